import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { timingOfWindow } from "../../model/patching/ways/window-timing-of";
import { rateMinutes } from "../../model/schedule/grammar/parsed-schedule";
import { readTiming } from "../../model/schedule/grammar/read-timing";
import { readWindowDate } from "../../model/schedule/grammar/window-dates";
import { DEFAULT_TIME_ZONE, type WindowTiming } from "../../model/schedule/grammar/window-timing";
import { occurrences } from "../../model/schedule/runs/occurrences";
import { zoneClock } from "../../model/schedule/zones/zone-clock";
import { counted } from "../../model/text/wording";

/** The runs of a window in a year like any other, its start and end dates apart. */
export type WindowPattern =
  | {
      readonly kind: "repeats";
      readonly runsAYear: number;
      readonly zone: string;
      readonly starts: readonly number[];
      /** The first and the last one in which it runs, where its schedule names years; else from 0 to no end. */
      readonly years: readonly [first: number, last: number];
    }
  /** `at(…)`: one run, whether it is over or not. */
  | { readonly kind: "once"; readonly zone: string; readonly starts: readonly number[] }
  | { readonly kind: "never" }
  | { readonly kind: "not known" };

/**
 * The common year, always the same: what a plan weighs must not depend on the day of its review. It begins on a Monday and
 * has whole weeks, so that every day of the week comes as often.
 */
const BEGIN = Date.UTC(2029, 0, 1);
const WHOLE_WEEKS = 364;
const DAYS = 365;
const MINUTES_A_YEAR = DAYS * 24 * 60;
const HOUR = 3_600_000;
const KNOWN = new Map<string, WindowPattern>();
const MOST_KNOWN = 500;

export function patternOf(window: MaintenanceWindowModel): WindowPattern {
  const timing = timingOfWindow(window);
  return timing === undefined ? { kind: "not known" } : patternOfTiming(timing);
}

export function patternOfTiming(timing: WindowTiming): WindowPattern {
  const key = JSON.stringify(timing);
  const pattern = KNOWN.get(key) ?? computed(timing);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(key, pattern);
  return pattern;
}

function computed({ schedule, scheduleTimezone, scheduleOffset, startDate }: WindowTiming): WindowPattern {
  const timing = { schedule, scheduleTimezone, scheduleOffset };
  const read = readTiming(timing);
  if (!read.ok) return { kind: "not known" };
  const { zone, schedule: parsed } = read.timing;
  const startsOf = (given: WindowTiming, from: Date, until?: Date) => {
    const found = occurrences(given, { from, ...(until === undefined ? {} : { until }) });
    return found.computable ? [...found.runs].map(({ instant }) => instant.getTime()) : [];
  };
  switch (parsed.kind) {
    case "at":
      return { kind: "once", zone, starts: startsOf(timing, new Date(0)) };
    case "rate": {
      // When it runs follows from when it begins; without a start date AWS does not say that.
      const begin = startDate === undefined ? undefined : readWindowDate(startDate).instant;
      const end = begin !== undefined ? new Date(begin.getTime() + MINUTES_A_YEAR * 60_000) : undefined;
      const starts = begin !== undefined ? startsOf({ ...timing, startDate }, begin, end) : [];
      return {
        kind: "repeats",
        zone,
        runsAYear: Math.max(1, Math.round(MINUTES_A_YEAR / rateMinutes(parsed))),
        starts,
        years: EVER,
      };
    }
    case "cron": {
      const years = yearsOf(parsed.years);
      const starts = startsOf(isGapless(parsed.years) ? inAnyYear(timing) : timing, ...commonYear(zone));
      const runsAYear = Math.round((starts.length * DAYS) / WHOLE_WEEKS);
      if (starts.length > 0) return { kind: "repeats", zone, runsAYear, starts, years };
      // One that names years, or days that few years have.
      const all = occurrences(timing, { from: new Date("2020-01-01T00:00:00Z"), count: 2 });
      const few = all.computable ? [...all.runs].map(({ instant }) => instant.getTime()) : [];
      if (few.length === 0) return { kind: "never" };
      return few.length === 1
        ? { kind: "once", zone, starts: few }
        : { kind: "repeats", zone, runsAYear: 1, starts: few, years };
    }
  }
}

