import { utcText } from "../../text/moments";
import { matchingDays } from "../grammar/matching-days";
import { type ParsedAt, type ParsedCron, type ParsedRate, rateMinutes } from "../grammar/parsed-schedule";
import { type ReadTiming, readTiming } from "../grammar/read-timing";
import { timingCaveats } from "../grammar/timing-caveats";
import { timesOfDay } from "../grammar/too-frequent";
import type { WindowTiming } from "../grammar/window-timing";
import type { ScheduleCaveat, ScheduleNote, ScheduleProblemKind } from "../notes/schedule-note";
import { addDays, calendarDateOf, dayNumber } from "../zones/date";
import { type ClockReading, formatOffset, zoneClock } from "../zones/zone-clock";

export interface OccurrenceRange {
  /** Runs at or after this instant. For a rate it is also the present. */
  readonly from: Date;
  /**
   * Runs before this instant.
   *
   * @default - until the last year a schedule can name, 2199
   */
  readonly until?: Date;
  /**
   * At most so many runs.
   *
   * @default - all of them; with `until` absent as well, take only as many as you need
   */
  readonly count?: number;
  /**
   * When the window was made. A run with an offset whose cron day lies before does not take place, and a rate whose
   * start date lies after counts from there.
   *
   * @default - as the timing says
   */
  readonly createdAt?: Date;
}

/** One run of a window. */
export interface Occurrence {
  readonly instant: Date;
  /**
   * What the schedule's clock shows: "2026-12-06T02:00", with seconds only where there are some. Together with
   * `offset` it is always `instant`; if `daylightSaving` is "skipped", no clock ever shows it.
   */
  readonly local: string;
  /** The schedule's time zone, as given; "UTC" by default. */
  readonly zone: string;
  /** How far `local` is ahead of UTC: "+09:00". */
  readonly offset: string;
  /**
   * Set where the clocks change: the time of day does not exist on that day, or comes twice. What AWS does then is
   * not documented. Computed is the first of the two, and for a skipped time the one after the jump which would be it
   * if the clocks had not changed.
   */
  readonly daylightSaving?: "skipped" | "repeated";
}

export type Occurrences =
  | {
      readonly computable: true;
      /** In order, computed as they are taken. Can be walked again. */
      readonly runs: Iterable<Occurrence>;
      /** What AWS does not say and the runs rest on. */
      readonly caveats: readonly ScheduleNote[];
    }
  | { readonly computable: false; readonly reason: NotComputable };

export interface NotComputable {
  readonly kind: ScheduleProblemKind | "rate-without-start" | "rate-already-started";
  /** The argument at fault. */
  readonly property: keyof WindowTiming;
  readonly message: string;
}

const MS_PER_DAY = 86_400_000;
/** The first instant which no schedule can name. */
const END_OF_TIME = Date.UTC(2200, 0, 8);

/**
 * When a window runs. Pure: the present is an argument. A timing that cannot be read is not computable, with the reason.
 */
export function occurrences(timing: WindowTiming, asked: OccurrenceRange): Occurrences {
  const range = timing.createdAt === undefined ? asked : { createdAt: new Date(timing.createdAt), ...asked };
  const reading = readTiming(timing);
  if (!reading.ok) {
    const { property, problem } = reading;
    return { computable: false, reason: { ...problem, property } };
  }
  const read = reading.timing;
  const reason = read.schedule.kind === "rate" ? whyNotComputable(read, range, timing) : undefined;
  if (reason !== undefined) return { computable: false, reason };
  return {
    computable: true,
    runs: { [Symbol.iterator]: () => withinRange(allRuns(read, range), read, range) },
    caveats: timingCaveats(read, range),
  };
}

const OF_ASSOCIATION: NotComputable = {
  kind: "rate-without-start",
  property: "schedule",
  message:
    "a rate counts from when the association was made or changed, which is not known here; a cron says when it runs",
};

function whyNotComputable(
  { start }: ReadTiming,
  { from, createdAt = from }: OccurrenceRange,
  { hasNoDates }: WindowTiming,
): NotComputable | undefined {
  if (hasNoDates) return OF_ASSOCIATION;
  if (start === undefined) {
    return {
      kind: "rate-without-start",
      property: "startDate",
      message:
        "expected a start date beside a rate, but it is missing; without it AWS counts from a moment it does not document, so give one in the future",
    };
  }
  if (start < createdAt) {
    return {
      kind: "rate-already-started",
      property: "startDate",
      message:
        "expected a start date in the future beside a rate, got one in the past; AWS then counts from the moment the window was made",
    };
  }
  return undefined;
}

