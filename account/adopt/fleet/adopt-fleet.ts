import { UnreadableInput } from "../../../model/values/unreadable-input";
import { TerraformError } from "../../../offline-aws/terraform/terraform-error";
import type { RunProgram } from "../adopt";
import type { Adoptable, ExistingObject, LeftObject } from "../existing-object";
import { GROUPS_INTO_STATE, groupsIntoState, type RegistrationInState } from "../groups-into-state";
import { doingOf } from "../improve";
import { refusedByProvider } from "../leaving";
import { type PlannedChange, type PlayedPlan, planAgainst } from "../play";
import type { Dialect } from "../render";
import { type AccountInFleet, type FleetCore, type FleetMember, type FleetTries, fleetCore } from "./fleet-core";
import {
  type AdoptedRing,
  type FleetProgramOptions,
  fleetAccountsFile,
  fleetAdoptionFile,
  fleetMainFile,
  homeOf,
  pathOf,
  ringOf,
  ringsOf,
} from "./fleet-files";
import { keysOf } from "./fleet-keys";
import { type FleetPart, partId } from "./fleet-part";

/** Runs a program's JavaScript; throws a `NotValidError` where a construct refuses its props. */
export type RunFleetFiles = (files: Readonly<Record<string, string>>) => ReadonlyMap<string, RunProgram>;

export interface AdoptFleetOptions {
  readonly protect: boolean;
  /** Keys that the user chose, by the object's name. */
  readonly names: ReadonlyMap<string, string>;
  readonly run: RunFleetFiles;
}

/** One account, and what Terraform says of it. */
export interface AdoptedAccount {
  readonly id: string;
  readonly name: string;
  readonly ring: string;
  readonly summary: string;
  readonly createdGroups: number;
  /** Properties of the definition that are different here, with what they are. */
  readonly overrides: number;
}

/** A fleet for what equal accounts have. */
export interface AdoptedFleet {
  readonly files: Readonly<Record<string, string>>;
  readonly accounts: readonly AdoptedAccount[];
  /** Those that get patches first in front. */
  readonly rings: readonly AdoptedRing[];
  readonly parts: readonly FleetPart[];
  readonly objects: readonly ExistingObject[];
  readonly left: readonly LeftObject[];
  readonly kept: readonly string[];
  readonly findings: RunProgram["findings"];
}

/**
 * Writes one definition for what equal accounts have, runs it, and lets Terraform plan each account against a copy of it.
 * A part that the definition would change in any account is left out, until every plan is empty.
 *
 * @throws TerraformError where Terraform refuses a configuration
 * @throws UnreadableInput where no two accounts have enough in common
 */
export async function adoptFleet(
  accounts: readonly AccountInFleet[],
  options: AdoptFleetOptions,
): Promise<AdoptedFleet> {
  const tries: FleetTries = { keepOrder: new Set(), otherwise: new Map() };
  for (;;) {
    const core = fleetCore(accounts, tries);
    if (core.parts.length === 0 || core.members.length < 2) throw nothingInCommon(core);
    const around = programOptions(core, options);
    const ran = runnable(core, around, options, tries);
    if (ran === undefined) continue;
    const adopted: AdoptedAccount[] = [];
    const before = tries.keepOrder.size + tries.otherwise.size;
    for (const member of core.members) {
      const run = ran.get(member.name) as RunProgram;
      const whole = adoptableOf(member);
      const parts = partsByAddress(member, run, around);
      const planned = await planOrRefuse(whole, run, parts, tries);
      if (planned === undefined) break;
      const { summary, changes } = planned;
      const wrong = changes.filter((change) => !isExpected(change, parts));
      for (const change of wrong) excuse(change, parts.get(change.address), tries);
      adopted.push({
        id: member.id,
        name: member.name,
        ring: ringOf(member, core.members),
        summary,
        createdGroups: changes.filter(({ isImported }) => !isImported).length,
        overrides: countOf(member),
      });
      // What is wrong in one account is written otherwise in all of them.
      if (tries.keepOrder.size + tries.otherwise.size > before) break;
    }
    if (tries.keepOrder.size + tries.otherwise.size > before) continue;
    const findings = foldedFindings(core.members, ran);
    const withChecks = { ...around, skipValidation: findings.some(({ severity }) => severity === "error") };
    return {
      files: { ...filesOf(core, withChecks, "typescript"), ...groupScript(core, ran, withChecks) },
      accounts: adopted,
      rings: ringsOf(core.members),
      parts: core.parts,
      objects: core.members.flatMap((member) => adoptableOf(member).objects),
      left: core.left,
      kept: [...tries.keepOrder].sort().map((id) => `the order in ${id}`),
      findings,
    };
  }
}

