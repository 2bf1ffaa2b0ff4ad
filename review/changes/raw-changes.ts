import { TerraformBlock } from "../../model/terraform/terraform-block";
import { isReference, type TerraformObject, type TerraformValue } from "../../model/terraform/terraform-value";
import { quote } from "../../model/text/wording";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { PatchingType } from "../plan/plan-resources";
import type { PlannedResource } from "../plan/planned-resource";
import { changed, type Detail, detail, shown } from "./detail";
import { canonical } from "./differences";
import { REVIEWED_ARGUMENTS, unreviewedArguments } from "./reviewed-arguments";

/** What the provider computes, and what follows from tags: no news for a reader. */
const NEVER_TOLD = ["id", "arn", "window_task_id"];
const COMPUTED = [...NEVER_TOLD, "tags", "tags_all"];
/** Of these only that they change is counted. */
export const NOT_SHOWN = ["json", "tags_all"] as const;

/** What changes beside the model: tags, sensitive values, and arguments that this release has no words for. */
export function rawChanges(resource: PlannedResource): readonly Detail[] {
  const { before, after } = resource;
  if (before === undefined || after === undefined) return [];
  return [
    ...resource.secretChanges.map((argument) =>
      detail(
        argument === "source.configuration" ? "source-hidden" : "secret-changed",
        `${argument}: a sensitive value changes, not shown`,
      ),
    ),
    ...unreviewedChanges(before, after, resource.type as PatchingType),
    ...tagChanges(resource),
  ];
}

/** Arguments without a sentence of their own, at the top or within blocks that have one. */
function unreviewedChanges(before: TerraformObject, after: TerraformObject, type: PatchingType): readonly Detail[] {
  const reviewed = {
    ...REVIEWED_ARGUMENTS[type],
    ...Object.fromEntries(COMPUTED.map((name) => [name, true] as const)),
  };
  const [old, now] = [unreviewedArguments(before, reviewed), unreviewedArguments(after, reviewed)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names
    .filter((name) => entriesText(old.get(name)) !== entriesText(now.get(name)))
    .map((name) => valueDetail(name.replace(AROUND, ""), old.get(name) ?? [], now.get(name) ?? []));
}

/** What tasks are told stands in one block for each kind of task, within this one. */
const AROUND = "task_invocation_parameters.";

/** Blocks may stand in another order: what they hold is compared as a whole. */
function entriesText(values: readonly TerraformValue[] = []): string {
  return values
    .map((value) => canonical(withoutEmpty(value)))
    .filter((text) => text !== "null")
    .sort()
    .join();
}

function valueDetail(name: string, before: readonly TerraformValue[], after: readonly TerraformValue[]): Detail {
  const [old, now] = [plainText(before), plainText(after)];
  if (name.includes(".") || old === undefined || now === undefined)
    return detail("attribute-changed", `${name} changes`);
  return changed("attribute-changed", name, old, now);
}

/** A single plain value for a reader; undefined for anything that is more. */
function plainText(values: readonly TerraformValue[]): string | undefined {
  const [value, second] = values;
  if (second !== undefined) return undefined;
  if (value === undefined || value === null || value === "") return "not set";
  if (!isKnown(value as Knowable<string>)) return shown(value as Knowable<string>);
  if (typeof value === "string") return value.length > 60 ? quote(value) : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** Whether anything differs that a reader can be told: drift mostly is the provider's `json` alone. */
export function differsVisibly({ before, after, secretChanges }: PlannedResource): boolean {
  if (before === undefined || after === undefined || secretChanges.length > 0) return true;
  return namesOf(before, after).some((name) => {
    // A tag with an empty value is a tag.
    const isSame = name.startsWith("tags")
      ? canonical(before[name] ?? {}) === canonical(after[name] ?? {})
      : means(withoutOff(before[name]), withoutOff(after[name]));
    return !NEVER_TOLD.includes(name) && !isSame;
  });
}

/** Arguments that differ in what they say, those that the provider computes apart; a flag that is off is as good as none. */
export function differences({ before, after }: PlannedResource): readonly string[] {
  if (before === undefined || after === undefined) return [];
  return namesOf(before, after).filter(
    (name) => !COMPUTED.includes(name) && !means(withoutOff(before[name]), withoutOff(after[name])),
  );
}

function namesOf(before: TerraformObject, after: TerraformObject): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}

/** The provider reads null, an empty text, an empty list and an empty map back as each other. */
function means(before: TerraformValue, after: TerraformValue): boolean {
  return before === after || canonical(withoutEmpty(before)) === canonical(withoutEmpty(after));
}

function withoutEmpty(value: TerraformValue): TerraformValue {
  if (value === undefined || value === "") return null;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, entry]) => [name, withoutEmpty(entry)] as const);
  const given = entries.filter(([, entry]) => entry !== null);
  return given.length === 0 ? null : Object.fromEntries(given);
}

function withoutOff(value: TerraformValue): TerraformValue {
  if (value === false || value === 0) return null;
  if (typeof value !== "object" || value === null || isReference(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withoutOff(entry)]));
}

/** Tags are read from `tags_all`: with `default_tags` the plan shows `tags` gaining and losing what they add. */
function tagChanges({ address, before = {}, after = {} }: PlannedResource): readonly Detail[] {
  const [all, own] = [tagsOf(before, after, "tags_all", address), tagsOf(before, after, "tags", address)];
  if (own === undefined && isKnown(new TerraformBlock(before, address).map("tags")))
    return [detail("tagged", "tags: known after apply")];
  const { old, now } = all ?? own ?? { old: {}, now: {} };
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  const parts = keys
    .filter((key) => old[key] !== now[key])
    .map((key) => {
      if (!Object.hasOwn(now, key)) return `${key} is gone`;
      return Object.hasOwn(old, key)
        ? `${key} = ${shown(now[key])}, was ${shown(old[key])}`
        : `${key} = ${shown(now[key])} is new`;
    });
  return parts.length === 0 ? [] : [detail("tagged", `tags: ${parts.join("; ")}`)];
}

type Tags = Readonly<Record<string, Knowable<string>>>;

/** Both sides of one argument, where both are known. */
function tagsOf(
  before: TerraformObject,
  after: TerraformObject,
  name: "tags" | "tags_all",
  address: string,
): { readonly old: Tags; readonly now: Tags } | undefined {
  const old = new TerraformBlock(before, address).map(name);
  const now = new TerraformBlock(after, address).map(name);
  return isKnown(old) && isKnown(now) ? { old, now } : undefined;
}
