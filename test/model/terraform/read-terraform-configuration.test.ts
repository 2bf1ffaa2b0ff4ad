import { readTerraformConfiguration } from "../../../model/terraform/read-terraform-configuration";
import { UNKNOWN } from "../../../model/values/unknown";

const read = (resource: object, data: object = {}) => readTerraformConfiguration({ resource, data });

const linux = {
  aws_ssm_patch_baseline: {
    Linux: {
      "//": { metadata: { path: "patching/Linux/Default", uniqueId: "Linux" } },
      name: "linux",
      operating_system: "AMAZON_LINUX_2",
      approval_rule: [
        {
          approve_after_days: 7,
          compliance_level: "HIGH",
          enable_non_security: true,
          patch_filter: [{ key: "SEVERITY", values: ["Critical", "Important"] }],
        },
        { approve_until_date: "2026-01-31", approve_after_days: 0, patch_filter: { key: "PRODUCT", values: ["*"] } },
      ],
      global_filter: [{ key: "PRODUCT", values: ["*"] }],
      approved_patches: ["kernel"],
      rejected_patches: ["system-release.*"],
      rejected_patches_action: "BLOCK",
      source: [{ name: "epel", configuration: "[epel]", products: ["*"] }],
      tags: { team: "platform" },
      region: "eu-central-1",
    },
  },
};

test("reads a baseline back with everything it says", () => {
  expect(read(linux).baselines).toEqual([
    {
      key: "aws_ssm_patch_baseline.Linux",
      name: "linux",
      operatingSystem: "AMAZON_LINUX_2",
      approvalRules: [
        {
          patchFilters: [{ key: "SEVERITY", values: ["Critical", "Important"] }],
          approveAfterDays: 7,
          complianceLevel: "HIGH",
          enableNonSecurity: true,
        },
        {
          patchFilters: [{ key: "PRODUCT", values: ["*"] }],
          approveUntilDate: "2026-01-31",
          complianceLevel: "UNSPECIFIED",
          enableNonSecurity: false,
        },
      ],
      globalFilters: [{ key: "PRODUCT", values: ["*"] }],
      approvedPatches: ["kernel"],
      approvedPatchesComplianceLevel: "UNSPECIFIED",
      approvedPatchesEnableNonSecurity: false,
      rejectedPatches: ["system-release.*"],
      rejectedPatchesAction: "BLOCK",
      sources: [{ name: "epel", configuration: "[epel]", products: ["*"] }],
      tags: { team: "platform" },
      region: "eu-central-1",
    },
  ]);
});

test("takes the provider's defaults where arguments are absent or empty", () => {
  const { baselines } = read({ aws_ssm_patch_baseline: { Any: { name: "any", description: "", tags: null } } });

  expect(baselines).toEqual([
    {
      key: "aws_ssm_patch_baseline.Any",
      name: "any",
      operatingSystem: "WINDOWS",
      approvalRules: [],
      globalFilters: [],
      approvedPatches: [],
      approvedPatchesComplianceLevel: "UNSPECIFIED",
      approvedPatchesEnableNonSecurity: false,
      rejectedPatches: [],
      rejectedPatchesAction: "ALLOW_AS_DEPENDENCY",
      sources: [],
      tags: {},
    },
  ]);
});

test("marks expressions as unknown, wherever they stand", () => {
  const { baselines } = read({
    aws_ssm_patch_baseline: {
      Any: {
        name: "prefix-${var.stage}",
        approval_rule: [{ approve_after_days: "${var.days}", patch_filter: "${var.filters}" }, "${var.rule}"],
        approved_patches: ["kernel", "${var.patch}"],
        rejected_patches: "${var.rejected}",
        approved_patches_enable_non_security: "${var.flag}",
        dynamic: { global_filter: { for_each: "${var.filters}", content: {} } },
        tags: { stage: "%{ if true }a%{ endif }", literal: "$${kept} %%{kept}" },
      },
    },
  });

  expect(baselines).toMatchObject([
    {
      name: UNKNOWN,
      approvalRules: [{ approveAfterDays: UNKNOWN, patchFilters: UNKNOWN }, UNKNOWN],
      approvedPatches: ["kernel", UNKNOWN],
      rejectedPatches: UNKNOWN,
      approvedPatchesEnableNonSecurity: UNKNOWN,
      globalFilters: UNKNOWN,
      tags: { stage: UNKNOWN, literal: "${kept} %{kept}" },
    },
  ]);
});

