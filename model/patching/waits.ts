import { operatingSystemFacts } from "../facts/operating-systems";
import type { ApprovalRuleModel, PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { eachKnown, isKnown } from "../values/unknown";

/** Whether every rule waits or may do so, so that others meet a patch before the nodes of this baseline do. */
export function everyRuleWaits(baseline: PatchBaselineModel): boolean {
  const { approvalRules, operatingSystem } = baseline;
  if (!isKnown(approvalRules) || !isKnown(operatingSystem)) return true;
  return approvalRules.length > 0 && isKnownToHeedDelay(baseline) && rulesWithoutWait(baseline).length === 0;
}

/** The places of rules that approve a patch the moment it is released. */
export function rulesWithoutWait(baseline: PatchBaselineModel): readonly number[] {
  const places: number[] = [];
  if (!isKnownToHeedDelay(baseline)) return places;
  eachKnown(baseline.approvalRules, (rule, index) => {
    if (waitsNot(rule)) places.push(index);
  });
  return places;
}

/** Neither days nor date means "immediately", as the provider has it. */
function waitsNot({ approveAfterDays: days, approveUntilDate: date }: ApprovalRuleModel): boolean {
  return date === undefined && (days === undefined || days === 0);
}

function isKnownToHeedDelay({ operatingSystem }: PatchBaselineModel): boolean {
  return isKnown(operatingSystem) && operatingSystemFacts(operatingSystem)?.delay === "honoured";
}
