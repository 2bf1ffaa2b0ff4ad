import { endOfDay } from "../patching/installed-until";
import { doneAt, indexAfter, type OpenRuns } from "../patching/runs/open-runs";
import type { Approval } from "../patching/streams/install-stream";
import { Memo } from "../values/memo";

export type KnownRuns = Extract<OpenRuns, { readonly list: unknown }>;

const DAY = 86_400_000;

/** Why it cannot be said when a ring has installed. */
export interface StepsNotKnown {
  readonly notKnown: string;
}

/** How a rule of the ring before installs on some of its accounts. */
export interface EarlierStream {
  readonly runs: KnownRuns;
  readonly approval: Approval;
}

/** From this release on, the ring before has installed at `end`. */
export interface Step {
  readonly released: number;
  readonly end: End;
}

/** A moment; or that it never is, or behind the day where the search for runs ends. */
export type End = number | "never" | { readonly after: Date };

export function isSteps<Other extends object>(found: readonly Step[] | Other): found is readonly Step[] {
  return Array.isArray(found);
}

/** The later of two. What never is, is latest; of a search that ends nobody knows. */
export function laterOf(one: End, other: End): End {
  if (one === "never" || other === "never") return "never";
  if (typeof one === "object") return one;
  return typeof other === "object" ? other : Math.max(one, other);
}

/** By what decides them: who looks for soakDays that do asks of the same ring before again and again. */
const STEPS = new Memo<readonly Step[] | StepsNotKnown>(200);
const NUMBERS = new WeakMap<KnownRuns, number>();
let numbered = 0;

/** Equal for the same list of runs alone. */
function numberOf(runs: KnownRuns): number {
  const known = NUMBERS.get(runs);
  if (known !== undefined) return known;
  numbered += 1;
  NUMBERS.set(runs, numbered);
  return numbered;
}

/** When the whole ring before has installed, as steps: it is the last of its streams that counts. */
export function stepsOf(streams: readonly EarlierStream[], from: number): readonly Step[] | StepsNotKnown {
  const asked = streams.map(({ runs, approval }) => [numberOf(runs), approval ?? null]);
  return STEPS.get(JSON.stringify([from, asked]), () => stepsFrom(streams, from));
}

function stepsFrom(streams: readonly EarlierStream[], from: number): readonly Step[] | StepsNotKnown {
  const changes: Step[] = [];
  for (const { runs, approval } of streams) {
    if (approval === undefined) return { notKnown: "a delay is known only to Terraform" };
    const wait = "afterDays" in approval ? approval.afterDays * DAY : 0;
    const moments = [from, ...runs.list.map(({ start }) => start - wait)].filter((moment) => moment >= from);
    for (const released of moments) changes.push({ released, end: doneAfter(runs, released + wait) });
    if ("untilDate" in approval) changes.push({ released: endOfDay(approval.untilDate), end: "never" });
  }
  changes.sort((a, b) => a.released - b.released);
  const steps: Step[] = [];
  let latest: End = 0;
  for (const { released, end } of changes) {
    const next: End = laterOf(latest, end);
    if (next !== latest) steps.push({ released, end: next });
    latest = next;
  }
  return steps;
}

/** The steps in which known releases find the ring before: between them nothing is released that could meet it. */
export function stepsAt(releases: readonly number[], steps: readonly Step[]): readonly Step[] {
  let next = 0;
  let end: End = "never";
  return releases.map((released) => {
    for (; (steps[next]?.released ?? Number.POSITIVE_INFINITY) <= released; next++) end = steps[next]?.end ?? "never";
    return { released, end };
  });
}

/** When the first run is done that begins after a moment, itself excluded: it surely installs what is approved then. */
export function doneAfter({ list, knownUntil }: KnownRuns, moment: number): End {
  const run = list[indexAfter(list, moment)];
  if (run !== undefined) return doneAt(run);
  return knownUntil === undefined ? "never" : { after: knownUntil };
}
