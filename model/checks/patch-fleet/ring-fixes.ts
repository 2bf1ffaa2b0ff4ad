import { onWeekday, weekdayOf } from "../../arrival/second-windows";
import { type RingPromise, type RingStreams, ringPromises } from "../../patch-fleet/ring-promises";
import type { Opening } from "../../patching/runs/open-runs";
import type { Approval, InstallStream } from "../../patching/streams/install-stream";

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

/** Another day for the window of a ring, as people say it: `Thursday`. Proved against the rings before and after. */
export function otherDayOfWindow(
  { ring: name }: RingPromise,
  rings: readonly RingStreams[],
  from: Date,
): string | undefined {
  const inQueue = rings.filter(({ streams }) => streams.length > 0);
  const place = inQueue.findIndex(({ ring }) => ring.name === name);
  const later = inQueue[place];
  const around = inQueue.slice(Math.max(0, place - 1), place + 2);
  const timings = new Set(later?.streams.flatMap(({ openings }) => openings.map((window) => JSON.stringify(window))));
  const [first] = later?.streams[0]?.openings ?? [];
  const weekday = first && weekdayOf(first.timing);
  if (later === undefined || timings.size !== 1 || first === undefined || weekday?.week !== undefined) return undefined;
  if (weekday === undefined) return undefined;
  for (let days = 1; days < 7; days++) {
    const { timing, name: day } = onWeekday(first.timing, (weekday.place + days) % 7);
    const moved = withWindow(later, { ...first, timing });
    if (
      isKept(
        ringPromises(
          around.map((one) => (one === later ? moved : one)),
          from,
        ),
      )
    )
      return day;
  }
  return undefined;
}

function withWindow(ring: RingStreams, window: Opening): RingStreams {
  return { ...ring, streams: ring.streams.map((stream) => ({ ...stream, openings: [window] })) };
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
