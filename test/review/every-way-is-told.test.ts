import { NODE_DOCUMENTS, type NodeDocumentFacts } from "../../model/facts/node-documents";
import { type GivenResource, planWith, reviewWith, sentencesOf } from "./given-plans";

// No public way by which AWS patches nodes, decides which nodes are patched, or keeps patching from working, is silent.

const ROLE = "arn:aws:iam::123456789012:role/task";
const WINDOW_ID = "mw-0123456789abcdef0";
const TARGET_ID = "12345678-1234-1234-1234-123456789012";

const kept = (address: string, values: object): GivenResource => ({ address, before: values, after: values });
const made = (address: string, after: object): GivenResource => ({ address, after });
const changed = (address: string, before: object, after: object | null): GivenResource => ({ address, before, after });
const removed = (address: string, before: object): GivenResource => changed(address, before, null);

/** A group with a window on it, which do not change. */
const AROUND: readonly GivenResource[] = [
  kept("aws_ssm_patch_group.web", { patch_group: "web", baseline_id: "pb-0123456789abcdef0" }),
  kept("aws_ssm_maintenance_window.sunday", {
    id: WINDOW_ID,
    name: "sunday",
    schedule: "cron(0 2 ? * SUN *)",
    duration: 3,
    cutoff: 1,
    enabled: true,
  }),
  kept("aws_ssm_maintenance_window_target.web", {
    id: TARGET_ID,
    window_id: WINDOW_ID,
    resource_type: "INSTANCE",
    targets: [{ key: "tag:PatchGroup", values: ["web"] }],
  }),
];

function task(type: string, document: string, invocation: object): object {
  return {
    window_id: WINDOW_ID,
    task_type: type,
    task_arn: document,
    targets: [{ key: "WindowTargetIds", values: [TARGET_ID] }],
    max_concurrency: "1",
    max_errors: "1",
    service_role_arn: ROLE,
    task_invocation_parameters: [invocation],
  };
}

const parameter = (parameters: object) =>
  Object.entries(parameters).map(([name, value]) => ({ name, values: [value] }));
const command = (document: string, parameters: object) =>
  task("RUN_COMMAND", document, { run_command_parameters: [{ parameter: parameter(parameters) }] });
const automation = (document: string, parameters: object) =>
  task("AUTOMATION", document, { automation_parameters: [{ parameter: parameter(parameters) }] });

function association(document: string, parameters: object, more: object = {}): object {
  return {
    name: document,
    parameters,
    targets: [{ key: "InstanceIds", values: ["*"] }],
    schedule_expression: "cron(0 2 ? * SUN *)",
    apply_only_at_cron_interval: true,
    ...more,
  };
}

/** What is said of what changes, with the weight of all of it in front. */
function told(...resources: readonly GivenResource[]): readonly string[] {
  const review = reviewWith(planWith([...AROUND, ...resources]));
  return [
    review.risk,
    ...sentencesOf(review)
      .filter((sentence) => !sentence.endsWith(": only computed values change"))
      .map((sentence) => sentence.slice(sentence.indexOf(": ") + 2)),
  ];
}

const TASK = "aws_ssm_maintenance_window_task.it";
const ASSOCIATION = "aws_ssm_association.it";

test.each(Object.entries(NODE_DOCUMENTS as Readonly<Record<string, NodeDocumentFacts>>))(
  "%s is told in words as a task and as an association",
  (document, { type = "Command", does }) => {
    const run = type === "Automation" ? automation(document, {}) : command(document, {});

    expect(told(made(TASK, run)).join("\n")).toContain(`new task of sunday: ${document}: ${does}`);
    expect(told(made(ASSOCIATION, association(document, {}))).join("\n")).toContain(
      `new association: ${document}: ${does}`,
    );
  },
);

