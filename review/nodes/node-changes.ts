import { tagKeyOf } from "../../model/maintenance-window/target-keys";
import { PATCH_GROUP_TAG_KEYS } from "../../model/patch-group/patch-group-model";
import { type Place, samePlace } from "../../model/patching/place/place";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import { runsAlsoAtOnce } from "../../model/patching/ways/at-once";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { joined, quote } from "../../model/text/wording";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import { type Detail, detail, shown } from "../changes/detail";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import { waysReaching } from "./reached-by";
import type { ResourceGroup } from "./resource-groups";
import { groupsOf, type TaggedNodes, type Tags, taggedNodes } from "./tagged-nodes";

/** Both sides of a plan, as the room sees them. */
export interface Views {
  readonly before: EnvironmentView;
  readonly after: EnvironmentView;
  /** The roles that have a policy, by the policy's ARN. */
  readonly attached: ReadonlyMap<string, readonly string[]>;
  /** Resource groups that find their nodes by tags. */
  readonly groups: { readonly before: readonly ResourceGroup[]; readonly after: readonly ResourceGroup[] };
}

/** What a change of tags does to who is patched, by which baseline and by what. */
export function nodeChanges(resource: PlannedResource, views: Views): readonly Detail[] {
  const old = taggedNodes(resource, resource.before);
  const now = taggedNodes(resource, resource.after);
  if (isGone(resource)) return goneNode(old);
  if ((now ?? old)?.isUnclear === true) return unclearTags(old, now);
  const who = (now ?? old)?.who ?? resource.address;
  const from = groupOf(old);
  const to = groupOf(now);
  const reach = reachChanges(
    who,
    waysOn(old, views, "before", resource),
    waysOn(now, views, "after", resource),
    old !== undefined,
  );
  return [
    ...metadataRefusal(resource),
    ...((now ?? old) === undefined ? [] : secretTags(who, resource, views)),
    ...(groupsOf(now).length > 1
      ? twoGroups(who, old, now)
      : groupChange(
          { who, from, to, now, isFuture: (now ?? old)?.isFuture === true, resource },
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
        `the tag ${key}, which Quick Setup put there, is taken off ${who}: ignore_tags of the provider leaves it alone`,
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

function goneNode(old: TaggedNodes | undefined): readonly Detail[] {
  const group = groupOf(old);
  if (old === undefined || group === undefined) return [];
  if (old.isFuture === true)
    return [detail("node-gone", `no more ${old.who.replace(/^new /, "")} come to patch group ${shown(group)}`)];
  return [detail("node-gone", `${old.who} ${verb(old.who, "is", "are")} gone, of patch group ${shown(group)}`)];
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
  readonly resource: PlannedResource;
}

function groupChange(
  { who, from, to, now, isFuture, resource }: GroupChange,
  { after }: Views,
  isUnreached: boolean,
): readonly Detail[] {
  if (from === to) return from === undefined || resource.before === undefined ? [] : spellingChange(who, resource);
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
  const unregistered = isKnown(to) ? unregisteredGroup(who, to, resource, after) : [];
  if (from === undefined) {
    // A single tag may be the first that is seen here of an instance.
    return [
      detail("node-joins-group", `${who} ${verb(who, "joins", "join")} patch group ${shown(to)}`),
      ...unregistered,
    ];
  }
  const says = isFuture
    ? `${who} join patch group ${shown(to)}, no longer ${shown(from)}${nothing}`
    : `${who} ${verb(who, "goes", "go")} over to patch group ${shown(to)}, was in ${shown(from)}${nothing}`;
  return [
    { ...detail("node-changes-group", says), before: shown(from), after: shown(to) },
    ...(now === undefined ? [] : unregistered),
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

interface ReachChanges {
  readonly details: readonly Detail[];
  readonly isUnreached: boolean;
}

function reachChanges(
  who: string,
  before: readonly WayOfPatching[],
  after: readonly WayOfPatching[],
  isKnownBefore: boolean,
): ReachChanges {
  const [old, now] = [carriersOf(before), carriersOf(after)];
  const lost = [...old.keys()].filter((key) => !now.has(key)).map((key) => old.get(key) as string);
  const gained = [...now.keys()].filter((key) => !old.has(key)).map((key) => now.get(key) as string);
  const isUnreached = lost.length > 0 && now.size === 0;
  const atOnce = after.filter((way) => !old.has(way.carrier.key) && installsAtOnce(way));
  return {
    isUnreached,
    details: [
      ...(lost.length === 0
        ? []
        : [detail("node-unreached", `${joined(lost)} no longer ${lost.length === 1 ? "works" : "work"} on ${who}`)]),
      ...(gained.length === 0 || !isKnownBefore
        ? []
        : [
            detail("node-reached", `${joined(gained)} ${gained.length === 1 ? "works" : "work"} on ${who} from now on`),
          ]),
      ...(atOnce.length === 0
        ? []
        : [
            detail(
              "association-at-once",
              `${joined([...carriersOf(atOnce).values()])} installs on ${who} at once, and may reboot`,
            ),
          ]),
    ],
  };
}

function installsAtOnce(way: WayOfPatching): boolean {
  return way.operation === "install" && runsAlsoAtOnce(way) === true;
}

function waysOn(
  nodes: TaggedNodes | undefined,
  views: Views,
  side: "before" | "after",
  { provider, before, after }: PlannedResource,
): readonly WayOfPatching[] {
  const view = views[side];
  const region = (after ?? before)?.region;
  const place = view.placeOf({ provider, ...(typeof region === "string" ? { region } : {}) });
  const isHere = (other: Place) => samePlace(other, place).same !== "no";
  const groups = views.groups[side].filter((group) => isHere(view.placeOf(group)));
  return waysReaching(nodes, view.ways, groups).filter((way) => isHere(way.place));
}

/** By key; one window may work by several tasks. */
function carriersOf(ways: readonly WayOfPatching[]): ReadonlyMap<string, string> {
  return new Map(ways.map((way) => [way.carrier.key, `${NOUNS[way.kind]} ${labelOf(way.carrier.name)}`]));
}

const NOUNS = { "window-task": "window", association: "association", "patch-policy": "patch policy" } as const;

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
