import { endOfDay } from "../patching/installed-until";
import { doneAt, indexAfter, type Opening, type OpenRuns, runsOfOpenings } from "../patching/runs/open-runs";
import type { InstallStream } from "../patching/streams/install-stream";
import { calendarOf, lastReleaseBefore, RELEASE_DAYS } from "../releases/release-calendar";
import type { RingLock } from "./lock-file";
import { type Before, type Distance, distance, type Later, type RunsOfStream, worstOf } from "./ring-distance";
import type { RingStream, RingStreams } from "./ring-streams";

/** A moment on some of the accounts of a ring. */
export interface MomentOnRing {
  readonly at: Date;
  /** The clock of the window. Absent: UTC. */
  readonly zone?: string;
  readonly accounts: readonly string[];
}

/** What holds between a ring and the one before, for one baseline. */
export interface RingPromise {
  readonly before: string;
  readonly ring: string;
  readonly baseline: string;
  readonly operatingSystem: string;
  readonly promisedDays: number;
  readonly outcome: "kept" | "broken" | "not known" | "no delay";
  /** Days between the end of the last installation on the ring before and the first one on this ring, at the worst. */
  readonly leastDays?: number;
  /** The release for which that happens. */
  readonly released?: Date;
  /** Why it is broken or not known, in words. */
  readonly because?: string;
  /** Of that release, where the promise is broken: when the ring before is done with it, and where that is last. */
  readonly done?: MomentOnRing;
  /** When the ring begins with it, and where that is first. */
  readonly starts?: MomentOnRing;
  /** All accounts of the ring that break it. */
  readonly accounts?: readonly string[];
  /** The releases that it is about, where the vendor keeps days: `Patch Tuesday`. Absent: any instant. */
  readonly releases?: string;
}

const DAY = 86_400_000;
/** The longest delay that AWS takes, and as long again for a window that seldom runs. */
const AFTERWARDS = 760;

/**
 * What every ring owes to the one before, proved over the calendar.
 *
 * A patch that is released at t is installed for sure by the first run that begins after t and the days of its rule;
 * where a window is open when it is approved, that run may install it already. So the ring before counts as done when
 * its first whole run has ended, and the later ring as begun at its first chance. Seen over all releases, the former
 * moment jumps where t passes one of its runs and stands still in between, while the latter never moves back: the least
 * distance lies right at a jump, or at the first release that is looked at. These are few, and looking at each of them
 * is a proof for every release in between.
 *
 * Where the vendor of a system releases on days of its own, these are looked at, one after the other: at any other
 * instant nothing is released. What comes out of band is not in the promise. A lock speaks of the same releases.
 */
export function ringPromises(rings: readonly RingStreams[], from: Date): readonly RingPromise[] {
  const withAccounts = rings.filter(({ streams }) => streams.length > 0);
  const pairs = new PromisesOfPairs(rings, from);
  return withAccounts.flatMap((later, index) => {
    const before = withAccounts[index - 1];
    return before === undefined ? [] : pairs.between(before, later);
  });
}

/** The same of two rings by themselves, as a change of delays or windows would leave them. */
export class PromisesOfPairs {
  private readonly runsOf: RunsOfStream;

  /** @param rings - all of the fleet, for runs are looked at from the first of their locks on */
  constructor(
    rings: readonly RingStreams[],
    private readonly from: Date,
  ) {
    const locked = rings.flatMap(({ lock, streams }) =>
      lock === undefined ? [] : [Date.parse(lock.approveUntilDate), ...streams.map((one) => lastInLock(lock, one))],
    );
    const start = new Date(Math.min(from.getTime(), ...locked));
    const until = from.getTime() + (RELEASE_DAYS + AFTERWARDS) * DAY;
    const known = new WeakMap<readonly Opening[], OpenRuns>();
    this.runsOf = ({ openings }) => {
      const runs = known.get(openings) ?? runsOfOpenings(openings, start, until);
      known.set(openings, runs);
      return runs;
    };
  }

  public between(before: RingStreams, later: RingStreams): readonly RingPromise[] {
    return baselinesOf(later).map((one): RingPromise => {
      const { baseline, operatingSystem, mayHeedDelay } = one;
      const promisedDays = later.ring.daysOnRingBefore ?? 0;
      const isLocked = before.lock !== undefined || later.lock !== undefined;
      const releases = calendarOf(one);
      const promise = {
        before: before.ring.name,
        ring: later.ring.name,
        baseline,
        operatingSystem,
        promisedDays,
        ...(releases.kind === "days" && !isLocked ? { releases: releases.name } : {}),
      };
      if (!mayHeedDelay) return { ...promise, outcome: "no delay", because: "the system ignores approval delays" };
      const found = [...this.each(baseline, before, later)];
      const judgement = judged(worstOf(found.map((each) => each.distance)), promisedDays);
      const runs = judgement.outcome === "broken" ? runsOfBroken(found, promisedDays, this.runsOf) : {};
      return { ...promise, ...judgement, ...runs };
    });
  }

