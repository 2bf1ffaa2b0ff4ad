import { NUMBER_LIMITS } from "../../facts/limits";
import { INSTANCE_ID, WINDOW_NUMBER_LIMITS, WINDOW_TEXT_LIMITS } from "../../facts/window-limits";
import {
  INSTANCE_IDS_KEY,
  RESOURCE_GROUP_KEY,
  RESOURCE_TYPE_FILTERS_KEY,
  TAG_KEYS_KEY,
  tagKeyOf,
} from "../../maintenance-window/target-keys";
import { quote } from "../../text/wording";
import type { NumberLimit, Problems } from "../../values/problems";
import { eachKnown, isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { type KnownSelection, selectionsOf } from "./selections";

const COUNTS: ReadonlyMap<string, readonly [limit: NumberLimit, noun: string]> = new Map([
  [INSTANCE_IDS_KEY, [NUMBER_LIMITS.targetValues, "instance id"]],
  [TAG_KEYS_KEY, [WINDOW_NUMBER_LIMITS.tagKeys, "tag key"]],
  [RESOURCE_TYPE_FILTERS_KEY, [WINDOW_NUMBER_LIMITS.resourceTypeFilters, "resource type"]],
]);

export const targetValueCount = defineCheck({
  id: "PM414",
  severity: "error",
  on: "target",
  cause: "A window target lists no value for a key, or too many.",
  reason: "The service accepts 1 to 50 values a key, 5 tag keys or resource types, and one resource group.",
  source: NUMBER_LIMITS.targetValues.source,
  fix: "Split the target in two, or select by something that the nodes have in common.",
  find: (target, { problems }) => {
    for (const { key, values, place, ofPatchGroups } of selectionsOf(target)) {
      if (!isKnown(values)) continue;
      if (key === RESOURCE_GROUP_KEY) {
        problems.unless(values.length === 1, place, `expected exactly 1 resource group, got ${values.length}`);
        continue;
      }
      const [limit, noun] = COUNTS.get(key) ?? [NUMBER_LIMITS.targetValues, ofPatchGroups ? "patch group" : "value"];
      problems.count(place, values, limit, noun);
    }
  },
});

export const targetValues = defineCheck({
  id: "PM415",
  severity: "error",
  on: "target",
  cause: "A window target lists a value that nothing can have.",
  reason:
    "Such a value fails at apply or finds no node. * is no wildcard here. A tag of a node may hold any character, more " +
    "than one of a baseline.",
  source: "maintenance window facts, C1; SSM API model, InstanceId",
  fix: "Correct the value; for any value of a tag use tagKeys.",
  find: (target, { problems }) => {
    for (const selection of selectionsOf(target)) {
      // Their names are looked at where they were written.
      if (selection.ofPatchGroups) continue;
      eachKnown(selection.values, (value, index) => checkValue(selection, value, index, problems));
    }
  },
});

function checkValue({ key, place }: KnownSelection, value: string, index: number, problems: Problems): void {
  const path = key === RESOURCE_GROUP_KEY ? place : `${place}[${index}]`;
  const tagKey = tagKeyOf(key);
  if (tagKey !== undefined) checkTagValue(path, tagKey, value, problems);
  else if (key === INSTANCE_IDS_KEY) checkInstanceId(path, value, problems);
  else if (key === TAG_KEYS_KEY) problems.text(path, value, WINDOW_TEXT_LIMITS.selectedTagKey);
  else problems.unless(value !== "", path, 'expected a name, got ""');
}

function checkTagValue(path: string, tagKey: string, value: string, problems: Problems): void {
  if (value === "*") {
    problems.add(
      path,
      `expected a value of the tag, got "*", which stands for itself; write tagKeys: [${quote(tagKey)}]`,
    );
  } else {
    problems.text(path, value, WINDOW_TEXT_LIMITS.targetedTagValue);
  }
}

export function checkInstanceId(path: string, value: string, problems: Problems): void {
  if (INSTANCE_ID.pattern.test(value)) return;
  problems.add(path, `expected ${INSTANCE_ID.inWords}, got ${quote(value)}`);
}
