import type { AppliedStack, Call } from "./iam";
import { isAllowed } from "./iam";
import type { SynthesisedTask } from "./patch-task-calls";

/** The calls that are not allowed, in words. */
export async function refused(calls: readonly Call[]): Promise<readonly string[]> {
  const answers = await Promise.all(calls.map(isAllowed));
  return calls.filter((_, index) => !answers[index]).map(inWords);
}

export async function allowed(calls: readonly Call[]): Promise<readonly string[]> {
  const answers = await Promise.all(calls.map(isAllowed));
  return calls.filter((_, index) => answers[index]).map(inWords);
}

export function inWords({ principal, action, resource }: Call): string {
  return `${principal}: ${action} on ${resource}`;
}

/** The tasks of a stack that run with a role of its own. */
export function tasksOf(stack: AppliedStack): readonly SynthesisedTask[] {
  return stack
    .all("aws_ssm_maintenance_window_task")
    .filter(({ service_role_arn: role }) => String(role).startsWith("${")) as unknown as SynthesisedTask[];
}
