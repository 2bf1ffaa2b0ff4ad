import { summariseEnvironment } from "../../../cli/summary/environment-summary";
import { readTerraformConfiguration } from "../../../model/terraform/read-terraform-configuration";

const NOW = new Date("2026-11-23T00:00:00Z");

const everything = ["PRODUCT", "CLASSIFICATION", "SEVERITY"].map((key) => ({ key, values: ["*"] }));
const configuration = {
  resource: {
    aws_ssm_patch_baseline: {
      AmazonLinux2: {
        name: "al2",
        operating_system: "AMAZON_LINUX_2",
        approval_rule: [{ approve_after_days: 0, enable_non_security: true, patch_filter: everything }],
        rejected_patches: ["system-release.*"],
      },
    },
    aws_ssm_patch_group: {
      Critical_AL2: { baseline_id: "${aws_ssm_patch_baseline.AmazonLinux2.id}", patch_group: "Critical" },
    },
    aws_ssm_maintenance_window: {
      Sunday: {
        name: "sunday",
        schedule: "cron(0 2 ? * SUN *)",
        schedule_timezone: "Asia/Seoul",
        duration: 3,
        cutoff: 1,
      },
    },
    aws_ssm_maintenance_window_target: {
      Sunday_Critical: {
        window_id: "${aws_ssm_maintenance_window.Sunday.id}",
        resource_type: "INSTANCE",
        targets: [{ key: "tag:Patch Group", values: ["Critical"] }],
      },
    },
    aws_ssm_maintenance_window_task: {
      Sunday_Install: {
        window_id: "${aws_ssm_maintenance_window.Sunday.id}",
        task_type: "RUN_COMMAND",
        task_arn: "AWS-RunPatchBaseline",
        max_concurrency: "10%",
        max_errors: "1",
        targets: [{ key: "WindowTargetIds", values: ["${aws_ssm_maintenance_window_target.Sunday_Critical.id}"] }],
        task_invocation_parameters: {
          run_command_parameters: {
            parameter: [
              { name: "Operation", values: ["Install"] },
              { name: "RebootOption", values: ["RebootIfNeeded"] },
            ],
          },
        },
      },
    },
  },
};

