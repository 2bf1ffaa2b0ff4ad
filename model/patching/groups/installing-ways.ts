import type { Place } from "../place/place";
import type { EnvironmentView } from "../view/environment-view";
import type { WayOfPatching } from "../ways/way-of-patching";
import { reaches } from "./reaching-ways";

/**
 * What installs on a patch group week by week by the baselines of its nodes, as far as it is known: enabled, where the
 * group is, and reaching at least some of its nodes. Not emergencies, which add patches once.
 */
export function installingWays(view: EnvironmentView, patchGroup: string, place: Place): readonly WayOfPatching[] {
  // What brings its baseline along has delays of its own.
  return anyInstallingWays(view, patchGroup, place).filter(({ follows }) => follows.by === "node");
}

/** The same by whatever baseline. */
export function anyInstallingWays(view: EnvironmentView, patchGroup: string, place: Place): readonly WayOfPatching[] {
  return view.ways.filter(
    (way) =>
      way.operation === "install" && !way.isEmergency && way.enabled !== false && reaches(way, patchGroup, place),
  );
}
