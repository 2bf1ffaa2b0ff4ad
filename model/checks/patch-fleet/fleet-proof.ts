import { NUMBER_LIMITS } from "../../facts/limits";
import { changedDeadline, changedRing, type FleetChange, soakOf } from "../../patch-fleet/fleet-change";
import { isKeptOnRing, type RingDeadline } from "../../patch-fleet/ring-deadlines";
import { type RingPromise, ringPromises } from "../../patch-fleet/ring-promises";
import type { RingStream, RingStreams } from "../../patch-fleet/ring-streams";
import { indexAfter, openRuns } from "../../patching/runs/open-runs";
import { areCumulative, calendarOf, RELEASE_DAYS, releaseMoments } from "../../releases/release-calendar";

const DAY = 86_400_000;
/** Days more that are tried before the windows themselves are blamed. */
const MOST_TRIED = 62;

export type SoakDays = ReadonlyMap<string, number>;

/** What rings owe to each other and when patches are due on them, proved for a fleet as it would be. */
export class FleetProof {
  public readonly rings: readonly RingStreams[];
  private readonly soakNow: SoakDays;

  /** @param deadlines - those that have to be kept, in the fleet as it is */
  constructor(
    rings: readonly RingStreams[],
    public readonly deadlines: readonly RingDeadline[],
    public readonly from: Date,
  ) {
    this.rings = rings.filter(({ streams }) => streams.length > 0);
    this.soakNow = new Map(this.rings.map((ring) => [ring.ring.name, soakOf(ring)]));
  }

  public soakDaysNow(ring: string): number {
    return this.soakNow.get(ring) ?? 0;
  }

  /** The deadlines that would be broken, each as it would be. */
  public late(change: FleetChange, ring?: string): readonly RingDeadline[] {
    return this.deadlines
      .filter((one) => ring === undefined || one.ring === ring)
      .map((one) => this.after(one, change))
      .filter((one) => !isKeptOnRing(one, this.from));
  }

  public after(one: RingDeadline, change: FleetChange): RingDeadline {
    return changedDeadline(one, change, this.soakDaysNow(one.ring));
  }

  public keepsAll(change: FleetChange): boolean {
    const rings = this.rings.map((ring) => changedRing(ring, change));
    const inOrder = rings.every((ring, index) => {
      const before = rings[index - 1];
      return before === undefined || soakOf(before) <= soakOf(ring);
    });
    return (
      inOrder &&
      this.rings.every((ring, index) => !this.fallsBehind(ring, rings[index])) &&
      areKept(ringPromises(rings, this.from)) &&
      this.late(change).length === 0
    );
  }

  /** Whether a ring would have some release only when the next one has superseded it, or never, and has it earlier today. */
  private fallsBehind({ streams }: RingStreams, changed: RingStreams | undefined): boolean {
    return streams.some((stream, place) => {
      const now = delaysBehind(stream, this.from);
      const then = delaysBehind(changed?.streams[place] ?? stream, this.from);
      return then.some((behind, rule) => behind > (now[rule] ?? behind));
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
      const found = one.lock === undefined ? this.fewest(one, before, change, atLeast(name)) : soakOf(one);
      if (found === undefined) return undefined;
      days.set(name, found);
      if (onlyInTime && this.late({ ...change, soakDays: days }, name).length > 0) return undefined;
      before = changedRing(one, { ...change, soakDays: days });
    }
    return days;
  }

  private fewest(
    one: RingStreams,
    before: RingStreams | undefined,
    change: FleetChange,
    atLeast: number,
  ): number | undefined {
    if (before === undefined) return atLeast;
    const isEnough = (days: number) => {
      const soakDays = new Map([[one.ring.name, days]]);
      return areKept(ringPromises([before, changedRing(one, { ...change, soakDays })], this.from));
    };
    const start = Math.max(atLeast, soakOf(before));
    const found = fewestThatDoes(start, Math.min(start + MOST_TRIED, NUMBER_LIMITS.approveAfterDays.max), isEnough);
    const soakDays = new Map(found === undefined ? [] : [[one.ring.name, found]]);
    return this.fallsBehind(one, changedRing(one, { ...change, soakDays })) ? undefined : found;
  }

  /** The change with soakDays, as near to those of today as may be, by which everything is kept. */
  public solved(change: FleetChange): FleetChange | undefined {
    const none = new Map(this.rings.map(({ ring }) => [ring.name, 0]));
    if (this.late({ ...change, soakDays: none }).length > 0) return undefined; // more days are never earlier
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
function fewestThatDoes(from: number, most: number, does: (days: number) => boolean): number | undefined {
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

function areKept(promises: readonly RingPromise[]): boolean {
  return promises.every(({ outcome }) => outcome !== "broken" && outcome !== "not known");
}