function nothingInCommon({ left }: FleetCore): UnreadableInput {
  const reasons = left.slice(0, 3).map(({ label, reason }) => `${label}: ${reason}`);
  const why = reasons.length === 0 ? "" : `; ${reasons.join("; ")}`;
  return new UnreadableInput(
    "",
    `expected at least two accounts with something in common, found none${why}; adopt them one at a time, by --account-id`,
  );
}

function programOptions({ members, left }: FleetCore, { protect, names }: AdoptFleetOptions): FleetProgramOptions {
  const counts = new Map<string, number>();
  for (const region of members.flatMap(({ regions }) => [...regions.keys()])) {
    counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  const [first] = members;
  const [parts = []] = first?.regions.values() ?? [];
  return {
    protect,
    skipValidation: false,
    left: left.map(({ label, reason }) => `${label}: ${reason}`),
    keys: keysOf(parts, names),
    region: most?.[0] ?? "",
  };
}

/** Undefined where a part was refused, and left out. */
function runnable(
  core: FleetCore,
  around: FleetProgramOptions,
  { run }: AdoptFleetOptions,
  { otherwise }: FleetTries,
): ReadonlyMap<string, RunProgram> | undefined {
  try {
    return run(filesOf(core, around, "javascript"));
  } catch (error) {
    const { name, message } = error as Error;
    const [line = ""] = message.split("\n");
    const refused = core.parts.find(({ kind, name: ofPart }) => {
      const key = around.keys.get(partId(kind, ofPart)) as string;
      return line.split(/[ /]/).includes(key) || message.includes(`${kind}.${key}`);
    });
    if (name !== "NotValidError" || refused === undefined) throw error;
    otherwise.set(partId(refused.kind, refused.name), `the construct refuses it: ${message.replace(/\s+/g, " ")}`);
    return undefined;
  }
}

/** Undefined where the provider refuses parts, which are left out. */
async function planOrRefuse(
  adoptable: Adoptable,
  { configuration }: RunProgram,
  parts: ReadonlyMap<string, PartResource>,
  { otherwise }: FleetTries,
): Promise<PlayedPlan | undefined> {
  try {
    return await planAgainst(adoptable, configuration, {});
  } catch (error) {
    const objects = new Map([...parts].map(([address, { object }]) => [address, object]));
    const refused =
      error instanceof TerraformError ? refusedByProvider(error, objects) : new Map<ExistingObject, string>();
    if (refused.size === 0) throw error;
    for (const { part, object } of parts.values()) {
      const reason = refused.get(object);
      if (reason !== undefined) otherwise.set(partId(part.kind, part.name), reason);
    }
    return undefined;
  }
}

function filesOf(core: FleetCore, around: FleetProgramOptions, dialect: Dialect): Record<string, string> {
  const end = dialect === "typescript" ? ".ts" : "";
  return {
    [`main${end}`]: fleetMainFile(core, around, dialect),
    [`accounts${end}`]: fleetAccountsFile(core, around, dialect),
    [`adoption${end}`]: fleetAdoptionFile(core, around, dialect),
  };
}

function adoptableOf({ id, regions }: FleetMember): Adoptable {
  const objects = [...regions.values()].flat().flatMap(({ resources }) => [...resources.values()]);
  return { account: id, objects, left: [], secrets: [], systems: {}, by: "import" };
}

/** The script for registrations that Terraform would create once more, in each account. */
function groupScript(
  { members }: FleetCore,
  ran: ReadonlyMap<string, RunProgram>,
  around: FleetProgramOptions,
): Record<string, string> {
  const byStack = members.map((member): [string, readonly RegistrationInState[]] => {
    const home = homeOf([...member.regions.keys()], around.region);
    const found = partsByAddress(member, ran.get(member.name) as RunProgram, around);
    const groups = [...found].filter(([, { object }]) => object.type === "aws_ssm_patch_group");
    return [
      member.name,
      groups.map(([address, { object }]) => ({ object, address, isRegionSaid: object.region !== home })),
    ];
  });
  const some = byStack.filter(([, groups]) => groups.length > 0);
  return some.length === 0 ? {} : { [GROUPS_INTO_STATE]: groupsIntoState(new Map(some)) };
}

interface PartResource {
  readonly part: FleetPart;
  readonly object: ExistingObject;
}

function partsByAddress(
  { regions }: FleetMember,
  { addresses }: RunProgram,
  { keys, region: usual }: FleetProgramOptions,
): ReadonlyMap<string, PartResource> {
  const home = homeOf([...regions.keys()], usual);
  const all = [...regions].flatMap(([region, parts]) =>
    parts.flatMap((part) =>
      [...part.resources].flatMap(([below, object]) => {
        const isHome = region === home || part.kind === "patchPolicies";
        const address = addresses.get(pathOf(part, below, isHome ? undefined : region, keys));
        return address === undefined ? [] : [[address, { part, object }] as const];
      }),
    ),
  );
  return new Map(all);
}

function isExpected({ address, actions, isImported }: PlannedChange, parts: ReadonlyMap<string, PartResource>) {
  if (isImported) return actions.join() === "no-op";
  return parts.get(address)?.object.type === "aws_ssm_patch_group" && actions.join() === "create";
}

/** Types of which a definition can keep the order. */
const ORDERED = ["baselines", "maintenanceWindows"];
const LISTS = ["approval_rule", "global_filter", "targets"];

function excuse(change: PlannedChange, found: PartResource | undefined, { keepOrder, otherwise }: FleetTries): void {
  if (found === undefined) {
    throw new UnreadableInput("", `expected a plan of what exists alone, found ${change.address}: ${doingOf(change)}`);
  }
  const id = partId(found.part.kind, found.part.name);
  const isOrder = ORDERED.includes(found.part.kind) && change.differs.some((name) => LISTS.includes(name));
  if (isOrder && !keepOrder.has(id)) keepOrder.add(id);
  else otherwise.set(id, `a definition would change it: ${change.address}: ${doingOf(change)}`);
}

function countOf({ overrides }: FleetMember): number {
  const ofParts = [...overrides.parts.values()].reduce((sum, one) => sum + Object.keys(one).length, 0);
  return Object.keys(overrides.rates).length + ofParts;
}

/** The same finding in several accounts is told once. */
function foldedFindings(members: readonly FleetMember[], ran: ReadonlyMap<string, RunProgram>): RunProgram["findings"] {
  const all = new Map<string, { readonly finding: RunProgram["findings"][number]; readonly names: string[] }>();
  for (const { name } of members) {
    for (const finding of ran.get(name)?.findings ?? []) {
      const key = JSON.stringify(finding);
      const known = all.get(key) ?? { finding, names: [] };
      known.names.push(name);
      all.set(key, known);
    }
  }
  return [...all.values()].map(({ finding, names }) => {
    const where = names.length === members.length ? "" : ` (${names.join(", ")})`;
    return { ...finding, path: `${finding.path}${where}` };
  });
}
