import { type Adoptable, type ExistingObject, type LeftObject, labelOf } from "./existing-object";
import { type PlannedChange, planAgainst } from "./play";
import { type Choices, type Program, programOf } from "./program";
import { adoptionFile, mainFile, type Surroundings } from "./render";

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
  readonly left: readonly LeftObject[];
  readonly findings: RunProgram["findings"];
}

/** More rounds than there are ways to write an object. */
const MOST_ROUNDS = 4;
/** Lists to whose order Terraform gives a meaning. */
const ORDERED = ["approval_rule", "global_filter", "source", "targets"];

/**
 * Writes a program that stands for what exists, runs it, and lets Terraform plan it against a copy of the account. What
 * is planned although nothing should change is written another way, until nothing is left or no other way is known.
 *
 * @throws TerraformError where Terraform refuses the configuration
 */
export async function adopt(adoptable: Adoptable, options: AdoptOptions): Promise<Adopted> {
  const raw = new Map<ExistingObject, string>();
  const keepOrder = new Set<ExistingObject>();
  const overrides = new Map<ExistingObject, readonly string[]>();
  const choices: Choices = { raw, keepOrder, overrides, names: options.names };
  for (let round = 0; ; round += 1) {
    const { program, ran } = runnable(adoptable, choices, raw, options);
    const variables = Object.fromEntries(program.secrets.map(({ id, placeholder }) => [id, placeholder]));
    const { summary, changes } = await planAgainst(adoptable, ran.configuration, variables);
    const objects = objectsByAddress(program, ran);
    const isCreatedGroup = ({ address, actions }: PlannedChange) =>
      adoptable.by === "import" && objects.get(address)?.type === "aws_ssm_patch_group" && actions.join() === "create";
    const isSensitivity = ({ actions, differs }: PlannedChange) => actions.join() === "update" && differs.length === 0;
    const wrong = changes.filter(
      (change) =>
        !isCreatedGroup(change) && !isSensitivity(change) && !(change.isImported && change.actions.includes("no-op")),
    );
    const improved = wrong.map((change) => improve(change, objects, keepOrder, overrides));
    if (round < MOST_ROUNDS && improved.includes(true)) continue;
    const around = surroundings(adoptable, ran, options);
    return {
      files: filesOf(program, around),
      configuration: ran.configuration,
      program,
      summary,
      becomeSensitive: changes.filter(isSensitivity).length,
      createdGroups: changes.filter(isCreatedGroup).length,
      remaining: wrong.map(remainder),
      kept: keptOf(choices),
      left: adoptable.left,
      findings: ran.findings,
    };
  }
}

/** A program of which no construct refuses anything. */
function runnable(
  adoptable: Adoptable,
  choices: Choices,
  raw: Map<ExistingObject, string>,
  options: AdoptOptions,
): { readonly program: Program; readonly ran: RunProgram } {
  for (;;) {
    const program = programOf(adoptable, choices);
    const around = surroundings(adoptable, undefined, options);
    const javascript = {
      main: mainFile(program, around, "javascript"),
      adoption: adoptionFile(program, around, "javascript"),
    };
    try {
      return { program, ran: options.run(javascript, options.stack) };
    } catch (error) {
      const { name, message } = error as Error;
      const refused = name === "NotValidError" ? refusedBy(message, program, options.stack) : undefined;
      if (refused === undefined || refused.every((object) => raw.has(object))) throw error;
      for (const object of refused) raw.set(object, message);
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

function surroundings(adoptable: Adoptable, ran: RunProgram | undefined, options: AdoptOptions): Surroundings {
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

/** Writes an object another way; false where none is known. */
function improve(
  { address, differs }: PlannedChange,
  objects: ReadonlyMap<string, ExistingObject>,
  keepOrder: Set<ExistingObject>,
  overrides: Map<ExistingObject, readonly string[]>,
): boolean {
  const object = objects.get(address);
  if (object === undefined) return false;
  const hasOrder = ["aws_ssm_patch_baseline", "aws_ssm_maintenance_window_target"].includes(object.type);
  if (hasOrder && !keepOrder.has(object) && differs.some((name) => ORDERED.includes(name))) {
    keepOrder.add(object);
    return true;
  }
  const before = overrides.get(object) ?? [];
  // The copy in json differs alone where a rule says 0 and another nothing.
  const causes = differs.map((name) => (name === "json" ? "approval_rule" : name));
  const more = [...new Set(causes)].filter((name) => !before.includes(name) && name !== "tags_all");
  if (more.length === 0) return false;
  overrides.set(object, [...before, ...more]);
  return true;
}

function remainder({ address, actions, differs }: PlannedChange): string {
  const doing = actions.join(" and ");
  return differs.length === 0 ? `${address}: ${doing}` : `${address}: ${doing} (${differs.join(", ")})`;
}

function keptOf({ raw, keepOrder, overrides }: Choices): readonly string[] {
  return [
    ...[...keepOrder].map((object) => `the order in ${labelOf(object)}`),
    ...[...overrides].map(([object, names]) => `${names.join(", ")} of ${labelOf(object)}, by an override`),
    ...[...raw.keys()].map((object) => `${labelOf(object)}, which the construct refuses, as the plain resource`),
  ].sort();
}

function filesOf(program: Program, around: Surroundings): Record<string, string> {
  return {
    "main.ts": mainFile(program, around, "typescript"),
    "adoption.ts": adoptionFile(program, around, "typescript"),
  };
}