test.each<[string, object, readonly string[]]>([
  [
    "a script that calls a package manager",
    command("AWS-RunShellScript", { commands: "dnf -y update" }),
    [
      "medium",
      "new task of sunday: AWS-RunShellScript: runs a shell script that installs by dnf, past every baseline, 1 at a time, stops at failure 2",
    ],
  ],
  [
    "a script that only asks what there is",
    command("AWS-RunShellScript", { commands: "apt-get update && dnf check-update" }),
    ["low", "new task of sunday: AWS-RunShellScript: runs a shell script, 1 at a time, stops at failure 2"],
  ],
  [
    "Windows that patches itself",
    command("AWS-ConfigureWindowsUpdate", { updateLevel: "InstallUpdatesAutomatically" }),
    [
      "medium",
      "new task of sunday: AWS-ConfigureWindowsUpdate: turns Windows' own updating on or off; turned on, Windows patches and reboots itself outside of any window, with updateLevel = InstallUpdatesAutomatically, 1 at a time, stops at failure 2",
    ],
  ],
  [
    "Windows Update",
    command("AWS-InstallWindowsUpdates", { Action: "Install" }),
    [
      "medium",
      "new task of sunday: AWS-InstallWindowsUpdates: scans or installs by Windows Update, without a baseline and without patch compliance, with Action = Install, 1 at a time, stops at failure 2",
    ],
  ],
  [
    "an Automation of one's own",
    automation("Own", { InstanceId: "{{RESOURCE_ID}}", AutomationAssumeRole: ROLE }),
    ["low", "new task of sunday: Own, with InstanceId = {{RESOURCE_ID}}, 1 at a time, stops at failure 2"],
  ],
  [
    "a function",
    task("LAMBDA", "arn:aws:lambda:eu-central-1:123456789012:function:SSMTell", {
      lambda_parameters: [{ payload: "{}", qualifier: "live" }],
    }),
    [
      "low",
      "new task of sunday: calls the function SSMTell, version live, with a payload, 1 at a time, stops at failure 2",
    ],
  ],
  [
    "a state machine",
    task("STEP_FUNCTIONS", "arn:aws:states:eu-central-1:123456789012:stateMachine:SSMCheck", {
      step_functions_parameters: [{ input: "{}", name: "sunday" }],
    }),
    [
      "low",
      "new task of sunday: starts the state machine SSMCheck as sunday, with an input, 1 at a time, stops at failure 2",
    ],
  ],
])("%s in a window is told", (_, values, sentences) => {
  expect(told(made(TASK, values))).toEqual(sentences);
});

test("what an Automation, a function or a state machine is told changes in words, and no secret is shown", () => {
  const lambda = (payload: string, qualifier: string) =>
    task("LAMBDA", "arn:aws:lambda:eu-central-1:123456789012:function:SSMTell", {
      lambda_parameters: [{ payload, qualifier }],
    });
  const steps = (input: object) =>
    task("STEP_FUNCTIONS", "arn:aws:states:eu-central-1:123456789012:stateMachine:SSMCheck", {
      step_functions_parameters: [input],
    });

  expect(told(changed(TASK, automation("Own", { Days: "7", Old: "x" }), automation("Own", { Days: "8" })))).toEqual([
    "medium",
    "parameter Days: 8, was 7",
    "parameter Old: not set, was x",
  ]);
  expect(told(changed(TASK, lambda('"hidden"', "1"), lambda('"secret"', "2")))).toEqual([
    "high",
    "version of the function: 2, was 1",
    "task_invocation_parameters.lambda_parameters.payload: a sensitive value changes, not shown",
  ]);
  expect(told(changed(TASK, steps({ name: "a" }), steps({ name: "b", input: '"secret"' })))).toEqual([
    "high",
    "name of the execution: b, was a",
    "task_invocation_parameters.step_functions_parameters.input: a sensitive value changes, not shown",
  ]);
});

const quickSetup = (type: string, parameters: object) => ({
  name: "setup",
  configuration_definition: [{ type, parameters }],
});
const HOST = "AWSQuickSetupType-SSMHostMgmt";
const SETUP = "aws_ssmquicksetup_configuration_manager.it";

