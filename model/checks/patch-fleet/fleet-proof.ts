import { askedBy } from "../../arrival/deadline-proof";
import { releasesOfBaseline } from "../../arrival/releases-of-baseline";
import { waitsByEach } from "../../arrival/waits";
import { NUMBER_LIMITS } from "../../facts/limits";
import {
  type ChangeOfWindows,
  changedDeadline,
  changedRing,
  type FleetChange,
  soakOf,
} from "../../patch-fleet/fleet-change";
import { isKeptOnRing, type RingDeadline } from "../../patch-fleet/ring-deadlines";
import { PromisesOfPairs } from "../../patch-fleet/ring-promises";
import type { RingStream, RingStreams } from "../../patch-fleet/ring-streams";
import { indexAfter, type Opening, openRuns } from "../../patching/runs/open-runs";
import { areCumulative, calendarOf, RELEASE_DAYS, releaseMoments } from "../../releases/release-calendar";
import { grouped } from "../../values/grouped";
import { jsonOfModel } from "../../values/unknown";

const DAY = 86_400_000;
/** Days more that are tried before the windows themselves are blamed. */
const MOST_TRIED = 62;

export type SoakDays = ReadonlyMap<string, number>;

/**
 * What rings owe to each other and when patches are due on them, proved for a fleet as it would be. Who looks for what
 * does asks of hundreds of changes, and most of them leave most rings as one before left them: what is known of a ring,
 * or of two that follow each other, is known by what a change makes of these alone.
 */
export class FleetProof {
  public readonly rings: readonly RingStreams[];
  private readonly byName: ReadonlyMap<string, RingStreams>;
  private readonly promises: PromisesOfPairs;
  private readonly deadlinesOf: ReadonlyMap<string, readonly RingDeadline[]>;
  private readonly changed = new Map<string, RingStreams>();
  private readonly inTime = new Map<string, boolean>();
  private readonly inOrder = new Map<string, boolean>();
  private readonly behind = new Map<string, boolean>();
  private readonly numbers = new Map<ChangeOfWindows, number>();

  /** @param deadlines - those that have to be kept, in the fleet as it is */
  constructor(
    rings: readonly RingStreams[],
    public readonly deadlines: readonly RingDeadline[],
    public readonly from: Date,
  ) {
    this.rings = rings.filter(({ streams }) => streams.length > 0);
    this.byName = new Map(this.rings.map((ring) => [ring.ring.name, ring]));
    this.promises = new PromisesOfPairs(this.rings, from);
    this.deadlinesOf = grouped(strictest(deadlines), ({ ring }) => ring);
  }

  public soakDaysNow(ring: string): number {
    const found = this.byName.get(ring);
    return found === undefined ? 0 : soakOf(found);
  }

  /** How patches reach the accounts of a ring today. */
  public streamsOf(ring: string): readonly RingStream[] {
    return this.byName.get(ring)?.streams ?? [];
  }

  /** @param baseline - the key of one of them; absent: of all */
  public openingsOf(ring: string, baseline?: string): readonly Opening[] {
    return this.streamsOf(ring).flatMap((one) =>
      baseline === undefined || one.baseline === baseline ? one.openings : [],
    );
  }

  /** The deadlines that would be broken, each as it would be. */
  public late(change: FleetChange): readonly RingDeadline[] {
    return this.deadlines.map((one) => this.after(one, change)).filter((one) => !isKeptOnRing(one, this.from));
  }

  private keepsDeadlines(change: FleetChange): boolean {
    return [...this.deadlinesOf.keys()].every((ring) => this.keepsDeadlinesOf(ring, change));
  }

  private keepsDeadlinesOf(ring: string, change: FleetChange): boolean {
    return knownBy(this.inTime, this.stateOf(ring, change), () =>
      (this.deadlinesOf.get(ring) ?? []).every((one) => isKeptOnRing(this.after(one, change), this.from)),
    );
  }

  public after(one: RingDeadline, change: FleetChange): RingDeadline {
    return changedDeadline(one, change, this.soakDaysNow(one.ring));
  }

