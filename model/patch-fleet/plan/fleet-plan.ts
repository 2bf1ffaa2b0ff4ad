import { shapeProblems } from "../../checks/check/shape-problems";
import { checkFleet } from "../../checks/patch-fleet/check-fleet";
import { checkDefinition } from "../../checks/patch-fleet/definition-checks";
import { FLEET_CHECKS } from "../../checks/patch-fleet/fleet-checks";
import { checkLocks } from "../../checks/patch-fleet/lock-checks";
import { checkPromises, fixOfAll, fixOfOrder } from "../../checks/patch-fleet/promise-checks";
import { RingFixes } from "../../checks/patch-fleet/ring-fixes";
import { checkRingOrder } from "../../checks/patch-fleet/ring-order";
import { deadlineProblems } from "../../checks/patch-group/deadline-form-check";
import { isOperatingSystem } from "../../facts/operating-systems";
import { type InstallStream, installStreams } from "../../patching/streams/install-stream";
import type { Finding } from "../../values/finding";
import { NotValidError } from "../../values/finding";
import { Problems } from "../../values/problems";
import { NO_TOKENS, type TokenHandling } from "../../values/props-reader";
import { pathText } from "../../values/value-path";
import { type AlikeAccounts, alikeAccounts } from "../alike-accounts";
import { type AccountPlan, type EffectiveDefinition, effectiveDefinition } from "../effective-definition";
import type { PatchEnvironmentDefinition } from "../environment-definition";
import type { FleetAccount, FleetBackend, FleetRing } from "../fleet-options";
import type { RingLocks } from "../lock-file";
import type { FleetAccounts } from "../read-fleet-file";
import { isKeptOnRing, ringDeadlines } from "../ring-deadlines";
import { type RingPromise, ringPromises } from "../ring-promises";
import type { RingStream, RingStreams } from "../ring-streams";
import { type LackingRule, ruleInFleet } from "../rule-in-fleet";
import { hasRefusedBaseline } from "./refused-baselines";

/** What a fleet is planned from. */
export interface FleetInput {
  readonly environment: PatchEnvironmentDefinition;
  readonly region: string;
  readonly rings: readonly FleetRing[];
  readonly accounts: readonly FleetAccount[] | FleetAccounts;
  readonly backend: FleetBackend;
  readonly tags?: { readonly [key: string]: string };
}

export interface FleetPlan {
  /** In the order of their names. */
  readonly accounts: readonly AccountPlan[];
  readonly promises: readonly RingPromise[];
  /** Warnings, for errors are thrown. */
  readonly warnings: readonly Finding[];
  /** What keeps the deadlines of the fleet and the promises of its rings; undefined where it does already. */
  readonly deadlineFix: (lacking?: LackingRule) => string | undefined;
}

/**
 * Works out what every account of a fleet follows, and whether the rings keep their promises.
 *
 * @throws NotValidError with everything that is wrong: first with the form, then with the fleet, then with the promises
 */
export function planFleet(
  input: FleetInput,
  locks: RingLocks,
  today: Date,
  tokens: TokenHandling = NO_TOKENS,
  isAccepted?: (finding: Finding) => boolean,
): FleetPlan {
  const { accounts, shownPath, source } = accountsOf(input.accounts);
  const subject = source === undefined ? "patch fleet" : `patch fleet of ${source}`;
  throwIfWrong(subject, formOf(input, accounts, source === undefined));

  const ofDefinition = new Problems();
  checkDefinition(input.environment, ofDefinition, today, tokens);
  const { findings } = ofDefinition;
  if (findings.some(({ checkId }) => checkId === "PM001")) ofDefinition.throwIfAny("environment of the patch fleet");
  const problems = new Problems();
  problems.addAll(findings.map((one) => ({ ...one, path: `environment.${one.path}` })));
  const { maintenanceWindows, associations = {}, patchPolicies = {} } = input.environment;
  const keys = {
    maintenanceWindows: Object.keys(maintenanceWindows),
    associations: Object.keys(associations),
    patchPolicies: Object.keys(patchPolicies),
  };
  checkFleet({ accounts, shownPath, rings: input.rings, region: input.region, keys }, problems);
  checkDelays(input, locks, problems);
  problems.addAll(deadlineProblemsOf(input, accounts, shownPath, tokens));
  checkLocks(locks, input.rings, accounts, problems);
  const isRefused = problems.findings.some(({ severity }) => severity === "error");
  const isProvable = !isRefused && !hasRefusedBaseline(input.environment, today, tokens);
  if (!isProvable) checkRingOrder(input.rings, problems);
  problems.throwIfAny(subject, isAccepted);

  const plans = plansOf(input, accounts, locks);
  if (!isProvable) return { accounts: plans, promises: [], warnings: [], deadlineFix: () => undefined };

  const alike = alikeAccounts(plans, input.region, tokens, today);
  const rings = ringsOf(input.rings, alike, locks);
  const promises = ringPromises(rings, today);
  const deadlines = once(() => ringDeadlines(alike, today));
  const fixes = once(
    () =>
      new RingFixes(
        rings,
        deadlines().filter(({ deadline }) => !deadline.acceptable),
        today,
      ),
  );
  const isEachPatched = rings.every(({ streams }) => streams.length > 0);
  checkRingOrder(input.rings, problems, () => (isEachPatched ? fixOfOrder(fixes()) : undefined));
  problems.throwIfAny(subject, isAccepted);
  checkPromises(promises, rings, fixes, problems);
  problems.throwIfAny(subject, isAccepted);
  const fixOfLate = once(() => {
    if (deadlines().every((one) => isKeptOnRing(one, today))) return undefined;
    return fixOfAll(new RingFixes(rings, deadlines(), today), "what the rings promise");
  });
  const deadlineFix = (lacking?: LackingRule) =>
    lacking === undefined ? fixOfLate() : ruleInFleet(alike, input.rings, lacking, today);
  return { accounts: plans, promises, warnings: problems.findings, deadlineFix };
}

