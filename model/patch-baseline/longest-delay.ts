import { isKnown } from "../values/unknown";
import type { PatchBaselineModel } from "./patch-baseline-model";

/** The longest delay of the rules of a baseline, in days, as far as it is known. */
export function longestDelayOf({ approvalRules }: Pick<PatchBaselineModel, "approvalRules">): number {
  if (!isKnown(approvalRules)) return 0;
  const days = approvalRules.filter(isKnown).map(({ approveAfterDays = 0 }) => approveAfterDays);
  return Math.max(0, ...days.filter(isKnown));
}
