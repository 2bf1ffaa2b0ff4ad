import { MaintenanceWindow } from "../../modules/maintenance-window";
import { PatchAssociation } from "../../modules/patch-association";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchPolicy } from "../../modules/patch-policy";
import type { ResourceChange } from "../../offline-aws/terraform/plan-json";
import { saidOfPlan } from "../end-to-end/said-of-plan";
import { fleet } from "../support/fleet";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";

// Every argument of an association, a patch policy and another task of a window, changed alone: Terraform plans exactly
// that, applies it, and has nothing left to do.

const ROLE = "arn:aws:iam::123456789012:role/patching";
const OTHER_ROLE = "arn:aws:iam::123456789012:role/other";

/** What is changed of a kind, by the name of its property, and the arguments that differ in Terraform's plan. */
type Changes = Readonly<Record<string, readonly [change: object, ...differs: readonly string[]]>>;

const ASSOCIATION = {
  operation: "Install",
  rebootOption: "NoReboot",
  targets: { tags: { Stage: ["prod"] } },
  scheduleExpression: "cron(0 2 ? * SUN *)",
  calendarNames: ["freeze"],
  maxConcurrency: "10%",
  maxErrors: "1",
  complianceSeverity: "HIGH",
  syncCompliance: "AUTO",
  documentVersion: "1",
  stepTimeoutSeconds: 7200,
  waitForSuccessTimeoutSeconds: 60,
  outputS3Bucket: "patch-logs",
  outputS3KeyPrefix: "install",
  outputS3Region: "eu-central-1",
  tags: { Team: "platform" },
} as const;

const ASSOCIATION_CHANGES: Changes = {
  associationName: [{ associationName: "renamed" }, "association_name"],
  operation: [{ operation: "Scan", rebootOption: undefined }, "parameters"],
  rebootOption: [{ rebootOption: "RebootIfNeeded" }, "parameters"],
  installOverrideList: [{ installOverrideList: "s3://lists/a.yaml" }, "parameters"],
  baselineOverride: [{ baselineOverride: "s3://lists/a.json" }, "parameters"],
  stepTimeoutSeconds: [{ stepTimeoutSeconds: 60 }, "parameters"],
  targets: [{ targets: { tags: { Stage: ["dev"] } } }, "targets"],
  allNodes: [{ targets: { allNodes: true } }, "targets"],
  scheduleExpression: [{ scheduleExpression: "cron(0 3 ? * SUN *)" }, "schedule_expression"],
  applyOnlyAtCronInterval: [{ applyOnlyAtCronInterval: false }, "apply_only_at_cron_interval"],
  calendarNames: [{ calendarNames: ["holidays"] }, "calendar_names"],
  maxConcurrency: [{ maxConcurrency: 5 }, "max_concurrency"],
  maxErrors: [{ maxErrors: 0 }, "max_errors"],
  complianceSeverity: [{ complianceSeverity: "LOW" }, "compliance_severity"],
  syncCompliance: [{ syncCompliance: "MANUAL" }, "sync_compliance"],
  documentVersion: [{ documentVersion: "2" }, "document_version"],
  waitForSuccessTimeoutSeconds: [{ waitForSuccessTimeoutSeconds: 90 }, "wait_for_success_timeout_seconds"],
  outputS3Bucket: [{ outputS3Bucket: "other-logs" }, "output_location"],
  outputS3KeyPrefix: [{ outputS3KeyPrefix: "other" }, "output_location"],
  outputS3Region: [{ outputS3Region: "eu-west-1" }, "output_location"],
  tags: [{ tags: { Team: "other" } }, "tags", "tags_all"],
};

const AUTOMATION = {
  name: "AWS-PatchAsgInstance",
  parameters: { AutomationAssumeRole: ROLE },
  targets: { tags: { Stage: ["prod"] } },
  scheduleExpression: "cron(0 2 ? * SUN *)",
} as const;

const AUTOMATION_CHANGES: Changes = {
  parameters: [{ parameters: { AutomationAssumeRole: ROLE, WaitForReboot: "PT10M" } }, "parameters"],
  automationTargetParameterName: [{ automationTargetParameterName: "Instance" }, "automation_target_parameter_name"],
  instanceIds: [{ targets: { instanceIds: ["i-0123456789abcdef0"] } }, "targets"],
  resourceGroup: [{ targets: { resourceGroup: "web" } }, "targets"],
  allNodes: [{ targets: { allNodes: true } }, "targets"],
};

