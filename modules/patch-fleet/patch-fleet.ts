import { basename, relative, resolve, sep } from "node:path";
import type { Construct } from "constructs";
import { isNothing, readText } from "../../host/files/read-text";
import { FLEET_CHECKS } from "../../model/checks/patch-fleet/fleet-checks";
import { partsOfAccounts } from "../../model/checks/patch-fleet/parts-of-accounts";
import type { AccountPlan } from "../../model/patch-fleet/effective-definition";
import type { PatchEnvironmentDefinition, SystemsByKey } from "../../model/patch-fleet/environment-definition";
import type { FleetAccount, FleetBackend, FleetRing } from "../../model/patch-fleet/fleet-options";
import { LOCK_FILE_NAME, type RingLocks, readLockFile } from "../../model/patch-fleet/lock-file";
import { type FleetInput, type FleetPlan, planFleet } from "../../model/patch-fleet/plan/fleet-plan";
import { presentParts } from "../../model/patch-fleet/present-parts";
import { type FleetAccounts, readFleetFile } from "../../model/patch-fleet/read-fleet-file";
import type { RingPromise } from "../../model/patch-fleet/ring-promises";
import { isInShard, readShard, type Shard } from "../../model/patch-fleet/shard";
import { stackNote } from "../../model/patch-fleet/stack-note";
import { expectedGot } from "../../model/text/wording";
import { type Finding, NotValidError } from "../../model/values/finding";
import { grouped } from "../../model/values/grouped";
import { Problems } from "../../model/values/problems";
import { propertyOf } from "../../model/values/property-of";
import { NO_TOKENS, PropsReader } from "../../model/values/props-reader";
import { acceptedOn } from "../construct/accepted-on";
import { throwUnlessConstruct } from "../construct/is-construct";
import { addObject } from "../construct/report";
import { sharingReadings } from "../construct/shared-readings";
import { areAmong } from "../construct/telling-all";
import { todayOf } from "../construct/today";
import { TOKENS_AS_UNKNOWN } from "../construct/tokens";
import { AccountStack } from "./account-stack";
import { withOthers } from "./refused-alike";

export interface PatchFleetProps<
  Systems extends SystemsByKey = SystemsByKey,
  GroupKey extends string = string,
  WindowKey extends string = string,
  RingName extends string = string,
> {
  /** What every account follows, but for what its ring and itself say differently. */
  readonly environment: PatchEnvironmentDefinition<Systems, GroupKey, WindowKey>;
  /** The provider's own Region in each account that names none. What lies there has plain addresses. */
  readonly region: string;
  /** In the order in which patches reach them. */
  readonly rings: readonly FleetRing<RingName, NoInfer<WindowKey>, NoInfer<Systems[keyof Systems]>>[];
  /**
   * As data, or what `PatchFleet.accountsFromFile` read: YAML or JSON with a list named `accounts`, each entry with `id`
   * (12 digits in quotes), `name`, `ring`, and where they differ `region` or `regions`, `tags`, `roleArn`, `backend` and
   * `overrides`. Their order means nothing.
   */
  readonly accounts:
    | readonly FleetAccount<NoInfer<RingName>, NoInfer<WindowKey>, NoInfer<Systems[keyof Systems]>>[]
    | FleetAccounts;
  /** Where the state of an account lies that says nothing else; each has its own, by its name. */
  readonly backend: FleetBackend;
  /**
   * Role which the provider assumes in each account that names none.
   *
   * @default - the credentials with which Terraform runs
   */
  readonly roleName?: string;
  /**
   * Tags on everything, as default tags of the provider.
   *
   * @default - only the tags of the account
   */
  readonly tags?: { readonly [key: string]: string };
  /**
   * Where `cdktf-patch promote` writes. A ring that stands in it approves what was released up to the day of its lock,
   * and waits no days. A file that is not there locks nothing.
   *
   * @default "patch-lock.json"
   */
  readonly lockFile?: string;
  /**
   * Makes only a part of the stacks, such as `3/10`. All accounts are checked nevertheless. Which part an account
   * belongs to depends on its name alone.
   *
   * @default - all of them
   */
  readonly shard?: string;
}

