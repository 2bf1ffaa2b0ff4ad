import { type Asking, callsOfAutomation, callsOfFunction, callsOfStateMachine } from "./called-task-calls";
import type { AppliedStack, Call } from "./iam";

export interface RunCommand {
  readonly service_role_arn?: string;
  readonly notification_config?: { readonly notification_arn: string };
  readonly output_s3_bucket?: string;
  readonly output_s3_key_prefix?: string;
}

/** A task of a window as Terraform reads it. */
export interface SynthesisedTask {
  readonly region?: string;
  readonly service_role_arn?: string;
  readonly task_arn: string;
  readonly task_type: string;
  readonly targets?: readonly { readonly key: string; readonly values: readonly string[] }[];
  readonly task_invocation_parameters?: {
    readonly run_command_parameters?: RunCommand;
    readonly automation_parameters?: AutomationParameters;
  };
}

export interface AutomationParameters {
  readonly parameter?: readonly { readonly name: string; readonly values: readonly string[] }[];
}

const SSM = "ssm.amazonaws.com";
const MANAGED = "managed-instance/mi-0123456789abcdef0";
const FOLLOWED = [
  "ssm:CancelCommand",
  "ssm:DescribeInstanceInformation",
  "ssm:GetCommandInvocation",
  "ssm:ListCommandInvocations",
  "ssm:ListCommands",
];

/**
 * What AWS documents that a window does with the role of a task, in the Region of the task: base policy for windows,
 * Resource Groups' ListGroupResources, notifications of Systems Manager.
 *
 * @param nodeTags - tags of the nodes that are patched
 */
export function callsOfTask(
  stack: AppliedStack,
  task: SynthesisedTask,
  nodeTags: Readonly<Record<string, string>> = {},
): readonly Call[] {
  const { partition, account } = stack.at;
  const region = stack.regionOf({ ...task });
  const arn: Asking["arn"] = (service, owner, rest) => `arn:${partition}:${service}:${region}:${owner}:${rest}`;
  const role = task.service_role_arn;
  const principal = stack.known(role);
  const identity = stack.policyOfRole(role);
  const as: Asking["as"] = (action, resource, context) => ({
    principal,
    identity,
    action,
    resource,
    context,
    owner: account,
  });
  const asking = { stack, task, as, arn };
  const kinds = kindsOfTargets(stack, task);
  return [
    trusted(stack, role, region),
    ...callsOfType(asking, nodeTags),
    as("ssm:ListTagsForResource", arn("ssm", account, MANAGED)),
    ...(kinds.includes("tags") || kinds.includes("group") ? [as("tag:GetResources", "*")] : []),
    ...(kinds.includes("group")
      ? [
          as("resource-groups:ListGroups", "*"),
          as("resource-groups:ListGroupResources", arn("resource-groups", account, "group/web")),
          as("cloudformation:DescribeStacks", arn("cloudformation", account, "stack/web/0a1b2c")),
          as("cloudformation:ListStackResources", arn("cloudformation", account, "stack/web/0a1b2c")),
        ]
      : []),
  ];
}

function callsOfType(asking: Asking, nodeTags: Readonly<Record<string, string>>): readonly Call[] {
  switch (asking.task.task_type) {
    case "RUN_COMMAND":
      return callsOfCommand(asking, nodeTags);
    case "AUTOMATION":
      return callsOfAutomation(asking);
    case "LAMBDA":
      return callsOfFunction(asking);
    case "STEP_FUNCTIONS":
      return callsOfStateMachine(asking);
    default:
      throw new Error(`what a task of ${asking.task.task_type} calls is not known here`);
  }
}

function callsOfCommand({ stack, task, as, arn }: Asking, nodeTags: Readonly<Record<string, string>>): readonly Call[] {
  const { account } = stack.at;
  const tags = Object.fromEntries(Object.entries(nodeTags).map(([key, value]) => [`ssm:resourceTag/${key}`, value]));
  const run = task.task_invocation_parameters?.run_command_parameters ?? {};
  const document = stack.known(task.task_arn);
  return [
    as("ssm:SendCommand", document.startsWith("arn:") ? document : arn("ssm", "", `document/${document}`)),
    as("ssm:SendCommand", arn("ec2", account, "instance/i-0123456789abcdef0"), tags),
    as("ssm:SendCommand", arn("ssm", account, MANAGED), tags),
    ...FOLLOWED.map((action) => as(action, "*")),
    ...(run.service_role_arn === undefined
      ? []
      : [as("iam:PassRole", stack.known(run.service_role_arn), { "iam:PassedToService": SSM })]),
    ...(run.notification_config === undefined ? [] : callsOfPublisher(stack, run, stack.regionOf({ ...task }))),
  ];
}