test.each<[string, GivenResource, readonly string[]]>([
  [
    "Host Management",
    made(SETUP, quickSetup(HOST, {})),
    ["low", "Host Management of Quick Setup, which scans its nodes daily"],
  ],
  [
    "Host Management that stops scanning",
    changed(SETUP, quickSetup(HOST, {}), quickSetup(HOST, { ScanInstances: "false" })),
    ["medium", "Host Management of Quick Setup no longer scans its nodes daily"],
  ],
  [
    "Host Management that begins to scan",
    changed(SETUP, quickSetup(HOST, { ScanInstances: "false" }), quickSetup(HOST, { ScanInstances: "true" })),
    ["low", "Host Management of Quick Setup scans its nodes daily from now on"],
  ],
  [
    "Host Management that goes away",
    removed(SETUP, quickSetup(HOST, {})),
    ["medium", "deleted: Host Management of Quick Setup, which scanned its nodes daily"],
  ],
  [
    "Default Host Management of Quick Setup",
    made(SETUP, quickSetup("AWSQuickSetupType-DHMC", {})),
    ["low", "a configuration of Quick Setup that is no patch policy"],
  ],
  [
    "an event that runs a document of one's own",
    made("aws_cloudwatch_event_target.it", {
      arn: "arn:aws:ssm:eu-central-1:123456789012:document/Own",
      run_command_targets: [{ key: "tag:Stage", values: ["prod"] }],
    }),
    [
      "low",
      "it runs the document Own on nodes, outside of windows, associations and policies; whether that patches is not known here",
    ],
  ],
  [
    "an event that runs a patch document",
    made("aws_cloudwatch_event_target.it", { arn: "arn:aws:ssm:eu-central-1::document/AWS-RunPatchBaseline" }),
    ["medium", "it runs AWS-RunPatchBaseline, outside of windows, associations and policies"],
  ],
  ["an event that runs no document", made("aws_cloudwatch_event_target.it", { arn: "arn:aws:sqs:x:1:q" }), ["none"]],
  [
    "a schedule that sends a command",
    made("aws_scheduler_schedule.it", {
      target: [{ arn: "arn:aws:scheduler:::aws-sdk:ssm:sendCommand", input: '{"DocumentName":"Own"}' }],
    }),
    [
      "low",
      "it runs the document Own on nodes, outside of windows, associations and policies; whether that patches is not known here",
    ],
  ],
  [
    "a rule that mends by a document",
    removed("aws_config_remediation_configuration.it", {
      target_type: "SSM_DOCUMENT",
      target_id: "AWS-PatchAsgInstance",
    }),
    ["medium", "it no longer runs AWS-PatchAsgInstance, outside of windows, associations and policies"],
  ],
  [
    "an instance that is stopped",
    changed(
      "aws_ec2_instance_state.it",
      { instance_id: "i-0123456789abcdef0", state: "running" },
      { instance_id: "i-0123456789abcdef0", state: "stopped" },
    ),
    ["medium", "it stops i-0123456789abcdef0: a stopped node misses every run until it is started"],
  ],
  [
    "images that are built",
    made("aws_imagebuilder_image_pipeline.it", { name: "images" }),
    ["low", "it builds images with EC2 Image Builder; how these are patched this review does not follow"],
  ],
])("%s is told", (_, resource, sentences) => {
  expect(told(resource)).toEqual(sentences);
});