  /** Whether none of them is broken, or not known: it ends at the first one that is. */
  public areKept(before: RingStreams, later: RingStreams): boolean {
    const promisedDays = later.ring.daysOnRingBefore ?? 0;
    return baselinesOf(later).every(({ baseline, mayHeedDelay }) => {
      if (!mayHeedDelay) return true;
      for (const one of this.each(baseline, before, later)) {
        if (judged(one.distance, promisedDays).outcome !== "kept") return false;
      }
      return true;
    });
  }

  private *each(baseline: string, before: RingStreams, later: RingStreams): Generator<Between> {
    const streams = before.streams.filter((stream) => stream.baseline === baseline);
    for (const stream of later.streams) {
      if (stream.baseline !== baseline) continue;
      for (const [rule, approval] of stream.approvals.entries()) {
        const sides = [
          { streams, rule, lock: before.lock },
          { name: later.ring.name, stream, approval, lock: later.lock },
        ] as const;
        yield { sides, distance: distance(...sides, this.runsOf, this.from.getTime()) };
      }
    }
  }
}

/** A stream for each baseline of a ring. */
function baselinesOf({ streams }: RingStreams): readonly RingStream[] {
  return [...new Map(streams.map((stream) => [stream.baseline, stream])).values()];
}

/** The last release that a lock lets through, or that its last moment would be one. */
function lastInLock({ approveUntilDate }: RingLock, stream: InstallStream): number {
  const end = endOfDay(approveUntilDate);
  return lastReleaseBefore(calendarOf(stream), end) ?? end - 1;
}

/** A stream of a ring by one rule, the ring before, and how far they are apart. */
interface Between {
  readonly sides: readonly [before: Before, later: Later];
  readonly distance: Distance;
}

type RunsOfBroken = Pick<RingPromise, "done" | "starts" | "accounts">;

/** Whose runs they are that come too close, and who else of the ring breaks the promise. */
function runsOfBroken(found: readonly Between[], promisedDays: number, runsOf: RunsOfStream): RunsOfBroken {
  const broken = found.filter(({ distance }) => judged(distance, promisedDays).outcome === "broken");
  const accounts = [...new Set(broken.flatMap(({ sides: [, later] }) => later.stream.accounts ?? []))].sort();
  if (accounts.length === 0) return {};
  const least = worstOf(broken.map(({ distance }) => distance)).least;
  const worst = broken.find(({ distance }) => distance.least === least);
  if (least === undefined || worst === undefined || broken.some(({ distance }) => distance.never)) return { accounts };
  const [{ streams, rule }, later] = worst.sides;
  const ends = streams.flatMap((stream) => {
    const runs = runsOf(stream);
    const approval = stream.approvals[rule];
    if ("because" in runs || approval === undefined || !("afterDays" in approval)) return [];
    const run = runs.list[indexAfter(runs.list, least.released + approval.afterDays * DAY)];
    return run === undefined ? [] : [{ at: doneAt(run), zone: run.zone, stream }];
  });
  const latest = Math.max(...ends.map(({ at }) => at));
  const last = ends.filter(({ at }) => at === latest);
  const start = latest + least.milliseconds;
  const laterRuns = runsOf(later.stream);
  if (last.length === 0 || "because" in laterRuns) return { accounts };
  const zone = laterRuns.list[0]?.zone;
  return {
    accounts,
    done: momentOf(
      latest,
      last[0]?.zone,
      last.flatMap(({ stream }) => stream.accounts ?? []),
    ),
    starts: momentOf(start, zone, later.stream.accounts ?? []),
  };
}

function momentOf(at: number, zone: string | undefined, accounts: readonly string[]): MomentOnRing {
  return { at: new Date(at), ...(zone === undefined ? {} : { zone }), accounts };
}

/** What is broken for sure is told before what is not known: that may be worse still, and never better. */
function judged(
  { never, least, behind, notKnown }: Distance,
  promisedDays: number,
): Pick<RingPromise, "outcome" | "leastDays" | "released" | "because"> {
  const isBroken = least !== undefined && least.milliseconds < promisedDays * DAY;
  const without = never ?? (isBroken ? undefined : behind);
  if (without !== undefined) {
    return { outcome: "broken", released: new Date(without.released), because: without.because };
  }
  if (!isBroken && notKnown !== undefined) return { outcome: "not known", because: notKnown };
  if (least === undefined) return { outcome: "kept" };
  const leastDays = Math.floor((least.milliseconds / DAY) * 100) / 100;
  return { outcome: isBroken ? "broken" : "kept", leastDays, released: new Date(least.released) };
}
