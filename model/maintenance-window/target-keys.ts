/** What a registered target selects by, as AWS writes it. Letter case matters. Source: maintenance window facts, C1. */
export const INSTANCE_IDS_KEY = "InstanceIds";
export const TAG_KEYS_KEY = "tag-key";
export const RESOURCE_GROUP_KEY = "resource-groups:Name";
export const RESOURCE_TYPE_FILTERS_KEY = "resource-groups:ResourceTypeFilters";
/** Those of an Automation that State Manager runs. Source: other ways facts, A4. */
export const PARAMETER_VALUES_KEY = "ParameterValues";
export const RESOURCE_GROUP_OF_AUTOMATION_KEY = "ResourceGroup";
export const EVERY_INSTANCE_KEY = "AWS::EC2::Instance";
const TAG_PREFIX = "tag:";

/** Nodes themselves, or members of a resource group. Source: SSM API model, MaintenanceWindowResourceType. */
export const TARGET_RESOURCE_TYPES = ["INSTANCE", "RESOURCE_GROUP"] as const;
export type TargetResourceType = (typeof TARGET_RESOURCE_TYPES)[number];

/** The property in which a user writes a selection, for every key but those of tags. */
const PROPERTIES: Readonly<Record<string, string>> = {
  [INSTANCE_IDS_KEY]: "instanceIds",
  [TAG_KEYS_KEY]: "tagKeys",
  [RESOURCE_GROUP_KEY]: "resourceGroup",
  [RESOURCE_TYPE_FILTERS_KEY]: "resourceTypeFilters",
  [PARAMETER_VALUES_KEY]: "instanceIds",
  [RESOURCE_GROUP_OF_AUTOMATION_KEY]: "resourceGroup",
};

/** `tag:Environment` */
export function tagSelectionKey(tagKey: string): string {
  return `${TAG_PREFIX}${tagKey}`;
}

/** `Environment` of `tag:Environment`; undefined for another key. */
export function tagKeyOf(selectionKey: string): string | undefined {
  return selectionKey.startsWith(TAG_PREFIX) ? selectionKey.slice(TAG_PREFIX.length) : undefined;
}

/** Where a user writes the values of a selection: `tags["Environment"]`, `instanceIds`; undefined for an unknown key. */
export function propertyOfSelection(selectionKey: string): string | undefined {
  const tagKey = tagKeyOf(selectionKey);
  if (tagKey !== undefined) return `tags[${JSON.stringify(tagKey)}]`;
  return Object.hasOwn(PROPERTIES, selectionKey) ? PROPERTIES[selectionKey] : undefined;
}

/** How a selection finds its nodes. AWS takes one of these ways in a target. */
export type SelectionKind = "tags" | "instances" | "resource group";

export function kindOfSelection(selectionKey: string): SelectionKind {
  if (selectionKey === INSTANCE_IDS_KEY) return "instances";
  return selectionKey === RESOURCE_GROUP_KEY || selectionKey === RESOURCE_TYPE_FILTERS_KEY ? "resource group" : "tags";
}