/** Every parameter of a policy, as it may stand. */
const POLICY = {
  PatchPolicyName: "all",
  SelectedPatchBaselines: '{"UBUNTU":{"value":"pb-0123456789abcdef0"}}',
  PatchBaselineUseDefault: "custom",
  PatchBaselineRegion: "eu-central-1",
  ConfigurationOptionsPatchOperation: "ScanAndInstall",
  ConfigurationOptionsScanValue: "cron(0 1 * * ? *)",
  ConfigurationOptionsInstallValue: "cron(0 2 ? * SUN *)",
  ConfigurationOptionsScanNextInterval: "true",
  ConfigurationOptionsInstallNextInterval: "true",
  RebootOption: "NoReboot",
  IsPolicyAttachAllowed: "false",
  OutputLogEnableS3: "true",
  OutputS3BucketName: "patch-logs",
  OutputS3KeyPrefix: "policy",
  OutputBucketRegion: "eu-central-1",
  RateControlConcurrency: "10%",
  RateControlErrorThreshold: "1",
  TargetType: "Tags",
  TargetTagKey: "Stage",
  TargetTagValue: "prod",
  TargetAccounts: "123456789012",
  TargetRegions: "eu-central-1",
  HasDeletedBaseline: "false",
} as const;

test.each<[keyof typeof POLICY, string, readonly string[]]>([
  ["PatchPolicyName", "prod", ["policy: prod, was all"]],
  [
    "SelectedPatchBaselines",
    '{"UBUNTU":{"value":"pb-0fedcba9876543210"}}',
    ["baselines: UBUNTU = pb-0fedcba9876543210, was UBUNTU = pb-0123456789abcdef0"],
  ],
  ["PatchBaselineUseDefault", "default", ["parameter PatchBaselineUseDefault: default, was custom"]],
  ["PatchBaselineRegion", "eu-west-1", ["looks for its baselines in: eu-west-1, was eu-central-1"]],
  ["ConfigurationOptionsPatchOperation", "Scan", ["does: Scan, was ScanAndInstall"]],
  ["ConfigurationOptionsScanValue", "cron(0 4 * * ? *)", ["scans: daily 04:00 UTC, was daily 01:00 UTC"]],
  ["ConfigurationOptionsInstallValue", "cron(0 3 ? * SUN *)", ["installs: Sun 03:00 UTC, was Sun 02:00 UTC"]],
  ["ConfigurationOptionsScanNextInterval", "false", ["the first scan waits for the schedule: no, was yes"]],
  [
    "ConfigurationOptionsInstallNextInterval",
    "false",
    ["it installs at once, when it is deployed and on each node that joins"],
  ],
  ["RebootOption", "RebootIfNeeded", ["reboot: reboots if anything was installed, was no reboot"]],
  ["IsPolicyAttachAllowed", "true", ["attaches what nodes need to their profiles: yes, was no"]],
  ["OutputLogEnableS3", "false", ["output goes to: not set, was patch-logs/policy in eu-central-1"]],
  [
    "OutputS3BucketName",
    "other-logs",
    ["output goes to: other-logs/policy in eu-central-1, was patch-logs/policy in eu-central-1"],
  ],
  [
    "OutputS3KeyPrefix",
    "other",
    ["output goes to: patch-logs/other in eu-central-1, was patch-logs/policy in eu-central-1"],
  ],
  [
    "OutputBucketRegion",
    "eu-west-1",
    ["output goes to: patch-logs/policy in eu-west-1, was patch-logs/policy in eu-central-1"],
  ],
  ["RateControlConcurrency", "20%", ["nodes at a time: 20%, was 10%"]],
  ["RateControlErrorThreshold", "2", ["stops at failure 3, was at failure 2"]],
  ["TargetType", "*", ["works on: every node, was nodes with tag Stage = prod"]],
  ["TargetTagKey", "Tier", ["works on: nodes with tag Tier = prod, was nodes with tag Stage = prod"]],
  ["TargetTagValue", "dev", ["works on: nodes with tag Stage = dev, was nodes with tag Stage = prod"]],
  [
    "TargetAccounts",
    "210987654321",
    ["works in: account 210987654321, eu-central-1, was account 123456789012, eu-central-1"],
  ],
  ["TargetRegions", "eu-west-1", ["works in: account 123456789012, eu-west-1, was account 123456789012, eu-central-1"]],
  ["HasDeletedBaseline", "true", ["parameter HasDeletedBaseline: true, was false"]],
])("no parameter of a patch policy changes in silence: %s", (name, value, sentences) => {
  const type = "AWSQuickSetupType-PatchPolicy";
  const resource = changed(SETUP, quickSetup(type, POLICY), quickSetup(type, { ...POLICY, [name]: value }));

  expect(told(resource).slice(1)).toEqual(sentences);
});

