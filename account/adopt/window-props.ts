import { PATCH_GROUP_TAG_KEYS, type PatchGroupTagKey } from "../../model/patch-group/patch-group-model";
import { Schedule } from "../../model/schedule/grammar/schedule";
import { joined } from "../../model/text/wording";
import { given, tagProps } from "./baseline-props";
import { CannotSay } from "./cannot-say";
import { type Code, Expression, set } from "./code";
import { blocksOf, type ExistingObject, textOf, textsOf } from "./existing-object";

/** The props of a `MaintenanceWindow`. */
export function windowProps({ values }: ExistingObject): Record<string, Code> {
  const offset = Number(values.schedule_offset ?? 0);
  return set({
    name: textOf(values.name),
    description: given(values.description),
    schedule: scheduleCode(textOf(values.schedule)),
    scheduleTimezone: given(values.schedule_timezone),
    scheduleOffset: offset === 0 ? undefined : offset,
    duration: Number(values.duration),
    cutoff: Number(values.cutoff),
    startDate: given(values.start_date),
    endDate: given(values.end_date),
    allowUnassociatedTargets: values.allow_unassociated_targets === true ? true : undefined,
    enabled: values.enabled === false ? false : undefined,
    tags: tagProps(values),
  });
}

const WEEKLY = /^cron\((\d{1,2}) (\d{1,2}) \? \* ([A-Z]{3}) \*\)$/;

/** `Schedule.weekly("SUN", "02:00")` where that means the very same expression. */
export function scheduleCode(expression: string): Code {
  const [, minute = "", hour = "", day = ""] = WEEKLY.exec(expression) ?? [];
  if (day === "") return expression;
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  try {
    const weekly = Schedule.weekly(day as "SUN", time as "02:00");
    if (weekly.expression !== expression) return expression;
    return new Expression(`Schedule.weekly("${day}", "${time}")`);
  } catch {
    return expression;
  }
}

/** A patch group of the program: its variable, and the tag by which windows find its nodes. */
export interface GroupVariable {
  readonly patchGroup: string;
  readonly region: string;
  readonly tagKey: PatchGroupTagKey;
  readonly variable: string;
}

/** What `addTarget` takes, and the id of the resource below it. @throws CannotSay */
export function targetProps(
  { values, region }: ExistingObject,
  groups: readonly GroupVariable[],
): { readonly props: Record<string, Code>; readonly resource: string } {
  const selections = selectionsOf(values);
  const basics = {
    name: given(values.name),
    description: given(values.description),
    ownerInformation: given(values.owner_information),
  };
  const selected = selectionProps(selections, region, groups);
  return { props: set({ ...basics, ...selected.props }), resource: selected.resource };
}

/** The entries of a target or an association. */
export function selectionsOf({ targets }: ExistingObject["values"]): readonly Selection[] {
  return blocksOf(targets).map(({ key, values }) => ({ key: textOf(key), values: textsOf(values) }));
}

export interface Selection {
  readonly key: string;
  readonly values: readonly string[];
}

function selectionProps(
  selections: readonly Selection[],
  region: string,
  groups: readonly GroupVariable[],
): { readonly props: Record<string, Code | undefined>; readonly resource: string } {
  const keys = selections.map(({ key }) => key);
  if (keys.length === 0) throw new CannotSay("it selects no nodes");
  if (new Set(keys).size < keys.length) throw new CannotSay("it says a key of its targets twice");
  const [first] = selections;
  if (keys.length === 1 && first?.key === "InstanceIds") {
    return { props: { instanceIds: first.values }, resource: "Default" };
  }
  if (first?.key === "resource-groups:Name" && first.values.length === 1) {
    const filters = selections[1];
    if (keys.length > 2 || (filters !== undefined && filters.key !== "resource-groups:ResourceTypeFilters")) {
      throw notTogether(keys);
    }
    const [resourceGroup = ""] = first.values;
    return { props: { resourceGroup, resourceTypeFilters: filters?.values }, resource: "Default" };
  }
  const tagged = selections.filter(({ key }) => key.startsWith("tag:"));
  const keyed = selections.filter(({ key }) => key === "tag-key");
  if (tagged.length + keyed.length < selections.length) throw notTogether(keys);
  const { props, tagKey } = taggedProps(tagged, region, groups);
  return {
    props: { ...props, tagKeys: keyed[0]?.values },
    resource: tagKey === "PatchGroup" ? "PatchGroup" : "Default",
  };
}

/** Why keys that AWS takes are not said by one of our targets. */
export function notTogether(keys: readonly string[]): CannotSay {
  return new CannotSay(`it selects its nodes by ${joined(keys)}`);
}

/** How an entry selects nodes by tags: those of patch groups, by these where it names nothing else, and the others. */
export function taggedProps(tagged: readonly Selection[], region: string, groups: readonly GroupVariable[]) {
  const grouped = groupsOf(tagged, region, groups);
  const tags = tagged.filter((one) => one !== grouped?.selection);
  return {
    props: {
      patchGroups: grouped?.variables.map((variable) => new Expression(variable)),
      tags: tags.length === 0 ? undefined : Object.fromEntries(tags.map((one) => [one.key.slice(4), one.values])),
    },
    tagKey: grouped?.tagKey,
  };
}

/** The patch groups that an entry names, where it names nothing else. */
function groupsOf(tagged: readonly Selection[], region: string, groups: readonly GroupVariable[]) {
  for (const tagKey of PATCH_GROUP_TAG_KEYS) {
    const selection = tagged.find(({ key }) => key === `tag:${tagKey}`);
    if (selection === undefined) continue;
    const variables = selection.values.flatMap((value) => {
      const group = groups.find((one) => one.patchGroup === value && one.region === region && one.tagKey === tagKey);
      return group === undefined ? [] : [group.variable];
    });
    if (variables.length === selection.values.length) return { selection, variables, tagKey };
  }
  return undefined;
}
