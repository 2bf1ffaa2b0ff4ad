import { TerraformVariable } from "cdktf";
import { quote } from "../../model/text/wording";
import { findingsIn, PatchTaskRole } from "../../modules";
import type { MaintenanceWindow } from "../../modules/maintenance-window";
import { refusal } from "../support/refusal";
import { warningsOn } from "../support/warnings";
import { group, ROLE, sunday, TASK } from "./given";

const FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:SSM-check";
const MACHINE = "arn:aws:states:eu-central-1:123456789012:stateMachine:SSM-check";

function withTarget() {
  const given = sunday();
  return { ...given, target: given.window.addTarget("Web", { patchGroups: [group("web")] }) };
}

/** A task that is not valid, as a user of JavaScript may write it. */
function refused(add: (window: MaintenanceWindow, targets: readonly never[]) => unknown): string {
  const { window, target } = withTarget();
  return refusal(() => add(window, [target] as never));
}

test("an image of each node is made with as few words as that", () => {
  const { window, target, all } = withTarget();

  const task = window.addAutomationTask("Image", {
    taskArn: "AWS-CreateImage",
    parameters: { NoReboot: true, AutomationAssumeRole: ROLE },
    targets: [target],
    priority: 1,
  });

  expect(Object.values(all(TASK))[0]).toEqual({
    window_id: "${aws_ssm_maintenance_window.Sunday.id}",
    task_type: "AUTOMATION",
    task_arn: "AWS-CreateImage",
    targets: [{ key: "WindowTargetIds", values: [expect.stringContaining("aws_ssm_maintenance_window_target")] }],
    max_concurrency: "10%",
    max_errors: "1",
    priority: 1,
    task_invocation_parameters: {
      automation_parameters: {
        parameter: [
          { name: "AutomationAssumeRole", values: [ROLE] },
          { name: "InstanceId", values: ["{{RESOURCE_ID}}"] },
          { name: "NoReboot", values: ["true"] },
        ],
      },
    },
  });
  expect(task.resource.friendlyUniqueId).toMatch(/^Sunday_Image_[0-9A-F]{8}$/);
});

test("a task without targets says nothing of how many at once", () => {
  const { window, only } = sunday();

  window.addAutomationTask("Report", { taskArn: "Report", documentVersion: "$LATEST", parameters: { Days: 7 } });

  expect(only(TASK)).toEqual({
    window_id: "${aws_ssm_maintenance_window.Sunday.id}",
    task_type: "AUTOMATION",
    task_arn: "Report",
    task_invocation_parameters: {
      automation_parameters: { document_version: "$LATEST", parameter: [{ name: "Days", values: ["7"] }] },
    },
  });
});

test("a command says all that a patch task may say of one", () => {
  const { window, target, all } = withTarget();

  window.addRunCommandTask("Test", {
    taskArn: "AWS-RunShellScript",
    parameters: { commands: ["systemctl is-active nginx"], executionTimeout: 60 },
    targets: [target],
    comment: "after patching",
    timeoutSeconds: 600,
    outputS3Bucket: "logs",
    maxConcurrency: 5,
  });

  expect(Object.values(all(TASK))[0]).toMatchObject({
    task_type: "RUN_COMMAND",
    max_concurrency: "5",
    task_invocation_parameters: {
      run_command_parameters: {
        comment: "after patching",
        timeout_seconds: 600,
        output_s3_bucket: "logs",
        parameter: [
          { name: "commands", values: ["systemctl is-active nginx"] },
          { name: "executionTimeout", values: ["60"] },
        ],
      },
    },
  });
});

test("a function and a state machine get what they are told", () => {
  const { window, all } = sunday();

  window.addLambdaTask("Call", {
    taskArn: FUNCTION,
    payload: '{"id":"{{TARGET_ID}}"}',
    qualifier: "live",
    clientContext: "e30=",
  });
  window.addStepFunctionsTask("Start", { taskArn: MACHINE, input: "{}", executionName: "{{WINDOW_EXECUTION_ID}}" });

  expect(Object.values(all(TASK)).map((task) => task.task_invocation_parameters)).toEqual([
    { lambda_parameters: { payload: '{"id":"{{TARGET_ID}}"}', qualifier: "live", client_context: "e30=" } },
    { step_functions_parameters: { input: "{}", name: "{{WINDOW_EXECUTION_ID}}" } },
  ]);
});