/**
 * One definition in many accounts, each in its ring: a stack for each account, by its name.
 *
 * Rings are checked before a stack is made: none approves earlier than the one before, and each patch has been
 * installed there for `daysOnRingBefore`, whenever in a year it is released.
 *
 * @throws NotValidError with everything that is wrong with accounts, rings, lock and definition; with accounts, rings
 *   and lock nothing is made
 */
export class PatchFleet<
  const Systems extends SystemsByKey = SystemsByKey,
  const GroupKey extends string = string,
  const WindowKey extends string = string,
  const RingName extends string = string,
> {
  /**
   * Reads accounts from a YAML or JSON file.
   *
   * @throws NotValidError with file and line of everything that is wrong with its form
   */
  public static accountsFromFile(path: string): FleetAccounts {
    return readFleetFile(textOf(path, "accounts"), basename(path));
  }

  /** The stacks that were made, by the names of their accounts. */
  public readonly stacks: Readonly<Record<string, AccountStack<Systems, GroupKey, WindowKey>>>;
  /** How many days each ring installs after the one before, as it was proved: a line for each baseline. */
  public readonly promises: readonly RingPromise[];

  constructor(scope: Construct, props: PatchFleetProps<Systems, GroupKey, WindowKey, RingName>) {
    throwUnlessConstruct("patch fleet", scope);
    const [given, problems] = Problems.of((own) => readProps(props, own));
    if (given === undefined) throw new NotValidError("patch fleet", problems.findings);
    const { rings, backend, region, roleName, tags, lockFile = LOCK_FILE_NAME, shard } = given;
    const today = todayOf(scope);
    const { locks, refused } = locksIn(lockFile, rings, today);
    const noted = seenFromOutput(scope, lockFile);
    const definitions = new Map<PatchEnvironmentDefinition, PatchEnvironmentDefinition>();
    const made = (accountPlan: AccountPlan, deadlineFix: FleetPlan["deadlineFix"]) => {
      const note = stackNote(accountPlan, rings, { lock: locks?.[accountPlan.account.ring], lockFile: noted });
      const definition = definitions.get(accountPlan.definition) ?? sharingReadings(accountPlan.definition);
      definitions.set(accountPlan.definition, definition);
      const ofFleet = { backend, region, roleName, tags, deadlineFix };
      return new AccountStack<Systems, GroupKey, WindowKey>(scope, { ...accountPlan, ...ofFleet, definition, note });
    };
    const madeOf = (one: AccountPlan, accounts: readonly AccountPlan[], deadlineFix: FleetPlan["deadlineFix"]) => {
      try {
        return made(one, deadlineFix);
      } catch (error) {
        if (!(error instanceof NotValidError)) throw error;
        const ofParts = partsOfAccounts(accounts, { today, tokens: TOKENS_AS_UNKNOWN });
        if (areAmong(error.findings, ofParts)) throw new NotValidError("patch fleet", ofParts);
        throw withOthers(error, scope, accounts, (other) => made(other, () => undefined));
      }
    };
    const throwIfRefused = (accounts: readonly AccountPlan[]): void => {
      // Accounts of one definition are refused alike.
      const each = new Map(accounts.map((one) => [one.definition, one]));
      for (const one of each.values()) {
        madeOf(one, accounts, () => undefined);
        scope.node.tryRemoveChild(one.account.name);
      }
    };
    const isAccepted = acceptedOn(scope);
    const found = [...problems.findings, ...inFile(lockFile, refused)];
    const plan = unlessAlone(refused, () =>
      planFleet(given, locks, today, TOKENS_AS_UNKNOWN, isAccepted, found, throwIfRefused),
    );
    this.promises = plan.promises;
    const stacks: Record<string, AccountStack<Systems, GroupKey, WindowKey>> = {};
    for (const accountPlan of plan.accounts) {
      const { name } = accountPlan.account;
      if (shard !== undefined && !isInShard(name, shard)) continue;
      const stack = madeOf(accountPlan, plan.accounts, plan.deadlineFix);
      stacks[name] = stack;
    }
    this.stacks = stacks;
    const all = Object.values(stacks);
    for (const [ring, findings] of grouped(plan.warnings, (one) => ringOf(one, rings))) {
      const ofRing = all.filter(({ account }) => account.ring === ring);
      // Where a shard has none of them, somebody is to hear of it nevertheless.
      const stacks = ofRing.length === 0 ? all.slice(0, 1) : ofRing;
      const together = stacks.map(({ node }) => node.path);
      for (const construct of stacks) addObject({ construct, kind: "patch fleet", findings, together });
    }
  }
}

