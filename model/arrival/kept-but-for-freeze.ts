import type { SettledDeadline } from "../deadlines/deadline-model";
import { leavingOutAlso } from "../deadlines/uncounted-days";
import type { Opening } from "../patching/runs/open-runs";
import type { BaselineOfNodes } from "./baselines-of-nodes";
import { closedDays, closedSpans } from "./closed-spans";
import { askedBy, type DeadlineProof, isKept } from "./deadline-proof";
import type { RunsOnNodes } from "./runs-on-nodes";

const YEAR = 365 * 86_400_000;

/**
 * Whether a deadline that is broken is kept on all days but those of change freezes that go, in which no window is open by
 * their dates: of windows alone nobody knows whether their program counted these days. A published rule counts every day.
 *
 * @param later - when patches are installed once the freezes are gone
 */
export function isKeptButForFreeze(
  runs: RunsOnNodes,
  one: BaselineOfNodes,
  { outcome, arrival, severity, days, by }: DeadlineProof,
  deadline: SettledDeadline,
  later: readonly Opening[],
): boolean {
  if (outcome !== "broken" || by !== undefined || arrival.arrives !== "always") return false;
  const { worst } = arrival;
  // Without the freeze of the worst release another one may be the worst: all of them, around it.
  const around = {
    released: new Date(worst.released.getTime() - YEAR),
    installed: new Date(worst.installed.getTime() + YEAR),
  };
  const stay = closedSpans(later, around);
  const spans = closedSpans(runs.namedOpenings(one, deadline.inForce), around).filter(
    ({ from, until }) => !stay.some((span) => span.from === from && span.until === until),
  );
  if (spans.length === 0) return false;
  const exceptDuring = leavingOutAlso(deadline.exceptDuring ?? [], closedDays(spans, worst.zone));
  if (exceptDuring === undefined) return false;
  return isKept(runs.arrival(one, askedBy({ severity }, { ...deadline, exceptDuring })), days);
}
