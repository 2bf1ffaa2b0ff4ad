import { baselineTagsText } from "../../model/association/baseline-tags";
import {
  BASELINE_TAGS_PARAMETER,
  PATCH_DOCUMENT,
  PATCH_DOCUMENT_OF_ASSOCIATION,
  PATCH_DOCUMENT_WITH_HOOKS,
} from "../../model/maintenance-window/patch-document";
import { DEFAULT_MAX_CONCURRENCY, DEFAULT_MAX_ERRORS } from "../../model/maintenance-window/patch-task-options";
import { INSTANCE_IDS_KEY, RESOURCE_GROUP_KEY } from "../../model/maintenance-window/target-keys";
import { given, tagProps, unless } from "./baseline-props";
import { CannotSay } from "./cannot-say";
import { type Code, set } from "./code";
import { blocksOf, type ExistingObject, textOf, textsOf } from "./existing-object";
import { parameterProps } from "./task-props";
import { type GroupVariable, notTogether, scheduleCode, selectionsOf, taggedProps } from "./window-props";

type Values = ExistingObject["values"];

/**
 * The props of a `PatchAssociation`. What it would say otherwise, such as the reboot option of a scan, is found when
 * Terraform plans it.
 *
 * @throws CannotSay
 */
export function associationProps(
  { values, region }: ExistingObject,
  groups: readonly GroupVariable[],
): Record<string, Code> {
  const schedule = textOf(values.schedule_expression);
  if (schedule === "") throw new CannotSay("it has no schedule");
  const targets = targetProps(values, region, groups);
  const operation = operationProps(values);
  const output = blocksOf(values.output_location)[0] ?? {};
  const seconds = Number(values.wait_for_success_timeout_seconds ?? 0);
  return set({
    ...operation,
    targets,
    scheduleExpression: scheduleCode(schedule),
    applyOnlyAtCronInterval: values.apply_only_at_cron_interval === true ? undefined : false,
    associationName: given(values.association_name),
    calendarNames: textsOf(values.calendar_names).length === 0 ? undefined : [...textsOf(values.calendar_names)],
    maxConcurrency: unless(values.max_concurrency, DEFAULT_MAX_CONCURRENCY),
    maxErrors: unless(values.max_errors, DEFAULT_MAX_ERRORS),
    complianceSeverity: given(values.compliance_severity),
    syncCompliance: given(values.sync_compliance),
    documentVersion: given(values.document_version),
    waitForSuccessTimeoutSeconds: seconds === 0 ? undefined : seconds,
    outputS3Bucket: given(output.s3_bucket_name),
    outputS3KeyPrefix: given(output.s3_key_prefix),
    outputS3Region: given(output.s3_region),
    tags: tagProps(values),
  });
}

function operationProps(values: Values): Record<string, Code> {
  const document = textOf(values.name);
  const { [BASELINE_TAGS_PARAMETER]: tags, ...others } = (values.parameters ?? {}) as Readonly<Record<string, unknown>>;
  const blocks = Object.entries(others).map(([name, value]) => ({ name, values: [textOf(value)] }));
  if (document === PATCH_DOCUMENT_OF_ASSOCIATION) {
    return { ...parameterProps(blocks, PATCH_DOCUMENT).main, baselineTags: baselineTagsProp(textOf(tags)) };
  }
  if (![PATCH_DOCUMENT, PATCH_DOCUMENT_WITH_HOOKS].includes(document)) throw new CannotSay(`it runs ${document}`);
  if (tags !== undefined) throw new CannotSay(`${document} accepts no ${BASELINE_TAGS_PARAMETER}`);
  const { main, others: more } = parameterProps(blocks, document);
  // Hooks are how the construct is told to run the document that calls them.
  if (document === PATCH_DOCUMENT_WITH_HOOKS && more.hooks === undefined) {
    throw new CannotSay(`it runs ${document} without a hook`);
  }
  return set({ ...main, hooks: more.hooks });
}

function baselineTagsProp(text: string): Code {
  const [, key = "", list = ""] = /^Key=([^,]+),Values=(.+)$/.exec(text) ?? [];
  const values = list.split(",");
  if (baselineTagsText(key, values) === text) return { key, values };
  throw new CannotSay(`its ${BASELINE_TAGS_PARAMETER} are not one key with values`);
}

function targetProps(values: Values, region: string, groups: readonly GroupVariable[]): Code {
  const selections = selectionsOf(values);
  const [first] = selections;
  const keys = selections.map(({ key }) => key);
  if (first === undefined) throw new CannotSay("it selects no nodes");
  if (new Set(keys).size < keys.length) throw new CannotSay("it says a key of its targets twice");
  if (selections.length === 1 && first.key === INSTANCE_IDS_KEY) {
    return first.values.join() === "*" ? { allNodes: true } : { instanceIds: first.values };
  }
  if (selections.length === 1 && first.key === RESOURCE_GROUP_KEY && first.values.length === 1) {
    return { resourceGroup: first.values[0] as string };
  }
  if (keys.some((key) => !key.startsWith("tag:"))) throw notTogether(keys);
  return set(taggedProps(selections, region, groups).props);
}
