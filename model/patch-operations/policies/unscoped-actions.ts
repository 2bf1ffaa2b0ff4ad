import type { NotedAction } from "./noted-action";

const REASON = "the service knows no resource for it, so that it only works with every resource";
const AUTHORIZATION = "service authorization reference";

/**
 * Actions that a policy of ours allows on `*`: those for which the service has no resource-level permission. Every
 * other action is allowed on named resources only.
 */
export const UNSCOPED_ACTIONS = {
  "ssm:CancelCommand": { reason: REASON, source: AUTHORIZATION },
  "ssm:DescribeInstanceInformation": { reason: REASON, source: AUTHORIZATION },
  "ssm:GetCommandInvocation": { reason: REASON, source: AUTHORIZATION },
  "ssm:ListCommandInvocations": { reason: REASON, source: AUTHORIZATION },
  "ssm:ListCommands": { reason: REASON, source: AUTHORIZATION },
  "tag:GetResources": { reason: REASON, source: AUTHORIZATION },
  "resource-groups:ListGroups": { reason: REASON, source: AUTHORIZATION },
  "logs:DescribeLogGroups": { reason: REASON, source: AUTHORIZATION },
} as const satisfies Record<string, NotedAction>;

/** What stands for every resource. */
export const EVERY_RESOURCE = "*";

/**
 * In the policy of a key `*` is the key itself: nothing else can be meant there. These actions are for the account and
 * the services that use the key.
 */
export const KEY_ITSELF = "*";
