import { type ReadShape, readShape } from "../../checks/check/shape-problems";
import { checkFleet, type KeysByKind } from "../../checks/patch-fleet/check-fleet";
import { checkDefinition, type PartsByKind, systemsOf } from "../../checks/patch-fleet/definition-checks";
import { FLEET_CHECKS } from "../../checks/patch-fleet/fleet-checks";
import { freezeProblems } from "../../checks/patch-fleet/freeze-problems";
import { checkLocks } from "../../checks/patch-fleet/lock-checks";
import { baselineProblems, partProblems } from "../../checks/patch-fleet/part-problems";
import { checkPromises, fixOfAll, fixOfOrder } from "../../checks/patch-fleet/promise-checks";
import { checkReplacedDeadlines } from "../../checks/patch-fleet/replaced-deadlines";
import { RingFixes } from "../../checks/patch-fleet/ring-fixes";
import { checkRingOrder } from "../../checks/patch-fleet/ring-order";
import { deadlineProblems } from "../../checks/patch-group/deadline-form-check";
import { NUMBER_LIMITS } from "../../facts/limits";
import { type InstallStream, installStreams } from "../../patching/streams/install-stream";
import type { Finding } from "../../values/finding";
import { once } from "../../values/once";
import { Problems, pathIn } from "../../values/problems";
import { propertyOf } from "../../values/property-of";
import { NO_TOKENS, type TokenHandling } from "../../values/props-reader";
import { liesWithin, pathText } from "../../values/value-path";
import { type AlikeAccounts, alikeAccounts } from "../alike-accounts";
import { readChangeFreezes } from "../change-freeze";
import { type AccountPlan, type EffectiveDefinition, effectiveDefinition } from "../effective-definition";
import type { PatchEnvironmentDefinition } from "../environment-definition";
import type { FleetAccount, FleetBackend, FleetRing } from "../fleet-options";
import { frozenDefinition } from "../frozen-definition";
import { lockOf, type RingLocks } from "../lock-file";
import { OVERRIDES_BY_KEY } from "../overrides";
import type { FleetAccounts } from "../read-fleet-file";
import { isKeptOnRing, ringDeadlines } from "../ring-deadlines";
import { type RingPromise, ringPromises } from "../ring-promises";
import type { RingStream, RingStreams } from "../ring-streams";
import { type LackingRule, ruleInFleet } from "../rule-in-fleet";

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
  readonly deadlineFix: (about?: LackingRule | "freeze") => string | undefined;
}

/**
 * Works out what every account of a fleet follows, and whether the rings keep their promises.
 *
 * @param readLocks - undefined where they cannot be read, which is among `found`
 * @param found - what is wrong with the names of its properties, and with its lock file
 * @param throwIfRefused - whatever its parts refuse in one of these accounts: asked before a promise is told to be broken,
 *   for it was proved without them
 * @throws NotValidError with everything that is wrong: first with what is written, then with the promises
 */
