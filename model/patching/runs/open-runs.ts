import { isAutomation } from "../../association/association-as-task";
import type { WindowTiming } from "../../schedule/grammar/window-timing";
import { type Occurrence, occurrences } from "../../schedule/runs/occurrences";
import { Memo } from "../../values/memo";
import { isKnown } from "../../values/unknown";
import type { WayOfPatching } from "../ways/way-of-patching";
import { runsFrom, whyNotComputable } from "./runs-from";

/** A run, in milliseconds since 1970. */
export interface OpenRun {
  readonly start: number;
  /** When the window closes. */
  readonly end: number;
  /** When its last command has ended, where that goes on for longer. */
  readonly done?: number;
  /** The clock of its window. Absent: UTC. */
  readonly zone?: string;
  /** The month in which it begins, on that clock: `2026-12`. */
  readonly month?: string;
}

/** A schedule, and how many hours a run of it lasts at most. */
export interface Opening {
  readonly timing: WindowTiming;
  readonly hours: number;
  /** Hours from a start until its work is done, where that takes longer. */
  readonly workHours?: number;
  /** Why the schedule does not tell when it runs. */
  readonly because?: string;
  /** Whether it installs by baselines that it brings along, as a policy does: no window is like it. */
  readonly bringsBaselines?: true;
  /** The key of what opens, where several are told apart. */
  readonly carrier?: string;
}

/** AWS opens no window for longer, and what is not known counts as that. */
const LONGEST_HOURS = 24;
const HOUR = 3_600_000;
/** Whatever runs is known to have been made before. */
const LONG_AGO = new Date(0);
/** Runs of one way that are looked at: one an hour for more than three years. */
const MOST_RUNS = 30_000;

/** A schedule that only Terraform knows. */
export const NOT_KNOWN_OPENING: Opening = { timing: { schedule: "(known after apply)" }, hours: LONGEST_HOURS };

/** When several ways open, each carrier once, however many of its tasks install. */
export function openingsByCarrier(ways: readonly WayOfPatching[]): readonly Opening[] {
  return [...byCarrier(ways).values()].map((ofCarrier) => {
    const [way] = ofCarrier;
    const because = whyNotKnown(way) ?? whyAlsoAtOnce(way);
    const opening = { ...openingOf(ofCarrier), carrier: way.carrier.key };
    return because === undefined ? opening : { ...opening, because };
  });
}

/**
 * The same of those that can be computed, as far as their schedules tell; of the others, why not.
 *
 * @param isNamed - whether what opens is named, as it is in the code
 */
export function openingsOf(
  ways: readonly WayOfPatching[],
  from: Date,
  isNamed = false,
): { readonly openings: readonly Opening[]; readonly notKnown: readonly string[] } {
  const notKnown: string[] = [];
  const openings = [...byCarrier(ways).values()].flatMap((ofCarrier): readonly Opening[] => {
    const [way] = ofCarrier;
    const opening = openingOf(ofCarrier);
    const doubt = whyNotKnown(way) ?? whyNoRuns(opening, from, way.carrier.name);
    if (doubt === undefined) return [isNamed ? { ...opening, carrier: idOf(way) } : opening];
    notKnown.push(doubt);
    return [];
  });
  return { openings, notKnown };
}

/** What it is called in the code, the same in all accounts of a fleet. */
function idOf({ carrier: { key } }: WayOfPatching): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

type WaysOfCarrier = readonly [WayOfPatching, ...WayOfPatching[]];

function byCarrier(ways: readonly WayOfPatching[]): ReadonlyMap<string, WaysOfCarrier> {
  const carriers = new Map<string, WaysOfCarrier>();
  for (const way of ways) {
    const known = carriers.get(way.carrier.key);
    carriers.set(way.carrier.key, known === undefined ? [way] : [...known, way]);
  }
  return carriers;
}

/** Its work is done when that of all is. */
function openingOf(ways: WaysOfCarrier): Opening {
  const [{ timing, hours: known, follows }] = ways;
  if (!timing.known) return NOT_KNOWN_OPENING;
  const hours = isKnown(known) ? known : LONGEST_HOURS;
  const workHours = Math.max(hours, ...ways.map(({ goesOn }) => goesOn?.hours ?? 0));
  return {
    timing: timing.timing,
    hours,
    ...(workHours > hours ? { workHours } : {}),
    ...(follows.by === "override" ? { bringsBaselines: true } : {}),
  };
}

/** When the work of a run is done at the latest, as far as it is known. */
export function doneAt({ end, done = end }: OpenRun): number {
  return done;
}

