import { leavingOutAlso, type UncountedDays } from "../deadlines/uncounted-days";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { Opening } from "../patching/runs/open-runs";
import type { Approval } from "../patching/streams/install-stream";
import { isKnown } from "../values/unknown";
import type { KeyedOpenings, RingDeadline } from "./ring-deadlines";
import type { RingStream, RingStreams } from "./ring-streams";

/** What somebody might change about a fleet, so that it can be proved before it is proposed. */
export interface FleetChange {
  /** By ring. Absent: as they are. */
  readonly soakDays?: ReadonlyMap<string, number>;
  /** By the key of a baseline: no rule of it waits longer, soakDays not counted. */
  readonly longestDelay?: ReadonlyMap<string, number>;
  /** By ring. */
  readonly daysOnRingBefore?: ReadonlyMap<string, number>;
  /** By ring. */
  readonly windows?: ReadonlyMap<string, ChangeOfWindows>;
  /** By ring: days that its deadlines do not count either. */
  readonly exceptDuring?: ReadonlyMap<string, readonly UncountedDays[]>;
}

/** What becomes of the windows of a ring. */
export type ChangeOfWindows = (openings: readonly Opening[]) => readonly Opening[];

export function soakOf({ ring }: RingStreams): number {
  return ring.soakDays ?? 0;
}

/** A ring as it would be. */
export function changedRing(one: RingStreams, change: FleetChange): RingStreams {
  const { ring } = one;
  const { name } = ring;
  const soakDays = change.soakDays?.get(name) ?? soakOf(one);
  const daysOnRingBefore = change.daysOnRingBefore?.get(name) ?? ring.daysOnRingBefore;
  const streams = one.streams.map((stream): RingStream => {
    const waits = waitsWith(change, stream.baseline, soakOf(one), soakDays);
    const moved = (approval: Approval): Approval =>
      approval !== undefined && "afterDays" in approval ? { afterDays: waits(approval.afterDays) } : approval;
    return { ...stream, approvals: stream.approvals.map(moved), openings: openingsWith(change, name, stream.openings) };
  });
  return {
    ...one,
    ring: { ...ring, soakDays, ...(daysOnRingBefore === undefined ? {} : { daysOnRingBefore }) },
    streams,
  };
}

/** @param soakNow - the soakDays of its ring, which its baseline has in its delays */
export function changedDeadline(one: RingDeadline, change: FleetChange, soakNow: number): RingDeadline {
  const changed = <Openings extends KeyedOpenings>(openings: Openings): Openings => ({
    ...openings,
    baseline: withDelays(
      openings.baseline,
      waitsWith(change, openings.baselineKey, soakNow, change.soakDays?.get(one.ring) ?? soakNow),
    ),
    openings: openingsWith(change, one.ring, openings.openings),
  });
  const days = change.exceptDuring?.get(one.ring);
  const { exceptDuring = [] } = one.deadline;
  return {
    ...changed(one),
    others: one.others.map(changed),
    ...(days === undefined
      ? {}
      : { deadline: { ...one.deadline, exceptDuring: leavingOutAlso(exceptDuring, days) ?? exceptDuring } }),
  };
}

function waitsWith({ longestDelay }: FleetChange, baseline: string, soakNow: number, soakDays: number) {
  const longest = longestDelay?.get(baseline) ?? Number.POSITIVE_INFINITY;
  return (days: number) => Math.min(Math.max(0, days - soakNow), longest) + soakDays;
}

function withDelays(baseline: PatchBaselineModel, waits: (days: number) => number): PatchBaselineModel {
  const { approvalRules } = baseline;
  if (!isKnown(approvalRules)) return baseline;
  return {
    ...baseline,
    approvalRules: approvalRules.map((rule) => {
      if (!isKnown(rule) || rule.approveUntilDate !== undefined) return rule;
      const { approveAfterDays = 0 } = rule;
      return isKnown(approveAfterDays) ? { ...rule, approveAfterDays: waits(approveAfterDays) } : rule;
    }),
  };
}

/** The same list each time, for whoever knows the runs of one: a change is tried with many soakDays. */
const OPENINGS = new WeakMap<ChangeOfWindows, WeakMap<readonly Opening[], readonly Opening[]>>();

function openingsWith({ windows }: FleetChange, ring: string, openings: readonly Opening[]): readonly Opening[] {
  const change = windows?.get(ring);
  if (change === undefined || openings.length === 0) return openings;
  const known = OPENINGS.get(change) ?? new WeakMap<readonly Opening[], readonly Opening[]>();
  OPENINGS.set(change, known);
  const changed = known.get(openings) ?? change(openings);
  known.set(openings, changed);
  return changed;
}