function once<Value>(work: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}

function accountsOf(
  given: FleetInput["accounts"],
): Partial<FleetAccounts> & Pick<FleetAccounts, "accounts" | "shownPath"> {
  const isList = Array.isArray(given) || typeof given !== "object" || given === null;
  return isList ? { accounts: given as readonly FleetAccount[], shownPath: pathText } : (given as FleetAccounts);
}

/** What comes from a file has the form of accounts already. */
function formOf({ rings, backend, tags }: FleetInput, accounts: unknown, alsoAccounts: boolean): readonly Finding[] {
  const { FLEET_SCHEMAS } = require("../fleet-schema") as typeof import("../fleet-schema");
  const value = { rings, backend, tags, accounts: alsoAccounts ? accounts : [] };
  return shapeProblems(FLEET_SCHEMAS.fleet, value, pathText);
}

function throwIfWrong(subject: string, findings: readonly Finding[]): void {
  if (findings.length > 0) throw new NotValidError(subject, findings);
}

/** What rings and accounts say in place of the environment's deadline, held to the same systems as that. */
function deadlineProblemsOf(
  { environment, rings }: FleetInput,
  accounts: readonly FleetAccount[],
  shownPath: FleetAccounts["shownPath"],
  tokens: TokenHandling,
): readonly Finding[] {
  const systems = Object.values(environment.baselines).map(({ operatingSystem }) => operatingSystem);
  const known = systems.every(isOperatingSystem) ? [...new Set(systems)] : [];
  return [
    ...rings.flatMap(({ patchWithin }, index) =>
      deadlineProblems(patchWithin, `rings[${index}].patchWithin`, known, tokens),
    ),
    ...accounts.flatMap(({ overrides }, index) =>
      deadlineProblems(
        overrides?.patchWithin,
        shownPath(["accounts", index, "overrides", "patchWithin"]),
        known,
        tokens,
      ),
    ),
  ];
}

const LONGEST_DELAY = 360;

/** The days of a rule and of a ring together. */
function checkDelays({ rings, environment }: FleetInput, locks: RingLocks, problems: Problems): void {
  problems.as(FLEET_CHECKS.order);
  rings.forEach(({ name, soakDays = 0 }, index) => {
    if (Object.hasOwn(locks, name)) return;
    for (const [key, { approvalRules }] of Object.entries(environment.baselines)) {
      if (!Array.isArray(approvalRules)) continue;
      approvalRules.forEach(({ approveAfterDays: days }: { readonly approveAfterDays?: number }, rule) => {
        if (typeof days !== "number" || days + soakDays <= LONGEST_DELAY) return;
        const place = `baselines.${key}.approvalRules[${rule}]`;
        const message = `expected at most ${LONGEST_DELAY} days together with the ${days} of ${place}, got ${soakDays} for ${name}`;
        problems.add(`rings[${index}].soakDays`, message);
      });
    }
  });
}

/** Accounts of one ring without overrides share what they follow. */
function plansOf(input: FleetInput, accounts: readonly FleetAccount[], locks: RingLocks): readonly AccountPlan[] {
  const rings = new Map(input.rings.map((ring) => [ring.name, ring]));
  const shared = new Map<string, EffectiveDefinition>();
  return [...accounts]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((account) => {
      const { ring: name, overrides } = account;
      const work = () =>
        effectiveDefinition(input.environment, rings.get(name) as FleetRing, account, lockOf(locks, name));
      if (overrides !== undefined) return { account, ...work() };
      const known = shared.get(name) ?? work();
      shared.set(name, known);
      return { account, ...known };
    });
}

function ringsOf(
  rings: readonly FleetRing[],
  fleet: readonly AlikeAccounts[],
  locks: RingLocks,
): readonly RingStreams[] {
  return rings.map((ring) => {
    const found = new Map<string, { readonly stream: InstallStream; readonly accounts: Set<string> }>();
    for (const { accounts, views } of fleet.filter((one) => one.ring === ring.name)) {
      for (const stream of views.flatMap((view) => installStreams(view, ({ key }) => key))) {
        const key = JSON.stringify(stream);
        const known = found.get(key) ?? { stream, accounts: new Set() };
        found.set(key, known);
        for (const account of accounts) known.accounts.add(account);
      }
    }
    const streams = [...found.values()].map(
      ({ stream, accounts }): RingStream => ({ ...stream, accounts: [...accounts].sort() }),
    );
    return { ring, lock: lockOf(locks, ring.name), streams };
  });
}

function lockOf(locks: RingLocks, ring: string) {
  return Object.hasOwn(locks, ring) ? locks[ring] : undefined;
}
