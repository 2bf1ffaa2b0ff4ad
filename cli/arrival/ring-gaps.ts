import { type BaselineOfGroup, longestWaitOf } from "../../model/arrival/arrival-of-group";
import { type Gap, gapBetween, type Reaching } from "../../model/arrival/gap-between";
import { releasesOfBaseline } from "../../model/arrival/releases-of-baseline";
import { RELEASE_DAYS, type RunsOfGroup } from "../../model/arrival/runs-of-group";
import { ANY_SEVERITY } from "../../model/deadlines/deadline-model";
import { releaseMoments } from "../../model/releases/release-calendar";
import type { Stack } from "../stacks/read-stacks";
import { type AfterRing, type ArrivalRow, daysOf } from "./arrival-row";

const DAY = 86_400_000;

/** Says of each row how long after the ring before it is, once all rows are known. */
export class RingGaps {
  private readonly rings: readonly string[];
  /** How patches of a kind reach the groups of a ring, alike ways once; undefined where one of them is not known. */
  private readonly ways = new Map<string, Map<string, Reaching> | undefined>();
  private readonly ids = new WeakMap<object, number>();
  private readonly known = new Map<string, Gap | undefined>();
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

  /** Takes a row; the answer may be asked for when every row was taken. */
  public add(row: ArrivalRow, one: BaselineOfGroup, runs: RunsOfGroup): () => AfterRing | undefined {
    const { ring, severity, classification, arrives } = row;
    if (ring === undefined) return () => undefined;
    const asked =
      severity === ANY_SEVERITY ? {} : { severity, ...(classification === undefined ? {} : { classification }) };
    const days = arrives === "always" ? longestWaitOf(one, asked) : undefined;
    const own = days === undefined ? undefined : { runs: runs.runs, waitMs: days * DAY };
    const ways = this.ways.has(keyOf(ring, row)) ? this.ways.get(keyOf(ring, row)) : new Map<string, Reaching>();
    this.ways.set(keyOf(ring, row), own === undefined ? undefined : ways?.set(this.idOf(own), own));
    return () => (own === undefined ? undefined : this.gapOf(row, one, own));
  }

  private gapOf(row: ArrivalRow, { baseline }: BaselineOfGroup, own: Reaching): AfterRing | undefined {
    const ring = this.rings[this.rings.indexOf(row.ring ?? "") - 1];
    const before = ring === undefined ? undefined : this.ways.get(keyOf(ring, row));
    if (ring === undefined || before === undefined || baseline === undefined) return undefined;
    const from = this.from.getTime();
    const until = from + RELEASE_DAYS * DAY;
    const { calendar } = releasesOfBaseline(baseline);
    const key = [...before.keys(), "→", this.idOf(own), JSON.stringify(calendar)].join(" ");
    if (!this.known.has(key)) {
      const releases = releaseMoments(calendar, from, until);
      const known = releases === undefined ? {} : { releases };
      this.known.set(key, gapBetween([...before.values()], own, { from, until, ...known }));
    }
    const gap = this.known.get(key);
    return gap && { ring, leastDays: daysOf(gap.leastMs), mostDays: daysOf(gap.mostMs) };
  }

  private idOf({ runs, waitMs }: Reaching): string {
    let id = this.ids.get(runs);
    if (id === undefined) {
      id = this.count++;
      this.ids.set(runs, id);
    }
    return `${id}+${waitMs}`;
  }
}

function keyOf(ring: string, { patchGroup, system, severity, classification = "" }: ArrivalRow): string {
  return JSON.stringify([ring, patchGroup, system, severity, classification]);
}
