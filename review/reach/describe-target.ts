import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import type { WindowTargetModel } from "../../model/maintenance-window/maintenance-window-model";
import { INSTANCE_IDS_KEY, RESOURCE_GROUP_KEY, tagKeyOf } from "../../model/maintenance-window/target-keys";
import { PATCH_GROUP_TAG_KEYS } from "../../model/patch-group/patch-group-model";
import { patchGroupsOfTarget } from "../../model/patching/nodes/targeting";
import { counted, joined } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";

/** The patch groups that a target names by their tag, sorted. */
export function patchGroupsOf(target: WindowTargetModel): readonly string[] {
  return [...new Set(patchGroupsOfTarget(target).flatMap(({ patchGroups }) => patchGroups))].sort();
}

/** Whom a target means: `patch groups prod-web and prod-db`, `3 machines by id`, `machines with tag Stage = prod`. */
export function describeTarget(target: WindowTargetModel): string {
  if (!isKnown(target.targets)) return `machines ${NOT_KNOWN_YET}`;
  const groups = patchGroupsOf(target);
  const parts = groups.length === 0 ? [] : [groupsText(groups)];
  for (const selection of target.targets) {
    if (!isKnown(selection) || !isKnown(selection.key)) {
      parts.push(`machines ${NOT_KNOWN_YET}`);
      continue;
    }
    const { key } = selection;
    const values = isKnown(selection.values)
      ? selection.values.map((value) => (isKnown(value) ? value : NOT_KNOWN_YET))
      : [NOT_KNOWN_YET];
    const tagKey = tagKeyOf(key);
    if (tagKey !== undefined && (PATCH_GROUP_TAG_KEYS as readonly string[]).includes(tagKey)) continue;
    if (key === INSTANCE_IDS_KEY) parts.push(`${counted(values.length, "machine")} by id`);
    else if (tagKey !== undefined) parts.push(`machines with tag ${tagKey} = ${joined(values, "or")}`);
    else if (key === RESOURCE_GROUP_KEY) parts.push(`resource group ${values.join(", ")}`);
    else parts.push(`${key} = ${joined(values, "or")}`);
  }
  return parts.length === 0 ? "no machine" : parts.join(" and ");
}

/** `patch group a`, `patch groups a and b`; many are counted. */
export function groupsText(groups: readonly string[]): string {
  const MOST_NAMED = 6;
  const more = groups.length - MOST_NAMED;
  const named = more > 0 ? `${groups.slice(0, MOST_NAMED).join(", ")} and ${more} more` : joined([...groups]);
  return `${groups.length === 1 ? "patch group" : "patch groups"} ${named}`;
}
