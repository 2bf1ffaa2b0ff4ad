import { systemOfReference } from "../patching/baseline-for";
import { patchGroupsOfTarget } from "../patching/nodes/targeting";
import { samePlace } from "../patching/place/place";
import type { EnvironmentView, KeyedWindow } from "../patching/view/environment-view";
import { joined } from "../text/wording";
import { isKnown } from "../values/unknown";
import { describeBrought, describeBroughtTo } from "./describe-brought";

/**
 * What the tasks of a window bring along, for the systems of the patch groups that it names: `KB5039217 (Windows Server)
 * and openssl* (Amazon Linux 2023)`. Undefined where they bring nothing, or it is not known what.
 */
export function describeWindowBrings(window: KeyedWindow, view: EnvironmentView): string | undefined {
  const brought = window.tasks.flatMap((task) => task.brought ?? []);
  if (brought.length === 0) return undefined;
  const systems = systemsOf(window, view);
  return joined(
    brought.map((one) => describeBroughtTo(one, systems) ?? `${describeBrought(one)} (on none of its nodes)`),
  );
}

/** The systems of the groups that a window names; none where some of it is not known. */
function systemsOf(window: KeyedWindow, view: EnvironmentView): readonly string[] {
  const names = new Set<unknown>(
    window.targets.flatMap((target) => patchGroupsOfTarget(target).flatMap(({ patchGroups }) => patchGroups)),
  );
  const place = view.placeOf(window);
  const groups = view.groups.filter(
    (group) => names.has(group.patchGroup) && samePlace(view.placeOf(group), place).same !== "no",
  );
  const systems = groups.flatMap(({ registrations }) =>
    registrations.map(({ baseline }) => systemOfReference(baseline, view.environment)),
  );
  const isWhole = new Set(groups.map(({ patchGroup }) => patchGroup)).size === names.size;
  return isWhole && systems.every(isKnown) ? [...new Set(systems)] : [];
}
