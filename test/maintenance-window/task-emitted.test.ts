import { type FleetWithWindow, group, ROLE, sunday, TARGET, TASK, TOPIC } from "./given";

const parameter = (name: string, value: string) => ({ name, values: [value] });

function withTarget(): FleetWithWindow & { readonly target: ReturnType<FleetWithWindow["window"]["addTarget"]> } {
  const given = sunday();
  return { ...given, target: given.window.addTarget("Critical", { patchGroups: [group("Critical")] }) };
}

test("a scan says no more than what it needs, a tenth of the nodes at a time, one error at most", () => {
  const { only, all, window, target } = withTarget();

  window.addPatchTask("Scan", { operation: "Scan", targets: [target] });

  const [name] = Object.keys(all(TARGET));
  expect(only(TASK)).toEqual({
    window_id: "${aws_ssm_maintenance_window.Sunday.id}",
    task_type: "RUN_COMMAND",
    task_arn: "AWS-RunPatchBaseline",
    targets: [{ key: "WindowTargetIds", values: [`\${aws_ssm_maintenance_window_target.${name}.id}`] }],
    max_concurrency: "10%",
    max_errors: "1",
    task_invocation_parameters: { run_command_parameters: { parameter: [parameter("Operation", "Scan")] } },
  });
});

test("every argument of an installation is written", () => {
  const { only, window, target } = withTarget();

  const task = window.addPatchTask("Install", {
    operation: "Install",
    rebootOption: "RebootIfNeeded",
    targets: [target],
    name: "install",
    description: "Installs",
    maxConcurrency: "20%",
    maxErrors: "0",
    priority: 0,
    cutoffBehavior: "CANCEL_TASK",
    timeoutSeconds: 600,
    stepTimeoutSeconds: 7200,
    serviceRoleArn: ROLE,
    comment: "Sunday",
    documentVersion: "$DEFAULT",
    documentHash: "abc",
    documentHashType: "Sha256",
    outputS3Bucket: "patch-logs",
    outputS3KeyPrefix: "install",
    cloudwatchConfig: { cloudwatchLogGroupName: "patching", cloudwatchOutputEnabled: true },
    notificationConfig: {
      notificationArn: TOPIC,
      notificationEvents: ["Failed", "TimedOut"],
      notificationType: "Command",
    },
    notificationRoleArn: `${ROLE}-publish`,
    installOverrideList: "s3://lists/urgent.yaml",
    dependsOn: [window.resource],
  });

  expect(only(TASK)).toMatchObject({
    name: "install",
    description: "Installs",
    max_concurrency: "20%",
    max_errors: "0",
    priority: 0,
    cutoff_behavior: "CANCEL_TASK",
    service_role_arn: ROLE,
    depends_on: ["aws_ssm_maintenance_window.Sunday"],
    task_invocation_parameters: {
      run_command_parameters: {
        comment: "Sunday",
        document_hash: "abc",
        document_hash_type: "Sha256",
        document_version: "$DEFAULT",
        output_s3_bucket: "patch-logs",
        output_s3_key_prefix: "install",
        service_role_arn: `${ROLE}-publish`,
        timeout_seconds: 600,
        cloudwatch_config: { cloudwatch_log_group_name: "patching", cloudwatch_output_enabled: true },
        notification_config: {
          notification_arn: TOPIC,
          notification_events: ["TimedOut", "Failed"],
          notification_type: "Command",
        },
        parameter: [
          parameter("InstallOverrideList", "s3://lists/urgent.yaml"),
          parameter("Operation", "Install"),
          parameter("RebootOption", "RebootIfNeeded"),
          parameter("StepTimeoutSeconds", "7200"),
        ],
      },
    },
  });
  expect(task.model).toMatchObject({
    key: "Install",
    runCommand: { serviceRoleArn: `${ROLE}-publish`, parameters: { RebootOption: ["RebootIfNeeded"] } },
  });
});

test("a baseline override is a parameter of the document", () => {
  const { only, window, target } = withTarget();

  window.addPatchTask("Scan", {
    operation: "Scan",
    targets: [target],
    baselineOverride: "https://lists/baselines.json",
  });

  expect(only(TASK)).toMatchObject({
    task_invocation_parameters: {
      run_command_parameters: {
        parameter: [parameter("BaselineOverride", "https://lists/baselines.json"), parameter("Operation", "Scan")],
      },
    },
  });
});

test("counts given as numbers are written as texts", () => {
  const { only, window, target } = withTarget();

  window.addPatchTask("Scan", { operation: "Scan", targets: [target], maxConcurrency: 5, maxErrors: 0 });

  expect(only(TASK)).toMatchObject({ max_concurrency: "5", max_errors: "0" });
});

test("a task may name instances where the window allows it", () => {
  const { only, window } = sunday({ allowUnassociatedTargets: true });

  const task = window.addPatchTask("Scan", { operation: "Scan", instanceIds: ["i-0000000b", "i-0000000a"] });

  expect(only(TASK).targets).toEqual([{ key: "InstanceIds", values: ["i-0000000a", "i-0000000b"] }]);
  expect(task.model.targets).toEqual([{ kind: "instances", instanceIds: ["i-0000000b", "i-0000000a"] }]);
});

test("a target with both tag keys stands for both of its resources", () => {
  const { all, only, window } = sunday();
  const target = window.addTarget("All", { patchGroups: [group("Old"), group("New", "PatchGroup")] });

  window.addPatchTask("Scan", { operation: "Scan", targets: [target] });

  const ids = Object.keys(all(TARGET)).map((name) => `\${aws_ssm_maintenance_window_target.${name}.id}`);
  expect(ids).toHaveLength(2);
  expect(only(TASK).targets).toEqual([{ key: "WindowTargetIds", values: ids }]);
});

test("the order in which targets are listed changes no byte, and neither does a repetition", () => {
  const emitted = (order: (a: unknown, b: unknown) => readonly unknown[]) => {
    const { synth, window } = sunday();
    const a = window.addTarget("A", { patchGroups: [group("A")] });
    const b = window.addTarget("B", { patchGroups: [group("B")] });
    window.addPatchTask("Scan", { operation: "Scan", targets: order(a, b) as never });
    return JSON.stringify(synth());
  };

  expect(emitted((a, b) => [b, a])).toBe(emitted((a, b) => [a, b]));
  expect(emitted((a, b) => [b, a, b])).toBe(emitted((a, b) => [a, b]));
});
