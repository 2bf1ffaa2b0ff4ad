import { PATCH_GROUP_TAG_KEYS } from "../../model/patch-group/patch-group-model";
import { reachesSome, reachOfWay } from "../../model/patching/groups/ways-to-group";
import { fulfils } from "../../model/patching/nodes/condition";
import { type NodeFormula, patchGroupsOf } from "../../model/patching/nodes/node-formula";
import { type Place, samePlace } from "../../model/patching/place/place";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import { runsAlsoAtOnce } from "../../model/patching/ways/at-once";
import { NOUNS_OF_WAYS } from "../../model/patching/ways/nouns-of-ways";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { joined } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";
import { type Detail, detail } from "../changes/detail";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import type { Views } from "./node-views";
import { waysReaching } from "./reached-by";
import type { TaggedNodes, Tags } from "./tagged-nodes";

/** The nodes of one resource on both sides of a plan. */
export interface ReachedNodes {
  readonly old: TaggedNodes | undefined;
  readonly now: TaggedNodes | undefined;
  /** In a sentence, as they are afterwards. */
  readonly who: string;
  /** Whether these are machines that nothing has worked on yet. */
  readonly areNew: boolean;
}

export interface ReachChanges {
  readonly details: readonly Detail[];
  readonly isUnreached: boolean;
}

/** What begins and what ceases to work on nodes. */
export function reachChanges(
  { old, now, who, areNew }: ReachedNodes,
  resource: PlannedResource,
  views: Views,
): ReachChanges {
  const after = waysOn(now, views, "after", resource);
  const [were, are] = [carriersOf(waysOn(old, views, "before", resource)), carriersOf(after)];
  const lost = without(were, are);
  // What reaches all of a new node's patch group is told with the group.
  const known = areNew ? carriersOf(waysOn(byPatchGroupAlone(now), views, "after", resource)) : were;
  const gained = without(are, known);
  const atOnce = carriersOf(after.filter((way) => (areNew || !were.has(way.carrier.key)) && installsAtOnce(way)));
  return {
    isUnreached: lost.length > 0 && are.size === 0,
    details: [
      ...(lost.length === 0
        ? []
        : [
            detail(
              "node-unreached",
              `${joined(lost)} no longer ${lost.length === 1 ? "works" : "work"} on ${(now ?? old)?.who}`,
            ),
          ]),
      ...(gained.length === 0
        ? []
        : [
            detail(
              areNew ? "new-node-reached" : "node-reached",
              `${joined(gained)} ${gained.length === 1 ? "works" : "work"} on ${who} from now on`,
            ),
          ]),
      ...(atOnce.size === 0
        ? []
        : [
            detail(
              "association-at-once",
              `${joined([...atOnce.values()])} installs on ${who} immediately, and may reboot`,
            ),
          ]),
    ],
  };
}

/** What worked on nodes that are gone, in words. */
export function workedOn(old: TaggedNodes, resource: PlannedResource, views: Views): readonly string[] {
  return [...carriersOf(waysOn(old, views, "before", resource)).values()];
}

/** What installs on nodes by their own baseline after a plan; undefined where not all of their tags are known. */
export function installingOn(
  now: TaggedNodes | undefined,
  resource: PlannedResource,
  views: Views,
): readonly WayOfPatching[] | undefined {
  return hasKnownTags(now) ? waysOn(now, views, "after", resource).filter(installsByNode) : undefined;
}

/** All that installs on the nodes of a patch group leaves these out, and what it asks them for; else nothing. */
export function leftOutOf(
  patchGroup: string,
  now: TaggedNodes | undefined,
  resource: PlannedResource,
  views: Views,
): { readonly ways: readonly string[]; readonly conditions: readonly string[] } | undefined {
  if (!hasKnownTags(now)) return undefined;
  const ways = waysHere(views, "after", resource).filter(
    (way) => installsByNode(way) && reachesSome(reachOfWay(way, patchGroup)),
  );
  const formulas = ways.flatMap(({ nodes }) => nodes.anyOf);
  const isLeftOut = formulas.length > 0 && formulas.every((formula) => unfulfilledOf(formula, now).length > 0);
  if (!isLeftOut) return undefined;
  const ofGroup = formulas.filter((formula) => patchGroupsOf(formula).some(([, names]) => names.has(patchGroup)));
  const conditions = ofGroup.flatMap((formula) => unfulfilledOf(formula, now));
  return { ways: [...carriersOf(ways).values()], conditions: [...new Set(conditions)] };
}

/** `tag:Patch Group = web` */
function unfulfilledOf({ selections, complete }: NodeFormula, { tags, instanceId }: KnownNodes): readonly string[] {
  if (!complete) return [];
  return [...selections].flatMap(([key, values]) =>
    fulfils({ id: instanceId, tags }, key, values) === false ? [`${key} = ${joined([...values], "or")}`] : [],
  );
}

type KnownNodes = TaggedNodes & { readonly tags: Tags };

function hasKnownTags(nodes: TaggedNodes | undefined): nodes is KnownNodes {
  return nodes?.isWhole === true && isKnown(nodes.tags) && Object.values(nodes.tags).every(isKnown);
}

function installsByNode(way: WayOfPatching): boolean {
  return way.operation === "install" && !way.isEmergency && way.follows.by !== "override";
}

function installsAtOnce(way: WayOfPatching): boolean {
  return way.operation === "install" && runsAlsoAtOnce(way) === true;
}

/** The same nodes, if they had no other tag. */
function byPatchGroupAlone(nodes: TaggedNodes | undefined): TaggedNodes | undefined {
  if (nodes === undefined || !isKnown(nodes.tags)) return nodes;
  const own = Object.entries(nodes.tags).filter(([key]) => PATCH_GROUP_TAG_KEYS.some((name) => name === key));
  return own.length === 0 ? undefined : { ...nodes, tags: Object.fromEntries(own) };
}

function waysOn(
  nodes: TaggedNodes | undefined,
  views: Views,
  side: "before" | "after",
  resource: PlannedResource,
): readonly WayOfPatching[] {
  const isHere = whereIs(resource, views[side]);
  const groups = views.groups[side].filter((group) => isHere(views[side].placeOf(group)));
  return waysReaching(nodes, waysHere(views, side, resource), groups);
}

function waysHere(views: Views, side: "before" | "after", resource: PlannedResource): readonly WayOfPatching[] {
  const isHere = whereIs(resource, views[side]);
  return views[side].ways.filter((way) => isHere(way.place));
}

function whereIs({ provider, before, after }: PlannedResource, view: EnvironmentView): (other: Place) => boolean {
  const region = (after ?? before)?.region;
  const place = view.placeOf({ provider, ...(typeof region === "string" ? { region } : {}) });
  return (other) => samePlace(other, place).same !== "no";
}

/** By key; one window may work by several tasks. */
function carriersOf(ways: readonly WayOfPatching[]): ReadonlyMap<string, string> {
  return new Map(ways.map((way) => [way.carrier.key, `${NOUNS_OF_WAYS[way.kind]} ${labelOf(way.carrier.name)}`]));
}

function without(all: ReadonlyMap<string, string>, some: ReadonlyMap<string, string>): readonly string[] {
  return [...all].filter(([key]) => !some.has(key)).map(([, text]) => text);
}
