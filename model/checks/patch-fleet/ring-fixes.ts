import { lengthOf } from "../../arrival/arrival-by";
import { closedDays, closedSpans } from "../../arrival/closed-spans";
import { eachPatchText } from "../../arrival/deadline-words";
import {
  exceptDuringText,
  leavingOutAlso,
  lieWithin,
  type Span,
  typedDays,
  type UncountedDays,
  uncountedSpans,
} from "../../deadlines/uncounted-days";
import { longestDelayOf } from "../../patch-baseline/longest-delay";
import type { FleetChange } from "../../patch-fleet/fleet-change";
import { arrivalOfRing, type RingDeadline } from "../../patch-fleet/ring-deadlines";
import type { RingPromise } from "../../patch-fleet/ring-promises";
import type { RingStream, RingStreams } from "../../patch-fleet/ring-streams";
import type { Opening } from "../../patching/runs/open-runs";
import { momentOfDate } from "../../schedule/grammar/window-dates";
import { counted, joined } from "../../text/wording";
import { grouped } from "../../values/grouped";
import { FleetProof, fewestThatDoes, type SoakDays } from "./fleet-proof";
import {
  areClosedOn,
  furtherWindows,
  goingOnThrough,
  openThrough,
  restingIn,
  restingOn,
  windowMoves,
  windowsOf,
} from "./window-moves";

const DAY = 86_400_000;
/** Who reads an error tries the first one that fits. */
const MOST_WAYS = 3;
/** Streams of a fleet of which several changes at once are tried: there are hundreds of pairs. */
const MOST_COMBINED = 12;
/** More room than so many days asks for no care. */
const MOST_ROOM = 31;
/** Days by which a freeze may be longer and still be the same one. */
const LONGER_BY = [1, 2, 3, 4, 5, 6];

/**
 * What keeps the promises of all rings and all deadlines of a fleet, so that following one error never leads into
 * another. Every way was proved for the fleet as it would be then.
 */
export class RingFixes {
  private readonly proof: FleetProof;
  private known?: readonly string[];
  private knownRaised?: SoakDays | "none";
  private readonly knownMoves = new Map<string, readonly Way[]>();
  private knownMore?: readonly Way[];

  constructor(rings: readonly RingStreams[], deadlines: readonly RingDeadline[], from: Date) {
    this.proof = new FleetProof(rings, deadlines, from);
  }

  /** More soakDays for the rings that need them, as long as these keep the deadlines; undefined where none do. */
  public get raised(): SoakDays | undefined {
    const { proof } = this;
    if (this.knownRaised === undefined) {
      const days = proof.fewestSoakDays({}, (ring) => proof.soakDaysNow(ring));
      this.knownRaised = days === undefined || proof.late({ soakDays: days }).length > 0 ? "none" : this.changed(days);
    }
    return this.knownRaised === "none" ? undefined : this.knownRaised;
  }

  /** What moves the window of a ring while everything else stays; proved against the rings before and after. */
  public otherDayOfWindow({ ring, baseline }: RingPromise): string | undefined {
    const openings = this.openingsOf(ring, baseline);
    const day = windowMoves(openings).find(({ change }) =>
      this.proof.keepsAll({ windows: new Map([[ring, change]]) }),
    )?.text;
    return day === undefined ? undefined : `move ${this.windowText(ring, openings)} to ${day}`;
  }

  /** `dev's window`; where several install on the ring, which of them: `dev's windows Before and After`. */
  private windowText(ring: string, moved: readonly Opening[]): string {
    const windows = windowsOf(moved);
    if (windowsOf(this.openingsOf(ring)).length < 2) return `${ring}'s window`;
    return `${ring}'s ${windows.length === 1 ? "window" : "windows"} ${joined(windows)}`;
  }

  /** `a Critical patch within 14 days in prod`, of deadlines that the fewest soakDays which keep the promises break. */
  public get lateText(): string {
    const soakDays = this.proof.fewestSoakDays();
    const late = soakDays === undefined ? [] : this.proof.late({ soakDays });
    return this.limitsText(late);
  }