  public keepsAll(change: FleetChange): boolean {
    const soakDays = this.rings.map(({ ring: { name } }) => change.soakDays?.get(name) ?? this.soakDaysNow(name));
    return (
      soakDays.every((days, index) => index === 0 || (soakDays[index - 1] as number) <= days) &&
      this.keepsDeadlines(change) &&
      this.rings.every((ring) => !this.fallsBehind(ring, change)) &&
      this.rings.every((ring, index) => this.keepsPromise(this.rings[index - 1], change, ring, change))
    );
  }

  /** Whether a ring would keep what it owes to the one before, whatever becomes of others. */
  public isInOrder(ring: string, change: FleetChange): boolean {
    const index = this.rings.findIndex((one) => one.ring.name === ring);
    const found = this.rings[index];
    return found === undefined || this.keepsPromise(this.rings[index - 1], change, found, change);
  }

  /** Whether a ring keeps what it owes to the one before, each as a change of its own would leave it. */
  private keepsPromise(
    before: RingStreams | undefined,
    changeBefore: FleetChange,
    ring: RingStreams,
    change: FleetChange,
  ): boolean {
    if (before === undefined) return true;
    const states = [this.stateOf(before.ring.name, changeBefore), this.stateOf(ring.ring.name, change)];
    return knownBy(this.inOrder, states.join(" "), () =>
      this.promises.areKept(this.ringAfter(before, changeBefore), this.ringAfter(ring, change)),
    );
  }

  /** Whether a ring would have some release only when the next one has superseded it, or never, and has it earlier today. */
  private fallsBehind(ring: RingStreams, change: FleetChange): boolean {
    return knownBy(this.behind, this.stateOf(ring.ring.name, change), () => {
      const changed = this.ringAfter(ring, change);
      return ring.streams.some((stream, place) => {
        const now = delaysBehind(stream, this.from);
        const then = delaysBehind(changed.streams[place] ?? stream, this.from);
        return then.some((behind, rule) => behind > (now[rule] ?? behind));
      });
    });
  }

  /**
   * The fewest soakDays with which every ring keeps what it owes, ring by ring in their order, each held against the
   * one before as that will be then. Undefined where days alone do not help.
   *
   * @param atLeast - the days of a ring that none is to go below
   * @param onlyInTime - whether those that break a deadline do not help either
   */
  public fewestSoakDays(
    change: FleetChange = {},
    atLeast: (ring: string) => number = () => 0,
    onlyInTime = false,
  ): SoakDays | undefined {
    const days = new Map<string, number>();
    let before: RingStreams | undefined;
    for (const one of this.rings) {
      const { name } = one.ring;
      const soFar = { ...change, soakDays: new Map(days) };
      const found = one.lock === undefined ? this.fewest(one, before, change, soFar, atLeast(name)) : soakOf(one);
      if (found === undefined) return undefined;
      days.set(name, found);
      if (onlyInTime && !this.keepsDeadlinesOf(name, { ...change, soakDays: days })) return undefined;
      before = one;
    }
    return days;
  }

  /** @param changeBefore - the change with the days that were found for the rings before */
  private fewest(
    one: RingStreams,
    before: RingStreams | undefined,
    change: FleetChange,
    changeBefore: FleetChange,
    atLeast: number,
  ): number | undefined {
    if (before === undefined) return atLeast;
    const { name } = one.ring;
    const withDays = (days: number) => ({ ...change, soakDays: new Map([[name, days]]) });
    const isEnough = (days: number) => this.keepsPromise(before, changeBefore, one, withDays(days));
    const start = Math.max(atLeast, changeBefore.soakDays?.get(before.ring.name) ?? soakOf(before));
    const found = fewestThatDoes(start, Math.min(start + MOST_TRIED, NUMBER_LIMITS.approveAfterDays.max), isEnough);
    return this.fallsBehind(one, found === undefined ? change : withDays(found)) ? undefined : found;
  }

  /** Whether everything is kept with soakDays as they are. */
  public isKeptAsSoaked(change: FleetChange): boolean {
    return this.mayKeepDeadlines(change) && this.keepsAll(change);
  }

  /** Whether the deadlines are kept without soakDays: more days are never earlier. */
  private mayKeepDeadlines(change: FleetChange): boolean {
    return this.keepsDeadlines({ ...change, soakDays: new Map(this.rings.map(({ ring }) => [ring.name, 0])) });
  }

