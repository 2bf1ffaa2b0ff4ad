/** A change of a zone's offset from UTC, as at the beginning and the end of daylight saving time. */
export interface ZoneTransition {
  readonly instant: Date;
  /** Seconds ahead of UTC. */
  readonly offsetBefore: number;
  readonly offsetAfter: number;
}

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
/** Short enough: in every zone of Node 20, 1970 to 2038, it finds what probing each 12 hours finds. */
const PROBE_MS = 7 * MS_PER_DAY;

const clocks = new Map<string, ZoneClock>();

/** The clock of a zone that `Intl` knows; throws a RangeError for another. */
export function zoneClock(zone: string): ZoneClock {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new ZoneClock(zone);
    clocks.set(zone, clock);
  }
  return clock;
}

/** Knows the offsets of one zone, remembering each year it was asked about. Years 1970 to 2199 and around. */
export class ZoneClock {
  private readonly format: Intl.DateTimeFormat;
  private readonly years = new Map<number, ZoneYear>();

  constructor(zone: string) {
    this.format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  }

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
      // A second earlier, so that a change at the very beginning of the year is seen.
      const fromMs = Date.UTC(year, 0) - 1000;
      known = { firstOffset: this.probe(fromMs), transitions: this.findTransitions(fromMs, Date.UTC(year + 1, 0)) };
      this.years.set(year, known);
    }
    return known;
  }

  private findTransitions(fromMs: number, untilMs: number): readonly ZoneTransition[] {
    const transitions: ZoneTransition[] = [];
    let start = fromMs;
    let offsetBefore = this.probe(start);
    while (start < untilMs) {
      const end = Math.min(start + PROBE_MS, untilMs);
      const offsetAfter = this.probe(end);
      if (offsetAfter !== offsetBefore) {
        const instant = new Date(this.bisect(start, end, offsetBefore));
        if (instant.getTime() < untilMs) transitions.push({ instant, offsetBefore, offsetAfter });
      }
      start = end;
      offsetBefore = offsetAfter;
    }
    return transitions;
  }

  /** The first whole second after `low`, up to `high`, whose offset differs. */
  private bisect(low: number, high: number, offset: number): number {
    let [same, changed] = [low, high];
    while (changed - same > 1000) {
      const middle = same + Math.floor((changed - same) / 2000) * 1000;
      if (this.probe(middle) === offset) same = middle;
      else changed = middle;
    }
    return changed;
  }

  private probe(instantMs: number): number {
    const [, sign, hours, minutes, seconds] =
      /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(this.format.format(instantMs)) ?? [];
    if (sign === undefined) return 0;
    const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
    return sign === "-" ? -size : size;
  }
}

const formatted = new Map<number, string>();

/** "+09:00", "-03:30"; with seconds where a zone once had them. */
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
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, ...(size % 60 === 0 ? [] : [size % 60])];
  return (offset < 0 ? "-" : "+") + parts.map((part) => String(part).padStart(2, "0")).join(":");
}
