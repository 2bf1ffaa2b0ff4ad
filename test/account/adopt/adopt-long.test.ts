import { adopt } from "../../../account/adopt/adopt";
import { commentText, Expression, textLiteral, written } from "../../../account/adopt/code";
import { fromSnapshot } from "../../../account/adopt/from-snapshot";
import { fromState } from "../../../account/adopt/from-state";
import { Names, pascalCase } from "../../../account/adopt/names";
import { runProgram } from "../../../modules/adopted-program/run-program";
import { compilerMessagesOfAdopted } from "../../support/compiler";
import { describeWithTerraform } from "../../support/terraform";
import { accountOf, BASELINE, windowWith } from "./given-account";
import { MODULE_STATE } from "./module-state";

const OPTIONS = { stack: "patching", protect: true, names: new Map<string, string>(), run: runProgram };

describeWithTerraform("a state as a public module leaves it", () => {
  test("becomes constructs that compile, with moved blocks and a plan in which only a secret becomes sensitive", async () => {
    const adopted = await adopt(fromState(MODULE_STATE, undefined), OPTIONS);
    const main = adopted.files["main.ts"] as string;

    expect(adopted).toMatchObject({
      summary: "Plan: 0 to add, 1 to change, 0 to destroy.",
      becomeSensitive: 1,
      createdGroups: 0,
      remaining: [],
      kept: [
        'the order in patch baseline "acme-linux" (pb-0123456789abcdef0)',
        'the order in window target "nodes" (11111111-2222-4333-8444-555555555555)',
      ],
    });
    expect(main).toContain('otherParameters: { RebootOption: ["NoReboot"], SnapshotId: [""] },');
    expect(main).toContain('schedule: "cron(0 0 3 ? * * *)",');
    expect(main).toContain("enabled: false,");
    expect(main).toContain("registerAsDefault: true,\n      provider: euWest1,");
    expect(main).toContain('scan.addAutomationTask("AWSRestartEC2Instance", {');
    expect(main).toContain("configuration: sourceAcmeOfPatchBaselineAcmeLinux.stringValue,");
    expect(main).not.toContain("geheim");
    expect(adopted.files["adoption.ts"]).toContain(
      String.raw`"Web/AMAZON_LINUX_2023": "module.patching[\"prod\"].aws_ssm_patch_group.this[\"web\"]",`,
    );
    expect(adopted.files["adoption.ts"]).toContain('const FORGOTTEN = ["aws_s3_bucket.logs", "random_id.suffix"];');
    const unset = await adopt(fromSnapshot(accountOf({ associations: [WITHOUT_RATES] })), OPTIONS);
    expect(unset.files["main.ts"]).toContain("nightly.resource.resetMaxErrors();");
    expect(compilerMessagesOfAdopted([adopted.files, unset.files])).toEqual([]);
  });
});

test("no secret of a state is left in what is adopted, not even in the provider's own copy", () => {
  const source = [{ name: "acme", products: ["*"], configuration: "geheim" }];
  const values = { id: "pb-1", operating_system: "UBUNTU", source, json: '{"Configuration":"geheim"}' };
  const resource = {
    address: "aws_ssm_patch_baseline.a",
    mode: "managed",
    type: "aws_ssm_patch_baseline",
    provider_name: "registry.terraform.io/hashicorp/aws",
    values,
  };

  const { objects, secrets } = fromState(
    { format_version: "1.0", values: { root_module: { resources: [resource] } } },
    "eu-central-1",
  );

  expect(JSON.stringify(objects)).not.toContain("geheim");
  expect(secrets).toHaveLength(1);
});