export function planFleet(
  given: FleetInput,
  readLocks: RingLocks | undefined,
  today: Date,
  tokens: TokenHandling = NO_TOKENS,
  isAccepted?: (finding: Finding) => boolean,
  found: readonly Finding[] = [],
  throwIfRefused: (accounts: readonly AccountPlan[]) => void = () => undefined,
): FleetPlan {
  const { accounts: givenAccounts, shownPath, source } = accountsOf(given.accounts);
  const subject = source === undefined ? "patch fleet" : `patch fleet of ${source}`;
  const form = formOf(given, givenAccounts, source === undefined);
  const { rings, accounts } = readableParts(form.readable, source === undefined ? undefined : givenAccounts);
  const input = { ...given, rings };

  const problems = new Problems();
  problems.addAll([...found, ...form.findings]);
  const ofDefinition = new Problems();
  const parts = checkDefinition(input.environment, ofDefinition, today, tokens);
  problems.addAll(inEnvironment(ofDefinition.findings));
  const others = new Problems();
  const keys = keysOf(input.environment, parts, ofDefinition.findings);
  checkFleet({ accounts, shownPath, rings, region: input.region, keys }, others);
  if (readLocks !== undefined) checkDelays(input, parts, readLocks, others);
  others.addAll(deadlineProblemsOf(rings, accounts, parts, shownPath, tokens));
  const systems = systemsOf([...(parts?.baselines.values() ?? [])]);
  checkReplacedDeadlines(propertyOf(input.environment, "patchWithin"), rings, accounts, { systems, tokens }, others);
  if (readLocks !== undefined) checkLocks(readLocks, rings, accounts, others);
  problems.addAll(others.findings.filter(({ path }) => !isTold(path, form.told)));
  const ofFreezes = freezeProblems(input.environment, rings, accounts, shownPath, tokens);
  problems.addNew(ofFreezes.filter(({ path }) => !isTold(path, form.told)));
  const asked = { today, tokens };
  if (problems.hasErrors || baselineProblems(input.environment, asked).length > 0) {
    const ofOrder = new Problems();
    checkRingOrder(rings, ofOrder);
    problems.addAll(ofOrder.findings.filter(({ path }) => !isTold(path, form.told)));
    problems.addNew(inEnvironment(partProblems(input.environment, asked)));
  }
  problems.throwIfAny(subject, isAccepted);

  const locks = readLocks ?? {};
  const plans = plansOf(input, accounts, locks, tokens);
  const alike = alikeAccounts(plans, input.region, tokens, today);
  const freezesOf = ({ changeFreezes = input.environment.changeFreezes }: FleetRing) =>
    readChangeFreezes(changeFreezes, "", new Problems(), tokens);
  const streams = ringsOf(rings, alike, locks).map((one) => ({ ...one, changeFreezes: freezesOf(one.ring) }));
  const promises = ringPromises(streams, today);
  const deadlines = once(() => ringDeadlines(alike, today));
  const fixes = once(
    () =>
      new RingFixes(
        streams,
        deadlines().filter(({ deadline }) => !deadline.acceptable),
        today,
      ),
  );
  const isEachPatched = streams.every((ring) => ring.streams.length > 0);
  checkRingOrder(rings, problems, () => (isEachPatched ? fixOfOrder(fixes()) : undefined));
  if (!problems.hasErrors) checkPromises(promises, streams, fixes, problems);
  if (problems.hasErrors) throwIfRefused(plans);
  problems.throwIfAny(subject, isAccepted);
  const fixesOfLate = once(() => new RingFixes(streams, deadlines(), today));
  const fixOfLate = once(() => {
    if (deadlines().every((one) => isKeptOnRing(one, today))) return undefined;
    return fixOfAll(fixesOfLate(), "the ring order");
  });
  const deadlineFix: FleetPlan["deadlineFix"] = (about) => {
    if (about === undefined) return fixOfLate();
    return about === "freeze" ? fixesOfLate().aroundFreeze : ruleInFleet(alike, rings, about, today);
  };
  return { accounts: plans, promises, warnings: problems.findings, deadlineFix };
}

function accountsOf(
  given: FleetInput["accounts"],
): Partial<FleetAccounts> & Pick<FleetAccounts, "accounts" | "shownPath"> {
  const isList = typeof propertyOf(given, "shownPath") !== "function";
  return isList ? { accounts: given as readonly FleetAccount[], shownPath: pathText } : (given as FleetAccounts);
}

/** What comes from a file has the form of accounts already. */
function formOf({ rings, backend, tags }: FleetInput, accounts: unknown, alsoAccounts: boolean): ReadShape {
  const { FLEET_SCHEMAS } = require("../fleet-schema") as typeof import("../fleet-schema");
  const value = { rings, backend, tags, accounts: alsoAccounts ? accounts : [] };
  return readShape(FLEET_SCHEMAS.fleet, value, pathText);
}

/** Rings and accounts as far as they can be read. What is missing is an empty text: that is told, and not doubted again. */
function readableParts(readable: unknown, ofFile: readonly FleetAccount[] | undefined) {
  const { rings = [], accounts = [] } = readable as ReadableParts;
  return {
    rings: rings.map((ring) => ({ ...ring, name: ring?.name ?? "" })),
    accounts:
      ofFile ?? accounts.map((one) => ({ ...one, id: one?.id ?? "", name: one?.name ?? "", ring: one?.ring ?? "" })),
  };
}

