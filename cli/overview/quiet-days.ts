import type { Patching } from "../../model/patching/patching";
import { wayMayInstall, wayMayReboot } from "../../model/patching/ways/way-may-patch";
import { shortDate } from "../../model/text/moments";
import { counted, joined, joinedFirst } from "../../model/text/wording";
import type { Opening } from "./openings";

const MOST_NAMED = 3;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * `In the 7 days from Tue 1 Dec no node reboots on Fri 4 Dec and Sat 5 Dec.`, of days that nothing which may reboot is
 * open in, by the clock of each window. The days are named, for what stands below goes on after them. Nothing where there
 * is no such day, or it is not known when something reboots.
 *
 * @param stacks - those that are asked about, where not all are
 * @param days - in order, one after the other: `2026-12-04`
 */
export function quietDaysText(
  openings: readonly Opening[],
  days: readonly string[],
  { patching, stacks = [] }: { readonly patching: Patching; readonly stacks?: readonly string[] },
): string | undefined {
  if (days.length === 0 || !areTimesKnown(patching)) return undefined;
  const spans = openings.filter(mayReboot).map(spanOf);
  const quiet = days.filter((day) => {
    const start = Date.parse(day);
    return spans.every(({ from, until }) => until <= start || from >= start + DAY);
  });
  const whose = stacks.length === 0 ? "" : ` of ${joinedFirst(stacks, MOST_NAMED)}`;
  const [first = "", last = ""] = [days[0], days.at(-1)];
  if (quiet.length === 0) return undefined;
  return quiet.length === days.length && quiet.length > 1
    ? `No node${whose} reboots from ${shortDate(first)} through ${shortDate(last)}.`
    : `In the ${counted(days.length, "day")} from ${shortDate(first)} no node${whose} reboots on ${joined(quiet.map(shortDate))}.`;
}

/** Also what does something else to nodes: what a script does is not known. */
function mayReboot({ mayReboot: may, does, closed }: Opening): boolean {
  return closed === undefined && (does === "unknown" || (may && does !== "scan"));
}

/** On its own clock. What has no end that is known may go on for a day. */
function spanOf({ day, time, hours }: Opening): { readonly from: number; readonly until: number } {
  const from = Date.parse(`${day}T${time}Z`);
  return { from, until: from + (hours === undefined ? DAY : hours * HOUR) };
}

/** Whether it is known when each of the ways opens that may reboot nodes. */
function areTimesKnown({ environments }: Patching): boolean {
  return environments
    .flatMap(({ openers }) => [...openers.values()])
    .filter(({ ways, enabled }) => enabled !== false && ways.some((way) => wayMayInstall(way) && wayMayReboot(way)))
    .every(({ timing, window }) => timing.known && window?.isElsewhere !== true);
}
