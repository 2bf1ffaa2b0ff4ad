import { tagKeyOf } from "../../model/maintenance-window/target-keys";
import { PATCH_GROUP_TAG_KEYS } from "../../model/patch-group/patch-group-model";
import { samePlace } from "../../model/patching/place/place";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import { joined, quote } from "../../model/text/wording";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import { type Detail, detail, shown } from "../changes/detail";
import { labelOf } from "../changes/label";
import { isReplaced } from "../changes/replacement";
import type { PlannedResource } from "../plan/planned-resource";
import { leftOutOf, reachChanges, workedOn } from "./node-reach";
import type { Views } from "./node-views";
import { groupsOf, type TaggedNodes, type Tags, taggedNodes } from "./tagged-nodes";

/** What a change of tags does to who is patched, by which baseline and by what. */
export function nodeChanges(resource: PlannedResource, views: Views): readonly Detail[] {
  const old = taggedNodes(resource, resource.before);
  const now = taggedNodes(resource, resource.after);
  if (isGone(resource)) return goneNode(old, resource, views);
  if ((now ?? old)?.isUnclear === true) return unclearTags(old, now);
  const isRenewed = isReplaced(resource) && RENEWED.includes(resource.type);
  const areNew = isRenewed || (resource.before === undefined && !SINGLE_TAGS.includes(resource.type));
  const who = isRenewed && now !== undefined ? renewed(now.who) : ((now ?? old)?.who ?? resource.address);
  const from = groupOf(old);
  const to = groupOf(now);
  const reach = reachChanges({ old, now, who, areNew }, resource, views);
  return [
    ...metadataRefusal(resource),
    ...((now ?? old) === undefined ? [] : secretTags(who, resource, views)),
    ...(groupsOf(now).length > 1
      ? twoGroups(who, old, now)
      : groupChange(
          { who, from, to, now, isFuture: (now ?? old)?.isFuture === true, isRenewed, resource },
          views,
          reach.isUnreached,
        )),
    ...reach.details,
    ...quickSetupTags(who, old, now),
  ];
}

/** Quick Setup tags the nodes of a patch policy, which Terraform takes for drift. Source: other ways facts, B3. */
function quickSetupTags(who: string, old: TaggedNodes | undefined, now: TaggedNodes | undefined): readonly Detail[] {
  if (old === undefined || now === undefined || !isKnown(old.tags) || !isKnown(now.tags)) return [];
  const left = now.tags;
  return Object.keys(old.tags)
    .filter((key) => key.startsWith("QSConfigName-") && !Object.hasOwn(left, key))
    .map((key) =>
      detail(
        "quick-setup-tag",
        `the tag ${key}, which Quick Setup put there, is removed from ${who}: ignore_tags of the provider leaves it alone`,
      ),
    );
}

/** A tag that decides who is patched, and must not be shown. */
function secretTags(who: string, { secretChanges }: PlannedResource, { before, after }: Views): readonly Detail[] {
  const deciding = new Set<string>(PATCH_GROUP_TAG_KEYS);
  for (const { nodes } of [...before.ways, ...after.ways])
    for (const { selections } of nodes.anyOf) for (const key of selections.keys()) deciding.add(tagKeyOf(key) ?? "");
  return secretChanges
    .filter((argument) => isTagOf(argument, deciding))
    .map((argument) =>
      detail("secret-changed", `${argument} of ${who}: a sensitive value changes, which may decide who patches it`),
    );
}

/** `tags.Patch Group`; of a block with one tag for each the key is not in the path. */
function isTagOf(argument: string, keys: ReadonlySet<string>): boolean {
  const [, inMap, key = ""] = /^(?:.*\.)?(tags|tags_all)(?:\.(.+))?$/.exec(argument) ?? [];
  return inMap === undefined ? /^(tag\.)?(key|value)$/.test(argument) : key === "" || keys.has(key);
}

/** An instance that is destroyed is nobody's node any more; a single tag that is taken off leaves the node behind. */
function isGone({ type, after }: PlannedResource): boolean {
  return after === undefined && !SINGLE_TAGS.includes(type);
}

const SINGLE_TAGS: readonly string[] = ["aws_ec2_tag", "aws_autoscaling_group_tag"];

/** Where a replacement brings other machines. */
const RENEWED: readonly string[] = ["aws_instance", "aws_ec2_tag", "aws_autoscaling_group"];

function renewed(who: string): string {
  if (who.startsWith("new ")) return who;
  return who.startsWith("instances ") ? `new ${who}` : `the new ${who}`;
}