test("a parameter of a patch policy that becomes known after apply is not told as not set", () => {
  const type = "AWSQuickSetupType-PatchPolicy";
  const { HasDeletedBaseline: _, ...parameters } = POLICY;
  const resource = {
    ...changed(SETUP, quickSetup(type, POLICY), quickSetup(type, parameters)),
    unknown: { configuration_definition: [{ parameters: { HasDeletedBaseline: true } }] },
  };

  expect(told(resource).slice(1)).toEqual(["parameter HasDeletedBaseline: (known after apply), was false"]);
});

const tags = (all: object) => ({ tags: all, tags_all: all });
const IN_WEB = tags({ PatchGroup: "web" });

test.each<[string, GivenResource, readonly string[]]>([
  [
    "a single tag of a group that is taken off",
    removed("aws_autoscaling_group_tag.it", {
      autoscaling_group_name: "fleet",
      tag: [{ key: "PatchGroup", value: "web", propagate_at_launch: true }],
    }),
    [
      "high",
      "new instances of fleet leave patch group web: from the next scan on they follow the account's default baseline",
    ],
  ],
  [
    "an activation whose tag puts servers into no group any longer",
    changed("aws_ssm_activation.it", { iam_role: "node", tags: { "Patch Group": "web" } }, { iam_role: "node" }),
    [
      "high",
      "servers that register with it leave patch group web: from the next scan on they follow the account's default baseline",
    ],
  ],
  [
    "a group that replaces its instances when a tag changes",
    changed(
      "aws_autoscaling_group.it",
      { tag: [{ key: "PatchGroup", value: "web", propagate_at_launch: true }] },
      { tag: [], instance_refresh: [{ triggers: ["tag"] }] },
    ),
    ["high", "instances of it leave patch group web: from the next scan on they follow the account's default baseline"],
  ],
  [
    "a Spot Fleet",
    changed(
      "aws_spot_fleet_request.it",
      { launch_specification: [{ tags: { PatchGroup: "web" } }] },
      { launch_specification: [{ tags: {} }] },
    ),
    [
      "high",
      "new instances of it leave patch group web: from the next scan on they follow the account's default baseline",
    ],
  ],
  [
    "a Spot request",
    changed("aws_spot_instance_request.it", IN_WEB, tags({})),
    [
      "medium",
      "the tag for the patch group of the instance of it becomes none, was web: AWS does not say whether it reaches the instance",
    ],
  ],
  [
    "both tags with different values",
    changed("aws_instance.it", IN_WEB, tags({ PatchGroup: "web", "Patch Group": "db" })),
    ["medium", 'it carries both tags with different values, "db" and "web": AWS does not say which patch group counts'],
  ],
  ["a node that is destroyed", removed("aws_instance.it", IN_WEB), ["low", "it is gone, of patch group web"]],
  [
    "a template from which nothing can be launched",
    made("aws_launch_template.it", {
      metadata_options: [{ instance_metadata_tags: "enabled" }],
      tag_specifications: [{ resource_type: "instance", tags: { "Patch Group": "web" } }],
    }),
    [
      "medium",
      'no instance can be launched from it, for EC2 refuses the tag "Patch Group" while instance_metadata_tags is enabled: use PatchGroup, or turn them off',
      "instances launched from it join patch group web",
    ],
  ],
  [
    "an account that shows tags in the metadata",
    changed(
      "aws_ec2_instance_metadata_defaults.it",
      { instance_metadata_tags: "disabled" },
      { instance_metadata_tags: "enabled" },
    ),
    [
      "medium",
      'tags are shown in the instance metadata from now on: EC2 then refuses the tag "Patch Group" on new instances',
    ],
  ],
])("who is in a patch group: %s", (_, resource, sentences) => {
  expect(told(resource)).toEqual(sentences);
});

