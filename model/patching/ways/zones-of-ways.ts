import { DEFAULT_TIME_ZONE } from "../../schedule/grammar/window-timing";
import { isTimeZone } from "../../schedule/zones/time-zone";
import type { WayOfPatching } from "./way-of-patching";

/** The time zones that ways run by, in the order of their names. What is none has no clock. */
export function zonesOfWays(ways: readonly WayOfPatching[]): readonly string[] {
  const zones = ways.flatMap(({ timing }) =>
    timing.known ? [timing.timing.scheduleTimezone ?? DEFAULT_TIME_ZONE] : [],
  );
  return [...new Set(zones)].filter(isTimeZone).sort();
}