const EVER = [0, Number.POSITIVE_INFINITY] as const;
/** Years before the first maintenance window, and those that nobody plans for, say nothing. */
const [FIRST, LAST] = [2020, 2099];

function yearsOf(years: readonly number[]): readonly [number, number] {
  const [first = FIRST, last = LAST] = [years[0], years.at(-1)];
  return [first <= FIRST ? EVER[0] : first, last >= LAST ? EVER[1] : last];
}

/** Whether they are all years from the common one back to the first and on to the last, or end before it. */
function isGapless(years: readonly number[]): boolean {
  const [first = FIRST, last = FIRST] = [years[0], years.at(-1)];
  const isNear = first <= new Date(BEGIN).getUTCFullYear() && last >= FIRST;
  return isNear && years.every((year, index) => year === first + index);
}

function inAnyYear(timing: WindowTiming): WindowTiming {
  return { ...timing, schedule: timing.schedule.replace(/\S+(?=\s*\)\s*$)/, "*") };
}

/** On the clock of a zone. */
function commonYear(zone: string): [Date, Date] {
  const clock = zoneClock(zone);
  return [clock.read(BEGIN).instant, clock.read(BEGIN + WHOLE_WEEKS * 24 * HOUR).instant];
}

/** Monday to Friday; hours of the day. */
const WORKING = { first: 1, last: 5, from: 8, until: 18 };

/** Whether some run is open while people work, on the clock of a zone: that of the window, or that it had before. */
export function meetsWorkingHours(pattern: WindowPattern, hours: number, zone?: string): boolean {
  if (pattern.kind !== "repeats" && pattern.kind !== "once") return false;
  const clock = zoneClock(zone ?? pattern.zone);
  return pattern.starts.some((start) => {
    const local = start + clock.offsetAt(start) * 1000;
    const end = local + hours * HOUR;
    for (let day = Math.floor(local / (24 * HOUR)); day * 24 * HOUR < end; day += 1) {
      const midnight = day * 24 * HOUR;
      const weekday = new Date(midnight).getUTCDay();
      const isWorkday = weekday >= WORKING.first && weekday <= WORKING.last;
      if (isWorkday && local < midnight + WORKING.until * HOUR && end > midnight + WORKING.from * HOUR) return true;
    }
    return false;
  });
}

/** `12 runs a year, was 52`, `none after 2029` */
export function frequencyText(old: WindowPattern, now: WindowPattern): readonly string[] {
  if (old.kind !== "repeats" || now.kind !== "repeats") return [];
  const [first, last] = now.years;
  return [
    ...(old.runsAYear === now.runsAYear ? [] : [`${counted(now.runsAYear, "run")} a year, was ${old.runsAYear}`]),
    ...(first === old.years[0] || first === EVER[0] ? [] : [`none before ${first}`]),
    ...(last === old.years[1] || last === EVER[1] ? [] : [`none after ${last}`]),
  ];
}

/** The zone that a window names, or AWS's default; undefined for one that no clock shows. */
export function clockZoneOf(pattern: WindowPattern): string | undefined {
  return pattern.kind === "repeats" || pattern.kind === "once" ? pattern.zone : undefined;
}

/** `Sun 07:00`, of a moment on the clock of a zone. */
export function clockText(instant: Date, zone: string = DEFAULT_TIME_ZONE): string {
  const local = new Date(instant.getTime() + zoneClock(zone).offsetAt(instant.getTime()) * 1000);
  const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
  return `${days[local.getUTCDay()]} ${local.toISOString().slice(11, 16)}`;
}
