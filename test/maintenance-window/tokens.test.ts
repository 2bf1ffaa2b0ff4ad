import { TerraformVariable, Token } from "cdktf";
import { unlisted } from "../../model/values/listed";
import { UNKNOWN } from "../../model/values/unknown";
import { MaintenanceWindow, Schedule } from "../../modules/maintenance-window";
import { fleet } from "../support/fleet";
import { refusal } from "../support/refusal";
import { group, sunday, TARGET, TASK, VALID, WINDOW } from "./given";

const VARIABLE = "${var.any}";

test("a variable in every argument of a window reaches Terraform unharmed", () => {
  const { stack, only } = fleet();
  const any = new TerraformVariable(stack, "any", {});
  const text = any.stringValue;

  const window = new MaintenanceWindow(stack, "Sunday", {
    name: text,
    description: text,
    schedule: text,
    scheduleTimezone: text,
    scheduleOffset: any.numberValue,
    startDate: text,
    endDate: text,
    duration: any.numberValue,
    cutoff: any.numberValue,
    allowUnassociatedTargets: any.booleanValue,
    enabled: any.booleanValue,
    tags: { Team: text },
    region: text,
  });

  expect(only(WINDOW)).toEqual({
    name: VARIABLE,
    description: VARIABLE,
    schedule: VARIABLE,
    schedule_timezone: VARIABLE,
    schedule_offset: VARIABLE,
    start_date: VARIABLE,
    end_date: VARIABLE,
    duration: VARIABLE,
    cutoff: VARIABLE,
    allow_unassociated_targets: VARIABLE,
    enabled: VARIABLE,
    tags: { Team: VARIABLE },
    region: VARIABLE,
  });
  expect(window.model).toEqual({
    name: UNKNOWN,
    description: UNKNOWN,
    schedule: UNKNOWN,
    scheduleTimezone: UNKNOWN,
    scheduleOffset: UNKNOWN,
    startDate: UNKNOWN,
    endDate: UNKNOWN,
    duration: UNKNOWN,
    cutoff: UNKNOWN,
    allowUnassociatedTargets: UNKNOWN,
    enabled: UNKNOWN,
    tags: { Team: UNKNOWN },
    region: UNKNOWN,
    targets: [],
    tasks: [],
  });
});

test("a token may stand inside of a Schedule, and all tags may be one", () => {
  const { stack, only } = fleet();
  const any = new TerraformVariable(stack, "any", {});

  new MaintenanceWindow(stack, "Sunday", {
    ...VALID,
    schedule: Schedule.expression(`cron(0 ${any.stringValue} ? * SUN *)`),
    tags: Token.asStringMap(any.fqn),
  });

  expect(only(WINDOW)).toMatchObject({ schedule: "cron(0 ${var.any} ? * SUN *)", tags: VARIABLE });
});

test("a variable in every argument of a target reaches Terraform unharmed", () => {
  const { stack, all, window } = sunday();
  const any = new TerraformVariable(stack, "any", {});
  const text = any.stringValue;

  const tagged = window.addTarget("Tagged", {
    name: text,
    description: text,
    ownerInformation: text,
    patchGroups: [{ ...group(text), region: text }],
    tags: { One: [text, "b", "a"], Other: any.listValue },
    tagKeys: [text],
  });
  window.addTarget("Listed", { instanceIds: any.listValue });
  window.addTarget("Grouped", { resourceGroup: text, resourceTypeFilters: any.listValue });

  const emitted = (id: string) => Object.entries(all(TARGET)).find(([name]) => name.startsWith(`Sunday_${id}_`))?.[1];
  expect(emitted("Tagged")).toMatchObject({
    name: VARIABLE,
    description: VARIABLE,
    owner_information: VARIABLE,
  });
  expect(emitted("Tagged")?.targets).toEqual([
    { key: "tag-key", values: [VARIABLE] },
    { key: "tag:One", values: [VARIABLE, "b", "a"] },
    { key: "tag:Other", values: VARIABLE },
    { key: "tag:Patch Group", values: [VARIABLE] },
  ]);
  expect(emitted("Listed")?.targets).toEqual([{ key: "InstanceIds", values: VARIABLE }]);
  expect(emitted("Grouped")?.targets).toEqual([
    { key: "resource-groups:Name", values: [VARIABLE] },
    { key: "resource-groups:ResourceTypeFilters", values: VARIABLE },
  ]);
  expect(tagged.model).toMatchObject({
    name: UNKNOWN,
    targets: expect.arrayContaining([
      { key: "tag:One", values: [UNKNOWN, "b", "a"] },
      { key: "tag:Other", values: UNKNOWN },
    ]),
  });
});

