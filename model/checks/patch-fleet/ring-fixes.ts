import { lengthOf } from "../../arrival/arrival-by";
import { eachPatchText } from "../../arrival/deadline-words";
import { longestDelayOf } from "../../patch-baseline/longest-delay";
import { arrivalOfRing, type RingDeadline } from "../../patch-fleet/ring-deadlines";
import type { RingPromise } from "../../patch-fleet/ring-promises";
import type { RingStreams } from "../../patch-fleet/ring-streams";
import type { Opening } from "../../patching/runs/open-runs";
import { counted, joined } from "../../text/wording";
import { grouped } from "../../values/grouped";
import { FleetProof, type SoakDays } from "./fleet-proof";
import { FreezeFixes } from "./freeze-fixes";
import { both, NOTHING_ELSE, type ProposedChange, pairsOf } from "./proposed-change";
import { changedSoakDays, distanceOf, distanceOfSoakDaysAlone, soakDaysText, withSoakDays } from "./soak-days-words";
import { furtherWindows, windowMoves, windowsOf, windowsText } from "./window-moves";

const DAY = 86_400_000;
/** Who reads an error tries the first one that fits. */
const MOST_WAYS = 3;
/** Streams of a fleet of which several changes at once are tried: there are hundreds of pairs. */
const MOST_COMBINED = 12;

/**
 * What keeps the promises of all rings and all deadlines of a fleet, so that following one error never leads into
 * another. Every way was proved for the fleet as it would be then.
 */
export class RingFixes {
  /** What helps about change freezes. */
  public readonly freezes: FreezeFixes;
  public readonly proof: FleetProof;
  private known?: readonly string[];
  private knownRaised?: SoakDays | "none";
  private readonly knownMoves = new Map<string, readonly ProposedChange[]>();
  private knownMore?: readonly ProposedChange[];

  constructor(rings: readonly RingStreams[], deadlines: readonly RingDeadline[], from: Date) {
    this.proof = new FleetProof(rings, deadlines, from);
    this.freezes = new FreezeFixes(this.proof);
  }

  /** More soakDays for the rings that need them, as long as these keep the deadlines; undefined where none do. */
  public get raised(): SoakDays | undefined {
    const { proof } = this;
    if (this.knownRaised === undefined) {
      const days = proof.fewestSoakDays({}, (ring) => proof.soakDaysNow(ring));
      this.knownRaised =
        days === undefined || proof.late({ soakDays: days }).length > 0 ? "none" : changedSoakDays(proof, days);
    }
    return this.knownRaised === "none" ? undefined : this.knownRaised;
  }

  /** What moves the window of a ring while everything else stays; proved against the rings before and after. */
  public otherDayOfWindow({ ring, baseline }: RingPromise): string | undefined {
    const openings = this.proof.openingsOf(ring, baseline);
    const day = windowMoves(openings).find(({ change }) =>
      this.proof.keepsAll({ windows: new Map([[ring, change]]) }),
    )?.text;
    return day === undefined ? undefined : `move ${this.windowText(ring, openings)} to ${day}`;
  }

  /** `dev's window`; where several install on the ring, which of them: `dev's windows Before and After`. */
  private windowText(ring: string, moved: readonly Opening[]): string {
    const windows = windowsOf(moved);
    return windowsOf(this.proof.openingsOf(ring)).length < 2 ? `${ring}'s window` : windowsText(ring, windows);
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
    if (soaked !== undefined) yield soakDaysText(this.proof, soaked.soakDays);
    yield* this.freezes.longer();
    yield* this.shorterDelay(NOTHING_ELSE);
    const { withoutFreeze } = this;
    if (withoutFreeze !== undefined) yield withoutFreeze;
    yield* this.firstOf(this.movedWindows(), { preferUnsoaked: true });
    // A further window would open in the freeze.
    if (withoutFreeze === undefined) yield* this.firstOf(this.moreWindows());
    yield* this.fewerPromisedDays();
  }

