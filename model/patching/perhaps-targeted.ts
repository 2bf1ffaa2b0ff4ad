import { names, reachesSome, reachOfWay } from "./groups/ways-to-group";
import { mayReachAnyGroup } from "./nodes/node-formula";
import { nodeSetOf } from "./nodes/node-set";
import { mayTarget } from "./nodes/uncertain-targeting";
import type { PatchGroupOfNodes, Patching } from "./patching";
import { mayBeOnePlace, type Place, samePlace } from "./place/place";
import type { KeyedWindow } from "./view/environment-view";
import type { WayOfPatching } from "./ways/way-of-patching";
import { windowName } from "./ways/window-name";

/** What may target a patch group, and why that is not known: a sentence for each window, association and policy. */
export function perhapsTargeted({ view, place, patchGroup }: PatchGroupOfNodes): readonly string[] {
  const ofWindow = (window: KeyedWindow): string | undefined => {
    const same = samePlace(view.placeOf(window), place);
    if (same.same === "no") return undefined;
    if (window.targets.some((target) => names(target, patchGroup))) {
      return same.same === "yes" ? undefined : same.because;
    }
    const isOpen = window.targets.some((target) => mayTarget(target, patchGroup));
    return isOpen ? "which patch groups it targets is not known yet" : undefined;
  };
  const ofWay = (way: WayOfPatching): string | undefined => {
    const same = samePlace(way.place, place);
    if (same.same === "no") return undefined;
    const reach = reachOfWay(way, patchGroup);
    if (reach.reaches === "not known") return reach.because;
    return reachesSome(reach) && same.same === "not known" ? same.because : undefined;
  };
  return [
    ...view.windows.flatMap((window) => sentence(windowName(window), ofWindow(window))),
    ...view.waysBesideWindows.flatMap((way) => sentence(way.carrier.name, ofWay(way))),
  ];
}

export const NOTHING_TARGETS_IT = "nothing targets this group";

export const NOTHING_HERE = "nothing in this stack targets this group, another stack may";

/** Of a group that nothing targets for certain: what may find its nodes without naming them, else that there is nothing. */
export function notTargeted(
  { view, place, patchGroup, registered }: PatchGroupOfNodes,
  patching: Patching,
): readonly string[] {
  if (registered === undefined || !patching.neighbours.mayTarget(patchGroup, view, registered))
    return [NOTHING_TARGETS_IT];
  const because = (where: Place): string | undefined => {
    if (!mayBeOnePlace(where, place)) return undefined;
    return samePlace(where, place).same === "no"
      ? "which Region it is in is not known"
      : "it finds its nodes by something else";
  };
  const mayReach = (nodes: WayOfPatching["nodes"]) => nodes.anyOf.some(mayReachAnyGroup);
  const here = [
    ...view.windows
      .filter(({ targets }) => mayReach(nodeSetOf(targets, true)) || targets.some((one) => names(one, patchGroup)))
      .flatMap((window) => sentence(windowName(window), because(view.placeOf(window)))),
    ...view.waysBesideWindows
      .filter((way) => mayReach(way.nodes) || way.targets.some((one) => names(one, patchGroup)))
      .flatMap((way) => sentence(way.carrier.name, because(way.place))),
  ];
  return here.length > 0 ? here : [NOTHING_HERE];
}

function sentence(name: string, because: string | undefined): readonly string[] {
  return because === undefined ? [] : [`whether ${name} targets this group is not known: ${because}`];
}