const POLICY = {
  operation: "ScanAndInstall",
  description: "all of it",
  account: "123456789012",
  targets: { tag: { key: "Stage", value: "prod" } },
  scanSchedule: "cron(0 1 * * ? *)",
  installSchedule: "cron(0 2 ? * SUN *)",
  rebootOption: "NoReboot",
  baselineRegion: "eu-central-1",
  targetRegions: ["eu-central-1"],
  maxConcurrency: "10%",
  maxErrors: "1",
  outputS3Bucket: "patch-logs",
  localDeploymentAdministrationRoleArn: ROLE,
  localDeploymentExecutionRoleName: "execution",
  tags: { Team: "platform" },
} as const;

const DEFINITION = ["configuration_definition", "status_summaries"] as const;
const POLICY_CHANGES: Changes = {
  name: [{ name: "renamed" }, ...DEFINITION, "name"],
  description: [{ description: "other" }, "description", "status_summaries"],
  operation: [{ operation: "Scan", installSchedule: undefined, rebootOption: undefined }, ...DEFINITION],
  organizationalUnits: [{ account: undefined, organizationalUnits: ["ou-abcd-12345678"] }, ...DEFINITION],
  targets: [{ targets: { allNodes: true } }, ...DEFINITION],
  scanSchedule: [{ scanSchedule: "cron(0 4 * * ? *)" }, ...DEFINITION],
  scanWaits: [{ scanWaits: false }, ...DEFINITION],
  installSchedule: [{ installSchedule: "cron(0 3 ? * SUN *)" }, ...DEFINITION],
  installWaits: [{ installWaits: false }, ...DEFINITION],
  rebootOption: [{ rebootOption: "RebootIfNeeded" }, ...DEFINITION],
  baselineRegion: [{ baselineRegion: "eu-west-1" }, ...DEFINITION],
  targetRegions: [{ targetRegions: ["eu-central-1", "eu-west-1"] }, ...DEFINITION],
  maxConcurrency: [{ maxConcurrency: 5 }, ...DEFINITION],
  maxErrors: [{ maxErrors: 0 }, ...DEFINITION],
  attachPolicies: [{ attachPolicies: true }, ...DEFINITION],
  outputS3Bucket: [{ outputS3Bucket: "other-logs" }, ...DEFINITION],
  outputS3KeyPrefix: [{ outputS3KeyPrefix: "other" }, ...DEFINITION],
  outputS3Region: [{ outputS3Region: "eu-west-1" }, ...DEFINITION],
  localDeploymentAdministrationRoleArn: [{ localDeploymentAdministrationRoleArn: OTHER_ROLE }, ...DEFINITION],
  localDeploymentExecutionRoleName: [{ localDeploymentExecutionRoleName: "other" }, ...DEFINITION],
  tags: [{ tags: { Team: "other" } }, "status_summaries", "tags", "tags_all"],
};

const TASK = {
  description: "one of several",
  maxConcurrency: "10%",
  maxErrors: "1",
  priority: 1,
  cutoffBehavior: "CONTINUE_TASK",
  serviceRoleArn: ROLE,
} as const;
const TASK_CHANGES: Changes = {
  description: [{ description: "other" }, "description"],
  maxConcurrency: [{ maxConcurrency: 5 }, "max_concurrency"],
  maxErrors: [{ maxErrors: 0 }, "max_errors"],
  priority: [{ priority: 2 }, "priority"],
  cutoffBehavior: [{ cutoffBehavior: "CANCEL_TASK" }, "cutoff_behavior"],
  serviceRoleArn: [{ serviceRoleArn: OTHER_ROLE }, "service_role_arn"],
};

const INVOCATION = "task_invocation_parameters";
const LAMBDA = "arn:aws:lambda:eu-central-1:123456789012:function:SSMTell";
const MACHINE = "arn:aws:states:eu-central-1:123456789012:stateMachine:SSMCheck";

/** Each kind of task: how it is added, what it is, and its own changes. */
const TASKS = {
  addAutomationTask: [
    { ...TASK, taskArn: "Own", documentVersion: "1", parameters: { Days: 7 } },
    {
      ...TASK_CHANGES,
      taskArn: [{ taskArn: "Other" }, "task_arn"],
      documentVersion: [{ documentVersion: "2" }, INVOCATION],
      parameters: [{ parameters: { Days: 8 } }, INVOCATION],
    },
  ],
  addRunCommandTask: [
    { ...TASK, taskArn: "AWS-RunShellScript", parameters: { commands: ["true"] }, timeoutSeconds: 60, comment: "one" },
    {
      parameters: [{ parameters: { commands: ["false"] } }, INVOCATION],
      timeoutSeconds: [{ timeoutSeconds: 90 }, INVOCATION],
      comment: [{ comment: "other" }, INVOCATION],
      documentVersion: [{ documentVersion: "2" }, INVOCATION],
      outputS3Bucket: [{ outputS3Bucket: "patch-logs" }, INVOCATION],
    },
  ],
  addLambdaTask: [
    { ...TASK, taskArn: LAMBDA, payload: "{}", qualifier: "1" },
    {
      taskArn: [{ taskArn: `${LAMBDA}Other` }, "task_arn"],
      payload: [{ payload: "[]" }, INVOCATION],
      qualifier: [{ qualifier: "2" }, INVOCATION],
      clientContext: [{ clientContext: "e30=" }, INVOCATION],
    },
  ],
  addStepFunctionsTask: [
    { ...TASK, taskArn: MACHINE, input: "{}", executionName: "one" },
    { input: [{ input: "[]" }, INVOCATION], executionName: [{ executionName: "other" }, INVOCATION] },
  ],
} as const satisfies Readonly<Record<string, readonly [object, Changes]>>;