/** Where something has the wrong kind there is nothing. */
interface ReadableParts {
  readonly rings?: readonly (FleetRing | undefined)[];
  readonly accounts?: readonly (FleetAccount | undefined)[];
}

function inEnvironment(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((one) => ({ ...one, path: one.path === "" ? "environment" : pathIn("environment", one.path) }));
}

/** Whether a place, or one around it, is told to be wrong. */
function isTold(path: string, told: readonly string[]): boolean {
  return told.some((one) => liesWithin(path, one));
}

/** The keys of parts that have overrides; undefined where such parts cannot be read. */
function keysOf(environment: unknown, parts: PartsByKind | undefined, findings: readonly Finding[]): KeysByKind {
  return Object.fromEntries(
    OVERRIDES_BY_KEY.map((kind) => {
      if (parts === undefined || findings.some(({ path }) => path === kind)) return [kind, undefined];
      const given = propertyOf(environment, kind);
      return [kind, [...new Set([...Object.keys(Object(given) as object), ...parts[kind].keys()])]];
    }),
  ) as KeysByKind;
}

/** What rings and accounts say in place of the environment's deadline, held to the same systems as that. */
function deadlineProblemsOf(
  rings: readonly FleetRing[],
  accounts: readonly FleetAccount[],
  parts: PartsByKind | undefined,
  shownPath: FleetAccounts["shownPath"],
  tokens: TokenHandling,
): readonly Finding[] {
  const known = systemsOf([...(parts?.baselines.values() ?? [])]);
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

const LONGEST_DELAY = NUMBER_LIMITS.approveAfterDays.max;

/** The days of a rule and of a ring together. */
function checkDelays(
  { rings }: FleetInput,
  parts: PartsByKind | undefined,
  locks: RingLocks,
  problems: Problems,
): void {
  problems.as(FLEET_CHECKS.order);
  rings.forEach(({ name, soakDays = 0 }, index) => {
    if (Object.hasOwn(locks, name)) return;
    for (const [key, baseline] of parts?.baselines ?? []) {
      const approvalRules = baseline.raw("approvalRules");
      if (!Array.isArray(approvalRules)) continue;
      approvalRules.forEach((given: unknown, rule) => {
        const days = propertyOf(given, "approveAfterDays");
        // What is too long by itself is told where it stands.
        if (typeof days !== "number" || days > LONGEST_DELAY || days + soakDays <= LONGEST_DELAY) return;
        const place = `baselines.${key}.approvalRules[${rule}]`;
        const message = `expected at most ${LONGEST_DELAY} days together with the ${days} of ${place}, got ${soakDays} for ${name}`;
        problems.add(`rings[${index}].soakDays`, message);
      });
    }
  });
}

/**
 * Ring by ring, and in a ring by their names: in the order in which all commands tell them. Accounts of one ring without
 * overrides share what they follow.
 */
function plansOf(
  input: FleetInput,
  accounts: readonly FleetAccount[],
  locks: RingLocks,
  tokens: TokenHandling,
): readonly AccountPlan[] {
  const rings = new Map(input.rings.map((ring) => [ring.name, ring]));
  const places = new Map(input.rings.map(({ name }, place) => [name, place]));
  const placeOf = ({ ring }: FleetAccount) => places.get(ring) ?? 0;
  const shared = new Map<string, EffectiveDefinition>();
  return [...accounts]
    .sort((a, b) => placeOf(a) - placeOf(b) || (a.name < b.name ? -1 : 1))
    .map((account) => {
      const { ring: name, overrides } = account;
      const work = () => {
        const ring = rings.get(name) as FleetRing;
        const { definition, settings } = effectiveDefinition(input.environment, ring, account, lockOf(locks, name));
        return { settings, definition: frozenDefinition(definition, tokens) };
      };
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
