import { releasesOfAll } from "../../model/arrival/arrival-by";
import { DAY, daysOf } from "../../model/arrival/arrival-words";
import type { BaselineOfNodes } from "../../model/arrival/baselines-of-nodes";
import { type Gap, gapBetween, type ReachingOfKinds } from "../../model/arrival/gap-between";
import type { RunsOnNodes } from "../../model/arrival/runs-on-nodes";
import { ANY_SEVERITY } from "../../model/deadlines/deadline-model";
import { RELEASE_DAYS, releaseMoments } from "../../model/releases/release-calendar";
import type { Stack } from "../stacks/read-stacks";
import type { AfterRing, ArrivalRow } from "./arrival-row";

type RowInRing = Pick<ArrivalRow, "patchGroup" | "system" | "severity" | "classification" | "arrives">;

interface Asking extends RowOf {
  readonly own: ReachingOfKinds;
}

/** What a row was worked out from. */
interface RowOf {
  readonly one: BaselineOfNodes;
  readonly runs: RunsOnNodes;
}

/** Says of each row how long after the ring before it is, once all rows are known. */
export class RingGaps {
  private readonly rings: readonly string[];
  /** How patches of a kind reach the groups of a ring, alike ways once; undefined where one of them is not known. */
  private readonly ways = new Map<string, Map<string, ReachingOfKinds> | undefined>();
  private readonly ids = new WeakMap<object, number>();
  private readonly known = new Map<string, Gap | undefined>();
  /** By ring, and by rows that groups share which are alike. */
  private readonly taken = new Map<string, Map<object, () => AfterRing | undefined>>();
  private count = 0;

  constructor(
    stacks: readonly Stack[],
    private readonly from: Date,
  ) {
    const used = new Set(stacks.map(({ note }) => note?.ring));
    const order =
      stacks.flatMap(({ note }) => (note === undefined ? [] : [note.rings.map(({ name }) => name)]))[0] ?? [];
    this.rings = order.filter((ring) => used.has(ring));
  }

  /**
   * Takes a row of a ring; the answer may be asked for when every row was taken.
   *
   * @param row - groups that are alike share it, so that it is looked at once in each ring
   */
  public add(ring: string | undefined, row: RowInRing, of: RowOf): () => AfterRing | undefined {
    if (ring === undefined) return () => undefined;
    const ofRing = this.taken.get(ring) ?? new Map<object, () => AfterRing | undefined>();
    this.taken.set(ring, ofRing);
    const known = ofRing.get(row) ?? this.take(row, ring, of);
    ofRing.set(row, known);
    return known;
  }

  private take(row: RowInRing, ring: string, { one, runs }: RowOf): () => AfterRing | undefined {
    const { severity, classification, arrives } = row;
    const asked =
      severity === ANY_SEVERITY ? {} : { severity, ...(classification === undefined ? {} : { classification }) };
    const own = arrives === "always" ? runs.reaching(one, asked) : undefined;
    const key = keyOf(ring, row);
    const ways = this.ways.has(key) ? this.ways.get(key) : new Map<string, ReachingOfKinds>();
    this.ways.set(key, own === undefined ? undefined : ways?.set(this.idOf(own), own));
    let answer: { readonly gap: AfterRing | undefined } | undefined;
    return () => {
      answer ??= { gap: own === undefined ? undefined : this.gapOf(row, ring, { one, runs, own }) };
      return answer.gap;
    };
  }

  private gapOf(row: RowInRing, ofRing: string, { one, runs, own }: Asking): AfterRing | undefined {
    const ring = this.rings[this.rings.indexOf(ofRing) - 1];
    const before = ring === undefined ? undefined : this.ways.get(keyOf(ring, row));
    const released = releasesOfAll(runs.installing(one).by);
    if (ring === undefined || before === undefined || typeof released === "string") return undefined;
    const from = this.from.getTime();
    const until = from + RELEASE_DAYS * DAY;
    const { calendar } = released;
    const key = [...before.keys(), "→", this.idOf(own), JSON.stringify(calendar)].join(" ");
    if (!this.known.has(key)) {
      const releases = releaseMoments(calendar, from, until);
      const known = releases === undefined ? {} : { releases };
      this.known.set(key, gapBetween([...before.values()], own, { from, until, ...known }));
    }
    const gap = this.known.get(key);
    return gap && { ring, leastDays: daysOf(gap.leastMs), mostDays: daysOf(gap.mostMs) };
  }

  private idOf(kinds: ReachingOfKinds): string {
    return kinds.map((ways) => ways.map((way) => `${this.idOfRuns(way.runs)}+${way.waitMs}`).join("|")).join(",");
  }

  private idOfRuns(runs: object): number {
    const id = this.ids.get(runs) ?? this.count++;
    this.ids.set(runs, id);
    return id;
  }
}

function keyOf(ring: string, { patchGroup, system, severity, classification = "" }: RowInRing): string {
  return JSON.stringify([ring, patchGroup, system, severity, classification]);
}
