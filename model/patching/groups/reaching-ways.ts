import { isKnown } from "../../values/unknown";
import { type Place, samePlace } from "../place/place";
import type { EnvironmentView, KeyedGroup } from "../view/environment-view";
import type { WayOfPatching } from "../ways/way-of-patching";
import { reachesSome, reachOfWay } from "./ways-to-group";

/** Every way that reaches at least some nodes of a group for certain. */
export function waysReaching({ view, patchGroup, place }: AskedNodes): readonly WayOfPatching[] {
  return view.ways.filter((way) => reaches(way, patchGroup, place));
}

/** Those that reach all of its nodes. */
export function waysReachingAll(nodes: AskedNodes): readonly WayOfPatching[] {
  return waysReaching(nodes).filter((way) => reachOfWay(way, nodes.patchGroup).reaches === "all");
}

/** The other way around: the registered groups of which a way reaches nodes for certain. */
export function groupsReached(view: EnvironmentView, way: WayOfPatching): readonly KeyedGroup[] {
  return view.groups.filter(
    (group) => isKnown(group.patchGroup) && reaches(way, group.patchGroup, view.placeOf(group)),
  );
}

/** Nodes of a group where it is. */
export interface AskedNodes {
  readonly view: EnvironmentView;
  readonly patchGroup: string;
  readonly place: Place;
}

/** Where the group is, and at least some of its nodes. */
export function reaches(way: WayOfPatching, patchGroup: string, place: Place): boolean {
  return reachesSome(reachOfWay(way, patchGroup)) && samePlace(way.place, place).same === "yes";
}