  /** The ways that were found, in words, the least change first. */
  public get ways(): readonly string[] {
    if (this.known !== undefined) return this.known;
    const ways: string[] = [];
    for (const way of this.eachWay()) if (ways.push(way) >= MOST_WAYS) break;
    const isSmall = this.proof.rings.flatMap(({ streams }) => streams).length <= MOST_COMBINED;
    if (ways.length === 0 && isSmall) ways.push(...this.eachCombination());
    if (ways.length === 0) ways.push(...this.firstOf(this.spreadWindows(), { preferUnsoaked: true }));
    if (ways.length < MOST_WAYS) ways.push(...this.longerDeadlines());
    this.known = ways;
    return this.known;
  }

  private *eachWay(): Generator<string> {
    const soaked = this.proof.solved({});
    if (soaked !== undefined) yield this.soakText(soaked.soakDays);
    yield* this.longerFreeze();
    yield* this.shorterDelay(NOTHING_ELSE);
    const { withoutFreeze } = this;
    if (withoutFreeze !== undefined) yield withoutFreeze;
    yield* this.firstOf(this.movedWindows(), { preferUnsoaked: true });
    // A further window would open in the freeze.
    if (withoutFreeze === undefined) yield* this.firstOf(this.moreWindows());
    yield* this.fewerPromisedDays();
  }

  /** What does not count the freezes in which patches are late today, with a shorter delay where it takes one. */
  public get withoutFreeze(): string | undefined {
    const without = this.withoutFreezes();
    if (without === undefined) return undefined;
    const solved = this.proof.solved(without.change);
    if (solved !== undefined) return `do not count these days, ${without.text}${this.withSoakDays(solved)}`;
    const [shorter] = this.shorterDelay(without);
    return shorter;
  }