  /** The change with soakDays, as near to those of today as may be, by which everything is kept. */
  public solved(change: FleetChange): FleetChange | undefined {
    if (!this.mayKeepDeadlines(change)) return undefined;
    if (this.keepsAll(change)) return change;
    const fewest = this.fewestSoakDays(change, () => 0, true);
    if (fewest === undefined) return undefined;
    const days = new Map(fewest);
    const keeps = () => this.keepsAll({ ...change, soakDays: days });
    if (!keeps()) return undefined;
    for (const { ring } of [...this.rings].reverse()) {
      const least = days.get(ring.name) ?? 0;
      const now = this.soakDaysNow(ring.name);
      if (now <= least) continue;
      const fewer = fewestThatDoes(0, now - least, (taken) => {
        days.set(ring.name, now - taken);
        return keeps();
      });
      days.set(ring.name, now - (fewer ?? now - least));
    }
    return { ...change, soakDays: days };
  }

  private ringAfter(ring: RingStreams, change: FleetChange): RingStreams {
    return knownBy(this.changed, this.stateOf(ring.ring.name, change), () => changedRing(ring, change));
  }

  /** The same text where a change leaves a ring the same. */
  private stateOf(ring: string, change: FleetChange): string {
    const { soakDays, longestDelay, daysOnRingBefore, windows, exceptDuring } = change;
    return [
      ...[ring, soakDays?.get(ring) ?? this.soakDaysNow(ring), daysOnRingBefore?.get(ring) ?? ""],
      ...[this.numberOf(windows?.get(ring)), longestDelay === undefined ? "" : [...longestDelay].join(" ")],
      ...(exceptDuring?.get(ring) ?? []).map(({ from, until }) => `${from} ${until}`),
    ].join(" ");
  }

  private numberOf(change: ChangeOfWindows | undefined): number {
    return change === undefined ? 0 : knownBy(this.numbers, change, () => this.numbers.size + 1);
  }
}

const IN_TIME = 0;
const AFTER_THE_NEXT = 1;
const NEVER = 2;

/**
 * Of each rule, whether all that it approves reaches the nodes before the next release is out; or some only after that;
 * or never, because the next one is out before it is approved.
 */
function delaysBehind(stream: RingStream, from: Date): readonly number[] {
  const until = from.getTime() + RELEASE_DAYS * DAY;
  const known = areCumulative(stream.operatingSystem) ? releaseMoments(calendarOf(stream), from.getTime(), until) : [];
  const releases = known ?? [];
  const runs = releases.length === 0 ? [] : openRuns(stream.openings, from, until);
  return stream.approvals.map((approval) => {
    const waitMs = approval !== undefined && "afterDays" in approval ? approval.afterDays * DAY : 0;
    const each = releases.map((released, place) => {
      const next = releases[place + 1] ?? Number.POSITIVE_INFINITY;
      if (released + waitMs >= next) return NEVER;
      return (runs[indexAfter(runs, released + waitMs)]?.start ?? 0) >= next ? AFTER_THE_NEXT : IN_TIME;
    });
    return Math.max(IN_TIME, ...each);
  });
}

/** By halves: of more days each is enough, where one is. */
export function fewestThatDoes(from: number, most: number, does: (days: number) => boolean): number | undefined {
  if (does(from)) return from;
  if (!does(most)) return undefined;
  let low = from;
  let high = most;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (does(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Of deadlines that wait alike, those with the fewest days: a change adds to all delays of a baseline alike, and what
 * keeps one then keeps the others.
 */
function strictest(deadlines: readonly RingDeadline[]): readonly RingDeadline[] {
  const alike = grouped(deadlines, ({ ring, baselineKey, baseline, openings, others, deadline, limit }) => {
    const asked = askedBy(limit, deadline);
    const waits = waitsByEach([baseline, ...others.map((one) => one.baseline)], asked);
    const keys = [baselineKey, ...others.map((one) => one.baselineKey)];
    const { severity: _, ...terms } = { ...asked, isOwn: limit.by === undefined };
    return jsonOfModel([
      ring,
      keys,
      releasesOfBaseline(baseline),
      openings,
      others.map((one) => one.openings),
      terms,
      waits,
    ]);
  });
  return [...alike.values()].map((each) =>
    each.reduce((fewest, one) => (one.limit.days < fewest.limit.days ? one : fewest)),
  );
}

function knownBy<Key, Value>(known: Map<Key, Value>, key: Key, workOut: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = workOut();
  known.set(key, value);
  return value;
}