  /** What helps where patches are late in a freeze: that it is some days longer, or is not counted. */
  public get aroundFreeze(): string | undefined {
    const [longer] = this.freezes.longer();
    const ways = [longer, this.withoutFreeze].filter((way) => way !== undefined);
    return ways.length === 0 ? undefined : ways.join(", or ");
  }

  /** What does not count the freezes in which patches are late today, with a shorter delay where it takes one. */
  private get withoutFreeze(): string | undefined {
    const without = this.freezes.notCounted;
    if (without === undefined) return undefined;
    const solved = this.proof.solved(without.change);
    if (solved !== undefined) return `do not count these days, ${without.text}${withSoakDays(this.proof, solved)}`;
    const [shorter] = this.shorterDelay(without);
    return shorter;
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
  private *shorterDelay(beside: ProposedChange): Generator<string> {
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
    yield `${both(upTo(low), beside).text}${withSoakDays(this.proof, solved(low))}`;
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
      upTo: (days: number): ProposedChange => ({
        text: `shorten approveAfterDays to ${days} in ${where}`,
        change: { longestDelay: new Map(keys.map((key) => [key, days])) },
      }),
    };
  }

  /**
   * The first that does, or with `preferUnsoaked` one that leaves all soakDays as they are. What asks for as many other
   * soakDays as these alone would take is none.
   */
  private firstOf(tried: readonly ProposedChange[], { preferUnsoaked = false } = {}): readonly string[] {
    const most = distanceOfSoakDaysAlone(this.proof);
    let first: string | undefined;
    for (const { text, change } of tried) {
      if (first !== undefined) {
        // Only one that leaves all soakDays as they are is better.
        if (this.proof.isKeptAsSoaked(change)) return [text];
        continue;
      }
      const solved = this.proof.solved(change);
      const distance = distanceOf(this.proof, solved);
      if (solved === undefined || distance >= most) continue;
      if (distance === 0) return [text];
      first = `${text}${withSoakDays(this.proof, solved)}`;
      if (!preferUnsoaked) break;
    }
    return first === undefined ? [] : [first];
  }

  private movedWindows(): readonly ProposedChange[] {
    return this.proof.rings.flatMap(({ ring: { name } }) => this.movesOf(name));
  }

  /** The same ones each time: what was proved of one is known of it together with another one as well. */
  private movesOf(ring: string): readonly ProposedChange[] {
    const openings = this.proof.openingsOf(ring);
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
  private spreadWindows(): readonly ProposedChange[] {
    const before = this.proof.rings.slice(0, -1);
    if (before.length < 2) return [];
    return Array.from({ length: Math.floor(6 / before.length) }, (_, index) => index + 1).flatMap((apart) => {
      const moves = before.map(({ ring }, place) => this.movesOf(ring.name)[6 - (before.length - place) * apart]);
      return moves.every((move) => move !== undefined) ? [moves.reduce(both)] : [];
    });
  }

  /** On the last rings first, and on those before them too, for then these are done with a patch earlier. */
  private moreWindows(): readonly ProposedChange[] {
    this.knownMore ??= [...this.proof.rings].reverse().flatMap(({ ring: { name } }) =>
      furtherWindows(this.proof.streamsOf(name).map(({ openings }) => openings)).map(({ text, written, change }) => ({
        text: `open ${text} in ${name}${written === undefined ? "" : ` (${written})`}`,
        change: { windows: new Map([[name, change]]) },
      })),
    );
    return this.knownMore;
  }

  /** None that asks for as many other soakDays as these alone would take. */
  private *fewerPromisedDays(): Generator<string> {
    const most = distanceOfSoakDaysAlone(this.proof);
    for (const { ring } of this.proof.rings) {
      const { name, daysOnRingBefore = 0 } = ring;
      for (let days = daysOnRingBefore - 1; days >= 0; days--) {
        const solved = this.proof.solved({ daysOnRingBefore: new Map([[name, days]]) });
        if (solved === undefined || distanceOf(this.proof, solved) >= most) continue;
        yield `lower ${name}'s daysOnRingBefore to ${days}${withSoakDays(this.proof, solved)}`;
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
      : [`loosen the deadline to ${this.limitsText(kept)}${withSoakDays(this.proof, { soakDays })}`];
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
}
