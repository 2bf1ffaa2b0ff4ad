import type { TerraformDiagnostic } from "../../offline-aws/terraform/plan-json";
import { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { describeWithTerraform, inParts, withOfflineAws } from "../support/terraform";

const PRODUCTS = { key: "PRODUCT", values: ["*"] };
const RULE = { approve_after_days: 7, patch_filter: [PRODUCTS] };
const baseline = (name: string, more: object = {}) => ({
  name,
  operating_system: "AMAZON_LINUX_2",
  approval_rule: [RULE],
  ...more,
});
const window = (name: string, more: object = {}) => ({
  name,
  schedule: "rate(1 day)",
  duration: 2,
  cutoff: 1,
  ...more,
});
const target = (windowId: string) => ({
  window_id: windowId,
  resource_type: "INSTANCE",
  targets: [{ key: "tag:PatchGroup", values: ["a"] }],
});
const task = (windowId: string, targets: object[]) => ({
  window_id: windowId,
  task_type: "RUN_COMMAND",
  task_arn: "AWS-RunPatchBaseline",
  max_concurrency: "1",
  max_errors: "1",
  targets,
});
const idOf = (address: string) => `\${${address}.id}`;

/** What the service refuses at apply: the resource, with others that it needs, and the service's words. */
const REFUSED: readonly (readonly [
  what: string,
  refused: string,
  resources: Record<string, Record<string, object>>,
  message: string,
])[] = [
  [
    "a second baseline for one patch group and operating system",
    "aws_ssm_patch_group.second",
    {
      aws_ssm_patch_baseline: { first: baseline("first"), second: baseline("second") },
      aws_ssm_patch_group: {
        first: { patch_group: "Critical", baseline_id: idOf("aws_ssm_patch_baseline.first") },
        second: {
          patch_group: "Critical",
          baseline_id: idOf("aws_ssm_patch_baseline.second"),
          depends_on: ["aws_ssm_patch_group.first"],
        },
      },
    },
    "creating SSM Patch Group (Critical): operation error SSM: RegisterPatchBaselineForPatchGroup, https response error StatusCode: 400, AlreadyExistsException: Patch Group Critical already has a baseline registered for OperatingSystem AMAZON_LINUX_2.",
  ],
  [
    "a patch group of a baseline that is not there",
    "aws_ssm_patch_group.nowhere",
    { aws_ssm_patch_group: { nowhere: { patch_group: "Nowhere", baseline_id: "pb-0123456789abcdef0" } } },
    "creating SSM Patch Group (Nowhere): operation error SSM: RegisterPatchBaselineForPatchGroup, https response error StatusCode: 400, DoesNotExistException: Patch Baseline pb-0123456789abcdef0 does not exist",
  ],
  [
    "a default baseline that is for another operating system",
    "aws_ssm_default_patch_baseline.ubuntu",
    {
      aws_ssm_patch_baseline: { amazon: baseline("amazon") },
      aws_ssm_default_patch_baseline: {
        ubuntu: { operating_system: "UBUNTU", baseline_id: idOf("aws_ssm_patch_baseline.amazon") },
      },
    },
    "creating SSM Default Patch Baseline: operation error SSM: RegisterDefaultPatchBaseline, https response error StatusCode: 400, InvalidOperatingSystem: Patch Baseline Operating System (AMAZON_LINUX_2) does not match UBUNTU",
  ],
  [
    "a task whose target is registered with another window",
    "aws_ssm_maintenance_window_task.other_target",
    {
      aws_ssm_maintenance_window: { own: window("own"), other: window("other") },
      aws_ssm_maintenance_window_target: { other: target(idOf("aws_ssm_maintenance_window.other")) },
      aws_ssm_maintenance_window_task: {
        other_target: task(idOf("aws_ssm_maintenance_window.own"), [
          { key: "WindowTargetIds", values: [idOf("aws_ssm_maintenance_window_target.other")] },
        ]),
      },
    },
    "creating SSM Maintenance Window Task: operation error SSM: RegisterTaskWithMaintenanceWindow, https response error StatusCode: 400, DoesNotExistException: Target d0d5e86f-2d76-4fd2-bf43-4fdd9b6b1a3d is not registered with maintenance window mw-0123456789abcdef0",
  ],
  [
    "a task that names instances in a window that takes registered targets alone",
    "aws_ssm_maintenance_window_task.instances",
    {
      aws_ssm_maintenance_window: { registered_alone: window("registered-alone") },
      aws_ssm_maintenance_window_task: {
        instances: task(idOf("aws_ssm_maintenance_window.registered_alone"), [
          { key: "InstanceIds", values: ["i-0123456789abcdef0"] },
        ]),
      },
    },
    "creating SSM Maintenance Window Task: operation error SSM: RegisterTaskWithMaintenanceWindow, https response error StatusCode: 400, ValidationException: Window mw-0123456789abcdef0 does not allow unassociated targets: register the instances with the window",
  ],
  [
    "a task with a tag for a target",
    "aws_ssm_maintenance_window_task.tag",
    {
      aws_ssm_maintenance_window: { of_tag: window("of-tag") },
      aws_ssm_maintenance_window_task: {
        tag: task(idOf("aws_ssm_maintenance_window.of_tag"), [{ key: "tag:PatchGroup", values: ["a"] }]),
      },
    },
    "creating SSM Maintenance Window Task: operation error SSM: RegisterTaskWithMaintenanceWindow, https response error StatusCode: 400, ValidationException: Invalid target key tag:PatchGroup: a task accepts WindowTargetIds or InstanceIds",
  ],
  [
    "an association with a severity that only the provider has",
    "aws_ssm_association.severity",
    { aws_ssm_association: { severity: { name: "AWS-RunPatchBaseline", compliance_severity: "INFORMATIONAL" } } },
    "creating SSM Association (AWS-RunPatchBaseline): operation error SSM: CreateAssociation, https response error StatusCode: 400, ValidationException: 1 validation error detected: Value 'INFORMATIONAL' at 'compliance_severity' failed to satisfy constraint: Member must satisfy one of CRITICAL, HIGH, MEDIUM, LOW, UNSPECIFIED",
  ],
  [
    "an association with a schedule of no known form",
    "aws_ssm_association.schedule",
    { aws_ssm_association: { schedule: { name: "AWS-RunPatchBaseline", schedule_expression: "every tuesday" } } },
    "creating SSM Association (AWS-RunPatchBaseline): operation error SSM: CreateAssociation, https response error StatusCode: 400, ValidationException: Invalid schedule expression every tuesday: it is neither cron(…), rate(…) nor at(…)",
  ],
  [
    "an association with a parameter for its targets and no targets",
    "aws_ssm_association.targetless",
    {
      aws_ssm_association: {
        targetless: { name: "AWS-StopEC2Instance", automation_target_parameter_name: "InstanceId" },
      },
    },
    "creating SSM Association (AWS-StopEC2Instance): operation error SSM: CreateAssociation, https response error StatusCode: 400, ValidationException: Both the automation target parameter name and targets must be given",
  ],
  [
    "an association with all nodes and some",
    "aws_ssm_association.all_and_some",
    {
      aws_ssm_association: {
        all_and_some: { name: "AWS-RunPatchBaseline", targets: [{ key: "InstanceIds", values: ["*", "i-1"] }] },
      },
    },
    "creating SSM Association (AWS-RunPatchBaseline): operation error SSM: CreateAssociation, https response error StatusCode: 400, ValidationException: InstanceIds accepts the value * alone",
  ],
  [
    "a patch policy without its parameters",
    "aws_ssmquicksetup_configuration_manager.policy",
    {
      aws_ssmquicksetup_configuration_manager: {
        policy: {
          name: "policy",
          configuration_definition: [{ type: "AWSQuickSetupType-PatchPolicy", parameters: { PatchPolicyName: "a" } }],
        },
      },
    },
    "creating SSM Quick Setup Configuration Manager (policy): operation error SSM Quick Setup: CreateConfigurationManager, https response error StatusCode: 400, ValidationException: Parameter SelectedPatchBaselines is required by AWSQuickSetupType-PatchPolicy",
  ],
  [
    "eleven approval rules",
    "aws_ssm_patch_baseline.rules",
    { aws_ssm_patch_baseline: { rules: baseline("rules", { approval_rule: Array.from({ length: 11 }, () => RULE) }) } },
    "creating SSM Patch Baseline (rules): operation error SSM: CreatePatchBaseline, https response error StatusCode: 400, ValidationException: 1 validation error detected: Value at 'approval_rule' failed to satisfy constraint: Member must satisfy from 0 to 10 items",
  ],
  [
    "five filters in a rule",
    "aws_ssm_patch_baseline.filters",
    {
      aws_ssm_patch_baseline: {
        filters: baseline("filters", {
          approval_rule: [{ approve_after_days: 7, patch_filter: Array.from({ length: 5 }, () => PRODUCTS) }],
        }),
      },
    },
    "creating SSM Patch Baseline (filters): operation error SSM: CreatePatchBaseline, https response error StatusCode: 400, ValidationException: 1 validation error detected: Value at 'approval_rule.0.patch_filter' failed to satisfy constraint: Member must satisfy from 0 to 4 items",
  ],
  [
    "a cutoff as long as the window",
    "aws_ssm_maintenance_window.cutoff",
    { aws_ssm_maintenance_window: { cutoff: window("cutoff", { cutoff: 2 }) } },
    "creating SSM Maintenance Window (cutoff): operation error SSM: CreateMaintenanceWindow, https response error StatusCode: 400, ValidationException: Cutoff 2 must be less than duration 2",
  ],
  [
    "a window of 25 hours",
    "aws_ssm_maintenance_window.long",
    { aws_ssm_maintenance_window: { long: window("long", { duration: 25 }) } },
    "creating SSM Maintenance Window (long): operation error SSM: CreateMaintenanceWindow, https response error StatusCode: 400, ValidationException: 1 validation error detected: Value '25' at 'duration' failed to satisfy constraint: Member must satisfy from 1 to 24",
  ],
  [
    "a schedule with five fields",
    "aws_ssm_maintenance_window.schedule",
    { aws_ssm_maintenance_window: { schedule: window("schedule", { schedule: "cron(0 2 ? * SUN)" }) } },
    "creating SSM Maintenance Window (schedule): operation error SSM: CreateMaintenanceWindow, https response error StatusCode: 400, ValidationException: Invalid schedule expression cron(0 2 ? * SUN): it has 5 fields, not six or seven",
  ],
  [
    "a time zone that is none",
    "aws_ssm_maintenance_window.zone",
    { aws_ssm_maintenance_window: { zone: window("zone", { schedule_timezone: "Asia/Soul" }) } },
    "creating SSM Maintenance Window (zone): operation error SSM: CreateMaintenanceWindow, https response error StatusCode: 400, ValidationException: Invalid timezone Asia/Soul",
  ],
  [
    "a role of a name that there is",
    "aws_iam_role.second",
    {
      aws_iam_role: {
        first: { name: "role", assume_role_policy: "{}" },
        second: { name: "role", assume_role_policy: "{}", depends_on: ["aws_iam_role.first"] },
      },
    },
    "creating IAM Role (role): operation error IAM: CreateRole, https response error StatusCode: 400, EntityAlreadyExists: role already exists",
  ],
];

/** Identifiers follow from the content, and the value of a long list is of no interest: both are the same in all messages. */
function withoutDetails(message: string): string {
  return message
    .replace(/mw-[0-9a-f]{17}/g, "mw-0123456789abcdef0")
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "d0d5e86f-2d76-4fd2-bf43-4fdd9b6b1a3d")
    .replace(/Value '\[.*\]' at/, "Value at");
}

