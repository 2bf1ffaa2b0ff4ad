import { NUMBER_LIMITS, TEXT_LIMITS } from "../../facts/limits";
import { WINDOW_TEXT_LIMITS } from "../../facts/window-limits";
import {
  kindOfSelection,
  propertyOfSelection,
  RESOURCE_GROUP_KEY,
  RESOURCE_TYPE_FILTERS_KEY,
  TARGET_RESOURCE_TYPES,
  tagKeyOf,
} from "../../maintenance-window/target-keys";
import { joined, quote } from "../../text/wording";
import { isGiven, isWithin } from "../../values/problems";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { checkChoice } from "../check/shared-properties";
import { selectionsOf } from "./selections";

const WAYS = "patchGroups, tags, tagKeys, instanceIds or resourceGroup";

export const targetSelectsOneWay = defineCheck({
  id: "PM410",
  severity: "error",
  on: "target",
  cause: "A window target selects no nodes, or in several ways at once.",
  reason: "AWS finds the nodes of a target by their tags, by their ids, or by a resource group.",
  source: "maintenance window facts, C1",
  fix: "Give one of the ways, and add a second target for another.",
  find: (target, { problems }) => {
    if (!isKnown(target.targets)) return;
    if (target.targets.length === 0) {
      problems.add("", `missing, expected ${WAYS}; a target must select nodes`);
      return;
    }
    const selections = selectionsOf(target);
    const kinds = new Set(selections.map(({ key }) => kindOfSelection(key)));
    if (kinds.size < 2) return;
    const places = selections.map(({ place }) => place);
    problems.add("", `expected tags, instance ids or a resource group, got ${joined(places)}; add a target for each`);
  },
});

export const targetSelectionCount = defineCheck({
  id: "PM411",
  severity: "error",
  on: "target",
  cause: "A window target has more selections than AWS accepts.",
  reason: "The service accepts 5 entries a target; patch groups, each tag, and the tag keys together are one each.",
  source: NUMBER_LIMITS.targetSelections.source,
  fix: "Drop a tag that narrows nothing, or select by a resource group.",
  find: (target, { problems }) => {
    if (!isKnown(target.targets) || target.targets.length === 0) return;
    problems.count("", target.targets, NUMBER_LIMITS.targetSelections, "selection");
  },
});

export const targetKeyTwice = defineCheck({
  id: "PM412",
  severity: "error",
  on: "target",
  cause: "A window target selects by the same key twice.",
  reason: "Entries of a target must all hold, and a node has one value of a tag: none would be found.",
  source: "maintenance window facts, C1",
  fix: "Put the values into one list; any of them will do.",
  find: (target, { problems }) => {
    const seen = new Set<string>();
    for (const { key, place } of selectionsOf(target)) {
      if (seen.has(key)) {
        problems.add(
          propertyOfSelection(key) ?? place,
          `expected ${quote(key)} once, got it twice; put the values together`,
        );
      }
      seen.add(key);
    }
  },
});

export const targetKey = defineCheck({
  id: "PM413",
  severity: "error",
  on: "target",
  cause: "A window target selects by a key that AWS does not have, or by a tag key that cannot exist.",
  reason:
    "Keys are case-sensitive; another one fails at apply or finds nothing. The provider accepts no + in a key, and 163 bytes with tag: in front.",
  source: "maintenance window facts, C1; SSM API model, TargetKey",
  fix: "Write InstanceIds, tag:KEY, tag-key or resource-groups:Name.",
  find: (target, { problems }) => {
    for (const { key, place } of selectionsOf(target)) {
      const tagKey = tagKeyOf(key);
      if (tagKey !== undefined) {
        const limit = WINDOW_TEXT_LIMITS.targetedTagKey;
        problems.text(`${place} (the key)`, tagKey, limit);
        if (isWithin(tagKey, limit)) problems.text(`${place} (the key)`, key, TEXT_LIMITS.targetKey);
      } else if (propertyOfSelection(key) === undefined) {
        problems.add(
          `${place}.key`,
          `expected InstanceIds, tag:KEY, tag-key or resource-groups:Name, got ${quote(key)}; letter case matters`,
        );
      }
    }
  },
});

export const targetResourceType = defineCheck({
  id: "PM416",
  severity: "error",
  on: "target",
  cause: "The resource type of a window target is not one of AWS's, or does not fit what it selects by.",
  reason: "Resource groups go with RESOURCE_GROUP, everything else with INSTANCE.",
  source: "SSM API model, MaintenanceWindowResourceType; maintenance window facts, C1",
  fix: "Write the type that goes with the keys.",
  find: (target, { problems }) => {
    const { resourceType } = target;
    if (!isGiven(resourceType)) return;
    checkChoice("resourceType", resourceType, TARGET_RESOURCE_TYPES, problems);
    if (!TARGET_RESOURCE_TYPES.some((known) => known === resourceType)) return;
    const kinds = new Set(selectionsOf(target).map(({ key }) => kindOfSelection(key)));
    if (kinds.size !== 1) return;
    const expected = kinds.has("resource group") ? "RESOURCE_GROUP" : "INSTANCE";
    problems.unless(
      resourceType === expected,
      "resourceType",
      `expected ${expected} for what it selects by, got ${resourceType}`,
    );
  },
});

export const targetFiltersAlone = defineCheck({
  id: "PM417",
  severity: "warning",
  on: "target",
  cause: "A window target filters by resource type without a resource group.",
  reason: "AWS documents the filter together with the name of a group; what it does alone is not said.",
  source: "maintenance window facts, C1",
  fix: "Name the resource group too.",
  find: (target, { problems }) => {
    const keys = selectionsOf(target).map(({ key }) => key);
    if (!keys.includes(RESOURCE_TYPE_FILTERS_KEY) || keys.includes(RESOURCE_GROUP_KEY)) return;
    problems.add(
      "resourceTypeFilters",
      "expected a resourceGroup beside it, but it is missing; what it does alone is not documented",
    );
  },
});
