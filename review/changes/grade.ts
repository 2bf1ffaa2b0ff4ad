import type { Reach } from "../reach/reach";
import { type ChangeKind, changeKindFacts } from "../risk/change-kinds";
import { type Place, placeOfAll } from "../risk/production";
import type { GradedDetail } from "./change";
import type { Detail } from "./detail";

/**
 * Weighs a detail by its kind and by whom it reaches. What reaches nothing but machines that are named as no production
 * weighs less; where names say nothing, it weighs as in production.
 */
export function grade(detail: Detail, reach: Reach, place: Place): GradedDetail {
  const kind = kindFor(detail.kind, reach);
  const { risk, elsewhere = risk, why } = changeKindFacts(kind);
  const weight = place === "not production" ? elsewhere : risk;
  const reason = weight === "none" || why === undefined ? {} : { why: reasonFor(kind, why, place) };
  return { ...detail, kind, risk: weight, ...reason };
}

/** Where the machines are, by the names of the groups it reaches; by those of the stack where these say nothing. */
export function placeOfChange(reach: Reach, stackNames: readonly string[]): Place {
  const groups = placeOfAll(reach.patchGroups);
  // Nodes that are known after apply only, or that are in no group, may be anywhere.
  const isAll = !reach.isDefault && reach.isOpen !== true;
  if (groups === "production" || (groups === "not production" && isAll)) return groups;
  return placeOfAll(stackNames);
}

/** A kernel that is let through reboots a machine only where a window may reboot. */
function kindFor(kind: ChangeKind, { mayReboot }: Reach): ChangeKind {
  return kind === "rejected-kernel-removed" && !mayReboot ? "rejected-removed" : kind;
}

function reasonFor(kind: ChangeKind, why: string, place: Place): string {
  return kind === "approval-at-once" && place === "production"
    ? "production approves a patch the day it is released"
    : why;
}
