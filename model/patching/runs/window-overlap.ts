import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import { type Occurrence, occurrences } from "../../schedule/runs/occurrences";
import { isKnown } from "../../values/unknown";
import { timingOfWindow } from "../ways/window-timing-of";

/** Runs of two windows that are open at the same time. */
export interface WindowOverlap {
  readonly first: Occurrence;
  readonly second: Occurrence;
}

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;
/** Two of every day of a year and of every change of clocks, and then some. */
const DAYS_LOOKED_AT = 800;
/** Nothing here has a present: what repeats, repeats from anywhere. */
const LONG_AGO = new Date(Date.UTC(2026, 0, 1));

/**
 * The first time that both windows are open; undefined where there is none in 800 days from their first runs, or where
 * it cannot be computed: something is known after apply, or a rate has no start date. A window that closes at the
 * minute in which the other opens is no overlap. A run whose time of day the clocks skip or show twice is passed over,
 * for AWS does not say when it takes place.
 */
export function firstOverlap(one: MaintenanceWindowModel, other: MaintenanceWindowModel): WindowOverlap | undefined {
  const from = [one, other].map((window) => runsOf(window, LONG_AGO)?.next().value?.instant.getTime());
  const start = Math.max(...from.map((instant) => instant ?? Number.NaN));
  if (Number.isNaN(start)) return undefined;

  const lengths = [one, other].map(({ duration }) => (isKnown(duration) ? duration * MS_PER_HOUR : Number.NaN));
  const since = new Date(start - MS_PER_DAY);
  const runs = [one, other].map((window) => runsOf(window, since));
  const [firstRuns, secondRuns] = runs;
  const [firstLength = Number.NaN, secondLength = Number.NaN] = lengths;
  if (firstRuns === undefined || secondRuns === undefined || lengths.some(Number.isNaN)) return undefined;

  let first = firstRuns.next().value;
  let second = secondRuns.next().value;
  const end = start + DAYS_LOOKED_AT * MS_PER_DAY;
  while (first !== undefined && second !== undefined && Math.min(opens(first), opens(second)) < end) {
    if (opens(first) + firstLength <= opens(second)) first = firstRuns.next().value;
    else if (opens(second) + secondLength <= opens(first)) second = secondRuns.next().value;
    else return { first, second };
  }
  return undefined;
}

function opens(run: Occurrence): number {
  return run.instant.getTime();
}

function runsOf(window: MaintenanceWindowModel, from: Date): Iterator<Occurrence, undefined> | undefined {
  const timing = timingOfWindow(window);
  if (timing === undefined) return undefined;
  const runs = occurrences(timing, { from, createdAt: LONG_AGO });
  return runs.computable ? certain(runs.runs) : undefined;
}

function* certain(runs: Iterable<Occurrence>): Generator<Occurrence, undefined, undefined> {
  for (const run of runs) if (run.daylightSaving === undefined) yield run;
}
