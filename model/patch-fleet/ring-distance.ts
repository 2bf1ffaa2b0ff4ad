import { endOfDay } from "../patching/installed-until";
import { indexAfter, type OpenRun, type OpenRuns } from "../patching/runs/open-runs";
import type { Approval, InstallStream } from "../patching/streams/install-stream";
import {
  calendarOf,
  firstReleaseIn,
  lastReleaseBefore,
  RELEASE_DAYS,
  type ReleaseCalendar,
  releaseMoments,
} from "../releases/release-calendar";
import { quote } from "../text/wording";
import type { RingLock } from "./lock-file";
import {
  doneAfter,
  type EarlierStream,
  isSteps,
  type KnownRuns,
  laterOf,
  type Step,
  stepsAt,
  stepsOf,
} from "./ring-steps";
import type { RingStream } from "./ring-streams";

export type RunsOfStream = (stream: InstallStream) => OpenRuns;

const DAY = 86_400_000;

/** What was found between two rings; empty where no release could meet both. */
export interface Distance {
  /** A release that the later ring installs, and the ring before never. */
  readonly never?: { readonly released: number; readonly because: string };
  /** The least distance that was found, in milliseconds, and the release it belongs to. */
  readonly least?: { readonly milliseconds: number; readonly released: number };
  /** A release that the ring before has at some time behind the end of the search, and the later ring before it. */
  readonly behind?: { readonly released: number; readonly because: string };
  /** Why there may be a smaller one. */
  readonly notKnown?: string;
}

export function worstOf(distances: readonly Distance[]): Distance {
  return distances.reduce<Distance>(
    (worst, one) => ({
      never: worst.never ?? one.never,
      least: smaller(worst.least, one.least),
      behind: worst.behind ?? one.behind,
      notKnown: worst.notKnown ?? one.notKnown,
    }),
    {},
  );
}

function smaller(one: Distance["least"], other: Distance["least"]): Distance["least"] {
  if (one === undefined || other === undefined) return one ?? other;
  return other.milliseconds < one.milliseconds ? other : one;
}

/** The ring before, as one rule of a baseline installs there. */
export interface Before {
  readonly streams: readonly RingStream[];
  readonly rule: number;
  readonly lock?: RingLock;
}

/** Some accounts of the later ring, as the same rule installs there. */
export interface Later {
  readonly name: string;
  readonly stream: RingStream;
  readonly approval: Approval;
  readonly lock?: RingLock;
}

/** How far apart two rings are at the least, over all releases from a moment on. */
export function distance(before: Before, later: Later, runsOf: RunsOfStream, from: number): Distance {
  const laterRuns = runsOf(later.stream);
  if ("because" in laterRuns) return { notKnown: laterRuns.because };
  if (later.approval === undefined) return { notKnown: "a delay is known only to Terraform" };
  const earlier: EarlierStream[] = [];
  for (const stream of before.streams) {
    const runs = runsOf(stream);
    if ("because" in runs) return { notKnown: runs.because };
    earlier.push({ runs, approval: stream.approvals[before.rule] });
  }
  if (earlier.length === 0) return { never: { released: from, because: "the ring before has no such baseline" } };

  const last = lastRelease(later, from);
  const idle = idleGroupOf(before.streams);
  const never =
    idle === undefined ? "the ring before never installs it" : `nothing installs on its patch group ${quote(idle)}`;
  if (before.lock !== undefined) {
    const locked = lockedSteps(before.lock, later, earlier, from);
    return isSteps(locked) ? leastDistance(locked, laterRuns, later, { last, never }) : locked;
  }
  // Of a lock only the last release counts: whatever is older was installed before it, here and there.
  const calendar = calendarOf(later.stream);
  const first = later.lock === undefined ? from : lastReleaseBefore(calendar, last + 1);
  if (first === undefined) return {};
  const steps = stepsOf(earlier, first);
  if (!isSteps(steps)) return steps;
  const releases = releaseMoments(calendar, first, last + 1);
  const looked = releases === undefined ? steps : stepsAt(releases, steps);
  return leastDistance(looked, laterRuns, later, { last, never });
}

