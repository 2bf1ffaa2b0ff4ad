import { type Place, type SamePlace, samePlace } from "../place/place";
import type { EnvironmentView, KeyedWindow } from "../view/environment-view";
import { names, reachesSome, reachOfWay, type WayToGroup } from "./ways-to-group";

/** A window that names a patch group in one of its targets, and what its tasks do there. */
export interface WindowNamingGroup {
  readonly window: KeyedWindow;
  /** Whether it is where the group is. */
  readonly same: Exclude<SamePlace, { readonly same: "no" }>;
  /** The ways of the window that reach the group for certain. */
  readonly ways: readonly WayToGroup[];
  readonly isEmergency: boolean;
}

/** The windows that name a patch group where it is, or may do so, in the order of the environment. */
export function windowsNaming(view: EnvironmentView, patchGroup: string, place: Place): readonly WindowNamingGroup[] {
  return view.windows.flatMap((window): readonly WindowNamingGroup[] => {
    const same = samePlace(view.placeOf(window), place);
    if (same.same === "no" || !window.targets.some((target) => names(target, patchGroup))) return [];
    const ways = view
      .waysOf(window)
      .map((way): WayToGroup => ({ way, reach: reachOfWay(way, patchGroup) }))
      .filter(({ reach }) => reachesSome(reach));
    return [{ window, same, ways, isEmergency: view.waysOf(window).some((way) => way.isEmergency) }];
  });
}
