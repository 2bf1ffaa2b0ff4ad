import type { Reach } from "../reach/reach";
import { type ChangeKind, changeKindFacts, weightOf } from "../risk/change-kinds";
import { type Stage, stageOfAll } from "../risk/production";
import { isAtLeast } from "../risk/risk";
import type { GradedDetail } from "./change";
import type { Detail } from "./detail";

/**
 * Weighs a detail by its kind and by whom it reaches. What reaches nothing but nodes that are named as no production
 * weighs less; where names say nothing, it weighs as in production.
 */
export function grade(detail: Detail, reach: Reach, place: Stage): GradedDetail {
  const kind = kindFor(detail.kind, reach);
  const facts = changeKindFacts(kind);
  const risk = weightOf(facts, place !== "not production");
  // What it approves is only reported.
  if (reach.isIdle && isAtLeast(risk, "medium")) return { ...detail, kind, risk: "low", why: IDLE };
  const why = rebootsNobody(reach) ? (facts.whyWithoutReboot ?? facts.why) : facts.why;
  return { ...detail, kind, risk, ...(risk === "none" || why === undefined ? {} : { why }) };
}

const IDLE = "nothing installs by it any more";

/** Of what has no run that is known here, somebody else may say what it does. */
function rebootsNobody({ mayReboot, nextRun }: Reach): boolean {
  return !mayReboot && nextRun !== undefined;
}

/**
 * Where the nodes are, by the names of the groups it reaches; by those of the stack where these say nothing. A default
 * counts as production: it reaches whatever nodes the account has, whatever the stack is called.
 */
export function stageOfChange(reach: Reach, stack: Stage): Stage {
  if (reach.isDefault) return "production";
  const groups = stageOfAll(reach.patchGroups);
  // Nodes that are known after apply, or are found by something else than a group, may be anywhere.
  const isClosed = reach.isOpen !== true && reach.others.length === 0;
  if (groups === "production" || (groups === "not production" && isClosed)) return groups;
  return stack;
}

/** What a kind comes to for those that it reaches. A kernel that is let through reboots a node only where a window may reboot. */
function kindFor(kind: ChangeKind, { mayReboot, patchGroups, others, isDefault }: Reach): ChangeKind {
  // Nobody follows it yet, whatever it approves.
  const isFollowed = patchGroups.length > 0 || others.length > 0 || isDefault;
  if (kind.startsWith("baseline-created-") && !isFollowed) return "baseline-created";
  return kind === "rejected-kernel-removed" && !mayReboot ? "rejected-removed" : kind;
}