/** What is wrong with the names of properties, and with the shard; the plan of the fleet reads what stands in them. */
function readProps(props: unknown, problems: Problems) {
  const reader = PropsReader.open(props, "", problems, NO_TOKENS);
  if (reader === undefined) return undefined;
  const given = Object.fromEntries(PROPERTIES.map((name) => [name, reader.raw(name)])) as unknown as PatchFleetProps;
  reader.refuseOthers();
  const shard = given.shard === undefined ? undefined : readShard(given.shard, "shard", problems);
  const { lockFile } = given as { readonly lockFile?: unknown };
  const hasName = lockFile === undefined || typeof lockFile === "string";
  if (!hasName) problems.add("lockFile", expectedGot("a string", lockFile));
  const environment = presentParts(given.environment);
  return { ...given, environment, lockFile: hasName ? lockFile : undefined, shard } as FleetInput &
    Pick<PatchFleetProps, "lockFile" | "roleName"> & { readonly shard?: Shard };
}

const PROPERTIES: readonly (keyof PatchFleetProps)[] = [
  "environment",
  "region",
  "rings",
  "accounts",
  "backend",
  "roleName",
  "tags",
  "lockFile",
  "shard",
];

/** The name of the ring that a finding is about; empty for one about all of the fleet. */
function ringOf({ path }: Finding, rings: readonly FleetRing[]): string {
  const [, index] = /^rings\[(\d+)\]/.exec(path) ?? [];
  return index === undefined ? "" : (rings[Number(index)]?.name ?? "");
}

function nameOf(ring: unknown): string | undefined {
  const name = propertyOf(ring, "name");
  return typeof name === "string" ? name : undefined;
}

interface ReadLocks {
  /** Undefined where they cannot be read. */
  readonly locks?: RingLocks;
  readonly refused?: NotValidError;
}

function locksIn(path: string, rings: PatchFleetProps["rings"], today: Date): ReadLocks {
  const names = Array.isArray(rings) ? rings.map((ring) => nameOf(ring) ?? "") : [];
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    if (isNothing(error)) return { locks: {} };
    return { refused: unreadable(path, "lock file", FLEET_CHECKS.lock.id, error) };
  }
  try {
    return { locks: readLockFile(text, basename(path), { rings: names, today }) };
  } catch (error) {
    if (error instanceof NotValidError) return { refused: error };
    throw error;
  }
}

/** What is wrong with a file, among what is wrong with the fleet. */
function inFile(path: string, refused: NotValidError | undefined): readonly Finding[] {
  const name = basename(path);
  return (refused?.findings ?? []).map((one) => ({
    ...one,
    path: [name, one.path].filter((part) => part !== "").join(", "),
  }));
}

/** Where nothing else is wrong, a lock file is refused as what it is. */
function unlessAlone(refused: NotValidError | undefined, plan: () => FleetPlan): FleetPlan {
  try {
    return plan();
  } catch (error) {
    const isAlone = error instanceof NotValidError && error.findings.length === refused?.findings.length;
    throw isAlone ? refused : error;
  }
}

/** The way from the output folder to a file, the same wherever the project lies. */
function seenFromOutput(scope: Construct, file: string): string | undefined {
  const outdir = propertyOf(scope.node.root, "outdir");
  if (typeof outdir !== "string") return undefined;
  return relative(resolve(outdir), resolve(file)).split(sep).join("/");
}

function textOf(path: string, what: string): string {
  try {
    return readText(path);
  } catch (error) {
    throw unreadable(path, what, "PM001", error);
  }
}

function unreadable(path: string, what: string, checkId: string, error: unknown): NotValidError {
  const message = error instanceof Error ? error.message : String(error);
  return new NotValidError(what, [{ checkId, severity: "error", path, message }]);
}
