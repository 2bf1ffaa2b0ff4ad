import { TerraformError } from "../../offline-aws/terraform/terraform-error";
import type { Adoptable, ExistingObject, LeftObject } from "./existing-object";
import { GROUPS_INTO_STATE, groupsIntoState, type RegistrationInState } from "./groups-into-state";
import { improve, keptOf, remainder, type Tries } from "./improve";
import { leaving, refusedByProvider, runAtOnce } from "./leaving";
import { type PlannedChange, type PlayedPlan, planAgainst } from "./play";
import type { Program } from "./program";
import { programOf } from "./program-of";
import { adoptionFile, mainFile, type ProgramOptions } from "./render";

/** What came of a program that was run. */
export interface RunProgram {
  readonly configuration: object;
  readonly addresses: ReadonlyMap<string, string>;
  readonly findings: readonly { readonly severity: string; readonly path: string; readonly text: string }[];
}

/** Runs a program's JavaScript; throws a `NotValidError` where a construct refuses its props. */
export type RunFiles = (files: Readonly<Record<string, string>>, stack: string) => RunProgram;

export interface AdoptOptions {
  /** The name of the stack. */
  readonly stack: string;
  readonly protect: boolean;
  /** Ids that the user chose, by the object's own id or name. */
  readonly names: ReadonlyMap<string, string>;
  readonly run: RunFiles;
}

/** A program for what exists, and what Terraform says of it. */
export interface Adopted {
  readonly files: Readonly<Record<string, string>>;
  /** What Terraform reads of them. */
  readonly configuration: object;
  readonly program: Program;
  /** Terraform's own line of the plan. */
  readonly summary: string;
  /** Registrations of patch groups that are created once more, for they cannot be imported. */
  readonly createdGroups: number;
  /** Objects of which a value only becomes sensitive: Terraform calls that an update, and sends what is there. */
  readonly becomeSensitive: number;
  /** What is planned beyond all that; empty where the adoption is proved. */
  readonly remaining: readonly string[];
  /** What is kept although a construct would say it otherwise. */
  readonly kept: readonly string[];
  /** What is adopted. */
  readonly objects: readonly ExistingObject[];
  readonly left: readonly LeftObject[];
  readonly findings: RunProgram["findings"];
}

/** More rounds than there are ways to write an object. */
const MOST_ROUNDS = 4;

/**
 * Writes a program that stands for what exists, runs it, and lets Terraform plan it against a copy of the account. What
 * is planned although nothing should change is written another way, until nothing is left or no other way is known. An
 * association with any change planned is left as it is, for an update runs it; so is what the provider refuses.
 *
 * @throws TerraformError where Terraform refuses the configuration
 * @throws UnreadableInput where nothing can be adopted
 */
export async function adopt(adoptable: Adoptable, options: AdoptOptions): Promise<Adopted> {
  const choices = { raw: new Map(), keepOrder: new Set(), overrides: new Map(), names: options.names } as Tries;
  for (let round = 0; ; round += 1) {
    const { program, ran } = runnable(adoptable, choices, options);
    const variables = Object.fromEntries(program.secrets.map(({ id, placeholder }) => [id, placeholder]));
    const objects = objectsByAddress(program, ran);
    const planned = await planOrRefusals(adoptable, ran, variables, objects);
    if (!("changes" in planned)) return adopt(leaving(adoptable, planned), options);
    const { summary, changes } = planned;
    const isCreatedGroup = ({ address, actions }: PlannedChange) =>
      adoptable.by === "import" && objects.get(address)?.type === "aws_ssm_patch_group" && actions.join() === "create";
    const isSensitivity = ({ actions, differs }: PlannedChange) => actions.join() === "update" && differs.length === 0;
    const isAssociation = ({ address }: PlannedChange) => objects.get(address)?.type === "aws_ssm_association";
    const wrong = changes.filter(
      (change) =>
        !isCreatedGroup(change) &&
        !(isSensitivity(change) && !isAssociation(change)) &&
        !(change.isImported && change.actions.includes("no-op")),
    );
    const improved = wrong.map((change) => improve(change, objects, choices));
    if (round < MOST_ROUNDS && improved.includes(true)) continue;
    const wouldRun = wrong.filter(isAssociation);
    if (wouldRun.length > 0) return adopt(leaving(adoptable, runAtOnce(wouldRun, objects)), options);
    const around = programOptions(adoptable, ran, options);
    return {
      files: { ...filesOf(program, around), ...groupScript(program, ran, around) },
      configuration: ran.configuration,
      program,
      summary,
      becomeSensitive: changes.filter(isSensitivity).length,
      createdGroups: changes.filter(isCreatedGroup).length,
      remaining: wrong.map(remainder),
      kept: keptOf(choices, program),
      objects: adoptable.objects,
      left: adoptable.left,
      findings: ran.findings,
    };
  }
}

