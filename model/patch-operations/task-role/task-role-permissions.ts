import { PATCH_DOCUMENT_NAMES } from "../../maintenance-window/patch-documents";
import {
  type AwsPlace,
  type PolicyCondition,
  type PolicyStatement,
  SYSTEMS_MANAGER,
} from "../policies/policy-statement";
import { EVERY_RESOURCE } from "../policies/unscoped-actions";
import type { PatchTaskNeeds } from "../task/task-integrations";

/** When a role needs an action: always, or for targets that are found in that way, or to tell of the task. */
export type NeededFor = "every task" | "tags" | "resource group" | "notifications";

export interface RoleActions {
  readonly actions: readonly string[];
  readonly neededFor: NeededFor;
  readonly source: string;
}

/**
 * The actions that remain of AWS's base policy for the role of a window, once what only Automation, Lambda and Step
 * Functions need is cut. Neither document needs more of it: what a document does, the node does with its own rights.
 */
export const TASK_ROLE_ACTIONS = {
  RunDocument: { actions: ["ssm:SendCommand"], neededFor: "every task", source: "maintenance window facts, E1" },
  RunOnNodes: { actions: ["ssm:SendCommand"], neededFor: "every task", source: "maintenance window facts, E1" },
  FollowCommands: {
    actions: [
      "ssm:CancelCommand",
      "ssm:DescribeInstanceInformation",
      "ssm:GetCommandInvocation",
      "ssm:ListCommandInvocations",
      "ssm:ListCommands",
    ],
    neededFor: "every task",
    source: "maintenance window facts, E1",
  },
  ReadTags: { actions: ["ssm:ListTagsForResource"], neededFor: "every task", source: "maintenance window facts, E1" },
  FindByTag: { actions: ["tag:GetResources"], neededFor: "tags", source: "maintenance window facts, E1" },
  FindGroups: {
    actions: ["resource-groups:ListGroups"],
    neededFor: "resource group",
    source: "maintenance window facts, E1",
  },
  FindInGroup: {
    actions: ["resource-groups:ListGroupResources"],
    neededFor: "resource group",
    source: "maintenance window facts, E1",
  },
  // Who lists what is in a group needs them too, for a group may be one of tags or of a stack.
  ReadGroupedTags: {
    actions: ["tag:GetResources"],
    neededFor: "resource group",
    source: "maintenance window facts, E1",
  },
  ReadGroupedStacks: {
    actions: ["cloudformation:DescribeStacks", "cloudformation:ListStackResources"],
    neededFor: "resource group",
    source: "maintenance window facts, E1",
  },
  PassNotificationRole: {
    actions: ["iam:PassRole"],
    neededFor: "notifications",
    source: "maintenance window facts, E2",
  },
} as const satisfies Record<string, RoleActions>;

/** Nodes on which alone commands may run: those with each of these tags, by any of its values. */
export type NodeTags = Readonly<Record<string, readonly string[]>>;

/**
 * What a role may do: all that these tasks need, and nothing else. Whatever the order in which tasks were added, the
 * statements are the same. Empty without tasks.
 */
export function taskRoleStatements(
  tasks: readonly PatchTaskNeeds[],
  place: AwsPlace,
  nodeTags: NodeTags = {},
): readonly PolicyStatement[] {
  if (tasks.length === 0) return [];
  const { partition, accountId } = place;
  const byRegion = regionsOf(tasks).map((region) => {
    const own = tasks.filter((task) => task.region === region);
    const name = region ?? place.region;
    const arn = (service: string, account: string, rest: string) =>
      `arn:${partition}:${service}:${name}:${account}:${rest}`;
    return { own, arn };
  });
  const everywhere = byRegion.map(({ arn }) => arn);
  // A document of AWS's own has no account in its ARN.
  const documents = byRegion.flatMap(({ own, arn }) =>
    documentsOf(own).map((name) =>
      name.startsWith("arn:") || name.startsWith("$") ? name : arn("ssm", "", `document/${name}`),
    ),
  );
  const nodes = everywhere.flatMap((arn) => [arn("ec2", accountId, "instance/*"), managedNodes(arn, accountId)]);
  const notificationRoles = distinct(tasks.flatMap((task) => task.notificationRoleArn ?? []));
  const grouped = byRegion.filter(({ own }) => needed(own, "resource group")).map(({ arn }) => arn);

  return [
    statement("RunDocument", [...new Set(documents)]),
    statement("RunOnNodes", nodes, tagConditions(nodeTags)),
    statement("FollowCommands", [EVERY_RESOURCE]),
    statement(
      "ReadTags",
      everywhere.map((arn) => managedNodes(arn, accountId)),
    ),
    ...(needed(tasks, "tags") ? [statement("FindByTag", [EVERY_RESOURCE])] : []),
    ...(grouped.length > 0
      ? [
          statement("FindGroups", [EVERY_RESOURCE]),
          statement(
            "FindInGroup",
            grouped.map((arn) => arn("resource-groups", accountId, "group/*")),
          ),
          ...(needed(tasks, "tags") ? [] : [statement("ReadGroupedTags", [EVERY_RESOURCE])]),
          statement(
            "ReadGroupedStacks",
            grouped.map((arn) => arn("cloudformation", accountId, "stack/*/*")),
          ),
        ]
      : []),
    ...(notificationRoles.length > 0
      ? [statement("PassNotificationRole", notificationRoles, [PASSED_TO_SYSTEMS_MANAGER])]
      : []),
  ];
}

/** Where the tasks run, in an order that is not theirs: first the Region of the role's provider. */
export function regionsOf(tasks: readonly PatchTaskNeeds[]): readonly (string | undefined)[] {
  const named = distinct(tasks.flatMap(({ region }) => region ?? []));
  return tasks.some(({ region }) => region === undefined) ? [undefined, ...named] : named;
}

type ArnOf = (service: string, account: string, rest: string) => string;

function managedNodes(arn: ArnOf, accountId: string): string {
  return arn("ssm", accountId, "managed-instance/*");
}

function needed(tasks: readonly PatchTaskNeeds[], kind: NeededFor): boolean {
  return tasks.some((task) => task.selections.some((selection) => selection === kind));
}

const PASSED_TO_SYSTEMS_MANAGER: PolicyCondition = {
  test: "StringEquals",
  variable: "iam:PassedToService",
  values: [SYSTEMS_MANAGER],
};

function statement(
  sid: keyof typeof TASK_ROLE_ACTIONS,
  resources: readonly string[],
  conditions: readonly PolicyCondition[] = [],
): PolicyStatement {
  return { sid, actions: TASK_ROLE_ACTIONS[sid].actions, resources, conditions };
}

function tagConditions(nodeTags: NodeTags): readonly PolicyCondition[] {
  return Object.keys(nodeTags)
    .sort()
    .map((key) => ({ test: "StringEquals", variable: `ssm:resourceTag/${key}`, values: nodeTags[key] ?? [] }));
}

/** Known ones in the order of the table, then the others by name. */
function documentsOf(tasks: readonly PatchTaskNeeds[]): readonly string[] {
  const names = distinct(tasks.map(({ document }) => document));
  const known = PATCH_DOCUMENT_NAMES.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !known.some((one) => one === name))];
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
}

/** Tokens are numbered as they are made: as texts the hundredth would come before the ninety-ninth. */
function inOrder(text: string): string {
  return text.replace(/\bTOKEN\.(\d+)/g, (_, number: string) => `TOKEN.${number.padStart(12, "0")}`);
}