function whyNotKnown({ carrier, enabled, timing }: WayOfPatching): string | undefined {
  if (!isKnown(enabled)) return `${carrier.name}: whether it is enabled is not known yet`;
  return timing.known ? undefined : `${carrier.name}: ${timing.because}`;
}

function whyNoRuns({ timing }: Opening, from: Date, name: string): string | undefined {
  const found = runsFrom(timing, from);
  return found.computable ? undefined : `${name}: ${whyNotComputable(found.reason)}`;
}

/** Why nodes may get patches before its schedule says so. */
function whyAlsoAtOnce(way: WayOfPatching): string | undefined {
  if (way.kind === "association" && way.association.applyOnlyAtCronInterval === false) {
    const further = isAutomation(way.association) ? "at each change of it" : "on each node that joins its targets";
    return `${way.carrier.name} also installs when it is applied, and ${further}`;
  }
  if (way.kind === "patch-policy" && way.policy.installWaits === false) {
    return `${way.carrier.name} also installs when it is deployed, and on each new node`;
  }
  return undefined;
}

/** Runs of one or more openings in the order of their starts, or why they cannot be computed. */
export type OpenRuns =
  | {
      readonly list: readonly OpenRun[];
      /** Set where there are more: nothing is known of what begins at this moment or later. */
      readonly knownUntil?: Date;
    }
  | { readonly because: string };

/** By openings: a fleet opens its windows at the same few times in every account. */
const KNOWN = new Memo<OpenRuns>(500);

/** The runs of several openings before a moment; none where some of them cannot be computed. */
export function openRuns(openings: readonly Opening[], from: Date, until: number): readonly OpenRun[] {
  const runs = runsOfOpenings(openings, from, until);
  return "because" in runs ? [] : runs.list;
}

/** The same, with the moment up to which they are known; or why they cannot be computed. */
export function runsOfOpenings(openings: readonly Opening[], from: Date, until: number): OpenRuns {
  const key = JSON.stringify([openings.map(({ carrier, ...opening }) => opening), from.getTime(), until]);
  return KNOWN.get(key, () => {
    const list: OpenRun[] = [];
    let knownUntil = Number.POSITIVE_INFINITY;
    for (const opening of openings) {
      const { because } = opening;
      if (because !== undefined) return { because };
      const found = runsFrom(opening.timing, from);
      if (!found.computable) return { because: whyNotComputable(found.reason) };
      const runs = found.runs.before(until, MOST_RUNS + 1);
      const [first] = runs;
      if (first !== undefined && runs.length > MOST_RUNS && opening.hours >= LONGEST_HOURS) {
        list.push(...eachOf(takingPlace(opening, first, until), opening));
        continue;
      }
      const next = runs[MOST_RUNS]?.instant.getTime() ?? found.runs.firstAfter(until - 1)?.instant.getTime();
      if (next !== undefined) knownUntil = Math.min(knownUntil, next, until);
      list.push(...eachOf(withoutDropped(runs.slice(0, MOST_RUNS), opening), opening));
    }
    list.sort((a, b) => a.start - b.start);
    if (knownUntil === Number.POSITIVE_INFINITY) return { list };
    return { list: list.filter(({ start }) => start < knownUntil), knownUntil: new Date(knownUntil) };
  });
}

/** A run that is due while the one before is open does not take place. Source: maintenance window facts, B. */
function withoutDropped(runs: readonly Occurrence[], { hours }: Opening): readonly Occurrence[] {
  let open = Number.NEGATIVE_INFINITY;
  return runs.filter(({ instant }) => {
    const start = instant.getTime();
    if (start < open) return false;
    open = start + hours * HOUR;
    return true;
  });
}

/** The same of a schedule with more runs than are looked at, most of which are dropped: from each to the next one. */
function takingPlace({ timing, hours }: Opening, first: Occurrence, until: number): readonly Occurrence[] {
  const runs: Occurrence[] = [];
  let next: Occurrence | undefined = first;
  while (next !== undefined && next.instant.getTime() < until) {
    runs.push(next);
    const from = new Date(next.instant.getTime() + hours * HOUR);
    const found = occurrences(timing, { from, createdAt: LONG_AGO, count: 1 });
    next = found.computable ? [...found.runs][0] : undefined;
  }
  return runs;
}

function eachOf(runs: readonly Occurrence[], { hours, workHours }: Opening): readonly OpenRun[] {
  return runs.map(({ instant, zone, local }) => {
    const start = instant.getTime();
    const done = workHours === undefined ? {} : { done: start + workHours * HOUR };
    return { start, end: start + hours * HOUR, ...done, zone, month: local.slice(0, 7) };
  });
}

/** The place of the first run that begins after a moment, itself excluded. */
export function indexAfter(runs: readonly OpenRun[], moment: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] as OpenRun).start > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}