function goneNode(old: TaggedNodes | undefined, resource: PlannedResource, views: Views): readonly Detail[] {
  if (old === undefined) return [];
  const group = groupOf(old);
  const ways = joined(workedOn(old, resource, views));
  if (group === undefined && ways === "") return [];
  // Terraform waits until the last instance of a group is terminated.
  const isWithInstances = resource.type === "aws_autoscaling_group";
  if (old.isFuture === true && !isWithInstances) {
    const who = old.who.replace(/^new /, "");
    const says = group === undefined ? `, on which ${ways} worked` : ` to patch group ${shown(group)}`;
    return [detail("node-gone", `no more ${who} come${says}`)];
  }
  const whose = group === undefined ? `on which ${ways} worked` : `of patch group ${shown(group)}`;
  const who = isWithInstances ? `${labelOf(resource.address)} is gone with its instances` : `${old.who} is gone`;
  return [detail("node-gone", `${who}, ${whose}`)];
}

/** AWS does not say whether the tags of a Spot request reach its instance. */
function unclearTags(old: TaggedNodes | undefined, now: TaggedNodes | undefined): readonly Detail[] {
  const from = groupOf(old);
  const to = groupOf(now);
  if (from === to) return [];
  const text = (group: Knowable<string> | undefined) => (group === undefined ? "none" : shown(group));
  return [
    detail(
      "node-tags-unclear",
      `the tag for the patch group of ${(now ?? old)?.who} becomes ${text(to)}, was ${text(from)}: AWS does not say whether it reaches the instance`,
    ),
  ];
}

/** Equal values of the two keys are one group when a baseline is chosen. Source: other ways facts, C1. */
function groupOf(nodes: TaggedNodes | undefined): Knowable<string> | undefined {
  if (nodes === undefined) return undefined;
  if (!isKnown(nodes.tags)) return UNKNOWN;
  const tags: Tags = nodes.tags;
  const key = PATCH_GROUP_TAG_KEYS.find((name) => Object.hasOwn(tags, name));
  return key === undefined ? undefined : tags[key];
}

/** Both keys with different values: which one counts AWS does not say. */
function twoGroups(who: string, old: TaggedNodes | undefined, now: TaggedNodes | undefined): readonly Detail[] {
  const [before, after] = [groupsOf(old), groupsOf(now)];
  if (after.length < 2 || before.join() === after.join()) return [];
  return [
    detail(
      "node-tags-unclear",
      `${who} ${verb(who, "carries", "carry")} both tags with different values, ${after.map((value) => quote(value)).join(" and ")}: AWS does not say which patch group counts`,
    ),
  ];
}

interface GroupChange {
  readonly who: string;
  readonly from: Knowable<string> | undefined;
  readonly to: Knowable<string> | undefined;
  readonly now: TaggedNodes | undefined;
  readonly isFuture: boolean;
  /** Whether other machines take their place. */
  readonly isRenewed: boolean;
  readonly resource: PlannedResource;
}

function groupChange(
  { who, from, to, now, isFuture, isRenewed, resource }: GroupChange,
  views: Views,
  isUnreached: boolean,
): readonly Detail[] {
  if (from === to && !(isRenewed && to !== undefined))
    return from === undefined || resource.before === undefined ? [] : spellingChange(who, resource);
  const nothing = isUnreached ? `, and nothing here patches ${verb(who, "it", "them")} any more` : "";
  if (to === undefined) {
    const says = isFuture
      ? `${who} no longer join patch group ${shown(from)}: they follow the account's default baseline${nothing}`
      : `${who} ${verb(who, "leaves", "leave")} patch group ${shown(from)}: from the next scan on ${verb(
          who,
          "it follows",
          "they follow",
        )} the account's default baseline${nothing}`;
    return [{ ...detail("node-leaves-group", says), before: shown(from), after: "no patch group" }];
  }
  const beside = isKnown(to)
    ? [...unregisteredGroup(who, to, resource, views.after), ...leftOut(who, to, now, resource, views)]
    : [];
  if (from === undefined || from === to) {
    // A single tag may be the first that is seen here of an instance.
    return [detail("node-joins-group", `${who} ${verb(who, "joins", "join")} patch group ${shown(to)}`), ...beside];
  }
  const says = isFuture
    ? `${who} join patch group ${shown(to)}, no longer ${shown(from)}${nothing}`
    : `${who} ${verb(who, "goes", "go")} over to patch group ${shown(to)}, was in ${shown(from)}${nothing}`;
  return [
    { ...detail("node-changes-group", says), before: shown(from), after: shown(to) },
    ...(now === undefined ? [] : beside),
  ];
}

