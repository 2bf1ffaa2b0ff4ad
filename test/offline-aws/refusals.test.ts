import { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";

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

/** A configuration that plans well, and what the service says to it at apply. */
const REFUSED: readonly (readonly [string, Record<string, Record<string, object>>, string])[] = [
  [
    "a second baseline for one patch group and operating system",
    {
      aws_ssm_patch_baseline: { one: baseline("one"), two: baseline("two") },
      aws_ssm_patch_group: {
        one: { patch_group: "Critical", baseline_id: idOf("aws_ssm_patch_baseline.one") },
        two: {
          patch_group: "Critical",
          baseline_id: idOf("aws_ssm_patch_baseline.two"),
          depends_on: ["aws_ssm_patch_group.one"],
        },
      },
    },
    "creating SSM Patch Group (Critical): operation error SSM: RegisterPatchBaselineForPatchGroup, https response error StatusCode: 400, AlreadyExistsException: Patch Group Critical already has a baseline registered for OperatingSystem AMAZON_LINUX_2.",
  ],
  [
    "a patch group of a baseline that is not there",
    { aws_ssm_patch_group: { one: { patch_group: "Critical", baseline_id: "pb-0123456789abcdef0" } } },
    "creating SSM Patch Group (Critical): operation error SSM: RegisterPatchBaselineForPatchGroup, https response error StatusCode: 400, DoesNotExistException: Patch Baseline pb-0123456789abcdef0 does not exist",
  ],
  [
    "a default baseline that is for another operating system",
    {
      aws_ssm_patch_baseline: { one: baseline("one") },
      aws_ssm_default_patch_baseline: {
        one: { operating_system: "UBUNTU", baseline_id: idOf("aws_ssm_patch_baseline.one") },
      },
    },
    "creating SSM Default Patch Baseline: operation error SSM: RegisterDefaultPatchBaseline, https response error StatusCode: 400, InvalidOperatingSystem: Patch Baseline Operating System (AMAZON_LINUX_2) does not match UBUNTU",
  ],
  [
    "a task whose target is registered with another window",
    {
      aws_ssm_maintenance_window: { one: window("one"), two: window("two") },
      aws_ssm_maintenance_window_target: { two: target(idOf("aws_ssm_maintenance_window.two")) },
      aws_ssm_maintenance_window_task: {
        one: task(idOf("aws_ssm_maintenance_window.one"), [
          { key: "WindowTargetIds", values: [idOf("aws_ssm_maintenance_window_target.two")] },
        ]),
      },
    },
    "creating SSM Maintenance Window Task: operation error SSM: RegisterTaskWithMaintenanceWindow, https response error StatusCode: 400, DoesNotExistException: Target d0d5e86f-2d76-4fd2-bf43-4fdd9b6b1a3d is not registered with maintenance window mw-0123456789abcdef0",
  ],
  [
    "a task that names instances in a window that takes registered targets alone",
    {
      aws_ssm_maintenance_window: { one: window("one") },
      aws_ssm_maintenance_window_task: {
        one: task(idOf("aws_ssm_maintenance_window.one"), [{ key: "InstanceIds", values: ["i-0123456789abcdef0"] }]),
      },
    },
    "creating SSM Maintenance Window Task: operation error SSM: RegisterTaskWithMaintenanceWindow, https response error StatusCode: 400, ValidationException: Window mw-0123456789abcdef0 does not allow unassociated targets: register the instances with the window",
  ],
  [
    "a task with a tag for a target",
    {
      aws_ssm_maintenance_window: { one: window("one") },
      aws_ssm_maintenance_window_task: {
        one: task(idOf("aws_ssm_maintenance_window.one"), [{ key: "tag:PatchGroup", values: ["a"] }]),
      },
    },
    "creating SSM Maintenance Window Task: operation error SSM: RegisterTaskWithMaintenanceWindow, https response error StatusCode: 400, ValidationException: Invalid target key tag:PatchGroup: a task takes WindowTargetIds or InstanceIds",
  ],
  [
    "eleven approval rules",
    { aws_ssm_patch_baseline: { one: baseline("one", { approval_rule: Array.from({ length: 11 }, () => RULE) }) } },
    "creating SSM Patch Baseline (one): operation error SSM: CreatePatchBaseline, https response error StatusCode: 400, ValidationException: 1 validation error detected: Value at 'approval_rule' failed to satisfy constraint: Member must satisfy from 0 to 10 items",
  ],
  [
    "five filters in a rule",
    {
      aws_ssm_patch_baseline: {
        one: baseline("one", {
          approval_rule: [{ approve_after_days: 7, patch_filter: Array.from({ length: 5 }, () => PRODUCTS) }],
        }),
      },
    },
    "creating SSM Patch Baseline (one): operation error SSM: CreatePatchBaseline, https response error StatusCode: 400, ValidationException: 1 validation error detected: Value at 'approval_rule.0.patch_filter' failed to satisfy constraint: Member must satisfy from 0 to 4 items",
  ],
  [
    "a cutoff as long as the window",
    { aws_ssm_maintenance_window: { one: window("one", { cutoff: 2 }) } },
    "creating SSM Maintenance Window (one): operation error SSM: CreateMaintenanceWindow, https response error StatusCode: 400, ValidationException: Cutoff 2 must be less than duration 2",
  ],
  [
    "a window of 25 hours",
    { aws_ssm_maintenance_window: { one: window("one", { duration: 25 }) } },
    "creating SSM Maintenance Window (one): operation error SSM: CreateMaintenanceWindow, https response error StatusCode: 400, ValidationException: 1 validation error detected: Value '25' at 'duration' failed to satisfy constraint: Member must satisfy from 1 to 24",
  ],
  [
    "a schedule with five fields",
    { aws_ssm_maintenance_window: { one: window("one", { schedule: "cron(0 2 ? * SUN)" }) } },
    "creating SSM Maintenance Window (one): operation error SSM: CreateMaintenanceWindow, https response error StatusCode: 400, ValidationException: Invalid schedule expression cron(0 2 ? * SUN): it has 5 fields, not six or seven",
  ],
  [
    "a time zone that is none",
    { aws_ssm_maintenance_window: { one: window("one", { schedule_timezone: "Asia/Soul" }) } },
    "creating SSM Maintenance Window (one): operation error SSM: CreateMaintenanceWindow, https response error StatusCode: 400, ValidationException: Invalid timezone Asia/Soul",
  ],
  [
    "a role of a name that there is",
    {
      aws_iam_role: {
        one: { name: "role", assume_role_policy: "{}" },
        two: { name: "role", assume_role_policy: "{}", depends_on: ["aws_iam_role.one"] },
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

describeWithTerraform("at apply the pretended account refuses what AWS refuses", () => {
  test.each(REFUSED)("%s", async (_what, resource, message) => {
    await withOfflineAws(async ({ terraform }) => {
      const one = terraform(configuration({ resource }));
      const planned = await one.plan();

      const refusal = await one.apply().catch((problem: TerraformError) => problem);

      expect(planned.changes).toBe(true);
      expect(refusal).toBeInstanceOf(TerraformError);
      expect((refusal as TerraformError).errors.map(withoutDetails)).toEqual([message]);
      expect((refusal as TerraformError).message).toContain("Refused by a pretended account of offline-aws");
    })();
  });

  test(
    "the deletion of a baseline that something outside Terraform put into a group",
    withOfflineAws(async ({ terraform, offline }) => {
      const one = terraform(configuration({ resource: { aws_ssm_patch_baseline: { one: baseline("one") } } }));
      await one.apply();
      const account = offline.aws.account();
      const id = account.list("aws_ssm_patch_baseline")[0]?.id ?? "";
      const attributes = { patch_group: "Stray", baseline_id: id };
      account.put({ type: "aws_ssm_patch_group", region: "eu-central-1", id: `Stray,${id}`, attributes });

      const refusal = await one.destroy().catch((problem: TerraformError) => problem);

      expect((refusal as TerraformError).errors).toEqual([
        `deleting SSM Patch Baseline (${id}): operation error SSM: DeletePatchBaseline, https response error StatusCode: 400, ResourceInUseException: PatchBaseline to be deleted is used for Patch Group: Stray`,
      ]);
    }),
  );

  test(
    "the update that takes the last approval rule away",
    withOfflineAws(async ({ terraform }) => {
      const one = terraform(configuration({ resource: { aws_ssm_patch_baseline: { one: baseline("one") } } }));
      await one.apply();
      one.configure(
        configuration({ resource: { aws_ssm_patch_baseline: { one: baseline("one", { approval_rule: [] }) } } }),
      );
      await one.plan();

      const refusal = await one.apply().catch((problem: TerraformError) => problem);

      expect((refusal as TerraformError).message).toContain(
        "missing required field, UpdatePatchBaselineInput.ApprovalRules.PatchRules.",
      );
    }),
  );
});
