import { closedDays, closedSpans } from "../../arrival/closed-spans";
import {
  exceptDuringText,
  leavingOutAlso,
  lieWithin,
  type Span,
  typedDays,
  type UncountedDays,
  uncountedSpans,
} from "../../deadlines/uncounted-days";
import type { FleetChange } from "../../patch-fleet/fleet-change";
import { arrivalOfRing } from "../../patch-fleet/ring-deadlines";
import type { RingPromise } from "../../patch-fleet/ring-promises";
import { momentOfDate } from "../../schedule/grammar/window-dates";
import { utcDate } from "../../text/moments";
import { joined } from "../../text/wording";
import { grouped } from "../../values/grouped";
import type { FleetProof } from "./fleet-proof";
import type { ProposedChange } from "./proposed-change";
import { distanceOf, distanceOfSoakDaysAlone, withSoakDays } from "./soak-days-words";
import { windowsOf, windowsText } from "./window-moves";
import { areClosedOn, goingOnThrough, openThrough, restingIn, restingOn } from "./windows-in-freeze";

const DAY = 86_400_000;
/** Days by which a freeze may be longer and still be the same one. */
const LONGER_BY = [1, 2, 3, 4, 5, 6];

/** What rings may do about change freezes: rest as well or for longer, go on through them, or not count them. */
export class FreezeFixes {
  /** @param definition - where the freezes of all rings are written */
  constructor(
    private readonly proof: FleetProof,
    private readonly definition = "environment",
  ) {}

  /** That deadlines do not count the freezes in which patches are late today; undefined where they are late without one. */
  public get notCounted(): ProposedChange | undefined {
    const byRing = new Map<string, readonly UncountedDays[]>();
    for (const one of this.proof.late({})) {
      const arrival = arrivalOfRing(one, this.proof.from);
      if (arrival.arrives !== "always" || one.limit.by !== undefined) continue;
      const openings = [one, ...one.others].flatMap((by) => by.openings);
      const days = closedDays(closedSpans(openings, arrival.worst), arrival.worst.zone);
      if (days.length > 0) byRing.set(one.ring, leavingOutAlso(byRing.get(one.ring) ?? [], days) ?? days);
    }
    return byRing.size === 0 ? undefined : this.leavingOut(byRing);
  }

  private leavingOut(exceptDuring: ReadonlyMap<string, readonly UncountedDays[]>): ProposedChange {
    const alike = grouped([...exceptDuring], ([, days]) => exceptDuringText(days));
    const isEverywhere = exceptDuring.size === this.proof.rings.length && alike.size === 1;
    const each = [...alike].map(
      ([text, rings]) => `${text}${isEverywhere ? "" : ` of ${joined(rings.map(([ring]) => ring))}`}`,
    );
    return { text: joined(each), change: { exceptDuring } };
  }

  /**
   * What helps where the ring before has a freeze in which a ring goes on: that both rest, or neither. The one with
   * fewer other soakDays first; where deadlines count the days of the freeze, without these. A ring that rests in it is
   * not told to, nor is what takes as many other soakDays as these alone would.
   */
  public around({ before, ring }: RingPromise, span: Span, zone: string): readonly string[] {
    const days = closedDays([span], zone);
    const ended = windowsOf(
      this.proof.openingsOf(before).filter(({ timing }) => momentOfDate(timing.endDate) === span.from),
    );
    const until = days.map((one) => one.until).join("");
    const isAtRest = days.every((one) => areClosedOn(this.proof.openingsOf(ring), one));
    const freezes = isAtRest ? undefined : this.freezesWith(ring, days);
    const rests = `let ${ring} rest in these days as well: ${freezes}`;
    const tried: readonly ProposedChange[] = [
      ...(freezes === undefined ? [] : [{ text: rests, change: resting(ring, span, days) }]),
      {
        text: `let ${windowsText(before, ended)} go on until ${until}`,
        change: { windows: new Map([[before, goingOnThrough(span)]]) },
      },
    ];
    const most = distanceOfSoakDaysAlone(this.proof);
    return tried
      .flatMap((way) => this.solvedOrUncounted(way, days))
      .filter(({ distance }) => distance < most)
      .sort((one, other) => one.distance - other.distance)
      .map(({ text }) => text);
  }

  /** A change by which everything is kept, if need be with days that the deadlines which it breaks do not count. */
  private solvedOrUncounted({ text, change }: ProposedChange, days: readonly UncountedDays[]) {
    const late = new Map(this.proof.late(change).map((one) => [one.ring, days]));
    const exceptDuring = new Map([...(change.exceptDuring ?? []), ...late]);
    const uncounted = { text: `${text}, with ${this.leavingOut(late).text}`, change: { ...change, exceptDuring } };
    for (const way of [{ text, change }, uncounted]) {
      const solved = this.proof.solved(way.change);
      if (solved === undefined) continue;
      return [{ text: `${way.text}${withSoakDays(this.proof, solved)}`, distance: distanceOf(this.proof, solved) }];
    }
    return [];
  }

