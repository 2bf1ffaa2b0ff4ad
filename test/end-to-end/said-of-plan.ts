import type { PlanJson } from "../../offline-aws/terraform/plan-json";
import { readPlan } from "../../review/plan/read-plan";
import { reviewStacks } from "../../review/review";

/** Each sentence of the review about a plan, with the address before it; nothing where nothing changed, here or in AWS. */
export function saidOfPlan(plan: PlanJson): readonly string[] {
  const planned = { name: "fleet", plan: readPlan(JSON.stringify(plan)), paths: new Map() };
  const { stacks } = reviewStacks([planned], { at: new Date("2026-11-23T00:00:00Z") });
  return stacks.flatMap(({ changes, drift, hasOtherDrift }) => [
    ...[...changes, ...drift].flatMap(({ address, details }) => details.map(({ says }) => `${address}: ${says}`)),
    ...(hasOtherDrift ? ["drift that is not about patching"] : []),
  ]);
}
