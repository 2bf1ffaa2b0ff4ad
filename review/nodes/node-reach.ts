import { PATCH_GROUP_TAG_KEYS } from "../../model/patch-group/patch-group-model";
import { type Place, samePlace } from "../../model/patching/place/place";
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
import type { TaggedNodes } from "./tagged-nodes";

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
  return new Map(ways.map((way) => [way.carrier.key, `${NOUNS_OF_WAYS[way.kind]} ${labelOf(way.carrier.name)}`]));
}

function without(all: ReadonlyMap<string, string>, some: ReadonlyMap<string, string>): readonly string[] {
  return [...all].filter(([key]) => !some.has(key)).map(([, text]) => text);
}
