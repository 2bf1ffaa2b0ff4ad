import { adopt } from "../../account/adopt/adopt";
import { fromSnapshot } from "../../account/adopt/from-snapshot";
import { fromState } from "../../account/adopt/from-state";
import { hiddenText } from "../../account/snapshot/hidden-text";
import type { SnapshotRegion } from "../../account/snapshot/snapshot-schema";
import { runProgram } from "../../modules/adopted-program/run-program";
import { accountOf, BASELINE, windowWith } from "../account/adopt/given-account";
import { describeWithTerraform } from "../support/terraform";

const OPTIONS = { stack: "patching", protect: true, names: new Map<string, string>(), run: runProgram };

type Association = SnapshotRegion["associations"][number];
type Task = SnapshotRegion["windows"][number]["Tasks"][number];

const NIGHTLY: Association = {
  AssociationId: "a0000000-0000-4000-8000-000000000001",
  Name: "AWS-RunPatchBaseline",
  AssociationName: "nightly",
  DocumentVersion: "$DEFAULT",
  Targets: [{ Key: "tag:PatchGroup", Values: ["web"] }],
  ScheduleExpression: "cron(0 2 ? * SUN *)",
  ApplyOnlyAtCronInterval: true,
  MaxConcurrency: "10%",
  MaxErrors: "1",
  ComplianceSeverity: "UNSPECIFIED",
  SyncCompliance: "AUTO",
  OutputLocation: { S3Location: { OutputS3BucketName: "patch-logs", OutputS3KeyPrefix: "nightly" } },
  Parameters: { Operation: ["Install"], RebootOption: ["NoReboot"] },
  Tags: { Team: "platform" },
};

async function adopted(region: Partial<SnapshotRegion>) {
  const result = await adopt(fromSnapshot(accountOf(region)), OPTIONS);
  return { ...result, main: result.files["main.ts"] as string };
}