describeWithTerraform("at apply the simulated account refuses what AWS refuses", () => {
  /** What was said of creating all of the above at once, in an account in which nothing was. */
  let creating: readonly TerraformDiagnostic[];
  /** What was said of a change and of a deletion in the same account. */
  let changing: readonly TerraformDiagnostic[];
  let inUse: string;

  beforeAll(
    withOfflineAws(async ({ terraform, offline }) => {
      const resources: Record<string, Record<string, object>> = {
        aws_ssm_patch_baseline: { changed: baseline("changed"), deleted: baseline("deleted") },
      };
      for (const [, , needed] of REFUSED)
        for (const [type, named] of Object.entries(needed)) resources[type] = { ...resources[type], ...named };
      const one = terraform(inParts(resources));

      creating = await refusalsOf(one.apply());

      const account = offline.aws.account();
      const deleted = account.list("aws_ssm_patch_baseline").find(({ attributes }) => attributes.name === "deleted");
      inUse = deleted?.id ?? "";
      const attributes = { patch_group: "Stray", baseline_id: inUse };
      account.put({ type: "aws_ssm_patch_group", region: "eu-central-1", id: `Stray,${inUse}`, attributes });
      one.configure(inParts({ aws_ssm_patch_baseline: { changed: baseline("changed", { approval_rule: [] }) } }));

      changing = await refusalsOf(one.apply());
    }),
  );

  test.each(REFUSED)("%s", (_what, refused, _resources, message) => {
    const said = creating.filter(({ address }) => address === refused);

    expect(said.map(({ summary }) => withoutDetails(summary))).toEqual([message]);
    expect(said[0]?.detail).toContain("Refused by a simulated account of offline-aws");
  });

  test("nothing else", () => {
    expect(creating.map(({ address }) => address).sort()).toEqual(REFUSED.map(([, refused]) => refused).sort());
    expect(changing).toHaveLength(2);
  });

  test("the deletion of a baseline that something outside Terraform put into a group", () => {
    expect(changing.map(({ summary }) => summary)).toContain(
      `deleting SSM Patch Baseline (${inUse}): operation error SSM: DeletePatchBaseline, https response error StatusCode: 400, ResourceInUseException: PatchBaseline to be deleted is used for Patch Group: Stray`,
    );
  });

  test("the update that takes the last approval rule away", () => {
    const said = changing.filter(({ address }) => address === "aws_ssm_patch_baseline.changed");

    expect(said).toEqual([
      expect.objectContaining({
        summary: expect.stringContaining("missing required field, UpdatePatchBaselineInput.ApprovalRules.PatchRules."),
      }),
    ]);
  });
});

/** What Terraform said when it failed. */
async function refusalsOf(applied: Promise<unknown>): Promise<readonly TerraformDiagnostic[]> {
  const refusal = await applied.catch((problem: TerraformError) => problem);
  if (!(refusal instanceof TerraformError)) throw new Error("nothing was refused");
  return refusal.diagnostics;
}