  /** Whether a ring keeps what it owes to the one before where neither rests in a freeze. */
  public isInOrderWithout({ before, ring }: RingPromise, freeze: Span): boolean {
    const goesOn = openThrough(freeze);
    return this.proof.isInOrder(ring, { windows: new Map([before, ring].map((name) => [name, goesOn])) });
  }

  /** What helps where both rings rest in a freeze and the later one opens first: that this one, or both, rest for longer. */
  public restingLonger(promise: RingPromise, freeze: Span, zone: string): readonly string[] {
    const alone = this.restingLongerAlone(promise, freeze, zone);
    return alone.length > 0 ? alone : [...this.longer([promise.ring])].slice(0, 1);
  }

  private restingLongerAlone(
    { ring, done, promisedDays }: RingPromise,
    { from }: Span,
    zone: string,
  ): readonly string[] {
    if (done === undefined) return [];
    const days = closedDays([{ from, until: done.at.getTime() + (promisedDays + 1) * DAY }], zone);
    const until = Math.max(...uncountedSpans(days).map((span) => span.until));
    const solved = this.proof.solved(resting(ring, { from, until }, days));
    const freezes = this.freezesWith(ring, days);
    if (solved === undefined || freezes === undefined) return [];
    return [`let ${ring} rest for longer: ${freezes}${withSoakDays(this.proof, solved)}`];
  }

  /**
   * A change freeze of some days more, by which patches are in time: where it is no multiple of the windows' rhythm, the
   * wait before it and the one after it are longer together than between two runs. None of its days is lost.
   *
   * @param rings - whose freezes may be longer; absent: of those that are late
   */
  public *longer(rings = this.proof.late({}).map(({ ring }) => ring)): Generator<string> {
    for (const { ring, changeFreezes = [] } of this.proof.rings.filter((one) => rings.includes(one.ring.name))) {
      const having = this.proof.rings.filter(
        (one) => one.ring === ring || (ring.changeFreezes ?? one.ring.changeFreezes) === undefined,
      );
      const names = having.map((one) => one.ring.name);
      const openings = names.flatMap((name) => this.proof.openingsOf(name));
      const own = this.proof.deadlines.filter((one) => names.includes(one.ring) && one.limit.by === undefined);
      const leaveOut = (freeze: UncountedDays) =>
        own.every(({ deadline }) => lieWithin(freeze, deadline.exceptDuring ?? []));
      const closed = changeFreezes.filter((freeze) => areClosedOn(openings, freeze) && leaveOut(freeze));
      for (const { from, until } of LONGER_BY.flatMap((days) => closed.flatMap((freeze) => lengthened(freeze, days)))) {
        const days = { from, until };
        const change = {
          windows: new Map(names.map((name) => [name, restingOn(days)])),
          exceptDuring: new Map(names.map((name) => [name, [days]])),
        };
        const freezes = this.freezesWith(
          ring.name,
          [days],
          ring.changeFreezes === undefined ? this.definition : undefined,
        );
        if (freezes === undefined || !this.proof.isKeptAsSoaked(change)) continue;
        return yield `let ${joined(names)} rest for longer: ${freezes}`;
      }
    }
  }

  /**
   * What a ring is to say so that it rests in further days: all of its freezes, for its own take the place of those of the
   * definition. Undefined where that is too long.
   */
  private freezesWith(ring: string, days: readonly UncountedDays[], where = "that ring"): string | undefined {
    const { changeFreezes = [] } = this.proof.rings.find((one) => one.ring.name === ring) ?? {};
    const all = leavingOutAlso(changeFreezes, days);
    return all && `changeFreezes: ${typedDays(closedDays(uncountedSpans(all), "UTC"))} in ${where}`;
  }
}

/** A freeze that begins some days earlier, and one that ends as much later. */
function lengthened({ from, until }: UncountedDays, days: number): readonly UncountedDays[] {
  const shifted = (day: string, by: number) => utcDate(new Date(Date.parse(day) + by * DAY));
  return [
    { from: shifted(from, -days), until },
    { from, until: shifted(until, days) },
  ];
}

/** What changeFreezes of a ring do: its windows rest, and its deadlines do not count these days. */
function resting(ring: string, span: Span, days: readonly UncountedDays[]): FleetChange {
  return { windows: new Map([[ring, restingIn(span)]]), exceptDuring: new Map([[ring, days]]) };
}