test("makes one patch group of all registrations of a name, and follows them to their baselines", () => {
  const registration = (baseline: string, group = "Critical") => ({ patch_group: group, baseline_id: baseline });
  const { patchGroups } = read(
    {
      ...linux,
      aws_ssm_patch_group: {
        First: registration("${aws_ssm_patch_baseline.Linux.id}"),
        Second: registration("${data.aws_ssm_patch_baseline.Own.id}"),
        Third: registration("pb-0123456789abcdef0"),
        Fourth: registration("${var.baseline}", "other"),
        Fifth: registration("${aws_ssm_patch_baseline.Gone.id}", "other"),
        Sixth: registration("${data.aws_ssm_patch_baseline.Chosen.id}", "other"),
      },
    },
    {
      aws_ssm_patch_baseline: {
        Own: {
          owner: "AWS",
          name_prefix: "AWS-AmazonLinux2023DefaultPatchBaseline",
          operating_system: "AMAZON_LINUX_2023",
        },
        Chosen: { owner: "Self", operating_system: "SUSE" },
      },
    },
  );

  expect(patchGroups).toEqual([
    {
      key: "aws_ssm_patch_group.First",
      patchGroup: "Critical",
      registrations: [
        {
          key: "aws_ssm_patch_group.First",
          baseline: {
            kind: "managed",
            key: "aws_ssm_patch_baseline.Linux",
            operatingSystem: "AMAZON_LINUX_2",
            region: "eu-central-1",
          },
        },
        {
          key: "aws_ssm_patch_group.Second",
          baseline: { kind: "predefined", operatingSystem: "AMAZON_LINUX_2023" },
        },
        {
          key: "aws_ssm_patch_group.Third",
          baseline: { kind: "existing", baselineId: "pb-0123456789abcdef0", operatingSystem: UNKNOWN, region: UNKNOWN },
        },
      ],
    },
    {
      key: "aws_ssm_patch_group.Fourth",
      patchGroup: "other",
      registrations: [
        {
          key: "aws_ssm_patch_group.Fourth",
          baseline: { kind: "existing", baselineId: UNKNOWN, operatingSystem: UNKNOWN, region: UNKNOWN },
        },
        {
          key: "aws_ssm_patch_group.Fifth",
          baseline: { kind: "existing", baselineId: UNKNOWN, operatingSystem: UNKNOWN, region: UNKNOWN },
        },
        {
          key: "aws_ssm_patch_group.Sixth",
          baseline: { kind: "existing", baselineId: UNKNOWN, operatingSystem: "SUSE" },
        },
      ],
    },
  ]);
});

test("reads the account's default baselines", () => {
  const { defaultBaselines } = read({
    ...linux,
    aws_ssm_default_patch_baseline: {
      Default: { baseline_id: "${aws_ssm_patch_baseline.Linux.id}", operating_system: "AMAZON_LINUX_2" },
      Kept: { baseline_id: "pb-0123456789abcdef0", operating_system: "SUSE" },
    },
  });

  expect(defaultBaselines.map(({ baseline }) => baseline)).toEqual([
    {
      kind: "managed",
      key: "aws_ssm_patch_baseline.Linux",
      operatingSystem: "AMAZON_LINUX_2",
      region: "eu-central-1",
    },
    { kind: "existing", baselineId: "pb-0123456789abcdef0", operatingSystem: "SUSE", region: UNKNOWN },
  ]);
});