describeWithTerraform("ways to patch beside a window", () => {
  test("an association becomes a construct, with the groups of the program, and is imported by its id", async () => {
    const group = { PatchGroup: "web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: BASELINE.BaselineId };

    const { main, files, ...rest } = await adopted({
      baselines: [BASELINE],
      patchGroups: [group],
      associations: [NIGHTLY],
    });

    expect(rest).toMatchObject({
      summary: "Plan: 2 to import, 1 to add, 0 to change, 0 to destroy.",
      remaining: [],
      kept: [],
      left: [],
    });
    expect(main).toContain(`    new PatchAssociation(this, "Nightly", {
      operation: "Install",
      rebootOption: "NoReboot",
      targets: { patchGroups: [web] },
      scheduleExpression: Schedule.weekly("SUN", "02:00"),
      associationName: "nightly",
      complianceSeverity: "UNSPECIFIED",
      syncCompliance: "AUTO",
      documentVersion: "$DEFAULT",
      outputS3Bucket: "patch-logs",
      outputS3KeyPrefix: "nightly",
      tags: { Team: "platform" },
    });`);
    expect(main).toContain('tagKey: "PatchGroup",');
    expect(files["adoption.ts"]).toContain(`"Nightly/Default": "${NIGHTLY.AssociationId}"`);
  });

  test.each<[string, Partial<Association>]>([
    ["a scan that carries a reboot option", { Parameters: { Operation: ["Scan"], RebootOption: ["NoReboot"] } }],
    ["one that says no rates", { MaxConcurrency: undefined, MaxErrors: undefined }],
    ["another document of AWS", { Name: "AWS-InstallWindowsUpdates", Parameters: { Action: ["Install"] } }],
    ["one that runs once", { ScheduleExpression: undefined }],
    [
      "targets in another order",
      {
        Targets: [
          { Key: "tag:b", Values: ["2", "1"] },
          { Key: "tag:a", Values: ["x"] },
        ],
      },
    ],
    ["every node", { Targets: [{ Key: "InstanceIds", Values: ["*"] }], CalendarNames: ["closed-in-december"] }],
    [
      "a baseline by its tags",
      {
        Name: "AWS-RunPatchBaselineAssociation",
        Parameters: { Operation: ["Scan"], BaselineTags: ["Key=Stage,Values=prod,live"] },
      },
    ],
    [
      "hooks",
      {
        Name: "AWS-RunPatchBaselineWithHooks",
        Parameters: { Operation: ["Install"], RebootOption: ["NoReboot"], OnExitHookDocName: ["acme-exit"] },
      },
    ],
  ])("%s is adopted on an empty plan", async (_name, change) => {
    const { summary, remaining, left } = await adopted({ associations: [{ ...NIGHTLY, ...change }] });

    expect({ summary, remaining, left }).toEqual({
      summary: "Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.",
      remaining: [],
      left: [],
    });
  });

  test("an association of which anything would change is left, for an update runs it; Terraform forgets it there", async () => {
    const parameters = { Action: "Install", IncludeKbs: "KB1" };
    const targets = [{ key: "tag:Stage", values: ["prod"] }];
    const common = { mode: "managed", provider_name: "registry.terraform.io/hashicorp/aws" };
    const association = {
      ...common,
      address: "aws_ssm_association.updates",
      type: "aws_ssm_association",
      values: {
        id: "a0000000-0000-4000-8000-000000000001",
        association_id: "a0000000-0000-4000-8000-000000000001",
        arn: "arn:aws:ssm:eu-central-1:123456789012:association/a0000000-0000-4000-8000-000000000001",
        name: "AWS-InstallWindowsUpdates",
        schedule_expression: "cron(0 2 ? * SUN *)",
        parameters,
        targets,
      },
    };
    const window = {
      ...common,
      address: "aws_ssm_maintenance_window.sunday",
      type: "aws_ssm_maintenance_window",
      values: {
        id: "mw-0123456789abcdef0",
        name: "sunday",
        schedule: "rate(7 days)",
        duration: 3,
        cutoff: 1,
        enabled: true,
      },
    };
    const state = { format_version: "1.0", values: { root_module: { resources: [association, window] } } };

    const { remaining, left, objects, files } = await adopt(fromState(state, undefined), OPTIONS);

    expect([remaining, objects.map(({ type }) => type)]).toEqual([[], ["aws_ssm_maintenance_window"]]);
    expect(left).toEqual([
      {
        label: 'association "AWS-InstallWindowsUpdates" (a0000000-0000-4000-8000-000000000001)',
        reason: "its first plan would not be empty (update), and an update runs it immediately",
        address: "aws_ssm_association.updates",
      },
    ]);
    expect(files["adoption.ts"]).toContain('const FORGOTTEN = ["aws_ssm_association.updates"];');
  });

  test("a patch policy becomes a construct, or the plain resource where its parameters are written otherwise", async () => {
    const policy = policyWith(
      JSON.stringify({ UBUNTU: { description: "", disabled: false, label: "", value: "pb-0123456789abcdef0" } }),
    );
    const written = policyWith('{"UBUNTU":{"value":"pb-0123456789abcdef0","label":"mine"}}');

    const ours = await adopted({ patchPolicies: [policy] });
    const plain = await adopted({ patchPolicies: [written] });

    const empty = "Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.";
    expect([ours.summary, ours.kept, plain.summary, plain.kept]).toEqual([
      empty,
      [],
      empty,
      ['patch policy "nightly", which the construct would write otherwise, as the plain resource'],
    ]);
    expect(ours.main).toContain('new PatchPolicy(this, "Nightly", {');
    expect(ours.main).toContain('targets: { tag: { key: "Stage", value: "prod" } },');
    expect(plain.main).toContain("// Its parameters as AWS has them, word for word;");
    expect(plain.main).toContain('new SsmquicksetupConfigurationManager(this, "Nightly", {');
  });

  test("a task of another kind is added by its window, and what may be a secret is a variable", async () => {
    const { summary, main, program, remaining } = await adopted({ windows: [windowOf(TASKS)] });

    expect([remaining, summary]).toEqual([[], "Plan: 6 to import, 0 to add, 1 to change, 0 to destroy."]);
    for (const call of [
      'sunday.addRunCommandTask("Script", {',
      'sunday.addAutomationTask("Restart", {',
      'sunday.addLambdaTask("Notify", {',
      'sunday.addStepFunctionsTask("Drain", {',
    ]) {
      expect(main).toContain(call);
    }
    expect(main).toContain("payload: payloadOfWindowTaskNotify.stringValue,");
    expect(main).not.toContain("hidden-");
    expect(program.secrets.map(({ id }) => id)).toEqual([
      "ParameterCommandsOfWindowTaskScript",
      "PayloadOfWindowTaskNotify",
      "InputOfWindowTaskDrain",
    ]);
  });

  test("what no construct has words for is the plain resource, with the reason above it and on the screen", async () => {
    const [, restart] = TASKS;
    const [InstanceId, Colour] = [["{{RESOURCE_ID}}"], ["blue"]];
    const Automation = { DocumentVersion: "$DEFAULT", Parameters: { InstanceId, Colour } };
    const unknown = { ...restart, TaskInvocationParameters: { Automation } };
    const PatchFilters = [1, 2].map(() => ({ Key: "CLASSIFICATION", Values: ["Security"] }));
    const PatchRules = [{ PatchFilterGroup: { PatchFilters }, ApproveAfterDays: 7 }];

    const { main, kept, remaining } = await adopted({
      baselines: [{ ...BASELINE, ApprovalRules: { PatchRules } }],
      windows: [windowOf([unknown])],
      associations: [{ ...NIGHTLY, ScheduleExpression: undefined }],
    });

    expect(remaining).toEqual([]);
    expect(kept).toEqual([
      'association "nightly" (a0000000-0000-4000-8000-000000000001), as the plain resource: it has no schedule',
      'patch baseline "acme-linux" (pb-0123456789abcdef0), as the plain resource: a filter key stands twice in one place',
      'window task "restart" (b0000000-0000-4000-8000-000000000000), as the plain resource: AWS-RestartEC2Instance lists no parameter Colour',
    ]);
    expect(main).toContain(`    // As the plain resource: AWS-RestartEC2Instance lists no parameter Colour.
    new SsmMaintenanceWindowTask(this, "Restart", {`);
  });

  test("a secret parameter of a patch task is a variable too, and never the text that stands for it", async () => {
    const parameters = { Operation: ["Install"], RebootOption: ["NoReboot"], Other: [hiddenText("geheim")] };

    const { main, remaining } = await adopted({ windows: [windowWith(parameters)] });

    expect(remaining).toEqual([]);
    expect(main).toContain("otherParameters: { Other: [parameterOtherOf");
    expect(main).not.toContain("hidden-");
  });
});

test("secrets of objects that are called alike say where each belongs", () => {
  const [, , notify] = TASKS;
  const telling = (token: string) => ({ Lambda: { Payload: hiddenText(token) } });
  const [sunday, monday] = ["sunday", "monday"].map((Name) => ({
    ...windowOf([{ ...notify, TaskInvocationParameters: telling(Name) }]),
    Name,
  }));
  const source = (url: string) => ({ Name: "ours", Products: ["*"], Configuration: hiddenText(url) });
  const regions = ["eu-central-1", "eu-west-1"].flatMap(
    (region) =>
      accountOf({
        region,
        baselines: [{ ...BASELINE, Sources: [source(region)] }],
        windows: region === "eu-west-1" ? [] : ([sunday, monday] as SnapshotRegion["windows"]),
      }).regions,
  );

  const { secrets } = fromSnapshot({ id: "123456789012", regions, refused: [] });

  expect(secrets.map(({ what }) => what)).toEqual([
    "source ours of patch baseline acme-linux in eu-central-1",
    "payload of window task notify of window sunday in eu-central-1",
    "payload of window task notify of window monday in eu-central-1",
    "source ours of patch baseline acme-linux in eu-west-1",
  ]);
});

test.each<[string, Partial<Association>, string]>([
  [
    "an offset and a duration",
    { ScheduleOffset: 2, Duration: 3 },
    "it has a schedule offset and a duration, which the provider does not know and would clear with the next change",
  ],
  [
    "an alarm",
    { AlarmConfiguration: { Alarms: [] } },
    "it has an alarm, which the provider does not know and would clear with the next change",
  ],
  [
    "a secret",
    { Parameters: { Operation: ["Install"], InstallOverrideList: [hiddenText("https://a?b")] } },
    "its parameter InstallOverrideList may be a secret: another value than AWS has would be an update, which runs it immediately",
  ],
  [
    "several values",
    { Name: "AWS-InstallWindowsUpdates", Parameters: { Categories: ["a", "b"] } },
    "its parameter Categories has several values, which the provider would send as one with the next change",
  ],
  ["no target", { Targets: [] }, "it names its node without a target, which the provider no longer knows"],
  [
    "Quick Setup's name",
    { AssociationName: "AWS-QuickSetup-PatchPolicy-Scan-LA-x" },
    "it belongs to a StackSet of Quick Setup",
  ],
])("an association with %s stays as it is", (_name, change, reason) => {
  const { objects, left } = fromSnapshot(accountOf({ associations: [{ ...NIGHTLY, ...change }] }));

  expect(objects).toEqual([]);
  expect(left.map((one) => one.reason)).toEqual([reason]);
});

function policyWith(selected: string): SnapshotRegion["patchPolicies"][number] {
  return {
    ManagerArn:
      "arn:aws:ssm-quicksetup:eu-central-1:123456789012:configuration-manager/a0000000-0000-4000-8000-000000000002",
    Name: "nightly",
    ConfigurationDefinitions: [
      {
        Type: "AWSQuickSetupType-PatchPolicy",
        LocalDeploymentAdministrationRoleArn: "arn:aws:iam::123456789012:role/administration",
        LocalDeploymentExecutionRoleName: "execution",
        Parameters: {
          PatchPolicyName: "nightly",
          SelectedPatchBaselines: selected,
          PatchBaselineUseDefault: "custom",
          PatchBaselineRegion: "eu-central-1",
          ConfigurationOptionsPatchOperation: "Scan",
          ConfigurationOptionsScanValue: "cron(0 1 * * ? *)",
          ConfigurationOptionsScanNextInterval: "true",
          IsPolicyAttachAllowed: "false",
          OutputLogEnableS3: "false",
          RateControlConcurrency: "10%",
          RateControlErrorThreshold: "1",
          TargetRegions: "eu-central-1",
          TargetAccounts: "123456789012",
          TargetType: "Tags",
          TargetTagKey: "Stage",
          TargetTagValue: "prod",
        },
      },
    ],
    Tags: { Team: "platform" },
  };
}

const TASKS: readonly Partial<Task>[] = [
  {
    Name: "script",
    TaskArn: "AWS-RunShellScript",
    TaskType: "RUN_COMMAND",
    TaskInvocationParameters: { RunCommand: { Parameters: { commands: [hiddenText("curl -u a:b")] } } },
  },
  {
    Name: "restart",
    TaskArn: "AWS-RestartEC2Instance",
    TaskType: "AUTOMATION",
    TaskInvocationParameters: {
      Automation: { DocumentVersion: "$DEFAULT", Parameters: { InstanceId: ["{{RESOURCE_ID}}"] } },
    },
  },
  {
    Name: "notify",
    TaskArn: "arn:aws:lambda:eu-central-1:123456789012:function:SSM-notify",
    TaskType: "LAMBDA",
    TaskInvocationParameters: { Lambda: { Payload: hiddenText('{"token":"geheim"}') } },
  },
  {
    Name: "drain",
    TaskArn: "arn:aws:states:eu-central-1:123456789012:stateMachine:SSM-drain",
    TaskType: "STEP_FUNCTIONS",
    TaskInvocationParameters: { StepFunctions: { Name: "drain", Input: hiddenText('{"password":"geheim"}') } },
  },
];

function windowOf(tasks: readonly Partial<Task>[]): SnapshotRegion["windows"][number] {
  const window = windowWith({ Operation: ["Scan"] });
  const [first] = window.Tasks as [Task];
  const Tasks = tasks.map((one, index) => ({
    ...first,
    ...one,
    WindowTaskId: `b0000000-0000-4000-8000-00000000000${index}`,
  }));
  return { ...window, Tasks };
}
