import { NODE_DOCUMENTS, type NodeDocumentFacts } from "../../model/facts/node-documents";
import type { GivenResource } from "./given-plans";
import {
  ASSOCIATION,
  association,
  automation,
  changed,
  command,
  made,
  quickSetup,
  ROLE,
  removed,
  SETUP,
  TASK,
  task,
  told,
} from "./given-ways";

// No public way by which AWS patches nodes, decides which nodes are patched, or keeps patching from working, is silent.

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
      "new task of sunday: AWS-RunShellScript: runs a shell script that installs by dnf, past every baseline, 1 at a time, stops when more than 1 fails",
    ],
  ],
  [
    "a script that only asks what there is",
    command("AWS-RunShellScript", { commands: "apt-get update && dnf check-update" }),
    ["low", "new task of sunday: AWS-RunShellScript: runs a shell script, 1 at a time, stops when more than 1 fails"],
  ],
  [
    "Windows that patches itself",
    command("AWS-ConfigureWindowsUpdate", { updateLevel: "InstallUpdatesAutomatically" }),
    [
      "medium",
      "new task of sunday: AWS-ConfigureWindowsUpdate: turns Windows' own updating on or off; turned on, Windows patches and reboots itself outside of any window, with updateLevel = InstallUpdatesAutomatically, 1 at a time, stops when more than 1 fails",
    ],
  ],
  [
    "Windows Update",
    command("AWS-InstallWindowsUpdates", { Action: "Install" }),
    [
      "medium",
      "new task of sunday: AWS-InstallWindowsUpdates: scans or installs by Windows Update, without a baseline and without patch compliance, with Action = Install, 1 at a time, stops when more than 1 fails",
    ],
  ],
  [
    "an Automation of one's own",
    automation("Own", { InstanceId: "{{RESOURCE_ID}}", AutomationAssumeRole: ROLE }),
    ["low", "new task of sunday: Own, with InstanceId = {{RESOURCE_ID}}, 1 at a time, stops when more than 1 fails"],
  ],
  [
    "a function",
    task("LAMBDA", "arn:aws:lambda:eu-central-1:123456789012:function:SSMTell", {
      lambda_parameters: [{ payload: "{}", qualifier: "live" }],
    }),
    [
      "low",
      "new task of sunday: calls the function SSMTell, version live, with a payload, 1 at a time, stops when more than 1 fails",
    ],
  ],
  [
    "a state machine",
    task("STEP_FUNCTIONS", "arn:aws:states:eu-central-1:123456789012:stateMachine:SSMCheck", {
      step_functions_parameters: [{ input: "{}", name: "sunday" }],
    }),
    [
      "low",
      "new task of sunday: starts the state machine SSMCheck as sunday, with an input, 1 at a time, stops when more than 1 fails",
    ],
  ],
])("%s in a window is told", (_, values, sentences) => {
  expect(told(made(TASK, values))).toEqual(sentences);
});

test("every node is told also where the key is written as in samples of AWS", () => {
  const nodes = { targets: [{ key: "instanceids", values: ["*"] }] };

  expect(told(made(ASSOCIATION, association("AWS-RunPatchBaseline", { Operation: "Scan" }, nodes)))).toEqual([
    "medium",
    "new association: Scan, on every node, Sun 02:00 UTC",
  ]);
});

test("a task that comes to patch by another kind is told to install by itself, or no longer to", () => {
  const install = command("AWS-RunPatchBaseline", { Operation: "Install", RebootOption: "RebootIfNeeded" });
  const scan = command("AWS-RunPatchBaseline", { Operation: "Scan" });
  const image = automation("AWS-CreateImage", { NoReboot: "true", AutomationAssumeRole: ROLE });

  expect(told(changed(TASK, image, install))).toContain(
    "it now installs by the baseline of each node, reboots if anything was installed",
  );
  expect(told(changed(TASK, image, scan))).toContain("it now scans, and installs nothing");
  expect(told(changed(TASK, install, image))).toContain(
    "it now makes an image of each instance, and reboots it for that unless NoReboot is true",
  );
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

const HOST = "AWSQuickSetupType-SSMHostMgmt";

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
    ["medium", "Default Host Management of Quick Setup, which manages instances that have no profile of their own"],
  ],
  [
    "Default Host Management of Quick Setup that goes away",
    removed(SETUP, quickSetup("AWSQuickSetupType-DHMC", {})),
    [
      "high",
      "deleted: Default Host Management of Quick Setup, which manages instances that have no profile of their own",
    ],
  ],
  [
    "another configuration of Quick Setup",
    made(SETUP, quickSetup("AWSQuickSetupType-ResourceExplorer", {})),
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