test("a patch group tells its systems, its window and the next runs in 80 columns", () => {
  const lines = summariseEnvironment(readTerraformConfiguration(configuration), NOW);

  expect(lines).toEqual([
    "  Critical   Amazon Linux 2  all updates immediately, except system-release.*",
    "             Sun 02:00 Asia/Seoul, 3 h  Install, reboots if anything was",
    "             installed, 10% at a time",
    "             next: Sun 29 Nov, Sun 6 Dec, Sun 13 Dec",
    "             on every node at most 7.2 days after release, typically 3.6",
  ]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

const TOPICS = {
  other: {},
  Alerts: { name: "patching" },
  Web_Alerts_1A2B3C4D: { "//": { metadata: { path: "prod/Web/Alerts/Default", uniqueId: "Web_Alerts_1A2B3C4D" } } },
};

test.each<[string, unknown, unknown, string]>([
  ["of the stack by its name", "${aws_sns_topic.Alerts.arn}", ["Failed", "TimedOut"], "patching (Failed, TimedOut)"],
  ["without a name by its id in the code", "${aws_sns_topic.Web_Alerts_1A2B3C4D.arn}", ["All"], "Alerts (All)"],
  ["of plain Terraform by its address", "${aws_sns_topic.other.arn}", ["All"], "other (All)"],
  ["that is looked up by its name", "${data.aws_sns_topic.central.arn}", ["All"], "central-alerts (All)"],
  ["that exists by its ARN", "arn:aws:sns:eu-central-1:123456789012:ops", ["All"], "ops (All)"],
  [
    "of each account by its ARN",
    "arn:aws:sns:${data.aws_region.Here.id}:${data.aws_caller_identity.Me.account_id}:ops",
    ["All"],
    "ops (All)",
  ],
  ["that is known after apply", "${var.topic}", "${var.events}", "(known after apply)"],
])("a window tells which topic is told: one %s", (_, notification_arn, notification_events, told) => {
  const { aws_ssm_maintenance_window_task: tasks, ...others } = configuration.resource;
  const { task_invocation_parameters: invocation, ...task } = tasks.Sunday_Install;
  const notification_config = { notification_arn, notification_events, notification_type: "Command" };
  const run_command_parameters = { ...invocation.run_command_parameters, notification_config };
  const resource = {
    ...others,
    aws_sns_topic: TOPICS,
    aws_ssm_maintenance_window_task: {
      Sunday_Install: { ...task, task_invocation_parameters: { run_command_parameters } },
    },
  };
  const data = { aws_sns_topic: { central: { name: "central-alerts" } } };

  const lines = summariseEnvironment(readTerraformConfiguration({ resource, data }), NOW);

  expect(lines.slice(3, 5)).toEqual([
    "             next: Sun 29 Nov, Sun 6 Dec, Sun 13 Dec",
    `             notifies topic ${told}`,
  ]);
});

test("what all windows of a group notify is told once, below them", () => {
  const { aws_ssm_maintenance_window_task: tasks, ...others } = configuration.resource;
  const { task_invocation_parameters: invocation, ...task } = tasks.Sunday_Install;
  const notification_arn = "arn:aws:sns:eu-central-1:123456789012:ops";
  const notification_config = { notification_arn, notification_events: ["All"], notification_type: "Command" };
  const run_command_parameters = { ...invocation.run_command_parameters, notification_config };
  const own = {
    ...others,
    aws_ssm_maintenance_window_task: {
      Sunday_Install: { ...task, task_invocation_parameters: { run_command_parameters } },
    },
  };
  const windows = Object.entries(JSON.parse(JSON.stringify(own).replaceAll("Sunday", "Second")) as typeof own);
  const resource = Object.fromEntries(
    Object.entries(own).map(([type, named]) => {
      const second = type.includes("window") ? windows.find(([other]) => other === type)?.[1] : {};
      return [type, { ...named, ...second }];
    }),
  );

  const lines = summariseEnvironment(readTerraformConfiguration({ resource }), NOW);

  expect(lines.filter((line) => line.includes("next:"))).toHaveLength(2);
  expect(lines.filter((line) => line.includes("notifies"))).toEqual(["             each notifies topic ops (All)"]);
});

test.each([
  ["another account", "210987654321", "topic ops of account 123456789012 (All)"],
  ["the same account", "123456789012", "topic ops (All)"],
])("a topic is told with its account where it is another one: %s", (_, account, told) => {
  const { aws_ssm_maintenance_window_task: tasks, ...others } = configuration.resource;
  const { task_invocation_parameters: invocation, ...task } = tasks.Sunday_Install;
  const notification_arn = "arn:aws:sns:eu-central-1:123456789012:ops";
  const notification_config = { notification_arn, notification_events: ["All"], notification_type: "Command" };
  const run_command_parameters = { ...invocation.run_command_parameters, notification_config };
  const notifying = { ...task, task_invocation_parameters: { run_command_parameters } };
  const resource = { ...others, aws_ssm_maintenance_window_task: { Sunday_Install: notifying } };
  const provider = { aws: [{ region: "eu-central-1", allowed_account_ids: [account] }] };

  const lines = summariseEnvironment(readTerraformConfiguration({ provider, resource }), NOW);

  expect(lines.filter((line) => line.includes("notifies"))).toEqual([`             notifies ${told}`]);
});

test("a group that no window targets is told as such", () => {
  const { aws_ssm_patch_baseline, aws_ssm_patch_group } = configuration.resource;

  const lines = summariseEnvironment(
    readTerraformConfiguration({ resource: { aws_ssm_patch_baseline, aws_ssm_patch_group } }),
    NOW,
  );

  expect(lines).toEqual([
    "  Critical   Amazon Linux 2  all updates immediately, except system-release.*",
    "             nothing targets this group",
  ]);
});

test.each([
  [
    "a value that is known after apply",
    [{ key: "tag:Patch Group", values: ["${var.group}"] }],
    "whether sunday targets this group is not known: which patch groups it targets is not known yet",
  ],
  [
    "another tag, which its nodes may carry as well",
    [{ key: "tag:Stage", values: ["prod"] }],
    "whether sunday targets this group is not known: it finds its nodes by something else",
  ],
])("a group that may be targeted is not said to be targeted by nothing: %s", (_, targets, says) => {
  const { aws_ssm_maintenance_window_target: target } = configuration.resource;
  const withTarget = { Sunday_Critical: { ...target.Sunday_Critical, targets } };
  const own = { ...configuration.resource, aws_ssm_maintenance_window_target: withTarget };
  const { aws_ssm_maintenance_window_task: _tasks, ...withoutTask } = own;

  for (const resource of [own, withoutTask]) {
    const text = summariseEnvironment(readTerraformConfiguration({ resource }), NOW)
      .map((line) => line.trim())
      .join(" ");

    expect(text).toContain(says);
    expect(text).not.toContain("nothing targets");
  }
});

test("what works on every node says so, by whatever way, and not that it works on none", () => {
  const policy = {
    type: "AWSQuickSetupType-PatchPolicy",
    parameters: {
      PatchPolicyName: "all",
      ConfigurationOptionsPatchOperation: "Scan",
      ConfigurationOptionsScanValue: "cron(0 1 * * ? *)",
      TargetType: "*",
      TargetRegions: "eu-central-1",
    },
  };
  const resource = {
    aws_ssmquicksetup_configuration_manager: { All: { name: "all", configuration_definition: [policy] } },
    aws_ssm_association: {
      Scan: {
        name: "AWS-RunPatchBaseline",
        parameters: { Operation: "Scan" },
        schedule_expression: "cron(0 2 ? * SUN *)",
        targets: [{ key: "InstanceIds", values: ["*"] }],
      },
    },
  };

  const lines = summariseEnvironment(readTerraformConfiguration({ resource }), NOW);

  expect(lines.filter((line) => line.startsWith("  ") && !line.startsWith("   "))).toEqual([
    "  every node",
    "  every node",
  ]);
});

test("an association whose targets are known after apply may target a group", () => {
  const { aws_ssm_patch_baseline, aws_ssm_patch_group } = configuration.resource;
  const aws_ssm_association = {
    Scan: {
      name: "AWS-RunPatchBaseline",
      association_name: "scan",
      parameters: { Operation: "Scan" },
      targets: "${var.targets}",
    },
  };
  const resource = { aws_ssm_patch_baseline, aws_ssm_patch_group, aws_ssm_association };

  const lines = summariseEnvironment(readTerraformConfiguration({ resource }), NOW).map((line) => line.trim());

  expect(lines.join(" ")).toContain("whether scan targets this group is not known: which patch groups it targets");
  expect(lines.join(" ")).not.toContain("nothing targets");
});

test("an environment without patch groups has nothing to tell", () => {
  expect(summariseEnvironment(readTerraformConfiguration({ resource: {} }), NOW)).toEqual([]);
});

test("a group of one name in two Regions has the windows of its own Region alone", () => {
  const { resource } = configuration;
  const there = (type: keyof typeof resource, name: string, more: object = {}) => {
    const text = JSON.stringify(Object.values(resource[type])[0]).replaceAll(
      /\.(Sunday|AmazonLinux2|Sunday_Critical)\./g,
      ".$1_Us.",
    );
    return { ...resource[type], [name]: { ...JSON.parse(text), region: "us-east-1", ...more } };
  };
  const both = {
    provider: { aws: [{ region: "eu-central-1" }] },
    resource: {
      aws_ssm_patch_baseline: there("aws_ssm_patch_baseline", "AmazonLinux2_Us"),
      aws_ssm_patch_group: there("aws_ssm_patch_group", "Critical_Us"),
      aws_ssm_maintenance_window: there("aws_ssm_maintenance_window", "Sunday_Us", { schedule: "cron(0 2 ? * WED *)" }),
      aws_ssm_maintenance_window_target: there("aws_ssm_maintenance_window_target", "Sunday_Critical_Us"),
      aws_ssm_maintenance_window_task: there("aws_ssm_maintenance_window_task", "Sunday_Install_Us"),
    },
  };

  const lines = summariseEnvironment(readTerraformConfiguration(both), NOW);

  expect(lines.filter((line) => /^ {2}\S| 02:00 |next:/.test(line)).map((line) => line.trim())).toEqual([
    "Critical (eu-central-1)   Amazon Linux 2  all updates immediately, except",
    "Sun 02:00 Asia/Seoul, 3 h  Install, reboots if",
    "next: Sun 29 Nov, Sun 6 Dec, Sun 13 Dec",
    "Critical (us-east-1)      Amazon Linux 2  all updates immediately, except",
    "Wed 02:00 Asia/Seoul, 3 h  Install, reboots if",
    "next: Wed 25 Nov, Wed 2 Dec, Wed 9 Dec",
  ]);
});

test.each([
  [
    "a rule that approves up to a day",
    { approval_rule: [{ approve_until_date: "2026-11-20", patch_filter: everything }] },
    {},
    "not on every node: patches released after 2026-11-20 are not approved",
  ],
  [
    "a window that is over",
    {},
    { end_date: "2026-12-24T00:00:00Z" },
    "not on every node: no run begins after its approval",
  ],
  ["a disabled window", {}, { enabled: false }, "not on every node: no window installs on every node"],
  [
    "Windows, over its Patch Tuesdays",
    { operating_system: "WINDOWS" },
    {},
    "on every node at most 4.2 days after Patch Tuesday, typically 4.1",
  ],
  [
    "Ubuntu, which ignores approval delays",
    {
      operating_system: "UBUNTU",
      approval_rule: [{ approve_after_days: 30, patch_filter: [{ key: "PRIORITY", values: ["*"] }] }],
    },
    {},
    "on every node at most 7.2 days after release, typically 3.6",
  ],
  [
    "a schedule that is not known yet",
    {},
    { schedule: "${var.schedule}" },
    "when it is on every node is not known: sunday: its schedule is not known yet",
  ],
])("says how long patches take to be on every node: %s", (_, baseline, window, says) => {
  const { resource } = configuration;
  const changed = {
    resource: {
      ...resource,
      aws_ssm_patch_baseline: { AmazonLinux2: { ...resource.aws_ssm_patch_baseline.AmazonLinux2, ...baseline } },
      aws_ssm_maintenance_window: { Sunday: { ...resource.aws_ssm_maintenance_window.Sunday, ...window } },
    },
  };

  const lines = summariseEnvironment(readTerraformConfiguration(changed), NOW).map((line) => line.trim());

  expect(lines.join(" ")).toContain(says);
});

test("a disabled window is told without a next run, and without what it does not do", () => {
  const { resource } = configuration;
  const disabled = {
    resource: {
      ...resource,
      aws_ssm_maintenance_window: { Sunday: { ...resource.aws_ssm_maintenance_window.Sunday, enabled: false } },
    },
  };

  const lines = summariseEnvironment(readTerraformConfiguration(disabled), NOW);

  expect(lines.find((line) => line.includes("(disabled)"))).toMatch(/\(disabled\)$/);
  expect(lines.join("\n")).not.toMatch(/next:|Install|notifies/);
});

test("a window that names no group tells whom it works on, below the groups", () => {
  const { aws_ssm_maintenance_window_target: target, ...others } = configuration.resource;
  const lines = summariseEnvironment(
    readTerraformConfiguration({
      resource: {
        ...others,
        aws_ssm_maintenance_window_target: {
          Sunday_Critical: { ...target.Sunday_Critical, targets: [{ key: "tag:Enviroment", values: ["prod"] }] },
        },
      },
    }),
    NOW,
  );

  expect(lines).toEqual([
    "  Critical   Amazon Linux 2  all updates immediately, except system-release.*",
    "             whether sunday targets this group is not known: it finds its nodes",
    "             by something else",
    "             not on every node: no window installs on every node",
    "",
    "  nodes with tag Enviroment = prod",
    "             Sun 02:00 Asia/Seoul, 3 h  Install, reboots if anything was",
    "             installed, 10% at a time",
    "             next: Sun 29 Nov, Sun 6 Dec, Sun 13 Dec",
  ]);
});
