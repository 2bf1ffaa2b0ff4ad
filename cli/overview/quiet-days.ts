import type { Patching } from "../../model/patching/patching";
import { wayMayInstall, wayMayReboot } from "../../model/patching/ways/way-may-patch";
import { shortDate } from "../../model/text/moments";
import { counted, joined, joinedFirst } from "../../model/text/wording";
import { clocksOfReboots, rebootsByDay } from "./days-of-reboots";
import type { Opening } from "./openings";

const MOST_NAMED = 3;

/**
 * `In the 7 days from Tue 1 Dec no node reboots on Fri 4 Dec and Sat 5 Dec (Europe/Paris).`, of days on which nothing may
 * reboot on any of the clocks in use: who asks may live by another one than that of the window. The days are named, for
 * what stands below goes on after them. Nothing where there is no such day, or it is not known when something reboots.
 *
 * @param openings - also of the days before the first and after the last
 * @param days - in order, one after the other: `2026-12-04`
 * @param stacks - those that are asked about, where not all are
 */
export function quietDaysText(
  openings: readonly Opening[],
  days: readonly string[],
  { patching, stacks = [] }: { readonly patching: Patching; readonly stacks?: readonly string[] },
): string | undefined {
  if (!areTimesKnown(patching)) return undefined;
  const clocks = clocksOfReboots(openings);
  const reboots = rebootsByDay(openings, clocks);
  const quiet = days.filter((day) => !reboots.has(day));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || quiet.length === 0) return undefined;
  const whose = stacks.length === 0 ? "" : ` of ${joinedFirst(stacks, MOST_NAMED)}`;
  const said =
    quiet.length === days.length && quiet.length > 1
      ? `No node${whose} reboots from ${shortDate(first)} through ${shortDate(last)}`
      : `In the ${counted(days.length, "day")} from ${shortDate(first)} no node${whose} reboots on ${joined(quiet.map(shortDate))}`;
  return `${said}${clocksText(clocks)}.`;
}

function clocksText(clocks: readonly string[]): string {
  if (clocks.length > MOST_NAMED) return ` (on each of ${clocks.length} clocks)`;
  if (clocks.length > 1) return ` (on each clock: ${joined(clocks)})`;
  return clocks.map((clock) => ` (${clock})`).join("");
}

/** Whether it is known when each of the ways opens that may reboot nodes. */
function areTimesKnown({ environments }: Patching): boolean {
  return environments
    .flatMap(({ openers }) => [...openers.values()])
    .filter(({ ways, enabled }) => enabled !== false && ways.some((way) => wayMayInstall(way) && wayMayReboot(way)))
    .every(({ timing, window }) => timing.known && window?.isElsewhere !== true);
}
