import { NUMBER_LIMITS } from "../facts/limits";
import { readMaintenanceWindow } from "../maintenance-window/read-maintenance-window";
import { timingOfWindow } from "../patching/ways/window-timing-of";
import { runsOnce } from "../schedule/grammar/parse-at";
import { momentOfDate } from "../schedule/grammar/window-dates";
import { DEFAULT_TIME_ZONE, type WindowTiming } from "../schedule/grammar/window-timing";
import { certainStart } from "../schedule/runs/certain-start";
import { occurrences } from "../schedule/runs/occurrences";
import { isTimeZone } from "../schedule/zones/time-zone";
import { onClock, WholeDay } from "../schedule/zones/whole-day";
import { isoOnClock } from "../schedule/zones/zone-clock";
import { given } from "../values/given";
import { Problems } from "../values/problems";
import type { TokenHandling } from "../values/props-reader";
import { isKnown } from "../values/unknown";
import type { ChangeFreeze } from "./change-freeze";
import { type MaintenanceWindowDefinition, TASK_PROPERTIES } from "./environment-definition";

/** When a window may open: before the first freeze, between two of them, after the last. */
export interface OpenPeriod {
  /** Absent: from the beginning. */
  readonly startDate?: string;
  /** Absent: for ever. */
  readonly endDate?: string;
  /** The freeze after which it begins. */
  readonly after?: ChangeFreeze;
  /** Whether it ends for a freeze. */
  readonly isEnded?: true;
}

const HOUR = 3_600_000;
const LONGEST = NUMBER_LIMITS.windowDuration.max;
/** Nothing here has a present: a rate counts from its start date. */
const LONG_AGO = new Date(0);

/**
 * The periods in which a window may open, where freezes close it: days are those of its own clock, and no run before a
 * freeze reaches into it. Undefined where it is not open in any of them, or changes nothing on nodes.
 */
export function openPeriods(
  window: MaintenanceWindowDefinition,
  freezes: readonly ChangeFreeze[],
  tokens: TokenHandling,
): readonly OpenPeriod[] | undefined {
  const clock = mayChangeNodes(window) ? clockOf(window, tokens) : undefined;
  const closed = clock === undefined ? [] : freezes.flatMap((freeze) => closedFor(freeze, clock));
  if (clock === undefined || closed.length === 0) return undefined;
  const periods: OpenPeriod[] = [];
  let at = clock.start;
  let begin: Pick<OpenPeriod, "startDate" | "after"> = given({ startDate: window.startDate });
  for (const { freeze, last, until } of closed) {
    if (mayOpen(clock, at, last)) periods.push({ ...begin, endDate: isoOnClock(last, clock.zone), isEnded: true });
    at = until;
    begin = { startDate: isoOnClock(firstOf(clock, until), clock.zone), after: freeze };
  }
  if (mayOpen(clock, at, clock.end)) periods.push({ ...begin, ...given({ endDate: window.endDate }) });
  return periods;
}

/** Whether it installs, or runs what may do anything. Scans go on in a freeze: they change nothing on a node. */
export function mayChangeNodes(window: MaintenanceWindowDefinition): boolean {
  return TASK_PROPERTIES.some((property) =>
    Object.values(window[property] ?? {}).some(
      (task: { readonly operation?: unknown } | null) => property !== "patchTasks" || task?.operation !== "Scan",
    ),
  );
}

/** All that decides when a window is open. */
interface WindowClock {
  readonly zone: string;
  /** How long it is open at most, in milliseconds. */
  readonly length: number;
  readonly start: number;
  readonly end: number;
  /** Absent: not known at synth. */
  readonly timing?: WindowTiming;
}

/** Undefined for a window that never opens or once, on a day that somebody means; and where others say what is wrong. */
function clockOf(window: MaintenanceWindowDefinition, tokens: TokenHandling): WindowClock | undefined {
  const model = readMaintenanceWindow(window, new Problems(), tokens);
  if (model === undefined || model.enabled === false) return undefined;
  const { schedule, scheduleTimezone: zone = DEFAULT_TIME_ZONE, duration, startDate, endDate } = model;
  if (isKnown(schedule) && runsOnce(schedule)) return undefined;
  const [start, end] = [momentOf(startDate, Number.NEGATIVE_INFINITY), momentOf(endDate, Number.POSITIVE_INFINITY)];
  if (!isKnown(zone) || !isTimeZone(zone) || start === undefined || end === undefined) return undefined;
  const hours = isKnown(duration) && duration > 0 && duration < LONGEST ? duration : LONGEST;
  const timing = timingOfWindow(model);
  return { zone, length: hours * HOUR, start, end, ...(timing && { timing }) };
}

function momentOf(date: unknown, absent: number): number | undefined {
  if (date === undefined) return absent;
  return typeof date === "string" ? momentOfDate(date) : undefined;
}

interface Closed {
  readonly freeze: ChangeFreeze;
  /** Until when a run before it may begin, that moment included. */
  readonly last: number;
  readonly until: number;
}

function closedFor(freeze: ChangeFreeze, clock: WindowClock): readonly Closed[] {
  const [from, until] = [midnight(freeze.from, clock), midnight(freeze.until, clock)];
  const overAtFrom = from - clock.length;
  if (until <= clock.start || overAtFrom >= clock.end) return [];
  const first = firstRun(clock, overAtFrom + 1);
  if (first === "not known") return [{ freeze, last: overAtFrom, until }];
  if (first === undefined || first >= until) return [];
  return [{ freeze, last: first <= from ? overAtFrom : from, until }];
}

/** The first run at a moment or later; undefined where there is none. */
function firstRun({ timing }: WindowClock, from: number): number | undefined | "not known" {
  const found = timing && occurrences(timing, { from: new Date(from), createdAt: LONG_AGO, count: 1 });
  if (found?.computable !== true) return "not known";
  const [run] = found.runs;
  return run?.instant.getTime();
}

function mayOpen(clock: WindowClock, from: number, until: number): boolean {
  if (from >= until) return false;
  const first = from === Number.NEGATIVE_INFINITY ? from : firstRun(clock, from);
  return first === "not known" || (first !== undefined && first <= until);
}

/**
 * When a window opens again: a rate, which counts from its start, keeps its rhythm; one with an offset starts before the
 * cron day of its first run.
 */
function firstOf(clock: WindowClock, until: number): number {
  const certain = clock.timing && certainStart(clock.timing, new Date(until));
  if (certain !== undefined) return Math.max(clock.start, certain.start.getTime());
  const isRate = /^\s*rate\(/i.test(clock.timing?.schedule ?? "");
  const first = isRate ? firstRun(clock, until) : until;
  return typeof first === "number" ? first : until;
}

function midnight(day: string, { zone }: WindowClock): number {
  return onClock(new WholeDay(day), zone).getTime();
}