test("a variable in every argument of a task reaches Terraform unharmed", () => {
  const { stack, only, window } = sunday();
  const any = new TerraformVariable(stack, "any", {});
  const text = any.stringValue;
  const choice = unlisted(text);
  const target = window.addTarget("Critical", { patchGroups: [group("Critical")] });

  const task = window.addPatchTask("Install", {
    operation: choice,
    rebootOption: choice,
    targets: [target],
    name: text,
    description: text,
    maxConcurrency: any.numberValue,
    maxErrors: text,
    priority: any.numberValue,
    cutoffBehavior: choice,
    timeoutSeconds: any.numberValue,
    stepTimeoutSeconds: any.numberValue,
    serviceRoleArn: text,
    comment: text,
    documentVersion: text,
    documentHash: text,
    documentHashType: choice,
    outputS3Bucket: text,
    outputS3KeyPrefix: text,
    cloudwatchConfig: { cloudwatchLogGroupName: text, cloudwatchOutputEnabled: any.booleanValue },
    notificationConfig: { notificationArn: text, notificationEvents: [choice, "All"], notificationType: choice },
    notificationRoleArn: text,
    installOverrideList: text,
    baselineOverride: text,
  });

  expect(only(TASK)).toMatchObject({
    name: VARIABLE,
    description: VARIABLE,
    max_concurrency: VARIABLE,
    max_errors: VARIABLE,
    priority: VARIABLE,
    cutoff_behavior: VARIABLE,
    service_role_arn: VARIABLE,
    task_invocation_parameters: {
      run_command_parameters: {
        comment: VARIABLE,
        document_hash: VARIABLE,
        document_hash_type: VARIABLE,
        document_version: VARIABLE,
        output_s3_bucket: VARIABLE,
        output_s3_key_prefix: VARIABLE,
        service_role_arn: VARIABLE,
        timeout_seconds: VARIABLE,
        cloudwatch_config: { cloudwatch_log_group_name: VARIABLE, cloudwatch_output_enabled: VARIABLE },
        notification_config: {
          notification_arn: VARIABLE,
          notification_events: [VARIABLE, "All"],
          notification_type: VARIABLE,
        },
        parameter: ["BaselineOverride", "InstallOverrideList", "Operation", "RebootOption", "StepTimeoutSeconds"].map(
          (name) => ({ name, values: [VARIABLE] }),
        ),
      },
    },
  });
  expect(task.model).toMatchObject({
    maxConcurrency: UNKNOWN,
    maxErrors: UNKNOWN,
    runCommand: { parameters: { Operation: [UNKNOWN], StepTimeoutSeconds: [UNKNOWN] } },
  });
});

test("a list of instances may be one token", () => {
  const { stack, only, window } = sunday({ allowUnassociatedTargets: true });
  const any = new TerraformVariable(stack, "any", {});

  const task = window.addPatchTask("Scan", { operation: "Scan", instanceIds: any.listValue });

  expect(only(TASK)).toMatchObject({ targets: [{ key: "InstanceIds", values: VARIABLE }] });
  expect(task.model.targets).toEqual([{ kind: "instances", instanceIds: UNKNOWN }]);
});

test("throws where a token would have to become blocks, for Terraform accepts none there", () => {
  const { stack, window } = sunday();
  const token = Token.asAny(new TerraformVariable(stack, "any", {}).fqn) as never;
  const unknown = "a value that is known after apply";

  expect(refusal(() => window.addTarget("A", { tags: token }))).toBe(
    `window target fleet/Sunday/A is not valid\n  - tags: expected an object with a list of values for each key, got ${unknown} [PM001]`,
  );
  expect(refusal(() => window.addTarget("B", { patchGroups: token }))).toBe(
    `window target fleet/Sunday/B is not valid\n  - patchGroups: expected a list of patch groups, got ${unknown} [PM001]`,
  );
  expect(refusal(() => window.addTarget("C", { patchGroups: [{ patchGroup: "C", tagKey: token }] }))).toBe(
    `window target fleet/Sunday/C is not valid\n  - patchGroups[0].tagKey: expected "Patch Group" or "PatchGroup", got ${unknown} [PM001]`,
  );
  expect(
    refusal(() =>
      window.addPatchTask("D", {
        operation: "Scan",
        targets: token,
        cloudwatchConfig: token,
        notificationConfig: token,
      }),
    ),
  ).toBe(
    [
      "patch task fleet/Sunday/D is not valid",
      `  - targets: expected a list of what addTarget returned, got ${unknown} [PM001]`,
      `  - cloudwatchConfig: expected an object, got ${unknown}; give its arguments one by one [PM001]`,
      `  - notificationConfig: expected an object, got ${unknown}; give its arguments one by one [PM001]`,
    ].join("\n"),
  );
});

test("a window whose permission is a token takes a task with instances", () => {
  const { stack, all } = fleet();
  const any = new TerraformVariable(stack, "any", {});
  const window = new MaintenanceWindow(stack, "Sunday", { ...VALID, allowUnassociatedTargets: any.booleanValue });

  window.addPatchTask("Scan", { operation: "Scan", instanceIds: ["i-0000000a"] });

  expect(Object.keys(all(TASK))).toHaveLength(1);
});