/** What the role does with which Systems Manager tells of a command. */
function callsOfPublisher(stack: AppliedStack, run: RunCommand, region: string): readonly Call[] {
  const { service_role_arn: role, notification_config: config } = run;
  const topic = stack.known(config?.notification_arn);
  if (!topic.includes(`:sns:${region}:`)) throw new Error(`${topic} is not in ${region}, where its task runs`);
  const owner = stack.at.account;
  const as = { principal: stack.known(role), identity: stack.policyOfRole(role), owner };
  const publishes = [
    trusted(stack, role, region),
    { ...as, action: "sns:Publish", resource: topic, context: { "aws:SecureTransport": "true" } },
  ];
  // A topic that is kept elsewhere is given by its ARN, and has no key that the stack knows.
  if (config?.notification_arn?.startsWith("arn:")) return publishes;
  const { kms_master_key_id: key } = stack.referred(config?.notification_arn);
  const keyPolicy = String(key).startsWith("${") ? stack.policy(stack.referred(key).policy) : rootsKey(stack);
  return [
    ...publishes,
    { ...as, action: "kms:GenerateDataKey", resource: stack.known(key), onResource: keyPolicy },
    { ...as, action: "kms:Decrypt", resource: stack.known(key), onResource: keyPolicy },
  ];
}

/** What the agent on a node does with its instance profile, which has this policy. */
export function callsOfNode(stack: AppliedStack, task: SynthesisedTask, instancePolicy: object): readonly Call[] {
  const { partition, account } = stack.at;
  const run = task.task_invocation_parameters?.run_command_parameters ?? {};
  const bucket = stack.referred(run.output_s3_bucket);
  const arn = `arn:${partition}:s3:::${stack.known(run.output_s3_bucket)}`;
  const as = {
    principal: `arn:${partition}:iam::${account}:role/node`,
    identity: instancePolicy,
    onResource: bucketPolicyOf(stack, run.output_s3_bucket),
    owner: account,
    context: { "aws:SecureTransport": "true", "aws:PrincipalAccount": account },
  };
  if (stack.regionOf(bucket) !== stack.regionOf({ ...task })) throw new Error("the bucket is not where its task runs");
  const key = `${arn}/${stack.known(run.output_s3_key_prefix)}/0a1b/i-0123456789abcdef0/awsrunShellScript/stdout`;
  return [
    { ...as, action: "s3:PutObject", resource: key },
    { ...as, action: "s3:PutObjectAcl", resource: key },
    { ...as, action: "s3:GetEncryptionConfiguration", resource: arn },
  ];
}

/** The policy of the bucket of a task's output. */
function bucketPolicyOf(stack: AppliedStack, bucket: unknown): object {
  const found = stack.all("aws_s3_bucket_policy").filter((one) => one.bucket === bucket);
  if (found.length !== 1) throw new Error(`expected one policy of ${String(bucket)}, got ${found.length}`);
  return stack.policy(found[0]?.policy);
}

function trusted(stack: AppliedStack, role: unknown, region: string): Call {
  const { partition, account } = stack.at;
  return {
    principal: SSM,
    action: "sts:AssumeRole",
    resource: stack.known(role),
    onResource: stack.policy(stack.referred(role).assume_role_policy),
    owner: account,
    context: {
      "aws:SourceAccount": account,
      "aws:SourceArn": `arn:${partition}:ssm:${region}:${account}:maintenancewindow/mw-0123456789abcdef0`,
    },
  };
}

/** A key of the user's, whose policy lets the account's own policies decide. */
function rootsKey({ at: { partition, account } }: AppliedStack): object {
  const root = { AWS: `arn:${partition}:iam::${account}:root` };
  return {
    Version: "2012-10-17",
    Statement: [{ Sid: "Account", Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" }],
  };
}

function kindsOfTargets(stack: AppliedStack, { targets = [] }: SynthesisedTask): readonly ("tags" | "group" | "ids")[] {
  return targets.flatMap(({ key, values }) => {
    if (key !== "WindowTargetIds") return [key.startsWith("tag") ? "tags" : "ids"] as const;
    return values.flatMap((value) =>
      (stack.referred(value).targets as { key: string }[]).map((target) =>
        target.key.startsWith("resource-groups:") ? "group" : target.key === "InstanceIds" ? "ids" : "tags",
      ),
    );
  });
}