test("the role of the window may start what its tasks run, pass the roles that they name, and nothing else", () => {
  const { stack, window, synth } = sunday();
  const serviceRole = new PatchTaskRole(stack, "Role");

  window.addAutomationTask("Image", {
    taskArn: "AWS-StopEC2Instance",
    parameters: { InstanceId: "i-0123456789abcdef0", AutomationAssumeRole: ROLE },
    serviceRole,
  });
  window.addLambdaTask("Call", { taskArn: FUNCTION, serviceRole });
  window.addStepFunctionsTask("Start", { taskArn: MACHINE, serviceRole });

  const documents = Object.values(synth().data?.aws_iam_policy_document ?? {});
  const statements = documents.flatMap(
    ({ statement }) => statement as { sid?: string; actions: string[]; resources?: string[] }[],
  );
  const by = (sid: string) => statements.find((one) => one.sid === sid);
  const actions = statements.flatMap((one) => one.actions).filter((action) => action !== "sts:AssumeRole");
  expect([...new Set(actions)].sort()).toEqual([
    "iam:PassRole",
    "lambda:InvokeFunction",
    "ssm:GetAutomationExecution",
    "ssm:ListTagsForResource",
    "ssm:StartAutomationExecution",
    "states:DescribeExecution",
    "states:StartExecution",
  ]);
  expect(by("PassAutomationRole")?.resources).toEqual([ROLE]);
  expect(by("CallFunction")?.resources).toEqual([FUNCTION, `${FUNCTION}:*`]);
  expect(by("StartMachine")?.resources).toEqual([MACHINE]);
  expect(by("RunAutomation")?.resources).toEqual([
    expect.stringMatching(/::document\/AWS-StopEC2Instance$/),
    expect.stringMatching(/::automation-definition\/AWS-StopEC2Instance:\*$/),
    expect.stringMatching(/automation-execution\/\*$/),
  ]);
});

test("an Automation without a role of its own is told with whose rights it works", () => {
  const { window, target } = withTarget();

  const task = window.addAutomationTask("Image", { taskArn: "AWS-CreateImage", targets: [target] });

  expect(warningsOn(task)).toEqual([
    expect.stringContaining(
      "parameters.AutomationAssumeRole: missing, expected the ARN of a role with which AWS-CreateImage works; " +
        "it would work with the rights of the window's role [PM586]",
    ),
  ]);
});

test("what is not known yet passes", () => {
  const { stack, window, all } = sunday();
  const text = new TerraformVariable(stack, "text", { type: "string" }).stringValue;

  window.addLambdaTask("Call", { taskArn: text, payload: text, qualifier: text, serviceRoleArn: text });
  window.addAutomationTask("Run", { taskArn: text, parameters: { Name: text, Names: [text] }, documentVersion: text });

  expect(Object.values(all(TASK))).toHaveLength(2);
});

