import { countsText } from "../../model/patching/existing/node-counts";
import { onClock } from "../../model/schedule/zones/whole-day";
import { zoneDataSentences } from "../../model/schedule/zones/zone-data-note";
import { localMinute, utcDate, utcMinute, utcText, weekday } from "../../model/text/moments";
import { printable } from "../../model/text/printable";
import { joined, joinedFirst } from "../../model/text/wording";
import { WIDTH, wrap } from "../../model/text/wrap";
import { type Calendar, type CalendarWindow, MOST_RUNS } from "./calendar";
import type { Typed } from "./more-of-it";
import { inOrderOfTime, isNext, type NextRun, nextRunText, openUntil } from "./next-run";
import { nextRunLines } from "./print-next-runs";
import { countedKinds, groupsText, longWhat } from "./what-runs";

const INDENT = "  ";

/** As many windows are told with their runs at first sight; of more of them, only the next run. */
const FEW_WINDOWS = 3;
const USUAL_RUNS = 5;
/** Windows without a run in the time that is asked for. */
const MOST_NAMED = 3;

/** What a note says of it already. */
const HAVE_A_NOTE: readonly NextRun["kind"][] = ["disabled", "not known"];

/**
 * The next runs of every window, at most 80 columns wide, or as wide as the terminal: `limit` of each, 0 for all. Without
 * it some of each; of many windows one line for each.
 */
export function* calendarLines(calendar: Calendar, typed: Typed, width = WIDTH): Generator<string> {
  const { limit } = typed;
  const idle = calendar.windows.filter((window) => hasNoRun(window, calendar, typed));
  const windows = inOrderOfTime(calendar.windows.filter((window) => !idle.includes(window)));
  if (limit === undefined && windows.length > FEW_WINDOWS) yield* nextRunLines({ ...calendar, windows }, typed, width);
  else {
    const told = new Set<string>();
    for (const [index, window] of windows.entries()) {
      if (index > 0) yield "\n";
      yield* windowLines(window, calendar.until, limit, told);
    }
  }
  if (idle.length > 0) {
    const sentence = idleSentence(idle, windows, calendar, typed);
    yield `${windows.length === 0 ? "" : "\n"}${wrap(printable(sentence)).join("\n")}\n`;
  }
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

/** Whoever names an end asks what opens before it; of a whole year each window says that it does not. */
function hasNoRun({ next }: CalendarWindow, { until }: Calendar, typed: Typed): boolean {
  if (typed.until === undefined) return false;
  return WITHOUT_RUN.includes(next.kind) || (next.kind === "once" && next.run.instant >= onClock(until, next.run.zone));
}

/** What has no run in a time: also what has run before it. */
const WITHOUT_RUN: readonly NextRun["kind"][] = ["later", "over", "none"];

function idleSentence(
  idle: readonly CalendarWindow[],
  others: readonly CalendarWindow[],
  { from }: Calendar,
  { from: start = utcText(from), until = "", group, reboots }: Typed,
): string {
  const time = `from ${start} until ${until}`;
  const quiet = quietFrom(others);
  const isQuiet = quiet < Number.POSITIVE_INFINITY;
  const since = quiet > 0 && isQuiet ? utcText(new Date(quiet)) : start;
  const whose = group === undefined ? "" : ` of ${group}`;
  const nobody = `No node${whose} ${reboots ? "reboots" : "is patched"} from ${since} until ${until}`;
  const areAllWindows = idle.every(({ kind }) => kind === "maintenance window");
  // What associations and policies do when they are applied hangs on no schedule.
  if (others.length === 0) return areAllWindows ? `${nobody}: no window opens.` : `Nothing runs ${time}.`;
  const names = joinedFirst([...new Set(idle.map(({ name }) => name))], MOST_NAMED);
  const have = idle.length === 1 ? "has" : "have";
  return isQuiet && areAllWindows && idle.some(mayInstall)
    ? `${nobody}: ${names} ${have} no run in this time.`
    : `${countedKinds(idle)} ${have} no run ${time}: ${names}.`;
}

/** When the last of what installs closes, of what is open already; infinite where something opens, or may open. */
function quietFrom(windows: readonly CalendarWindow[]): number {
  const ends = windows.filter(mayInstall).map(({ next, runs }) => {
    const last = runs.at(-1);
    const isLast = last !== undefined && isNext(last, next);
    return next.kind === "open" && isLast ? next.end.getTime() : Number.POSITIVE_INFINITY;
  });
  return Math.max(0, ...ends);
}

/** Also where what it does, or when, is not known yet. */
function mayInstall({ does, next }: CalendarWindow): boolean {
  return does !== undefined && does.operation !== "scan" && next.kind !== "disabled";
}

/** @param told - of which groups it stands already how long patches take, over all that installs on them */
function* windowLines(
  window: CalendarWindow,
  until: Date,
  limit: number | undefined,
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
  // Who asks for so many runs asks when, and not how long patches take.
  for (const { patchGroups, says } of limit === undefined ? window.arrival : []) {
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