/** The same group by the other key: for its baseline nothing changes, for whoever targets a key it does. */
function spellingChange(who: string, resource: PlannedResource): readonly Detail[] {
  const key = (nodes: TaggedNodes | undefined) => {
    const tags = nodes !== undefined && isKnown(nodes.tags) ? nodes.tags : ({} as Tags);
    return PATCH_GROUP_TAG_KEYS.filter((name) => Object.hasOwn(tags, name)).join(" and ");
  };
  const [old, now] = [key(taggedNodes(resource, resource.before)), key(taggedNodes(resource, resource.after))];
  if (old === now || old === "" || now === "") return [];
  return [
    detail(
      "node-reached",
      `${who} ${verb(who, "stays", "stay")} in the patch group, by the tag ${now}, was ${old}: the same group for the baseline, another one for whoever targets the tag`,
    ),
  ];
}

/** A node follows the baseline of its group by either key of the tag, and is found by one of them alone. */
function leftOut(
  who: string,
  patchGroup: string,
  now: TaggedNodes | undefined,
  resource: PlannedResource,
  views: Views,
): readonly Detail[] {
  const found = leftOutOf(patchGroup, now, resource, views);
  if (found === undefined) return [];
  const { ways, conditions } = found;
  const [does, asks] = ways.length === 1 ? ["does", "it asks"] : ["do", "they ask"];
  const says = `${joined(ways)} ${does} not work on ${who}, for ${asks} for ${joined(conditions)}`;
  return [detail("node-left-out", says)];
}

function unregisteredGroup(
  who: string,
  name: string,
  { after: values, provider }: PlannedResource,
  view: EnvironmentView,
): readonly Detail[] {
  const region = typeof values?.region === "string" ? values.region : undefined;
  const place = view.placeOf({ provider, region });
  const groups = view.groups.filter((group) => samePlace(view.placeOf(group), place).same !== "no");
  // Where nothing is registered at all, groups are kept elsewhere.
  if (groups.length === 0 || groups.some(({ patchGroup }) => !isKnown(patchGroup) || patchGroup === name)) return [];
  const names = joined(groups.map(({ patchGroup }) => quote(String(patchGroup))));
  return [
    detail(
      "node-group-unregistered",
      `nobody here registers the patch group ${quote(name)} of ${who}, only ${names}: ${verb(who, "it follows", "they follow")} the account's default baseline`,
    ),
  ];
}

/** EC2 refuses a blank in a key while tags are shown in the instance metadata. Source: other ways facts, C1. */
function metadataRefusal(resource: PlannedResource): readonly Detail[] {
  const { address, type, before, after } = resource;
  if (type === "aws_ec2_instance_metadata_defaults")
    return after?.instance_metadata_tags === "enabled" && before?.instance_metadata_tags !== "enabled"
      ? [
          detail(
            "tag-refused",
            'tags are shown in the instance metadata from now on: EC2 then refuses the tag "Patch Group" on new instances',
          ),
        ]
      : [];
  if (after === undefined || !METADATA_TYPES.includes(type)) return [];
  const options = Array.isArray(after.metadata_options) ? after.metadata_options[0] : undefined;
  const isShown =
    typeof options === "object" &&
    options !== null &&
    (options as { instance_metadata_tags?: unknown }).instance_metadata_tags === "enabled";
  const tags = taggedNodes({ type, address } as PlannedResource, after)?.tags;
  if (!isShown || tags === undefined || !isKnown(tags) || !Object.hasOwn(tags, "Patch Group")) return [];
  const fix = "use PatchGroup, or turn them off";
  return type === "aws_instance"
    ? [
        detail(
          "apply-fails",
          `the apply will fail, for EC2 refuses the tag "Patch Group" while instance_metadata_tags is enabled: ${fix}`,
        ),
      ]
    : [
        detail(
          "tag-refused",
          `no instance can be launched from it, for EC2 refuses the tag "Patch Group" while instance_metadata_tags is enabled: ${fix}`,
        ),
      ];
}

/** Where tags of instances and the switch that shows them stand side by side. */
const METADATA_TYPES: readonly string[] = ["aws_instance", "aws_launch_template"];

function verb(who: string, one: string, many: string): string {
  return /^(new instances|instances|servers) /.test(who) ? many : one;
}