test.each<[string, (window: MaintenanceWindow, targets: readonly never[]) => unknown, string]>([
  [
    "an Automation in Run Command",
    (window, targets) => window.addRunCommandTask("T", { taskArn: "AWS-PatchAsgInstance", targets }),
    "taskArn: expected a document of type Command, got AWS-PatchAsgInstance, an Automation; use addAutomationTask [PM580]",
  ],
  [
    "a Command in Automation",
    (window, targets) => window.addAutomationTask("T", { taskArn: "AWS-RunPatchBaseline", targets }),
    "taskArn: expected a document of type Automation, got AWS-RunPatchBaseline, a Command; use addRunCommandTask [PM580]",
  ],
  [
    "the node in Run Command",
    (window, targets) =>
      window.addRunCommandTask("T", {
        taskArn: "AWS-RunShellScript",
        parameters: { commands: "echo {{RESOURCE_ID}}" },
        targets,
      }),
    "parameters.commands: expected no {{RESOURCE_ID}} in Run Command, which does not know it; the command runs on the node itself [PM582]",
  ],
  [
    "a misspelt pseudo parameter",
    (window) => window.addLambdaTask("T", { taskArn: FUNCTION, payload: '"{{TARGETID}}"' }),
    "payload: expected {{TARGET_ID}}, got {{TARGETID}}; windows fill in no such name [PM582]",
  ],
  [
    "a payload that is no JSON",
    (window) => window.addLambdaTask("T", { taskArn: FUNCTION, payload: "secret" }),
    "payload: expected JSON, got a string that is not JSON; write it with JSON.stringify [PM583]",
  ],
  [
    "an input that is too long",
    (window) => window.addStepFunctionsTask("T", { taskArn: MACHINE, input: JSON.stringify("x".repeat(4095)) }),
    "input: expected at most 4096 bytes, got 4097 [PM584]",
  ],
  [
    "a name of an execution that is too long",
    (window) => window.addStepFunctionsTask("T", { taskArn: MACHINE, executionName: "x".repeat(81) }),
    `executionName: expected 1 to 80 characters, got "${"x".repeat(60)}"… (81 characters) [PM584]`,
  ],
  [
    "no target for a command",
    (window) => window.addRunCommandTask("T", { taskArn: "AWS-UpdateSSMAgent" } as never),
    "targets: expected targets of the window or instanceIds, got neither; the task would run nowhere [PM510]",
  ],
  [
    "rates without targets",
    (window) => window.addLambdaTask("T", { taskArn: FUNCTION, maxConcurrency: 1 }),
    "maxConcurrency: expected nothing for a task without targets, got a value [PM521]",
  ],
  [
    "another task's property",
    (window) => window.addLambdaTask("T", { taskArn: FUNCTION, comment: "a" } as never),
    "comment: there is no such property; expected clientContext, cutoffBehavior, dependsOn, description, instanceIds, lifecycle, logs, maxConcurrency, maxErrors, minutesPerNode, name, notifications, payload, priority, provider, qualifier, serviceRole, serviceRoleArn, targets, taskArn, taskType, window [PM001]",
  ],
  [
    "nothing at all",
    (window) => window.addLambdaTask("T", undefined as never),
    "expected an object, got undefined; give it its properties [PM001]",
  ],
  [
    "a parameter of the wrong kind",
    (window) => window.addAutomationTask("T", { taskArn: "Own", parameters: { A: {} } as never }),
    "parameters.A: expected a string, a number, a boolean or a list of strings, got an object [PM001]",
  ],
])("%s is refused", (_, add, message) => {
  expect(refused(add).split("\n  - ")).toContain(message);
});

describe("what a task runs stands in the policy of its role, so that it is one thing", () => {
  const named = "the name of a document or ";
  const command = `${named}the ARN of a document such as arn:aws:ssm:eu-central-1:123456789012:document/Mine`;
  const automation = `${named}the ARN of an Automation such as arn:aws:ssm:eu-central-1:123456789012:document/Mine`;
  const called = `the ARN of a function such as ${FUNCTION}`;
  const machine = `the ARN of a state machine such as ${MACHINE}`;
  const serviceRole = { serviceRoleArn: ROLE };

  test.each<[string, (taskArn: string) => Parameters<typeof refused>[0], string, readonly string[]]>([
    [
      "a command",
      (taskArn) => (window, targets) => window.addRunCommandTask("T", { taskArn, targets, ...serviceRole }),
      command,
      [
        "*",
        "AWS-*",
        "AWS-RunPatchBaselin?",
        "arn:aws:ssm:*:*:document/*",
        "arn:aws:ssm:eu-central-1:*:document/Mine",
        "arn:aws:s3:::bucket/x",
        "${aws:username}",
      ],
    ],
    [
      "an Automation",
      (taskArn) => (window) => window.addAutomationTask("T", { taskArn, ...serviceRole }),
      automation,
      ["*", "AWS-*", "arn:aws:ssm:*:*:automation-definition/*", "arn:aws:ssm:eu-central-1::automation-definition/A:*"],
    ],
    [
      "a function",
      (taskArn) => (window) => window.addLambdaTask("T", { taskArn, ...serviceRole }),
      called,
      ["*", "SSM-check", `${FUNCTION}*`, "arn:aws:lambda:*:*:function:*", `${FUNCTION}:*`, MACHINE, "arn:aws:s3:::x"],
    ],
    [
      "a state machine",
      (taskArn) => (window) => window.addStepFunctionsTask("T", { taskArn, ...serviceRole }),
      machine,
      ["*", "SSM-check", `${MACHINE}?`, "arn:aws:states:*:*:stateMachine:*", FUNCTION],
    ],
  ])("%s", (_, add, expected, given) => {
    for (const taskArn of given) {
      expect(refused(add(taskArn)).split("\n  - ")).toContain(
        `taskArn: expected ${expected}, got ${quote(taskArn)} [PM588]`,
      );
    }
  });

  test.each(["*", "arn:aws:iam::123456789012:role/*", "arn:aws:iam::*:role/image", "arn:aws:s3:::bucket"])(
    "%s is no role that an Automation could work with",
    (role) => {
      const add = (window: MaintenanceWindow) =>
        window.addAutomationTask("T", { taskArn: "AWS-CreateImage", parameters: { AutomationAssumeRole: role } });

      expect(refused(add).split("\n  - ")).toContain(
        `parameters.AutomationAssumeRole: expected the ARN of an IAM role such as arn:aws:iam::123456789012:role/patching, got "${role}" [PM589]`,
      );
    },
  );

  test.each([
    ["a document that is shared", "addRunCommandTask", "arn:aws-cn:ssm:cn-north-1:999999999999:document/Shared.1"],
    [
      "an Automation in a version",
      "addAutomationTask",
      "arn:aws:ssm:eu-central-1::automation-definition/AWS-CreateImage:1",
    ],
    ["a function's newest version", "addLambdaTask", `${FUNCTION}:$LATEST`],
    ["an alias of a state machine", "addStepFunctionsTask", `${MACHINE}:live`],
  ] as const)("%s is taken", (_, add, taskArn) => {
    const { window, target, only } = withTarget();

    (window[add] as (id: string, props: object) => unknown)("T", { taskArn, targets: [target], ...serviceRole });

    expect(only(TASK)).toMatchObject({ task_arn: taskArn });
  });
});