/** What is planned; or the objects that the provider refuses, with what it says. */
async function planOrRefusals(
  adoptable: Adoptable,
  { configuration }: RunProgram,
  variables: Readonly<Record<string, string>>,
  objects: ReadonlyMap<string, ExistingObject>,
): Promise<PlayedPlan | ReadonlyMap<ExistingObject, string>> {
  try {
    return await planAgainst(adoptable, configuration, variables);
  } catch (error) {
    const refused = error instanceof TerraformError ? refusedByProvider(error, objects) : new Map();
    if (refused.size === 0) throw error;
    return refused;
  }
}

/** A program of which no construct refuses anything. */
function runnable(
  adoptable: Adoptable,
  choices: Tries,
  options: AdoptOptions,
): { readonly program: Program; readonly ran: RunProgram } {
  for (;;) {
    const program = programOf(adoptable, choices);
    const around = programOptions(adoptable, undefined, options);
    const javascript = {
      main: mainFile(program, around, "javascript"),
      adoption: adoptionFile(program, around, "javascript"),
    };
    try {
      return { program, ran: options.run(javascript, options.stack) };
    } catch (error) {
      const { name, message } = error as Error;
      const refused = name === "NotValidError" ? refusedBy(message, program, options.stack) : undefined;
      if (refused === undefined || refused.every((object) => choices.raw.has(object))) throw error;
      for (const object of refused) choices.raw.set(object, message);
    }
  }
}

/** The objects of the construct that a refusal names: `patch baseline patching/AcmeLinux is not valid`. */
function refusedBy(message: string, program: Program, stack: string): readonly ExistingObject[] | undefined {
  const [line = ""] = message.split("\n");
  const path = line
    .split(" ")
    .find((word) => word.startsWith(`${stack}/`))
    ?.slice(stack.length + 1);
  const statement = program.statements.find(({ resources }) =>
    [...resources.keys()].some((one) => one.slice(0, one.lastIndexOf("/")) === path),
  );
  return statement && [...statement.resources.values()];
}

function programOptions(adoptable: Adoptable, ran: RunProgram | undefined, options: AdoptOptions): ProgramOptions {
  return {
    stack: options.stack,
    protect: options.protect,
    by: adoptable.by,
    left: adoptable.left
      .filter(({ address }) => address === undefined)
      .map(({ label, reason }) => `${label}: ${reason}`),
    forgotten: [
      ...new Set(adoptable.left.flatMap(({ address }) => (address === undefined ? [] : [unindexed(address)]))),
    ],
    skipValidation: ran?.findings.some(({ severity }) => severity === "error") ?? false,
  };
}

/** Terraform forgets a resource with all its instances, and takes no index there. */
function unindexed(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}

function objectsByAddress(program: Program, ran: RunProgram): ReadonlyMap<string, ExistingObject> {
  const byPath = program.statements.flatMap(({ resources }) => [...resources]);
  return new Map(
    byPath.flatMap(([path, object]) => {
      const address = ran.addresses.get(path);
      return address === undefined ? [] : [[address, object] as const];
    }),
  );
}

function filesOf(program: Program, around: ProgramOptions): Record<string, string> {
  return {
    "main.ts": mainFile(program, around, "typescript"),
    "adoption.ts": adoptionFile(program, around, "typescript"),
  };
}

/** The script for registrations that Terraform would create once more. */
function groupScript(
  program: Program,
  { addresses }: RunProgram,
  { by, stack }: ProgramOptions,
): Record<string, string> {
  if (by === "move") return {};
  const groups = program.statements
    .flatMap(({ resources }) => [...resources])
    .flatMap(([path, object]): RegistrationInState[] => {
      const address = addresses.get(path);
      if (object.type !== "aws_ssm_patch_group" || address === undefined) return [];
      const alias = object.region === program.regions[0] ? {} : { alias: object.region };
      return [{ object, address, ...alias, isRegionSaid: false }];
    });
  return groups.length === 0 ? {} : { [GROUPS_INTO_STATE]: groupsIntoState(new Map([[stack, groups]])) };
}