  private withoutFreezes(): Way | undefined {
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

  private leavingOut(exceptDuring: ReadonlyMap<string, readonly UncountedDays[]>): Way {
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
  public aroundFreeze({ before, ring }: RingPromise, span: Span, zone: string): readonly string[] {
    const days = closedDays([span], zone);
    const ended = windowsOf(this.openingsOf(before).filter(({ timing }) => momentOfDate(timing.endDate) === span.from));
    const until = days.map((one) => one.until).join("");
    const goesOn = `let ${before}'s ${ended.length === 1 ? "window" : "windows"} ${joined(ended)} go on until ${until}`;
    const most = this.distanceOf(this.proof.solved(NOTHING_ELSE.change));
    const isAtRest = days.every((one) => areClosedOn(this.openingsOf(ring), one));
    const freezes = isAtRest ? undefined : this.freezesWith(ring, days);
    const rests = `let ${ring} rest in these days as well: ${freezes}`;
    const tried: readonly Way[] = [
      ...(freezes === undefined ? [] : [{ text: rests, change: resting(ring, span, days) }]),
      { text: goesOn, change: { windows: new Map([[before, goingOnThrough(span)]]) } },
    ];
    return tried
      .flatMap(({ text, change }) => {
        const late = new Map(this.proof.late(change).map((one) => [one.ring, days]));
        const exceptDuring = new Map([...(change.exceptDuring ?? []), ...late]);
        const both = { text: `${text}, with ${this.leavingOut(late).text}`, change: { ...change, exceptDuring } };
        for (const way of [{ text, change }, both]) {
          const solved = this.proof.solved(way.change);
          const distance = this.distanceOf(solved);
          if (solved !== undefined)
            return distance < most ? [{ text: `${way.text}${this.withSoakDays(solved)}`, distance }] : [];
        }
        return [];
      })
      .sort((one, other) => one.distance - other.distance)
      .map(({ text }) => text);
  }

  /** Whether a ring keeps what it owes to the one before where neither rests in a freeze. */
  public isInOrderWithout({ before, ring }: RingPromise, freeze: Span): boolean {
    const goesOn = openThrough(freeze);
    return this.proof.isInOrder(ring, { windows: new Map([before, ring].map((name) => [name, goesOn])) });
  }

  /** What helps where both rings rest in a freeze and the later one opens first: that this one rests for longer. */
  public restingLonger({ ring, done, promisedDays }: RingPromise, { from }: Span, zone: string): readonly string[] {
    if (done === undefined) return [];
    const days = closedDays([{ from, until: done.at.getTime() + (promisedDays + 1) * DAY }], zone);
    const until = Math.max(...uncountedSpans(days).map((span) => span.until));
    const solved = this.proof.solved(resting(ring, { from, until }, days));
    const freezes = this.freezesWith(ring, days);
    if (solved === undefined || freezes === undefined) return [];
    return [`let ${ring} rest for longer: ${freezes}${this.withSoakDays(solved)}`];
  }

  /**
   * A change freeze of some days more, by which patches are in time: where it is no multiple of the windows' rhythm, the
   * wait before it and the one after it are longer together than between two runs. None of its days is lost.
   */
  private *longerFreeze(): Generator<string> {
    const late = new Set(this.proof.late({}).map(({ ring }) => ring));
    for (const { ring, changeFreezes = [] } of this.proof.rings.filter((one) => late.has(one.ring.name))) {
      const having = this.proof.rings.filter(
        (one) => one.ring === ring || (ring.changeFreezes ?? one.ring.changeFreezes) === undefined,
      );
      const names = having.map((one) => one.ring.name);
      const openings = names.flatMap((name) => this.openingsOf(name));
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
          ring.changeFreezes === undefined ? "environment" : undefined,
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

  /** Two changes at once, where no single one helps: two other windows, or a shorter delay and another window. */
  private *eachCombination(): Generator<string> {
    const moves = this.movedWindows();
    const more = this.moreWindows();
    yield* this.firstOf(pairsOf(moves, moves), { preferUnsoaked: true });
    yield* this.firstOf(pairsOf(more, [...moves, ...more]));
    const atOnce = this.lateRules().upTo(0);
    const way = [...moves, ...more].find((one) => this.proof.solved(both(atOnce, one).change) !== undefined);
    if (way !== undefined) yield* this.shorterDelay(way);
  }

  /** The longest delay that does beside a change, of the baselines that are late. */
  private *shorterDelay(beside: Way): Generator<string> {
    const { upTo, longest } = this.lateRules();
    const solved = (days: number) => this.proof.solved(both(upTo(days), beside).change);
    if (longest === 0 || solved(0) === undefined) return;
    let low = 0;
    let high = longest - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (solved(middle) === undefined) high = middle - 1;
      else low = middle;
    }
    yield `${both(upTo(low), beside).text}${this.withSoakDays(solved(low))}`;
  }

  /** The baselines that are late, and the longest delay of their rules, soakDays not counted. */
  private lateRules() {
    const { proof } = this;
    const fewest = proof.fewestSoakDays();
    const late = fewest === undefined ? proof.deadlines : proof.late({ soakDays: fewest });
    const keys = [...new Set(late.map(({ baselineKey }) => baselineKey))].sort();
    const waits = proof.deadlines
      .filter(({ baselineKey }) => keys.includes(baselineKey))
      .map((one) => longestDelayOf(one.baseline) - proof.soakDaysNow(one.ring));
    const where = joined(keys.map((key) => `baselines.${key}`));
    return {
      longest: Math.max(0, ...waits),
      upTo: (days: number): Way => ({
        text: `shorten approveAfterDays to ${days} in ${where}`,
        change: { longestDelay: new Map(keys.map((key) => [key, days])) },
      }),
    };
  }

  /**
   * The first that does, or with `preferUnsoaked` one that leaves all soakDays as they are. What asks for as many other
   * soakDays as these alone would take is none.
   */
  private firstOf(tried: readonly Way[], { preferUnsoaked = false } = {}): readonly string[] {
    const most = this.distanceOf(this.proof.solved(NOTHING_ELSE.change));
    let first: string | undefined;
    for (const { text, change } of tried) {
      if (first !== undefined) {
        // Only one that leaves all soakDays as they are is better.
        if (this.proof.isKeptAsSoaked(change)) return [text];
        continue;
      }
      const solved = this.proof.solved(change);
      const distance = this.distanceOf(solved);
      if (solved === undefined || distance >= most) continue;
      if (distance === 0) return [text];
      first = `${text}${this.withSoakDays(solved)}`;
      if (!preferUnsoaked) break;
    }
    return first === undefined ? [] : [first];
  }

  /** By how many days the soakDays of a change are other than today. */
  private distanceOf(change: FleetChange | undefined): number {
    if (change === undefined) return Number.POSITIVE_INFINITY;
    const days = [...this.changed(change.soakDays)].map(([ring, to]) => Math.abs(to - this.proof.soakDaysNow(ring)));
    return days.reduce((sum, one) => sum + one, 0);
  }

  private movedWindows(): readonly Way[] {
    return this.proof.rings.flatMap(({ ring: { name } }) => this.movesOf(name));
  }

  /** The same ones each time: what was proved of one is known of it together with another one as well. */
  private movesOf(ring: string): readonly Way[] {
    const openings = this.openingsOf(ring);
    const moves =
      this.knownMoves.get(ring) ??
      windowMoves(openings).map(({ text, change }) => ({
        text: `move ${this.windowText(ring, openings)} to ${text}`,
        change: { windows: new Map([[ring, change]]) },
      }));
    this.knownMoves.set(ring, moves);
    return moves;
  }

  /** All rings but the last moved to days of the week before it, each as far from the next. */
  private spreadWindows(): readonly Way[] {
    const before = this.proof.rings.slice(0, -1);
    if (before.length < 2) return [];
    return Array.from({ length: Math.floor(6 / before.length) }, (_, index) => index + 1).flatMap((apart) => {
      const moves = before.map(({ ring }, place) => this.movesOf(ring.name)[6 - (before.length - place) * apart]);
      return moves.every((move) => move !== undefined) ? [moves.reduce(both)] : [];
    });
  }

  /** On the last rings first, and on those before them too, for then these are done with a patch earlier. */
  private moreWindows(): readonly Way[] {
    this.knownMore ??= [...this.proof.rings].reverse().flatMap(({ ring: { name } }) =>
      furtherWindows(this.streamsOf(name).map(({ openings }) => openings)).map(({ text, written, change }) => ({
        text: `open ${text} in ${name}${written === undefined ? "" : ` (${written})`}`,
        change: { windows: new Map([[name, change]]) },
      })),
    );
    return this.knownMore;
  }

  /** None that asks for as many other soakDays as these alone would take. */
  private *fewerPromisedDays(): Generator<string> {
    const most = this.distanceOf(this.proof.solved(NOTHING_ELSE.change));
    for (const { ring } of this.proof.rings) {
      const { name, daysOnRingBefore = 0 } = ring;
      for (let days = daysOnRingBefore - 1; days >= 0; days--) {
        const solved = this.proof.solved({ daysOnRingBefore: new Map([[name, days]]) });
        if (solved === undefined || this.distanceOf(solved) >= most) continue;
        yield `lower ${name}'s daysOnRingBefore to ${days}${this.withSoakDays(solved)}`;
        break;
      }
    }
  }

  /** The days that are kept with the fewest soakDays with which the rings keep their promises. */
  private longerDeadlines(): readonly string[] {
    const { proof } = this;
    const soakDays = proof.fewestSoakDays();
    if (soakDays === undefined) return [];
    const longest = new Map<string, RingDeadline>();
    for (const one of proof.late({ soakDays })) {
      const days = Math.ceil(lengthOf(arrivalOfRing(one, proof.from)) / DAY - 1e-9);
      const key = `${one.ring} ${one.limit.severity}`;
      if (days <= (longest.get(key)?.limit.days ?? 0)) continue;
      longest.set(key, { ...one, limit: { ...one.limit, days } });
    }
    const kept = [...longest.values()];
    return kept.length === 0
      ? []
      : [`loosen the deadline to ${this.limitsText(kept)}${this.withSoakDays({ soakDays })}`];
  }

  /** `a Critical or Important patch within 14 days in test and within 20 days in prod` */
  private limitsText(limits: readonly RingDeadline[]): string {
    const inOrder = this.proof.rings.flatMap(({ ring }) => limits.filter((limit) => limit.ring === ring.name));
    const limitsAlike = [...grouped(inOrder, ({ limit }) => `${limit.severity} ${limit.days}`).values()];
    const byWhere = grouped(limitsAlike, (alike) => {
      const rings = [...new Set(alike.map(({ ring }) => ring))];
      return `within ${counted(alike[0]?.limit.days ?? 0, "day")} in ${joined(rings)}`;
    });
    const byPatches = grouped([...byWhere], ([, alike]) =>
      eachPatchText(alike.map(([first]) => first?.limit.severity ?? "")),
    );
    return joined([...byPatches].map(([patches, where]) => `${patches} ${joined(where.map(([text]) => text))}`));
  }

  private openingsOf(ring: string, baseline?: string): readonly Opening[] {
    return this.streamsOf(ring).flatMap((one) =>
      baseline === undefined || one.baseline === baseline ? one.openings : [],
    );
  }

  private streamsOf(ring: string): readonly RingStream[] {
    return this.proof.rings.find((one) => one.ring.name === ring)?.streams ?? [];
  }

  /** Those alone that are not as they are today. */
  private changed(soakDays: SoakDays = new Map()): SoakDays {
    return new Map([...soakDays].filter(([ring, days]) => days !== this.proof.soakDaysNow(ring)));
  }

  private soakText(soakDays: SoakDays | undefined): string {
    const changes = [...this.changed(soakDays)];
    let before = "";
    const parts = changes.map(([ring, days], index) => {
      const verb = days > this.proof.soakDaysNow(ring) ? "raise" : "lower";
      const shown = verb === before ? "" : `${verb} `;
      before = verb;
      return `${shown}${ring}'s ${index === 0 ? "soakDays " : ""}to ${days}`;
    });
    return `${joined(parts)}${soakDays === undefined ? "" : this.roomText(soakDays)}`;
  }

  /** ` (7 to 9 keep the ring order and every deadline)`: of the only ring that changes, where there are deadlines. */
  public roomText(soakDays: SoakDays): string {
    const [[ring, days] = ["", 0], ...others] = this.changed(soakDays);
    const keeps = (tried: number) => this.proof.keepsAll({ soakDays: new Map([...soakDays, [ring, tried]]) });
    if (this.proof.deadlines.length === 0 || ring === "" || others.length > 0 || !keeps(days)) return "";
    const tooMany = fewestThatDoes(days + 1, days + MOST_ROOM, (tried) => !keeps(tried));
    const fewest = fewestThatDoes(0, days, keeps) ?? days;
    if (tooMany === undefined) return "";
    const room = tooMany - fewest === 1 ? `${fewest} alone keeps` : `${fewest} to ${tooMany - 1} keep`;
    return ` (${room} the ring order and every deadline)`;
  }

  private withSoakDays(change: FleetChange | undefined): string {
    const changes = [...this.changed(change?.soakDays)];
    if (changes.length === 0) return "";
    return ` with soakDays ${joined(changes.map(([ring, days]) => `${days} in ${ring}`))}`;
  }
}

/** A freeze that begins some days earlier, and one that ends as much later. */
function lengthened({ from, until }: UncountedDays, days: number): readonly UncountedDays[] {
  const shifted = (day: string, by: number) => new Date(Date.parse(day) + by * DAY).toISOString().slice(0, 10);
  return [
    { from: shifted(from, -days), until },
    { from, until: shifted(until, days) },
  ];
}

/** What changeFreezes of a ring do: its windows rest, and its deadlines do not count these days. */
function resting(ring: string, span: Span, days: readonly UncountedDays[]): FleetChange {
  return { windows: new Map([[ring, restingIn(span)]]), exceptDuring: new Map([[ring, days]]) };
}

/** A change that may do, in words. */
interface Way {
  readonly text: string;
  readonly change: FleetChange;
}

const NOTHING_ELSE: Way = { text: "", change: {} };

/** Each of two lists together with each of the other, of different rings; the same two once. */
function pairsOf(some: readonly Way[], others: readonly Way[]): readonly Way[] {
  const ringOf = ({ change }: Way) => [...(change.windows?.keys() ?? [])][0];
  return some.flatMap((one, index) =>
    others
      .filter((other, place) => ringOf(one) !== ringOf(other) && (some !== others || index < place))
      .map((other) => both(one, other)),
  );
}

function both(one: Way, other: Way): Way {
  const windows = new Map([...(one.change.windows ?? []), ...(other.change.windows ?? [])]);
  const [verb = ""] = one.text.split(" ");
  const second = verb !== "" && other.text.startsWith(`${verb} `) ? other.text.slice(verb.length + 1) : other.text;
  const text = [one.text, second].filter((part) => part !== "").join(" and ");
  return { text, change: { ...one.change, ...other.change, windows } };
}
