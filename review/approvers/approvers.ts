import type { Review } from "../review";
import type { ApproverRule } from "../risk/approver-rule";
import { isAtLeast } from "../risk/risk";
import type { StackReview } from "../stacks/stack-review";

/** Whose agreement a review needs: of every row that a change, drift or finding of some stack fits, each once. */
export function approversOf({ stacks }: Review, rules: readonly ApproverRule[]): readonly string[] {
  const needed = rules.filter((rule) => stacks.some((stack) => fits(stack, rule)));
  return [...new Set(needed.flatMap(({ approvers }) => approvers))].sort();
}

function fits(stack: StackReview, { risk = "low", ring, path = "*" }: ApproverRule): boolean {
  if (ring !== undefined && stack.ring !== ring) return false;
  const pattern = new RegExp(`^${path.split("*").map(literally).join(".*")}$`, "s");
  const reasons = [
    ...[...stack.changes, ...stack.drift, ...stack.deferred].map((change) => ({
      risk: change.risk,
      names: [change.address, change.path],
    })),
    ...stack.findings.map((finding) => ({ risk: finding.risk, names: [finding.key, finding.object] })),
  ];
  return reasons.some(
    (reason) => isAtLeast(reason.risk, risk) && reason.names.some((name) => name !== undefined && pattern.test(name)),
  );
}

function literally(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
}
