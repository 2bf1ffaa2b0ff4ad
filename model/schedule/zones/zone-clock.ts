import { yearlyTransitions, type ZoneHistory, type ZoneTransition, zoneHistory } from "./zone-history";

/** Where a clock time of a zone lies. */
export interface ClockReading {
  readonly instant: Date;
  /** Seconds ahead of UTC with which the clock time was read. */
  readonly offset: number;
  /**
   * `skipped`: the clock jumps over this time; it is read as if the clocks had not changed, so the instant shows as
   * much later as the jump is long. `repeated`: the time comes twice; the instant is the first.
   */
  readonly daylightSaving?: "skipped" | "repeated";
}

interface ZoneYear {
  /** Seconds ahead of UTC when the year begins. */
  readonly firstOffset: number;
  readonly transitions: readonly ZoneTransition[];
}

const MS_PER_DAY = 86_400_000;

const clocks = new Map<string, ZoneClock>();

/** The clock of a zone that `isTimeZone` knows; throws a RangeError for another. */
export function zoneClock(zone: string): ZoneClock {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    const history = zoneHistory(zone);
    if (history === undefined) throw new RangeError(`not a time zone of the IANA database: ${zone}`);
    clock = new ZoneClock(history);
    clocks.set(zone, clock);
  }
  return clock;
}

/** Knows the offsets of one zone, remembering each year it was asked about. */
export class ZoneClock {
  private readonly years = new Map<number, ZoneYear>();

  constructor(private readonly history: ZoneHistory) {}

  /** Seconds ahead of UTC. */
  offsetAt(instantMs: number): number {
    const { firstOffset, transitions } = this.year(new Date(instantMs).getUTCFullYear());
    let offset = firstOffset;
    for (const { instant, offsetAfter } of transitions) if (instantMs >= instant.getTime()) offset = offsetAfter;
    return offset;
  }

  /** Reads a clock time, given in milliseconds as if it were UTC. */
  read(localMs: number): ClockReading {
    const before = this.offsetAt(localMs - MS_PER_DAY);
    const after = this.offsetAt(localMs + MS_PER_DAY);
    const first = localMs - before * 1000;
    if (before === after) return { instant: new Date(first), offset: before };

    const second = localMs - after * 1000;
    const firstHolds = this.offsetAt(first) === before;
    const secondHolds = this.offsetAt(second) === after;
    if (firstHolds && secondHolds) return { instant: new Date(first), offset: before, daylightSaving: "repeated" };
    if (secondHolds) return { instant: new Date(second), offset: after };
    if (firstHolds) return { instant: new Date(first), offset: before };
    return { instant: new Date(first), offset: before, daylightSaving: "skipped" };
  }

  /** Changes within a year of UTC, in order. */
  transitionsOfYear(year: number): readonly ZoneTransition[] {
    return this.year(year).transitions;
  }

  private year(year: number): ZoneYear {
    let known = this.years.get(year);
    if (known === undefined) {
      known = this.readYear(year);
      this.years.set(year, known);
    }
    return known;
  }

  private readYear(year: number): ZoneYear {
    const { firstOffset, changes, yearly, yearlyFrom } = this.history;
    if (year > yearlyFrom) {
      const offset = (yearly.at(-1) as { readonly offsetAfter: number }).offsetAfter;
      return { firstOffset: offset, transitions: yearlyTransitions(this.history, year, offset) };
    }
    const [from, until] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
    const before = changes.findLast(({ instant }) => instant.getTime() < from)?.offsetAfter ?? firstOffset;
    const single = changes.filter(({ instant }) => instant.getTime() >= from && instant.getTime() < until);
    if (year < yearlyFrom) return { firstOffset: before, transitions: single };
    return { firstOffset: before, transitions: yearlyTransitions(this.history, year, before) };
  }
}

const formatted = new Map<number, string>();

/** "+09:00", "-03:30". */
export function formatOffset(offset: number): string {
  let text = formatted.get(offset);
  if (text === undefined) {
    text = format(offset);
    formatted.set(offset, text);
  }
  return text;
}

function format(offset: number): string {
  const size = Math.abs(offset);
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60];
  return (offset < 0 ? "-" : "+") + parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** `2026-12-14T00:00:00+01:00`, as a start or end date is written. */
export function isoOnClock(moment: number, zone: string): string {
  const offset = zoneClock(zone).offsetAt(moment);
  const local = new Date(moment + offset * 1000).toISOString().slice(0, 19);
  return `${local}${offset === 0 ? "Z" : formatOffset(offset)}`;
}
