import { PATCH_DOCUMENT_NAMES } from "../../maintenance-window/patch-documents";
import {
  type AwsPlace,
  type PolicyCondition,
  type PolicyStatement,
  SYSTEMS_MANAGER,
} from "../policies/policy-statement";
import { EVERY_RESOURCE } from "../policies/unscoped-actions";
import type { PatchTaskNeeds } from "../task/task-integrations";
import { type ArnOf, automationResources, commandResource } from "./document-resources";

/** When a role needs an action: always, or for targets that are found in that way, or to tell of the task. */
export type NeededFor =
  | "every task"
  | "commands"
  | "automations"
  | "functions"
  | "state machines"
  | "tags"
  | "resource group"
  | "notifications";

export interface RoleActions {
  readonly actions: readonly string[];
  readonly neededFor: NeededFor;
  readonly source: string;
}

/**
 * The actions that remain of AWS's base policy for the role of a window, each for what its tasks run alone. A command
 * needs no more of it: what its document does, the node does with its own rights. What an Automation does, it does with
 * the role that is named to it as AutomationAssumeRole.
 */
export const TASK_ROLE_ACTIONS = {
  RunDocument: { actions: ["ssm:SendCommand"], neededFor: "commands", source: "maintenance window facts, E1" },
  RunOnNodes: { actions: ["ssm:SendCommand"], neededFor: "commands", source: "maintenance window facts, E1" },
  FollowCommands: {
    actions: [
      "ssm:CancelCommand",
      "ssm:DescribeInstanceInformation",
      "ssm:GetCommandInvocation",
      "ssm:ListCommandInvocations",
      "ssm:ListCommands",
    ],
    neededFor: "commands",
    source: "maintenance window facts, E1",
  },
  RunAutomation: {
    actions: ["ssm:StartAutomationExecution"],
    neededFor: "automations",
    source: "maintenance window facts, E1",
  },
  FollowAutomation: {
    actions: ["ssm:GetAutomationExecution"],
    neededFor: "automations",
    source: "maintenance window facts, E1",
  },
  PassAutomationRole: { actions: ["iam:PassRole"], neededFor: "automations", source: "other ways facts, D1" },
  CallFunction: { actions: ["lambda:InvokeFunction"], neededFor: "functions", source: "other ways facts, D1" },
  StartMachine: { actions: ["states:StartExecution"], neededFor: "state machines", source: "other ways facts, D1" },
  FollowMachine: { actions: ["states:DescribeExecution"], neededFor: "state machines", source: "other ways facts, D1" },
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
  const documents = byRegion.flatMap(({ own, arn }) =>
    documentsOf(own.filter(isCommand)).map((name) => commandResource(name, arn)),
  );
  const commanding = byRegion.filter(({ own }) => own.some(isCommand)).map(({ arn }) => arn);
  const nodes = commanding.flatMap((arn) => [arn("ec2", accountId, "instance/*"), managedNodes(arn, accountId)]);
  const notificationRoles = distinct(tasks.flatMap((task) => task.notificationRoleArn ?? []));
  const grouped = byRegion.filter(({ own }) => needed(own, "resource group")).map(({ arn }) => arn);

  return [
    ...(documents.length > 0
      ? [
          statement("RunDocument", [...new Set(documents)]),
          statement("RunOnNodes", nodes, tagConditions(nodeTags)),
          statement("FollowCommands", [EVERY_RESOURCE]),
        ]
      : []),
    ...automationStatements(byRegion, accountId),
    ...calledStatements(byRegion, accountId),
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

interface TasksOfRegion {
  readonly own: readonly PatchTaskNeeds[];
  readonly arn: ArnOf;
}

/** Each document, what is started of it, and the roles that the tasks name to it; no other. */
function automationStatements(byRegion: readonly TasksOfRegion[], accountId: string): readonly PolicyStatement[] {
  const regions = byRegion
    .map(({ own, arn }) => ({ own: own.filter(({ taskType }) => taskType === "AUTOMATION"), arn }))
    .filter(({ own }) => own.length > 0);
  if (regions.length === 0) return [];
  const started = regions.flatMap(({ own, arn }) => documentsOf(own).flatMap((name) => automationResources(name, arn)));
  const executions = regions.map(({ arn }) => arn("ssm", accountId, "automation-execution/*"));
  const roles = distinct(regions.flatMap(({ own }) => own.flatMap(({ passedRoleArns = [] }) => passedRoleArns)));
  return [
    statement("RunAutomation", [...new Set(started), ...executions]),
    statement("FollowAutomation", executions),
    ...(roles.length > 0 ? [statement("PassAutomationRole", roles, [PASSED_TO_SYSTEMS_MANAGER])] : []),
  ];
}

/** Functions in any version, state machines and what was started of them. */
function calledStatements(byRegion: readonly TasksOfRegion[], accountId: string): readonly PolicyStatement[] {
  const called = (type: PatchTaskNeeds["taskType"]) =>
    byRegion
      .map(({ own, arn }) => ({
        arn,
        names: distinct(own.flatMap((one) => (one.taskType === type ? one.document : []))),
      }))
      .filter(({ names }) => names.length > 0);
  const functions = called("LAMBDA").flatMap(({ names }) => names.flatMap((name) => [name, `${name}:*`]));
  const machines = called("STEP_FUNCTIONS");
  return [
    ...(functions.length > 0 ? [statement("CallFunction", functions)] : []),
    ...(machines.length > 0
      ? [
          statement(
            "StartMachine",
            machines.flatMap(({ names }) => names),
          ),
          statement(
            "FollowMachine",
            machines.map(({ arn }) => arn("states", accountId, "execution:*")),
          ),
        ]
      : []),
  ];
}

function isCommand({ taskType = "RUN_COMMAND" }: PatchTaskNeeds): boolean {
  return taskType === "RUN_COMMAND";
}

/** Where the tasks run, in an order that is not theirs: first the Region of the role's provider. */
export function regionsOf(tasks: readonly PatchTaskNeeds[]): readonly (string | undefined)[] {
  const named = distinct(tasks.flatMap(({ region }) => region ?? []));
  return tasks.some(({ region }) => region === undefined) ? [undefined, ...named] : named;
}

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
