import { localTime } from "../../model/schedule/zones/local-time";
import { nextDay } from "./days-of-range";
import type { Opening } from "./openings";

const HOUR = 3_600_000;

/**
 * What may reboot nodes on each day, by any of the clocks in use: a run of Sunday 04:00 in Tokyo is one of Saturday in
 * Paris, and what goes on after midnight is also of the day after it.
 */
export function rebootsByDay(
  openings: readonly Opening[],
  zones: readonly string[],
): ReadonlyMap<string, readonly Opening[]> {
  const byDay = new Map<string, Opening[]>();
  for (const opening of openings) {
    for (const day of daysOf(opening, zones)) byDay.set(day, [...(byDay.get(day) ?? []), opening]);
  }
  return byDay;
}

/** The clocks of what may reboot nodes. */
export function clocksOfReboots(openings: readonly Opening[]): readonly string[] {
  return [...new Set(openings.flatMap((one) => (mayReboot(one) ? one.zone : [])))].sort();
}

/** Also what does something else to nodes: what a script does is not known. */
function mayReboot({ rebootHours, closed }: Opening): boolean {
  return rebootHours !== undefined && closed === undefined;
}

function daysOf(opening: Opening, zones: readonly string[]): ReadonlySet<string> {
  const days = new Set<string>();
  if (!mayReboot(opening)) return days;
  const { instant, rebootHours = 0 } = opening;
  for (const zone of zones) {
    const [first, last] = [instant, instant + rebootHours * HOUR - 1].map((at) =>
      localTime(new Date(at), zone).local.slice(0, 10),
    ) as [string, string];
    for (let day = first; day <= last; day = nextDay(day)) days.add(day);
  }
  return days;
}