/** Every kind, once for each of its changes; with them or without. */
function stack(isChanged: boolean): object {
  const { stack: scope, synth } = fleet();
  const with_ = (base: object, change: object) => (isChanged ? { ...base, ...change } : base);
  for (const [name, [change]] of Object.entries(ASSOCIATION_CHANGES))
    new PatchAssociation(scope, `Association-${name}`, with_(ASSOCIATION, change) as never);

  for (const [name, [change]] of Object.entries(AUTOMATION_CHANGES))
    new PatchAssociation(scope, `Automation-${name}`, with_(AUTOMATION, change) as never);

  const baselineIn = (region: string) =>
    new PatchBaseline(scope, `Linux-${region}`, {
      name: "linux",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [{ approveAfterDays: 7 }],
      region,
    });
  const [baseline, ofOtherRegion] = ["eu-central-1", "eu-west-1"].map(baselineIn);
  for (const [name, [change]] of Object.entries(POLICY_CHANGES)) {
    const baselines = "baselineRegion" in change ? { baselines: [ofOtherRegion] } : {};
    const base = { ...POLICY, name, baselines: [baseline] };
    new PatchPolicy(scope, `Policy-${name}`, with_(base, { ...change, ...baselines }) as never);
  }

  for (const [add, [base, changes]] of Object.entries(TASKS)) {
    const window = new MaintenanceWindow(scope, add, { name: add, schedule: "rate(7 days)", duration: 2, cutoff: 1 });
    const targets = [window.addTarget("Nodes", { tags: { Stage: ["prod"] } })];
    for (const [name, [change]] of Object.entries(changes as Changes))
      window[add as keyof typeof TASKS](`Task-${name}`, { ...with_(base, change), targets } as never);
  }
  return synth();
}

/** `Association-targets: targets`, for each resource that changes. */
function differences(changes: readonly ResourceChange[]): readonly string[] {
  return changes
    .filter(({ change }) => change.actions.join() !== "no-op")
    .map(({ name, change: { actions, before, after, after_unknown: unknown } }) => {
      const names = Object.keys({ ...before, ...after, ...unknown }).filter(
        (one) => unknown[one] === true || textOf(before?.[one]) !== textOf(after?.[one]),
      );
      const label = name.replace(/_[0-9A-F]{8}$/, "").replace("_Task-", " ");
      return `${actions.join()} ${label}: ${names.sort().join(" ")}`;
    })
    .sort();
}

/** The provider's older types plan an empty text where there is none. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part) => (part === "" ? null : part)) ?? "";
}

const expected = [
  ...Object.entries(ASSOCIATION_CHANGES).map(([name, [, ...differs]]) => [`Association-${name}`, differs] as const),
  ...Object.entries(AUTOMATION_CHANGES).map(([name, [, ...differs]]) => [`Automation-${name}`, differs] as const),
  ...Object.entries(POLICY_CHANGES).map(([name, [, ...differs]]) => [`Policy-${name}`, differs] as const),
  ...Object.entries(TASKS).flatMap(([add, [, changes]]) =>
    Object.entries(changes as Changes).map(([name, [, ...differs]]) => [`${add} ${name}`, differs] as const),
  ),
].map(([label, differs]) => `update ${label}: ${[...differs].sort().join(" ")}`);

describeWithTerraform("other ways to patch with Terraform", () => {
  test(
    "are applied; then there is nothing to do and to say, and each argument that changes alone is all that is planned",
    withOfflineAws(async ({ terraform, offline }) => {
      const one = terraform(stack(false));

      const { diagnostics } = await one.apply();
      const second = (await one.plan()).steps;
      const said = saidOfPlan(await one.show());
      one.configure(stack(true));
      await one.plan();
      const { resource_changes: changes = [] } = await one.show();
      await one.apply();
      const last = (await one.plan()).steps;
      await one.destroy();

      expect([diagnostics, second, said, last]).toEqual([[], [], [], []]);
      expect(differences(changes)).toEqual([...expected].sort());
      expect(offline.aws.account().list()).toEqual([]);
    }),
  );
});
