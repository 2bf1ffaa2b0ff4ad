import type { Keyed } from "../../environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import type { Knowable } from "../../values/unknown";
import type { Place } from "../place/place";
import type {
  AssociationWay,
  Carrier,
  KnownTiming,
  PatchPolicyWay,
  WayOfPatching,
  WindowTaskWay,
} from "./way-of-patching";
import { windowName } from "./window-name";
import { knownTiming } from "./window-timing-of";

/** What opens on one schedule: a window with all of its tasks; an association, a policy's scans, or its installations. */
export interface Opener {
  /** Names it among all of its environment. */
  readonly key: string;
  readonly carrier: Carrier;
  readonly place: Place;
  readonly timing: KnownTiming;
  /** How long it is open. `UNKNOWN` also of what has no end. */
  readonly hours: Knowable<number>;
  readonly enabled: Knowable<boolean>;
  readonly ways: readonly WayOfPatching[];
  /** Absent: it is none. */
  readonly window?: Keyed<MaintenanceWindowModel>;
}

export function openerOfWindow(
  window: Keyed<MaintenanceWindowModel>,
  place: Place,
  ways: readonly WindowTaskWay[],
): Opener {
  return {
    key: window.key,
    carrier: { key: window.key, name: windowName(window) },
    place,
    timing: knownTiming(window),
    hours: window.duration,
    enabled: window.enabled,
    ways,
    window,
  };
}

export function openerOfWay(way: AssociationWay | PatchPolicyWay): Opener {
  const { key, carrier, place, timing, hours, enabled } = way;
  return { key, carrier, place, timing, hours, enabled, ways: [way] };
}
