import { countsText } from "../../model/patching/existing/node-counts";
import { zoneDataSentences } from "../../model/schedule/zones/zone-data-note";
import { localMinute, utcDate, utcMinute, utcText, weekday } from "../../model/text/moments";
import { printable } from "../../model/text/printable";
import { joined } from "../../model/text/wording";
import { WIDTH, wrap } from "../../model/text/wrap";
import { type Calendar, type CalendarWindow, MOST_RUNS } from "./calendar";
import { closedTexts } from "./closed-times";
import { withoutRun } from "./idle-windows";
import type { Typed } from "./more-of-it";
import { inOrderOfTime, isNext, type NextRun, nextRunText, openUntil } from "./next-run";
import { nextRunLines } from "./print-next-runs";
import { groupsText, longWhat } from "./what-runs";

const INDENT = "  ";

/** As many windows are told with their runs at first sight; of more of them, only the next run. */
const FEW_WINDOWS = 3;
const USUAL_RUNS = 5;

/** What a note says of it already. */
const HAVE_A_NOTE: readonly NextRun["kind"][] = ["disabled", "not known"];

/**
 * The next runs of every window, at most 80 columns wide, or as wide as the terminal: `limit` of each, 0 for all. Without
 * it some of each; of many windows one line for each.
 */
export function* calendarLines(calendar: Calendar, typed: Typed, width = WIDTH): Generator<string> {
  const { limit } = typed;
  const { sentence, others } = withoutRun(calendar, typed);
  const windows = inOrderOfTime(others);
  if (limit === undefined && windows.length > FEW_WINDOWS) yield* nextRunLines({ ...calendar, windows }, typed, width);
  else {
    const told = new Set<string>();
    for (const [index, window] of windows.entries()) {
      if (index > 0) yield "\n";
      yield* windowLines(window, calendar.until, typed, told);
    }
  }
  if (sentence !== undefined) {
    yield `${windows.length === 0 ? "" : "\n"}${wrap(printable(sentence)).join("\n")}\n`;
  }
  const accounts = calendar.windows.map(({ account, stack }) => account ?? stack);
  const closed = closedTexts(calendar.closed, accounts).flatMap((text) => wrap(printable(text)));
  if (closed.length > 0) yield `\n${closed.join("\n")}\n`;
  if (calendar.windows.length === 0)
    yield `No maintenance window, association or patch policy ${typed.reboots ? "is known to reboot nodes" : "found"}.\n`;
  if (calendar.withoutWindow.length > 0) {
    const groups = calendar.withoutWindow.map(({ patchGroup, where }) =>
      where === "" ? patchGroup : `${patchGroup} (${where})`,
    );
    yield `\n${wrap(`Nothing targets ${joined(groups, "or")}.`).join("\n")}\n`;
  }
  const zones = calendar.windows.flatMap(({ zone, runs }) => (runs.length > 0 ? [zone] : []));
  for (const sentence of zoneDataSentences(zones)) yield `\n${sentence}\n`;
}

/** @param told - of which groups it stands already how long patches take, over all that installs on them */
function* windowLines(
  window: CalendarWindow,
  until: Date,
  { limit, until: end }: Typed,
  told: Set<string>,
): Generator<string> {
  const { name, schedule, dates, where } = window;
  const heading = [name, longWhat(window), groupsText(window), schedule, zoneText(window), ...dates, where];
  for (const line of wrap(heading.filter(Boolean).join(" · "))) {
    yield `${line}\n`;
  }
  const runs = limit === 0 ? window.runs : window.runs.slice(0, limit ?? USUAL_RUNS);
  for (const run of runs) {
    const local = localMinute(run.local);
    const marks = [
      window.next.kind === "open" && isNext(run, window.next) ? openUntil(window.next) : "",
      run.overlaps.length === 0 ? "" : `overlaps ${joined(run.overlaps)}`,
      run.daylightSaving === undefined ? "" : `clock time ${run.daylightSaving}`,
    ].filter(Boolean);
    const line = `${local.padEnd(24)}${utcText(run.instant)}  ${printable(marks.join(", "))}`;
    yield `${INDENT}${line.trimEnd()}\n`;
  }
  if (window.runs.length === 0 && !HAVE_A_NOTE.includes(window.next.kind)) {
    yield `${INDENT}${nextRunText(window.next, until)}\n`;
  }
  const left = window.runs.length - runs.length;
  const count = `${window.isCut ? "at least " : ""}${left} more`;
  const all = window.isCut ? `the first ${MOST_RUNS}` : "all";
  const how = limit === undefined ? ` (--limit 0 for ${all})` : "";
  if (left > 0) yield `${INDENT}… and ${count}${how}\n`;
  else if (window.isCut) yield `${INDENT}… and more (--from ${lastOf(runs)} for those from there on)\n`;
  for (const { instant, offsetBefore, offsetAfter } of window.clockChanges) {
    const hours = (offsetAfter - offsetBefore) / 3600;
    const day = utcDate(new Date(instant.getTime() + offsetBefore * 1000));
    yield `${INDENT}clocks of ${window.zone} ${hours > 0 ? "+" : "−"}${Math.abs(hours)} h on ${weekday(day)} ${day}\n`;
  }
  if (window.brings !== undefined) {
    for (const line of wrap(printable(`installs ${window.brings}, and nothing else`), WIDTH - 2))
      yield `${INDENT}${line}\n`;
  }
  // Who asks for so many runs, or until a day, asks when, and not how long patches take.
  for (const { patchGroups, says } of limit === undefined && end === undefined ? window.arrival : []) {
    const key = JSON.stringify([window.stack, window.region, patchGroups, says]);
    if (patchGroups.length > 0 && told.has(key)) continue;
    told.add(key);
    const whom = window.patchGroups.length === 1 || patchGroups.length === 0 ? "" : `${patchGroups.join(", ")}: `;
    for (const line of wrap(printable(`${whom}${says}`), WIDTH - 2)) yield `${INDENT}${line}\n`;
  }
  for (const line of accountLines(window)) yield `${INDENT}${line}\n`;
  for (const note of window.notes) for (const line of wrap(`note: ${note}`, WIDTH - 2)) yield `${INDENT}${line}\n`;
}

/** `2026-12-07T06:10Z` */
function lastOf(runs: CalendarWindow["runs"]): string {
  return runs
    .slice(-1)
    .map(({ instant }) => `${utcMinute(instant).replace(" ", "T")}Z`)
    .join();
}

/** How many nodes it works on, and who else does. */
function accountLines({ nodes, others = [] }: CalendarWindow): readonly string[] {
  if (nodes === undefined) return [];
  return [`reaches ${countsText(nodes)}`, ...others].flatMap((text) => wrap(printable(text), WIDTH - 2));
}

/** The zone, where the schedule's own words do not end with it. */
function zoneText({ schedule, zone }: CalendarWindow): string {
  return schedule === "" || schedule.endsWith(zone) ? "" : zone;
}