const CORE = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
const HOST_MANAGEMENT = "/ssm/managed-instance/default-ec2-instance-management-role";
const UNMANAGED = "without Default Host Management its instances are no longer managed, and never patched";
const TAKEN_OFF = `AmazonSSMManagedInstanceCore is taken off role node: ${UNMANAGED}`;

test.each<[string, GivenResource, string]>([
  [
    "an attachment of the policy",
    removed("aws_iam_role_policy_attachment.it", { role: "node", policy_arn: CORE }),
    TAKEN_OFF,
  ],
  [
    "one role of an attachment to several",
    changed(
      "aws_iam_policy_attachment.it",
      { policy_arn: CORE, roles: ["node", "other"] },
      { policy_arn: CORE, roles: ["other"] },
    ),
    TAKEN_OFF,
  ],
  [
    "a list of all policies of the role",
    changed(
      "aws_iam_role_policy_attachments_exclusive.it",
      { role_name: "node", policy_arns: [CORE] },
      { role_name: "node", policy_arns: [] },
    ),
    TAKEN_OFF,
  ],
  [
    "the role's own list",
    changed("aws_iam_role.node", { managed_policy_arns: [CORE] }, { managed_policy_arns: [] }),
    TAKEN_OFF,
  ],
  [
    "the instance profile",
    removed("aws_iam_instance_profile.it", { name: "it", role: "node" }),
    `the instance profile it goes away: ${UNMANAGED}`,
  ],
  [
    "the role of the instance profile",
    changed("aws_iam_instance_profile.it", { role: "node" }, { role: "other" }),
    "instances of the profile it work with role other, was node: without AmazonSSMManagedInstanceCore they are no longer managed, and never patched",
  ],
  [
    "Default Host Management",
    removed("aws_ssm_service_setting.it", { setting_id: HOST_MANAGEMENT, setting_value: "node" }),
    "Default Host Management is turned off: instances without a profile of their own are no longer managed, and never patched",
  ],
  [
    "the role of Default Host Management",
    changed(
      "aws_ssm_service_setting.it",
      { setting_id: HOST_MANAGEMENT, setting_value: "node" },
      { setting_id: HOST_MANAGEMENT, setting_value: "other" },
    ),
    "Default Host Management works with other, was node: where that is no role for it, instances without a profile of their own are no longer managed, and never patched",
  ],
  [
    "the way to the service",
    removed("aws_vpc_endpoint.it", { service_name: "com.amazonaws.eu-central-1.ssm" }),
    "the VPC endpoint of com.amazonaws.eu-central-1.ssm goes away: nodes without another route to it are no longer managed, and never patched",
  ],
  [
    "the way to the buckets of Patch Manager",
    changed(
      "aws_vpc_endpoint.it",
      { service_name: "com.amazonaws.eu-central-1.s3", policy: "a" },
      { service_name: "com.amazonaws.eu-central-1.s3", policy: "b" },
    ),
    "the VPC endpoint of com.amazonaws.eu-central-1.s3 has another policy: nodes that do not reach the buckets of Patch Manager, such as patch-baseline-snapshot-…, cannot scan or install",
  ],
])("nodes that are no longer managed are told: %s", (_, resource, sentence) => {
  expect(told(resource)).toEqual(["high", sentence]);
});

const INSTALL = kept(TASK, command("AWS-RunPatchBaseline", { Operation: "Install", RebootOption: "NoReboot" }));

