import { TerraformBlock } from "../../model/terraform/terraform-block";
import type { TerraformObject, TerraformValue } from "../../model/terraform/terraform-value";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { PatchingType } from "../plan/plan-resources";
import type { PlannedResource } from "../plan/planned-resource";
import { type Detail, detail, shown } from "./detail";
import { canonical } from "./differences";

/** Arguments that our models read, and so have sentences of their own. A path leads into a block. */
const TOLD: Readonly<Record<PatchingType, readonly string[]>> = {
  aws_ssm_patch_baseline: [
    ..."approval_rule approved_patches approved_patches_compliance_level approved_patches_enable_non_security".split(
      " ",
    ),
    ..."available_security_updates_compliance_status description global_filter name operating_system".split(" "),
    ..."rejected_patches rejected_patches_action source".split(" "),
  ],
  aws_ssm_patch_group: ["baseline_id", "patch_group"],
  aws_ssm_default_patch_baseline: ["baseline_id", "operating_system"],
  aws_ssm_maintenance_window: [
    ..."allow_unassociated_targets cutoff description duration enabled end_date name schedule".split(" "),
    ..."schedule_offset schedule_timezone start_date".split(" "),
  ],
  aws_ssm_maintenance_window_target: "description name owner_information resource_type targets window_id".split(" "),
  aws_ssm_maintenance_window_task: [
    ..."cutoff_behavior description max_concurrency max_errors name priority service_role_arn targets".split(" "),
    ..."task_arn task_invocation_parameters task_type window_id".split(" "),
  ],
};

/** What the provider computes, and what follows from tags: no news for a reader. */
const NEVER_TOLD = ["id", "arn", "window_task_id"];
const COMPUTED = [...NEVER_TOLD, "tags", "tags_all"];
/** Of these only that they change is counted. */
export const NOT_SHOWN = ["json", "tags_all"] as const;

const BLOCKS_OF_OTHER_TASKS = ["automation_parameters", "lambda_parameters", "step_functions_parameters"] as const;

/** What changes beside the model: tags, sensitive values, and arguments that this release has no words for. */
export function rawChanges(resource: PlannedResource): readonly Detail[] {
  const { before, after } = resource;
  if (before === undefined || after === undefined) return [];
  const told = TOLD[resource.type as PatchingType];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const others = names.filter(
    (name) => !told.includes(name) && !COMPUTED.includes(name) && !means(before[name], after[name]),
  );
  return [
    ...resource.secretChanges.map((argument) =>
      detail("secret-changed", `${argument}: a sensitive value changes, not shown`),
    ),
    ...others.map((name) => detail("attribute-changed", `${name} changes`)),
    ...otherTaskBlocks(before, after),
    ...tagChanges(resource),
  ];
}

/** Whether anything differs that a reader can be told: drift mostly is the provider's `json` alone. */
export function differsVisibly({ before, after, secretChanges }: PlannedResource): boolean {
  if (before === undefined || after === undefined || secretChanges.length > 0) return true;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const name of names) {
    // A tag with an empty value is a tag.
    const isSame = name.startsWith("tags")
      ? canonical(before[name] ?? {}) === canonical(after[name] ?? {})
      : means(before[name], after[name]);
    if (!NEVER_TOLD.includes(name) && !isSame) return true;
  }
  return false;
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

function otherTaskBlocks(before: TerraformObject, after: TerraformObject): readonly Detail[] {
  const old = invocation(before);
  const now = invocation(after);
  return BLOCKS_OF_OTHER_TASKS.filter((name) => !means(old?.[name], now?.[name])).map((name) =>
    detail("attribute-changed", `${name} changes`),
  );
}

function invocation(values: TerraformObject): TerraformObject | undefined {
  const blocks = values.task_invocation_parameters;
  const first: unknown = Array.isArray(blocks) ? blocks[0] : undefined;
  return typeof first === "object" && first !== null ? (first as TerraformObject) : undefined;
}

/** Tags are read from `tags_all`: with `default_tags` the plan shows `tags` gaining and losing what they add. */
function tagChanges({ address, before = {}, after = {} }: PlannedResource): readonly Detail[] {
  const [all, own] = [tagsOf(before, after, "tags_all", address), tagsOf(before, after, "tags", address)];
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
