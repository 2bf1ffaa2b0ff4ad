import { onWeekday, weekdayOf } from "../../arrival/second-windows";
import { type RingPromise, type RingStreams, ringPromises } from "../../patch-fleet/ring-promises";
import type { Opening } from "../../patching/runs/open-runs";
import type { Approval, InstallStream } from "../../patching/streams/install-stream";
import { PLUS_DAYS, Schedule } from "../../schedule/grammar/schedule";
import type { TimeOfDay } from "../../schedule/grammar/time-of-day";
import type { WindowTiming } from "../../schedule/grammar/window-timing";
import { counted } from "../../text/wording";

const LONGEST_DELAY = 360;
/** Days more that are tried before the windows themselves are blamed. */
const MOST_TRIED = 62;

/**
 * The fewest soakDays with which every ring keeps what it owes, ring by ring in their order, each held against the one
 * before as that will be then; those alone that have to change. Undefined where days alone do not help.
 */
export function soakDaysForAll(rings: readonly RingStreams[], from: Date): ReadonlyMap<string, number> | undefined {
  const needed = new Map<string, number>();
  let before: RingStreams | undefined;
  for (const ring of rings) {
    if (ring.streams.length === 0) continue;
    const found = before === undefined ? { ring, days: soakOf(ring) } : enoughFor(ring, before, from);
    if (found === undefined) return undefined;
    if (found.days !== soakOf(ring)) needed.set(ring.ring.name, found.days);
    before = found.ring;
  }
  return needed;
}

function enoughFor(later: RingStreams, before: RingStreams, from: Date) {
  const start = Math.max(soakOf(later), soakOf(before));
  for (let days = start; days <= start + MOST_TRIED && days <= LONGEST_DELAY; days++) {
    const ring = withSoakDays(later, days);
    if (isKept(ringPromises([before, ring], from))) return { ring, days };
  }
  return undefined;
}

/**
 * Where the window of a ring may go, as people say it: `Thursday, 2 days later`, `8 days after Patch Tuesday`. Proved
 * against the rings before and after; the least move first.
 */
export function otherDayOfWindow(
  { ring: name, baseline }: RingPromise,
  rings: readonly RingStreams[],
  from: Date,
): string | undefined {
  const inQueue = rings.filter(({ streams }) => streams.length > 0);
  const place = inQueue.findIndex(({ ring }) => ring.name === name);
  const later = inQueue[place];
  const around = inQueue.slice(Math.max(0, place - 1), place + 2);
  const openings = (later?.streams ?? []).flatMap((one) => (one.baseline === baseline ? one.openings : []));
  const [first] = openings;
  if (later === undefined || first === undefined || openings.some((one) => !isSame(one, first))) return undefined;
  return movesOf(first.timing).find(({ timing }) => {
    const moved = withWindow(later, first, { ...first, timing });
    return isKept(
      ringPromises(
        around.map((one) => (one === later ? moved : one)),
        from,
      ),
    );
  })?.text;
}

interface Move {
  readonly timing: WindowTiming;
  readonly text: string;
}

function movesOf(timing: WindowTiming): readonly Move[] {
  const weekday = weekdayOf(timing);
  if (weekday === undefined) return [];
  if (weekday.week === undefined) {
    return [1, 2, 3, 4, 5, 6].map((days): Move => {
      const { timing: moved, name } = onWeekday(timing, (weekday.place + days) % 7);
      return { timing: moved, text: `${name}, ${counted(days, "day")} later` };
    });
  }
  const at = atAfterPatchTuesday(timing);
  if (at === undefined) return [];
  return PLUS_DAYS.filter((plusDays) => plusDays > at.plusDays).map((plusDays): Move => {
    const { expression: schedule, scheduleOffset } = Schedule.patchTuesday({ plusDays, at: at.time });
    const { scheduleOffset: _, ...rest } = timing;
    const moved = { ...rest, schedule, ...(scheduleOffset === undefined ? {} : { scheduleOffset }) };
    return { timing: moved, text: `${counted(plusDays, "day")} after Patch Tuesday` };
  });
}

/** How `Schedule.patchTuesday` would have written a schedule; undefined for any other. */
function atAfterPatchTuesday({ schedule, scheduleOffset }: WindowTiming) {
  const [, minute = "", hour = ""] = /^cron\((\d{1,2}) (\d{1,2}) /.exec(schedule) ?? [];
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}` as const;
  const plusDays = PLUS_DAYS.find((days) => {
    const written = Schedule.patchTuesday({ plusDays: days, at: time as TimeOfDay });
    return written.expression === schedule && (written.scheduleOffset ?? 0) === (scheduleOffset ?? 0);
  });
  return plusDays === undefined ? undefined : { plusDays, time: time as TimeOfDay };
}

/** Wherever the ring has a window: it may install by several baselines in it. */
function withWindow(ring: RingStreams, window: Opening, moved: Opening): RingStreams {
  const streams = ring.streams.map((stream) => ({
    ...stream,
    openings: stream.openings.map((one) => (isSame(one, window) ? moved : one)),
  }));
  return { ...ring, streams };
}

function isSame(one: Opening, other: Opening): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isKept(promises: readonly RingPromise[]): boolean {
  return promises.every(({ outcome }) => outcome !== "broken" && outcome !== "not known");
}

function soakOf({ ring }: RingStreams): number {
  return ring.soakDays ?? 0;
}

function withSoakDays(ring: RingStreams, soakDays: number): RingStreams {
  const more = soakDays - soakOf(ring);
  return { ...ring, ring: { ...ring.ring, soakDays }, streams: ring.streams.map((stream) => laterBy(stream, more)) };
}

function laterBy(stream: InstallStream, days: number): InstallStream {
  const moved = (approval: Approval): Approval =>
    approval !== undefined && "afterDays" in approval ? { afterDays: approval.afterDays + days } : approval;
  return { ...stream, approvals: stream.approvals.map(moved) };
}