describeWithTerraform("an account as a snapshot tells it", () => {
  test("a baseline that our construct refuses becomes the plain resource, with the reason", async () => {
    const adopted = await adopt(
      fromSnapshot(accountOf({ baselines: [{ ...BASELINE, GlobalFilters: { PatchFilters: [WINDOWS_ONLY] } }] })),
      OPTIONS,
    );

    expect(adopted.remaining).toEqual([]);
    expect(adopted.kept).toEqual([
      'patch baseline "acme-linux" (pb-0123456789abcdef0), which the construct refuses, as the plain resource',
    ]);
    expect(adopted.files["main.ts"]).toContain("// patch baseline patching/AcmeLinux is not valid\n");
  });

  test("groups are created once more, and follow the baselines that they follow; a stranger's baseline stays one", async () => {
    const group = { PatchGroup: "web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: BASELINE.BaselineId };
    const arn = "arn:aws:ssm:eu-central-1:075727635805:patchbaseline/pb-0c7e89f711c3095f4";
    const other = { PatchGroup: "web", OperatingSystem: "UBUNTU", BaselineId: arn };
    const aws = { BaselineId: arn, Name: "AWS-UbuntuDefaultPatchBaseline", OperatingSystem: "UBUNTU" };

    const adopted = await adopt(
      fromSnapshot(accountOf({ baselines: [BASELINE, aws], patchGroups: [group, other] })),
      OPTIONS,
    );

    expect([adopted.createdGroups, adopted.remaining]).toEqual([2, []]);
    expect(adopted.summary).toBe("Plan: 1 to import, 2 to add, 0 to change, 0 to destroy.");
    expect(adopted.files["main.ts"]).toContain(
      `PatchBaseline.fromBaselineId({ baselineId: "${arn}", operatingSystem: "UBUNTU" })`,
    );
  });

  test("what the provider cannot say is left with its words, and all else is adopted", async () => {
    const PatchRules = [{ PatchFilterGroup: { PatchFilters: [] }, ApproveAfterDays: 7 }];
    const group = { PatchGroup: "web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: BASELINE.BaselineId };

    const { left, remaining, summary, files } = await adopt(
      fromSnapshot(accountOf({ baselines: [{ ...BASELINE, ApprovalRules: { PatchRules } }], patchGroups: [group] })),
      OPTIONS,
    );

    expect({ left, remaining, summary }).toEqual({
      left: [
        {
          label: 'patch baseline "acme-linux" (pb-0123456789abcdef0)',
          reason:
            'the provider refuses it: Insufficient patch_filter blocks: At least 1 "patch_filter" blocks are required.',
        },
      ],
      remaining: [],
      summary: "Plan: 1 to add, 0 to change, 0 to destroy.",
    });
    expect(files["main.ts"]).toContain('PatchBaseline.fromBaselineId({ baselineId: "pb-0123456789abcdef0"');
  });

  test("an installation that does not say whether it reboots is left unsaid", async () => {
    const adopted = await adopt(
      fromSnapshot(accountOf({ windows: [windowWith({ Operation: ["Install"] })] })),
      OPTIONS,
    );

    expect(adopted.remaining).toEqual([]);
    expect(adopted.kept).toEqual([
      "task_invocation_parameters of window task 22222222-2222-4333-8444-555555555555, by an override",
    ]);
    expect(adopted.files["main.ts"]).toContain('parameter: [{ name: "Operation", values: ["Install"] }]');
  });

  test("what is not taken over is told: what Quick Setup keeps, and what the reader may not see", () => {
    const { left } = fromSnapshot(
      accountOf({
        associations: [
          {
            AssociationId: "a-2",
            Name: "AWS-RunPatchBaseline",
            AssociationName: "AWS-QuickSetup-PatchPolicy-Scan-LA-x",
          },
        ],
        refused: [{ part: "managed nodes", permission: "ssm:DescribeInstanceInformation", reason: "AccessDenied" }],
      }),
    );

    expect(left.map(({ label, reason }) => `${label}: ${reason}`)).toEqual([
      'association "AWS-QuickSetup-PatchPolicy-Scan-LA-x" (a-2): it belongs to a StackSet of Quick Setup',
      "managed nodes in eu-central-1: not read: ssm:DescribeInstanceInformation is denied",
    ]);
  });
});

describe("names and texts of others", () => {
  test.each([
    ["acme-linux 2023", "AcmeLinux2023"],
    ["Größe", "GroE"],
    ["1st", "St"],
    ['"; process.exit(1); //', "ProcessExit1"],
    ["字", ""],
  ])("%s becomes %s", (name, id) => {
    expect(pascalCase(name)).toBe(id);
  });

  test("two objects of one name have ids and variables of their own, and no word of the language", () => {
    const names = new Names();

    const ids = ["web", "web", "WEB", "class"].map((name) => names.id("", name, "Group", ["Group"]));

    expect(ids).toEqual(["Web", "WebGroup", "WEBGroup2", "Class"]);
    expect(ids.map((id) => names.variable(id))).toEqual(["web", "webGroup", "wEBGroup2", "class2"]);
  });

  test("a text means itself to TypeScript and to Terraform", () => {
    // A line that is turned around would read otherwise than it runs.
    expect(textLiteral("a\u202e\u2066 b")).toBe(String.raw`"a\u202e\u2066 b"`);
    expect(commentText("a\u202e\n*/ b")).toBe(String.raw`a\u{202E} * / b`);
    expect(textLiteral('a "b" `c` ${d} %{e}\u2028\n')).toBe(String.raw`"a \"b\" ${"`c`"} $${"${d}"} %%{e}\u2028\n"`);
    expect(written({ __proto__x: "a", "b c": [new Expression("web")] })).toBe('{ __proto__x: "a", "b c": [web] }');
  });
});

test.each([
  [
    { format_version: "1.0", planned_values: {} },
    "expected a snapshot, or what terraform show -json prints of a state",
  ],
  [[], "expected a snapshot, or what terraform show -json prints of a state"],
  [{ format_version: "1.0" }, "expected a state with patching, found no aws_ssm_patch_… or maintenance window in it"],
])("throws for what is no state, or one without patching", (content, message) => {
  expect(() => fromState(content, undefined)).toThrow(message);
});

/** The construct says both rates, and is told to leave them out. */
const WITHOUT_RATES = {
  AssociationId: "a0000000-0000-4000-8000-000000000001",
  Name: "AWS-RunPatchBaseline",
  AssociationName: "nightly",
  Targets: [{ Key: "tag:role", Values: ["web"] }],
  ScheduleExpression: "cron(0 2 ? * SUN *)",
  Parameters: { Operation: ["Scan"] },
};

/** A filter of another system, which the provider lets through. */
const WINDOWS_ONLY = { Key: "MSRC_SEVERITY", Values: ["Critical"] };

test("parameters of documents and what Terraform marks as sensitive are hidden in a state, as in a snapshot", () => {
  const task = {
    address: "aws_ssm_maintenance_window_task.script",
    mode: "managed",
    type: "aws_ssm_maintenance_window_task",
    provider_name: "registry.terraform.io/hashicorp/aws",
    values: {
      id: "t-1",
      task_arn: "AWS-RunShellScript",
      description: "geheim-1",
      task_invocation_parameters: [
        {
          run_command_parameters: [
            { comment: "open", parameter: [{ name: "commands", values: ["curl geheim-2", "{{TARGET_ID}}"] }] },
          ],
        },
      ],
    },
    sensitive_values: { description: true },
  };

  const { objects, secrets } = fromState(
    { format_version: "1.0", values: { root_module: { resources: [task] } } },
    "eu-central-1",
  );

  const text = JSON.stringify(objects);
  expect(["geheim", "open", "{{TARGET_ID}}"].map((one) => text.includes(one))).toEqual([false, true, true]);
  expect(secrets.map(({ what }) => what)).toEqual([
    "parameter commands of aws_ssm_maintenance_window_task.script",
    "description of aws_ssm_maintenance_window_task.script",
  ]);
});