test("gives a window the targets and tasks that are registered with it", () => {
  const window = "${aws_ssm_maintenance_window.Sunday.id}";
  const { maintenanceWindows } = read({
    aws_ssm_maintenance_window: {
      Sunday: {
        name: "sunday",
        schedule: "cron(0 2 ? * SUN *)",
        schedule_timezone: "Asia/Seoul",
        schedule_offset: 2,
        start_date: "2026-12-01T00:00:00Z",
        end_date: "",
        duration: 3,
        cutoff: 1,
        enabled: false,
      },
      Empty: { name: "empty", schedule: "${var.schedule}", duration: 1, cutoff: 0 },
    },
    aws_ssm_maintenance_window_target: {
      Critical: {
        window_id: window,
        resource_type: "INSTANCE",
        targets: [{ key: "tag:Patch Group", values: ["Critical", "${var.group}"] }],
      },
      Elsewhere: { window_id: "mw-0123456789abcdef0", resource_type: "INSTANCE" },
    },
    aws_ssm_maintenance_window_task: {
      Install: {
        window_id: window,
        task_type: "RUN_COMMAND",
        task_arn: "AWS-RunPatchBaseline",
        priority: 0,
        max_concurrency: "10%",
        max_errors: "1",
        targets: [
          { key: "WindowTargetIds", values: ["${aws_ssm_maintenance_window_target.Critical.id}", "mwt-1"] },
          { key: "InstanceIds", values: ["i-1"] },
          { key: "tag:Role", values: ["web"] },
        ],
        task_invocation_parameters: {
          run_command_parameters: {
            timeout_seconds: 600,
            parameter: [{ name: "Operation", values: ["Install"] }],
            cloudwatch_config: { cloudwatch_output_enabled: true },
            notification_config: { notification_type: "Command", notification_events: ["All"] },
          },
        },
      },
    },
  });

  expect(maintenanceWindows).toEqual([
    {
      key: "aws_ssm_maintenance_window.Sunday",
      name: "sunday",
      schedule: "cron(0 2 ? * SUN *)",
      scheduleTimezone: "Asia/Seoul",
      scheduleOffset: 2,
      startDate: "2026-12-01T00:00:00Z",
      duration: 3,
      cutoff: 1,
      allowUnassociatedTargets: false,
      enabled: false,
      tags: {},
      targets: [
        {
          key: "aws_ssm_maintenance_window_target.Critical",
          resourceType: "INSTANCE",
          targets: [{ key: "tag:Patch Group", values: ["Critical", UNKNOWN] }],
        },
      ],
      tasks: [
        {
          key: "aws_ssm_maintenance_window_task.Install",
          taskType: "RUN_COMMAND",
          taskArn: "AWS-RunPatchBaseline",
          priority: 0,
          maxConcurrency: "10%",
          maxErrors: "1",
          targets: [
            { kind: "window-target", key: "aws_ssm_maintenance_window_target.Critical" },
            { kind: "window-target", key: UNKNOWN },
            { kind: "instances", instanceIds: ["i-1"] },
            { kind: "other", key: "tag:Role", values: ["web"] },
          ],
          runCommand: {
            timeoutSeconds: 600,
            parameters: { Operation: ["Install"] },
            cloudwatchConfig: { cloudwatchOutputEnabled: true },
            notificationConfig: { notificationType: "Command", notificationEvents: ["All"] },
          },
        },
      ],
    },
    {
      key: "aws_ssm_maintenance_window.Empty",
      name: "empty",
      schedule: UNKNOWN,
      duration: 1,
      cutoff: 0,
      allowUnassociatedTargets: false,
      enabled: true,
      tags: {},
      targets: [],
      tasks: [],
    },
    {
      key: "aws_ssm_maintenance_window_target.Elsewhere",
      name: "mw-0123456789abcdef0",
      isElsewhere: true,
      schedule: UNKNOWN,
      duration: UNKNOWN,
      cutoff: UNKNOWN,
      allowUnassociatedTargets: UNKNOWN,
      enabled: UNKNOWN,
      tags: UNKNOWN,
      targets: [{ key: "aws_ssm_maintenance_window_target.Elsewhere", resourceType: "INSTANCE", targets: [] }],
      tasks: [],
    },
  ]);
});

test("leaves other resources and unknown arguments alone", () => {
  const environment = read({ aws_s3_bucket: { Logs: { bucket: "logs" } }, aws_ssm_patch_group: {} });

  expect(environment).toEqual({ baselines: [], patchGroups: [], defaultBaselines: [], maintenanceWindows: [] });
});

test.each([
  [[], "expected a Terraform configuration, got a list of 0 entries"],
  ["text", 'expected a Terraform configuration, got "text"'],
  [{ Patches: [] }, "expected a Terraform configuration, got an object without resource, provider or terraform"],
  [{ resource: [] }, "resource: expected resources by type, got a list of 0 entries"],
  [{ resource: { aws_ssm_patch_group: 1 } }, "resource.aws_ssm_patch_group: expected resources by name, got 1"],
  [{ resource: { aws_ssm_patch_group: { A: "x" } } }, 'resource.aws_ssm_patch_group.A: expected arguments, got "x"'],
  [
    { resource: { aws_ssm_patch_baseline: { A: { approval_rule: [{ approve_after_days: "soon" }] } } } },
    'aws_ssm_patch_baseline.A.approval_rule[0].approve_after_days: expected a number, got "soon"',
  ],
  [
    { resource: { aws_ssm_patch_baseline: { A: { rejected_patches: "kernel" } } } },
    'aws_ssm_patch_baseline.A.rejected_patches: expected a list, got "kernel"',
  ],
  [
    { resource: { aws_ssm_patch_baseline: { A: { approval_rule: ["x"] } } } },
    'aws_ssm_patch_baseline.A.approval_rule[0]: expected a block, got "x"',
  ],
])("throws with the place when it is something else: %j", (json, message) => {
  expect(() => readTerraformConfiguration(json)).toThrow(message);
});

test.each([
  ["AUTOMATION", "automation"],
  ["LAMBDA", "lambda"],
  ["STEP_FUNCTIONS", "stepFunctions"],
])("a task %s whose parameters are one expression is told something that is not known yet", (type, told) => {
  const { maintenanceWindows } = read({
    aws_ssm_maintenance_window: { Sunday: { name: "sunday" } },
    aws_ssm_maintenance_window_task: {
      Stop: {
        window_id: "${aws_ssm_maintenance_window.Sunday.id}",
        task_type: type,
        task_arn: "AWS-StopEC2Instance",
        task_invocation_parameters: "${var.told}",
      },
    },
  });

  expect(maintenanceWindows[0]?.tasks[0]).toMatchObject({ taskType: type, [told]: UNKNOWN });
});