/** A ring that is locked installs nothing that is newer than its lock. */
function lockedSteps(
  lock: RingLock,
  later: Later,
  streams: readonly EarlierStream[],
  from: number,
): readonly Step[] | Distance {
  const locked = endOfDay(lock.approveUntilDate);
  const until = later.approval !== undefined && "untilDate" in later.approval ? later.approval.untilDate : undefined;
  const missed = releasedAfter(
    locked,
    calendarOf(later.stream),
    until === undefined ? undefined : endOfDay(until),
    from,
  );
  if (missed !== undefined) {
    const because = `the ring before is locked to what was released up to ${lock.approveUntilDate}`;
    return { never: { released: missed, because } };
  }
  // Promoted again since: what this ring had before is not in the lock any more, and was proved when it was written.
  if (later.lock !== undefined && lock.on > later.lock.on) return {};
  const ends = streams.map(({ runs }) => doneAfter(runs, endOfDay(lock.on) - 1));
  return [{ released: 0, end: ends.reduce(laterOf) }];
}

/** The first release that a ring gets, and the locked one before it does not. */
function releasedAfter(
  locked: number,
  calendar: ReleaseCalendar,
  until: number | undefined,
  from: number,
): number | undefined {
  if (until !== undefined && until <= locked) return undefined;
  if (calendar.kind === "any instant") return Math.max(locked, from);
  return firstReleaseIn(calendar, locked, until ?? from + RELEASE_DAYS * DAY);
}

/** When the later ring installs what is released at a moment; undefined: never. */
function laterMoment({ approval, lock }: Later, runs: readonly OpenRun[]): (released: number) => number | undefined {
  if (approval !== undefined && "afterDays" in approval) {
    return (released) => firstChance(runs, released + approval.afterDays * DAY);
  }
  const until = approval === undefined ? 0 : endOfDay(approval.untilDate);
  const since = lock === undefined ? 0 : Date.parse(`${lock.on}T00:00:00Z`);
  return (released) => (released >= until ? undefined : firstChance(runs, Math.max(released, since)));
}

function lastRelease({ approval }: Later, from: number): number {
  if (approval !== undefined && "untilDate" in approval) return endOfDay(approval.untilDate) - 1;
  return from + RELEASE_DAYS * DAY;
}

/** The first patch group of some streams on which nothing installs. */
export function idleGroupOf(streams: readonly RingStream[]): string | undefined {
  return streams.find(({ idleGroup }) => idleGroup !== undefined)?.idleGroup;
}

/** @param never - why the ring before has something at no time */
function leastDistance(
  steps: readonly Step[],
  { list, knownUntil }: KnownRuns,
  later: Later,
  { last, never }: { readonly last: number; readonly never: string },
): Distance {
  const installed = laterMoment(later, list);
  let least: Distance["least"];
  for (const { released, end } of steps) {
    if (released > last) break;
    const start = installed(released);
    if (start === undefined) {
      // Its windows are over for good: then nothing comes first. That no run is found up to a day says nothing.
      if (knownUntil === undefined) continue;
      return { least, notKnown: searchEnds(later.name, knownUntil) };
    }
    if (end === "never") return { never: { released, because: never } };
    if (typeof end === "object") {
      const because = searchEnds("the ring before", end.after);
      return start < end.after.getTime() ? { least, behind: { released, because } } : { least, notKnown: because };
    }
    least = smaller(least, { milliseconds: start - end, released });
  }
  return { least };
}

function searchEnds(ring: string, day: Date): string {
  return `no window of ${ring} opens before ${day.toISOString().slice(0, 10)}, where the search ends`;
}

const LONGEST_RUN = DAY;

/**
 * The first moment at which a node may install what is approved at a moment: that very moment where a window is open,
 * for nodes are worked on one after the other.
 */
function firstChance(runs: readonly OpenRun[], approved: number): number | undefined {
  const next = indexAfter(runs, approved);
  for (let index = next - 1; index >= 0; index--) {
    const run = runs[index] as OpenRun;
    if (run.end > approved) return approved;
    if (run.start < approved - LONGEST_RUN) break;
  }
  return runs[next]?.start;
}
