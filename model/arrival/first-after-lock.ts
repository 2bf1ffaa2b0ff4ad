import { uncountedSpans } from "../deadlines/uncounted-days";
import { endOfDay } from "../patching/installed-until";
import { calendarOf, firstReleaseIn, RELEASE_DAYS } from "../releases/release-calendar";
import { type ArrivalOfRelease, arrivalOfRelease } from "./arrival";
import { countedMs, runsLookedAt } from "./arrival-by";
import type { BaselineOfNodes } from "./baselines-of-nodes";
import { type DeadlineProof, termsOf } from "./deadline-proof";
import type { NodesWithDeadline } from "./nodes-with-deadline";
import { runThatReaches } from "./reaching";

const DAY = 86_400_000;

/**
 * The first patch that a lock keeps from a ring, where it is late even if it is promoted today; undefined where it can
 * still be in time, where nothing came out since, and where no lock decides.
 */
export function firstAfterLock(
  { deadline, runs }: Pick<NodesWithDeadline, "deadline" | "runs">,
  one: BaselineOfNodes,
  proof: Pick<DeadlineProof, "arrival" | "days" | "by">,
  today: Date,
): ArrivalOfRelease | undefined {
  const { arrival, days } = proof;
  if (arrival.arrives !== "not known" || arrival.lockedUntil === undefined) return undefined;
  const { by } = runs.installing(one, deadline.inForce);
  const [baseline] = by.map((installing) => installing.baseline);
  if (baseline === undefined) return undefined;
  const after = endOfDay(arrival.lockedUntil);
  const released = firstReleaseIn(calendarOf(baseline), after, today.getTime() + RELEASE_DAYS * DAY);
  if (released === undefined || released > today.getTime()) return undefined;
  const ways = by.map(({ openings }) => ({ runs: runsLookedAt(openings, today), waitMs: 0 }));
  const run = runThatReaches(ways, today.getTime(), deadline.tolerateMissedRuns);
  if (run === undefined) return undefined;
  const { exceptDuring = [] } = termsOf(deadline, proof);
  const late = arrivalOfRelease(released, run, uncountedSpans(exceptDuring));
  return countedMs(late) <= days * DAY ? undefined : late;
}