test("a longest payload is taken", () => {
  const { window, only } = sunday();

  window.addLambdaTask("Call", { taskArn: FUNCTION, payload: JSON.stringify("x".repeat(4094)) });

  expect(only(TASK)).toMatchObject({ task_type: "LAMBDA" });
});

test.each<[string, (window: MaintenanceWindow) => unknown, string]>([
  [
    "a parameter that a document is not known to have",
    (window) => window.addAutomationTask("T", { taskArn: "AWS-CreateImage", parameters: { noReboot: true } as never }),
    'parameters.noReboot: expected one of InstanceId, NoReboot, AutomationAssumeRole, which AWS-CreateImage has, got "noReboot"; did you mean NoReboot [PM581]',
  ],
  [
    "a function that only a role of its own may call",
    (window) => window.addLambdaTask("T", { taskArn: FUNCTION.replace("SSM-", "") }),
    `taskArn: expected a name that starts with SSM, or a serviceRole beside it, got "${FUNCTION.replace("SSM-", "")}" [PM585]`,
  ],
])("warns of %s", (_, add, message) => {
  const { window } = sunday();

  expect(warningsOn(add(window) as never).join("\n")).toContain(message);
});

describe("back up, then patch", () => {
  function backingUp(imagePriority: number | undefined, installPriority: number | undefined) {
    const { stack, window, target } = withTarget();
    const role = { AutomationAssumeRole: ROLE };
    window.addAutomationTask("Image", {
      taskArn: "AWS-CreateImage",
      parameters: role,
      targets: [target],
      priority: imagePriority,
    });
    window.addPatchTask("Install", {
      operation: "Install",
      rebootOption: "NoReboot",
      targets: [target],
      priority: installPriority,
    });
    return findingsIn(stack).filter(({ finding }) => finding.checkId === "PM642");
  }

  test("is what priority says", () => {
    expect(backingUp(1, 2)).toEqual([]);
    expect(backingUp(2, 1).map(({ text }) => text.split("\n")[0])).toEqual([
      "the backup Image runs after the installation Install [PM642]",
    ]);
    expect(backingUp(undefined, undefined).map(({ text }) => text.split("\n")[0])).toEqual([
      "the backup Image runs at the same time as the installation Install [PM642]",
    ]);
  });

  test("must fit into the window, one after the other", () => {
    const { stack, window } = sunday({ duration: 3 });
    const target = window.addTarget("Web", { patchGroups: [group("web")], expectedNodes: 10 });
    const basics = { targets: [target], maxConcurrency: 5 };
    const image = { taskArn: "AWS-CreateImage", parameters: { AutomationAssumeRole: ROLE } } as const;
    window.addAutomationTask("Image", { ...image, ...basics, minutesPerNode: 50, priority: 1 });
    window.addPatchTask("Install", {
      operation: "Install",
      rebootOption: "NoReboot",
      ...basics,
      minutesPerNode: 45,
      priority: 2,
    });

    expect(findingsIn(stack).flatMap(({ finding, text }) => (finding.checkId === "PM643" ? [text] : []))).toEqual([
      expect.stringContaining(
        "By priority: Image 100 minutes and Install 90 minutes, 190 minutes in all, and the window is open for 180.",
      ),
    ]);
  });
});