test.each<[string, readonly GivenResource[], readonly string[]]>([
  [
    "an inline policy of a task's role",
    [INSTALL, removed("aws_iam_role_policy.it", { name: "run", role: "task", policy: "{}" })],
    ["high", "the policy run is taken off role task, with which window sunday works"],
  ],
  [
    "an inline policy of a task's role that changes",
    [
      INSTALL,
      changed(
        "aws_iam_role_policy.it",
        { name: "run", role: "task", policy: "{}" },
        { name: "run", role: "task", policy: "[]" },
      ),
    ],
    ["medium", "the policy run changes on role task, with which window sunday works"],
  ],
  [
    "the role that an Automation is handed",
    [
      kept(TASK, automation("Own", { AutomationAssumeRole: "arn:aws:iam::123456789012:role/images" })),
      removed("aws_iam_role.images", { name: "images", arn: "arn:aws:iam::123456789012:role/images" }),
    ],
    ["high", "the role images goes away, with which window sunday works"],
  ],
  [
    "a parameter that an association reads",
    [
      kept(ASSOCIATION, association("AWS-RunShellScript", { commands: "{{ssm:/patching/list}}" })),
      changed("aws_ssm_parameter.it", { name: "/patching/list", value: "a" }, { name: "/patching/list", value: "b" }),
    ],
    [
      "medium",
      "the parameter it changes, which association it reads: an association that does not wait for its schedule runs at once",
    ],
  ],
  [
    "a parameter that goes away: nothing runs at once",
    [
      kept(ASSOCIATION, association("AWS-RunShellScript", { commands: "{{ssm:/patching/list}}" })),
      removed("aws_ssm_parameter.it", { name: "/patching/list", value: "a" }),
    ],
    ["high", "the parameter it goes away, which association it reads"],
  ],
  [
    "a Change Calendar",
    [
      kept(ASSOCIATION, association("AWS-RunPatchBaseline", { Operation: "Scan" }, { calendar_names: ["freeze"] })),
      changed("aws_ssm_document.freeze", { name: "freeze", content: "a" }, { name: "freeze", content: "b" }),
    ],
    ["medium", "the Change Calendar freeze opens at other times: association it runs only while it is open"],
  ],
  [
    "a Change Calendar that goes away",
    [
      kept(ASSOCIATION, association("AWS-RunPatchBaseline", { Operation: "Scan" }, { calendar_names: ["freeze"] })),
      removed("aws_ssm_document.freeze", { name: "freeze", content: "a" }),
    ],
    ["high", "the Change Calendar freeze goes away, for which association it waits to be open"],
  ],
  [
    "a document of one's own that runs one of AWS's",
    [
      made("aws_ssm_document.own", {
        name: "own",
        content: '{"mainSteps":[{"action":"aws:runDocument","inputs":{"documentPath":"AWS-RunPatchBaseline"}}]}',
      }),
    ],
    ["medium", "the document own runs AWS-RunPatchBaseline, on whatever node it is run on"],
  ],
  [
    "a bucket into which a policy writes",
    [
      kept(
        SETUP,
        quickSetup("AWSQuickSetupType-PatchPolicy", {
          PatchPolicyName: "setup",
          OutputLogEnableS3: "true",
          OutputS3BucketName: "patch-logs",
          TargetAccounts: "123456789012",
          TargetRegions: "eu-central-1",
        }),
      ),
      removed("aws_s3_bucket.it", { bucket: "patch-logs" }),
    ],
    ["high", "the bucket it goes away, into which patch policy setup writes"],
  ],
])("what patching depends on is told: %s", (_, resources, sentences) => {
  expect(told(...resources)).toEqual(sentences);
});

test.each([
  ["a parameter", changed("aws_ssm_parameter.it", { name: "/a", value: "a" }, { name: "/a", value: "b" })],
  ["a policy of another role", removed("aws_iam_role_policy.it", { name: "run", role: "other", policy: "{}" })],
  [
    "a new endpoint of S3",
    made("aws_vpc_endpoint.it", { service_name: "com.amazonaws.eu-central-1.s3", policy: "{}" }),
  ],
  ["another endpoint", removed("aws_vpc_endpoint.it", { service_name: "com.amazonaws.eu-central-1.ec2" })],
  ["an instance without a group", made("aws_instance.it", tags({ Stage: "prod" }))],
])("%s that nothing about patching refers to is not told", (_, resource) => {
  expect(told(INSTALL, resource)).toEqual(["none"]);
});