function allRuns(timing: ReadTiming, range: OccurrenceRange): Iterable<Occurrence> {
  switch (timing.schedule.kind) {
    case "cron":
      return cronRuns(timing.schedule, timing, range);
    case "rate":
      return rateRuns(timing.schedule, timing, range);
    case "at":
      return [atRun(timing.schedule, timing)];
  }
}

function* withinRange(
  runs: Iterable<Occurrence>,
  { start, end }: ReadTiming,
  { from, until, count = Number.POSITIVE_INFINITY }: OccurrenceRange,
): Generator<Occurrence, void, undefined> {
  let taken = 0;
  if (taken >= count) return;
  for (const run of runs) {
    if (run.instant.getTime() >= END_OF_TIME) return;
    if (until !== undefined && run.instant >= until) return;
    if (end !== undefined && run.instant > end) return;
    if (run.instant < from || (start !== undefined && run.instant < start)) continue;
    yield run;
    taken += 1;
    if (taken >= count) return;
  }
}

/** In the order of their instants: a skipped time is read after the jump, and there may be runs in between. */
function* cronRuns(
  cron: ParsedCron,
  { zone, offset, start }: ReadTiming,
  { from, createdAt }: OccurrenceRange,
): Generator<Occurrence, void, undefined> {
  const clock = zoneClock(zone);
  const earliest = new Date(Math.max(from.getTime(), start?.getTime() ?? 0));
  // No zone is more than a day from UTC, and a skipped time is never read more than a day later.
  const firstDay = addDays(calendarDateOf(earliest), -offset - 2);
  const times = timesOfDay(cron);
  let skipped: Occurrence[] = [];
  for (const cronDay of matchingDays(cron, firstDay)) {
    const midnight = (dayNumber(cronDay) + offset) * MS_PER_DAY;
    if (skipped.length > 0) {
      const settled = midnight - MS_PER_DAY;
      for (const late of skipped) if (late.instant.getTime() < settled) yield late;
      skipped = skipped.filter((late) => late.instant.getTime() >= settled);
    }
    for (const time of times) {
      const local = midnight + time * 1000;
      const run = occurrence(local, zone, clock.read(local));
      if (offset > 0 && createdAt !== undefined) {
        const unshifted = clock.read(dayNumber(cronDay) * MS_PER_DAY + time * 1000).instant;
        if (unshifted < createdAt) continue;
      }
      if (run.daylightSaving === "skipped") {
        skipped.push(run);
        continue;
      }
      if (skipped.length > 0) {
        for (const late of skipped) if (late.instant < run.instant) yield late;
        skipped = skipped.filter((late) => late.instant > run.instant);
      }
      yield run;
    }
  }
  yield* skipped;
}

function* rateRuns(
  rate: ParsedRate,
  { zone, start }: ReadTiming,
  { from }: OccurrenceRange,
): Generator<Occurrence, void, undefined> {
  const clock = zoneClock(zone);
  const interval = rateMinutes(rate) * 60_000;
  const anchor = start?.getTime() ?? Number.NaN;
  const passed = Math.max(0, Math.ceil((from.getTime() - anchor) / interval));
  for (let instant = anchor + passed * interval; instant < END_OF_TIME; instant += interval) {
    const offset = clock.offsetAt(instant);
    yield occurrence(instant + offset * 1000, zone, { instant: new Date(instant), offset });
  }
}

function atRun(at: ParsedAt, { zone }: ReadTiming): Occurrence {
  const local = Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second);
  return occurrence(local, zone, zoneClock(zone).read(local));
}

function occurrence(localMs: number, zone: string, { instant, offset, daylightSaving }: ClockReading): Occurrence {
  const local = new Date(localMs).toISOString().slice(0, localMs % 60_000 === 0 ? 16 : 19);
  const common = { instant, local, zone, offset: formatOffset(offset) };
  return daylightSaving === undefined ? common : { ...common, daylightSaving };
}

/** What to say of a run whose clock time is skipped or repeated. */
export function clockChangeCaveat(run: Occurrence): ScheduleCaveat | undefined {
  if (run.daylightSaving === undefined) return undefined;
  const where = `${run.local.replace("T", " ")} ${run.zone}`;
  return run.daylightSaving === "skipped"
    ? {
        kind: "clock-skipped",
        message: `the clocks skip ${where}; AWS does not say when the window then runs, taken is ${utcText(run.instant)}`,
      }
    : {
        kind: "clock-repeated",
        message: `the clocks show ${where} twice; AWS does not say at which the window runs, taken is the first, ${utcText(run.instant)}`,
      };
}
