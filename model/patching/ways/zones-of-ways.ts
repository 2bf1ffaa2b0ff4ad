import { DEFAULT_TIME_ZONE } from "../../schedule/grammar/window-timing";
import { isTimeZone } from "../../schedule/zones/time-zone";
import { isUtc } from "../../schedule/zones/zone-data-note";
import type { WayOfPatching } from "./way-of-patching";

/** The time zones that ways run by, in the order of their names. What is none has no clock. */
export function zonesOfWays(ways: readonly WayOfPatching[]): readonly string[] {
  const zones = ways.flatMap(({ timing }) =>
    timing.known ? [timing.timing.scheduleTimezone ?? DEFAULT_TIME_ZONE] : [],
  );
  return [...new Set(zones)].filter(isTimeZone).sort();
}

/** The zone of a place, of those that it runs by: an emergency opens by UTC everywhere. Undefined: it has several. */
export function localZone(zones: readonly string[]): string | undefined {
  const [zone, ...others] = zones.length > 1 ? zones.filter((one) => !isUtc(one)) : zones;
  return others.length > 0 ? undefined : zone;
}
