import { TerraformVariable } from "cdktf";
import { NotValidError } from "../../model/values/finding";
import { MaintenanceWindow, type PatchTaskOptions, type WindowTarget } from "../../modules/maintenance-window";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchGroup } from "../../modules/patch-group";
import { PatchLogs, PatchNotifications, PatchTaskRole } from "../../modules/patch-operations";
import { type Fleet, fleet } from "../support/fleet";
import { refusal } from "../support/refusal";
import { warningsOn } from "../support/warnings";
import { policies } from "./policies";

const TASK = "aws_ssm_maintenance_window_task";
const NODES = { patchGroup: "Critical", tagKey: "Patch Group" } as const;
const INSTALL = { operation: "Install", rebootOption: "RebootIfNeeded" } as const;

function sunday(): Fleet & { readonly window: MaintenanceWindow; readonly target: WindowTarget } {
  const given = fleet();
  const window = new MaintenanceWindow(given.stack, "Sunday", {
    name: "linux-critical",
    schedule: "cron(0 2 ? * SUN *)",
    duration: 3,
    cutoff: 1,
  });
  return { ...given, window, target: window.addTarget("Critical", { patchGroups: [NODES] }) };
}

function command(task: Record<string, unknown>): Record<string, unknown> {
  const { run_command_parameters } = task.task_invocation_parameters as Record<string, Record<string, unknown>>;
  return run_command_parameters as Record<string, unknown>;
}

function refused(options: (given: ReturnType<typeof sunday>) => object): string {
  const given = sunday();
  return refusal(() =>
    given.window.addPatchTask("Install", {
      ...INSTALL,
      targets: [given.target],
      ...options(given),
    } as PatchTaskOptions),
  );
}

const problem = (...lines: string[]) =>
  `patch task fleet/Sunday/Install is not valid\n${lines.map((line) => `  - ${line}`).join("\n")}`;

test("role, logs and notifications become the arguments that they stand for", () => {
  const { stack, window, target, only } = sunday();

  window.addPatchTask("Install", {
    ...INSTALL,
    targets: [target],
    serviceRole: new PatchTaskRole(stack, "Role"),
    logs: new PatchLogs(stack, "Logs", { logGroupName: "/patching" }),
    notifications: new PatchNotifications(stack, "Alerts"),
  });

  const task = only(TASK);
  expect(task.service_role_arn).toBe("${aws_iam_role.Role.arn}");
  expect(command(task)).toEqual({
    parameter: [
      { name: "Operation", values: ["Install"] },
      { name: "RebootOption", values: ["RebootIfNeeded"] },
    ],
    output_s3_bucket: "${aws_s3_bucket.Logs.bucket}",
    output_s3_key_prefix: "install/linux-critical",
    cloudwatch_config: {
      cloudwatch_log_group_name: "${aws_cloudwatch_log_group.Logs_LogGroup_2D29F7A4.name}",
      cloudwatch_output_enabled: true,
    },
    service_role_arn: "${aws_iam_role.Alerts_Role_8900DF7C.arn}",
    notification_config: {
      notification_arn: "${aws_sns_topic.Alerts.arn}",
      notification_events: ["TimedOut", "Cancelled", "Failed"],
      notification_type: "Command",
    },
  });
});

test("a scan writes under a prefix of its own", () => {
  const { window, target, only } = sunday();

  window.addPatchTask("Scan", {
    operation: "Scan",
    targets: [target],
    logs: PatchLogs.fromBucket({ bucket: "central-output" }),
  });

  expect(command(only(TASK))).toEqual({
    parameter: [{ name: "Operation", values: ["Scan"] }],
    output_s3_bucket: "central-output",
    output_s3_key_prefix: "scan/linux-critical",
  });
});

