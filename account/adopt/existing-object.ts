import { isPatchingDocument } from "../../model/association/patching-document";
import { PATCH_POLICY_TYPE } from "../../model/patch-policy/patch-policy-model";

/** Something about patching that exists: what Terraform would hold of it, whatever it was read from. */
export interface ExistingObject {
  /** Terraform's type, `aws_ssm_patch_baseline`. */
  readonly type: PatchingType;
  /** The id that Terraform knows it by. */
  readonly id: string;
  readonly region: string;
  /** Its arguments by Terraform's names, as a state has them. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Where a state has it: `module.patching.aws_ssm_patch_group.this["web"]`. */
  readonly address?: string;
}

/** The types that are adopted, in the order in which they depend on one another. */
export const PATCHING_TYPES = [
  "aws_ssm_patch_baseline",
  "aws_ssm_default_patch_baseline",
  "aws_ssm_patch_group",
  "aws_ssm_maintenance_window",
  "aws_ssm_maintenance_window_target",
  "aws_ssm_maintenance_window_task",
  "aws_ssm_association",
  "aws_ssmquicksetup_configuration_manager",
] as const;

export type PatchingType = (typeof PATCHING_TYPES)[number];

/** Something that stays as it is, and why. */
export interface LeftObject {
  /** As a person would call it: `maintenance window "sunday" (mw-…)`. */
  readonly label: string;
  readonly reason: string;
  /** Where a state has it, to be forgotten there without being destroyed. */
  readonly address?: string;
}

/** What was read of one account, ready to be adopted. */
export interface Adoptable {
  /** The twelve digits, where they are known. */
  readonly account?: string;
  readonly objects: readonly ExistingObject[];
  readonly left: readonly LeftObject[];
  /** Secrets by the text that stands for them in `values`; also those of objects that are left. */
  readonly secrets: readonly Secret[];
  /** Operating systems of baselines by their ids, also of those that are not adopted. */
  readonly systems: Readonly<Record<string, string>>;
  /** How Terraform comes to know the objects. */
  readonly by: "import" | "move";
}

/** A text that must not stand in a program. */
export interface Secret {
  /** Stands in the values in its place. */
  readonly placeholder: string;
  /** `source acme of patch baseline acme-linux`. */
  readonly what: string;
}

/** Gives a text, or what stands for one that was not written. */
export type Hide = (value: unknown, what: string) => unknown;

/** What a text begins with that stands for a secret. */
const PLACEHOLDER = "hidden-";

/** What stands in values where a secret was. */
export function placeholderOf(hash: string): string {
  return `${PLACEHOLDER}${hash}`;
}

/** Whether a resource is about patching: an association by what it runs, a manager of Quick Setup by what it deploys. */
export function isAboutPatching(type: string, values: ExistingObject["values"] = {}): type is PatchingType {
  if (type === "aws_ssm_association") return isPatchingDocument(textOf(values.name));
  if (type === "aws_ssmquicksetup_configuration_manager") {
    return blocksOf(values.configuration_definition).some((one) => one.type === PATCH_POLICY_TYPE);
  }
  return (PATCHING_TYPES as readonly string[]).includes(type);
}

/** The id that Terraform knows something by: younger types have it under another name. */
export function idIn(values: ExistingObject["values"]): string {
  return textOf(values.id) || textOf(values.manager_arn);
}

/** What an object is called; empty where it has no name. An association's is another one than its document's. */
export function nameIn(values: ExistingObject["values"]): string {
  return textOf(values.association_name) || textOf(values.name) || textOf(values.patch_group);
}

/** A text among an object's values; empty where it is none. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The blocks among an object's values, be they a list or a single one. */
export function blocksOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((one): one is Record<string, unknown> => typeof one === "object" && one !== null);
}

/** The texts of a list among an object's values. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

/** How a person would call an object. */
export function labelOf({ type, id, values }: Pick<ExistingObject, "type" | "id" | "values">): string {
  const kind = KINDS[type];
  if (type === "aws_ssm_patch_group") return `${kind} ${JSON.stringify(textOf(values.patch_group))} (${id})`;
  if (type === "aws_ssm_default_patch_baseline") return `${kind} of ${id}`;
  const name = nameIn(values);
  if (type === "aws_ssmquicksetup_configuration_manager") return `${kind} ${JSON.stringify(name || id)}`;
  return name === "" ? `${kind} ${id}` : `${kind} ${JSON.stringify(name)} (${id})`;
}

const KINDS: Readonly<Record<PatchingType, string>> = {
  aws_ssm_patch_baseline: "patch baseline",
  aws_ssm_default_patch_baseline: "default patch baseline",
  aws_ssm_patch_group: "patch group",
  aws_ssm_maintenance_window: "maintenance window",
  aws_ssm_maintenance_window_target: "window target",
  aws_ssm_maintenance_window_task: "window task",
  aws_ssm_association: "association",
  aws_ssmquicksetup_configuration_manager: "patch policy",
};
