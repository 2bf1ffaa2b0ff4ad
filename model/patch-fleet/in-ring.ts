import type { PatchEnvironmentModel } from "../environment/patch-environment-model";
import type { ApprovalRuleModel } from "../patch-baseline/patch-baseline-model";
import { isKnown, type Knowable } from "../values/unknown";
import type { RingLock } from "./lock-file";
import type { LackingRule } from "./rule-in-fleet";
import type { StackNote } from "./stack-note";

/** What a ring makes of the definition of its fleet, and an environment does not show by itself. */
export interface WaitOfRing {
  readonly soakDays: number;
  readonly lock?: RingLock;
  /** Whether it is the first of several: patches are tried on its nodes, and the others wait for them. */
  readonly isFirst?: true;
  /** What keeps the deadlines of its fleet and the promises of the rings; asked where a deadline is broken. */
  readonly deadlineFix?: (about?: LackingRule | "freeze") => string | undefined;
  /** Where the deadline of a patch group was written. */
  readonly deadlinePlace?: (patchGroup: string) => string;
}

/** What a stack of a fleet notes about its ring. */
export function waitOfRing(note: Pick<StackNote, "ring" | "rings" | "lock">): WaitOfRing {
  const { soakDays = 0 } = note.rings.find(({ name }) => name === note.ring) ?? {};
  const isFirst = note.rings.length > 1 && note.rings[0]?.name === note.ring;
  return {
    soakDays,
    ...(note.lock === undefined ? {} : { lock: note.lock }),
    ...(isFirst ? { isFirst } : {}),
  };
}

/** An environment as one of a ring: with its soakDays, and the rules marked whose date is the lock of the ring. */
export function inRing(environment: PatchEnvironmentModel, wait: WaitOfRing | undefined): PatchEnvironmentModel {
  if (wait === undefined) return environment;
  const { soakDays, lock, deadlineFix, deadlinePlace } = wait;
  const fix = {
    ...(deadlineFix === undefined ? {} : { fixInFleet: deadlineFix }),
    ...(deadlinePlace === undefined ? {} : { deadlinePlace }),
  };
  const soaked = { ...environment, ...(soakDays > 0 && lock === undefined ? { soakDays } : {}), ...fix };
  if (lock === undefined) return soaked;
  const marked = (rule: Knowable<ApprovalRuleModel>): Knowable<ApprovalRuleModel> =>
    isKnown(rule) && rule.approveUntilDate === lock.approveUntilDate ? { ...rule, isLocked: true } : rule;
  return {
    ...soaked,
    baselines: environment.baselines.map((baseline) => {
      const { approvalRules } = baseline;
      return isKnown(approvalRules) ? { ...baseline, approvalRules: approvalRules.map(marked) } : baseline;
    }),
  };
}