test("the role learns what its tasks need, and notifications which windows use them", () => {
  const { stack, window, target, synth, all } = sunday();
  const serviceRole = new PatchTaskRole(stack, "Role");
  const notifications = new PatchNotifications(stack, "Alerts", { events: ["windowExecution"] });

  window.addPatchTask("Scan", { operation: "Scan", targets: [target], serviceRole });
  window.addPatchTask("Install", {
    ...INSTALL,
    targets: [target],
    serviceRole,
    notifications,
    hooks: { preInstall: "Drain" },
  });

  const permissions = policies(synth()).Role_Permissions_A25BF51A ?? [];
  expect(permissions.map(({ sid }) => sid)).toEqual([
    "RunDocument",
    "RunOnNodes",
    "FollowCommands",
    "ReadTags",
    "FindByTag",
    "PassNotificationRole",
  ]);
  expect(permissions[0]?.resources?.map((arn) => arn.split("/").at(-1))).toEqual([
    "AWS-RunPatchBaseline",
    "AWS-RunPatchBaselineWithHooks",
  ]);
  expect(permissions[5]?.resources).toEqual(["${aws_iam_role.Alerts_Role_8900DF7C.arn}"]);
  const [rule] = Object.values(all("aws_cloudwatch_event_rule"));
  expect(JSON.parse(rule?.event_pattern as string).detail["window-id"]).toEqual([
    "${aws_ssm_maintenance_window.Sunday.id}",
  ]);
});

test.each<[string, (window: MaintenanceWindow) => WindowTarget, readonly string[]]>([
  [
    "a resource group",
    (window) => window.addTarget("Group", { resourceGroup: "web" }),
    ["FindGroups", "FindInGroup", "ReadGroupedTags", "ReadGroupedStacks"],
  ],
  ["instances", (window) => window.addTarget("Nodes", { instanceIds: ["i-0123456789abcdef0"] }), []],
])("a role for %s may look for nothing else", (_, target, sids) => {
  const { stack, window, synth } = sunday();

  window.addPatchTask("Scan", {
    operation: "Scan",
    targets: [target(window)],
    serviceRole: new PatchTaskRole(stack, "Role"),
  });

  const found = policies(synth()).Role_Permissions_A25BF51A?.map(({ sid }) => sid);
  expect(found).toEqual(["RunDocument", "RunOnNodes", "FollowCommands", "ReadTags", ...sids]);
});

test("a task that is refused leaves the role as it was", () => {
  const { stack, window, target, synth } = sunday();
  const serviceRole = new PatchTaskRole(stack, "Role", { documents: ["AWS-RunPatchBaseline"] });

  const add = () =>
    window.addPatchTask("Bad", { ...INSTALL, targets: [target], serviceRole, hooks: { onExit: "Done" }, priority: -1 });

  expect(add).toThrow(NotValidError);
  expect(policies(synth()).Role_Permissions_A25BF51A?.[0]?.resources).toHaveLength(1);
});

describe("hooks", () => {
  test("make the task run the document with hooks", () => {
    const { window, target, only } = sunday();

    window.addPatchTask("Install", {
      ...INSTALL,
      targets: [target],
      hooks: {
        preInstall: "Drain",
        postInstall: "arn:aws:ssm:eu-central-1:123456789012:document/Check",
        onExit: "Fill",
      },
    });

    expect(only(TASK).task_arn).toBe("AWS-RunPatchBaselineWithHooks");
    expect(command(only(TASK)).parameter).toEqual([
      { name: "OnExitHookDocName", values: ["Fill"] },
      { name: "Operation", values: ["Install"] },
      { name: "PostInstallHookDocName", values: ["arn:aws:ssm:eu-central-1:123456789012:document/Check"] },
      { name: "PreInstallHookDocName", values: ["Drain"] },
      { name: "RebootOption", values: ["RebootIfNeeded"] },
    ]);
  });

  test("are refused for a patch group with macOS, wherever in the stack it is made", () => {
    const { stack, window, target, synth } = sunday();
    window.addPatchTask("Install", { ...INSTALL, targets: [target], hooks: { preInstall: "Drain" } });
    const macs = new PatchBaseline(stack, "Macs", {
      name: "macs",
      operatingSystem: "MACOS",
      approvalRules: [{ approveAfterDays: 0 }],
    });

    new PatchGroup(stack, "Critical", { patchGroup: "Critical", baselines: [macs] });

    expect(synth).toThrow('[fleet/Sunday] the task "Install" has hooks, and targets a patch group with macOS [PM734]');
  });

  test("are accepted beside a patch group with macOS that the task does not target", () => {
    const { stack, window, target, synth } = sunday();
    window.addPatchTask("Install", { ...INSTALL, targets: [target], hooks: { preInstall: "Drain" } });
    const macs = PatchBaseline.fromBaselineId({ baselineId: "pb-0123456789abcdef0", operatingSystem: "MACOS" });

    new PatchGroup(stack, "Desktops", { patchGroup: "Desktops", baselines: [macs] });

    expect(synth).not.toThrow();
  });
});

