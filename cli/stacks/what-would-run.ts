import { configuredCode } from "../../review/plan/configuration-code";
import { invokedActions } from "../../review/plan/invoked-actions";
import type { PlanJson } from "../../review/plan/plan-schema";

/** What an apply would do beside the simulated account: what no simulation answers for. */
export function whatWouldRun(plan: PlanJson): string | undefined {
  const code = configuredCode(plan.configuration).find(({ kind }) => kind === "provisioner");
  if (code !== undefined) return `${code.address} would really run ${code.what}`;
  const action = invokedActions(plan).find(({ type }) => !type.startsWith("aws_"));
  return action && `${action.address} would really be invoked`;
}