test.each([INSTALL, { operation: "Scan" }] as const)("hooks without any are warned of beside %j", (options) => {
  const { window, target } = sunday();

  const task = window.addPatchTask("Install", { ...options, targets: [target], hooks: {} } as never);

  expect(warningsOn(task)).toEqual([
    "hooks: expected at least one of preInstall, postInstall or onExit, but all are missing; leave hooks out [PM735]",
  ]);
});

test.each<[string, (given: ReturnType<typeof sunday>) => object, string[]]>([
  [
    "a hook with a blank",
    () => ({ hooks: { preInstall: "Drain it" } }),
    [
      'hooks.preInstall: expected 3 to 128 characters out of letters, digits, "_", "-", ".", ":" and "/", got "Drain it" [PM731]',
    ],
  ],
  [
    "a hook that does not exist",
    () => ({ hooks: { preinstall: "Drain" } }),
    ["hooks.preinstall: there is no such property; did you mean preInstall [PM001]"],
  ],
  [
    "hooks beside what their document does not take",
    () => ({ hooks: { onExit: "Fill" }, installOverrideList: "s3://bucket/list.yaml", stepTimeoutSeconds: 60 }),
    [
      "installOverrideList: expected nothing beside hooks, got a value; AWS-RunPatchBaselineWithHooks does not accept it [PM732]",
      "stepTimeoutSeconds: expected nothing beside hooks, got a value; AWS-RunPatchBaselineWithHooks does not accept it [PM732]",
    ],
  ],
  [
    "hooks of a scan",
    () => ({ operation: "Scan", rebootOption: undefined, hooks: { onExit: "Fill" } }),
    ["hooks: expected nothing for a scan, got hooks; a scan calls none [PM733]"],
  ],
  [
    "a role given twice",
    ({ stack }) => ({
      serviceRole: new PatchTaskRole(stack, "Role"),
      serviceRoleArn: "arn:aws:iam::123456789012:role/other",
    }),
    ["serviceRoleArn: expected serviceRole or serviceRoleArn, got both; leave one of them out [PM001]"],
  ],
  [
    "logs and a bucket",
    () => ({ logs: PatchLogs.fromBucket({ bucket: "output" }), outputS3Bucket: "output" }),
    ["outputS3Bucket: expected logs or outputS3Bucket, got both; leave one of them out [PM001]"],
  ],
  [
    "a role by its ARN",
    () => ({ serviceRole: "arn:aws:iam::123456789012:role/patching" }),
    [
      'serviceRole: expected a PatchTaskRole or PatchTaskRole.fromRoleArn(…), got "arn:aws:iam::123456789012:role/patching" [PM001]',
    ],
  ],
  [
    "notifications and no role that may pass the publishing role on",
    ({ stack }) => ({ notifications: new PatchNotifications(stack, "Alerts") }),
    [
      "serviceRoleArn: missing, expected a role that may pass the publishing role on, for the service-linked role may not; give serviceRole: new PatchTaskRole(…), in an environment or a fleet operations.serviceRole: {} [PM554]",
    ],
  ],
  [
    "an operation that is known after apply, beside logs",
    ({ stack }) => ({
      operation: new TerraformVariable(stack, "any", {}).stringValue,
      logs: PatchLogs.fromBucket({ bucket: "output" }),
    }),
    ["operation: expected Scan or Install beside logs, got a value that is known after apply [PM001]"],
  ],
])("throws when there is %s", (_, options, lines) => {
  expect(refused(options)).toBe(problem(...lines));
});
