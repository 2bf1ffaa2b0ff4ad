import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Snapshot } from "../../../account/snapshot/snapshot-schema";
import { houseRules } from "../../../examples/house-rules/house-rules";
import { addChecks, MaintenanceWindow, Schedule } from "../../../modules";
import { TODAY_CONTEXT } from "../../../modules/construct/today";
import { planWith } from "../../review/given-plans";
import { testFolder } from "../../support/folders";
import { run } from "../given-stacks";

const ROOT = join(__dirname, "../../..");
const RULES = `module.exports = require(${JSON.stringify(join(ROOT, "examples/house-rules/house-rules"))}).houseRules();`;
const BASELINE = "pb-0123456789abcdef0";
const OF_AWS = "arn:aws:ssm:eu-central-1:054228986973:patchbaseline/pb-0123456789abcdef1";

type Region = Snapshot["accounts"][number]["regions"][number];

const WINDOW: Region["windows"][number] = {
  WindowId: "mw-0123456789abcdef0",
  Name: "night",
  Enabled: true,
  Schedule: "cron(0 2 ? * WED *)",
  Duration: 3,
  Cutoff: 1,
  AllowUnassociatedTargets: false,
  Targets: [
    { WindowTargetId: "t-1", ResourceType: "INSTANCE", Targets: [{ Key: "tag:Patch Group", Values: ["web"] }] },
  ],
  Tasks: [
    {
      WindowTaskId: "k-1",
      TaskArn: "AWS-RunPatchBaseline",
      TaskType: "RUN_COMMAND",
      Targets: [{ Key: "WindowTargetIds", Values: ["t-1"] }],
      MaxConcurrency: "10%",
      MaxErrors: "1",
      TaskInvocationParameters: { RunCommand: { Parameters: { Operation: ["Install"], RebootOption: ["NoReboot"] } } },
    },
  ],
};

const REGION: Region = {
  region: "eu-central-1",
  baselines: [
    {
      BaselineId: BASELINE,
      Name: "acme-linux",
      OperatingSystem: "AMAZON_LINUX_2023",
      ApprovalRules: {
        PatchRules: [
          {
            PatchFilterGroup: { PatchFilters: [{ Key: "CLASSIFICATION", Values: ["Security"] }] },
            ApproveAfterDays: 2,
          },
        ],
      },
      Tags: { CostCentre: "4711" },
    },
    { BaselineId: OF_AWS, Name: "AWS-UbuntuDefaultPatchBaseline", OperatingSystem: "UBUNTU" },
  ],
  defaults: [],
  patchGroups: [
    { PatchGroup: "web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: BASELINE },
    { PatchGroup: "old", OperatingSystem: "UBUNTU", BaselineId: OF_AWS },
  ],
  windows: [WINDOW],
  associations: [],
  patchPolicies: [],
  nodes: [],
  refused: [],
};

function folderWith(region: Partial<Region> = {}, taken = "2026-11-23T08:00:00.000Z"): string {
  const folder = testFolder();
  const snapshot: Snapshot = {
    format: "cdktf-patch-snapshot",
    version: 1,
    taken,
    secrets: "hidden",
    accounts: [{ id: "123456789012", name: "prod-eu", refused: [], regions: [{ ...REGION, ...region }] }],
  };
  writeFileSync(join(folder, "snapshot.json"), JSON.stringify(snapshot));
  writeFileSync(join(folder, "rules.js"), RULES);
  return folder;
}

const summary = async (folder: string, ...args: string[]) => {
  const { out } = await run(folder, [
    "summary",
    "--account-only",
    "snapshot.json",
    "--at",
    "2026-11-23T09:00Z",
    ...args,
  ]);
  return out;
};

const words = (text: string) => text.replace(/\s+/g, " ");

test("what exists is told as a stack is, and found wrong by ours", async () => {
  const out = await summary(folderWith());

  expect(out).toContain("✔ prod-eu  6 resources  snapshot.json");
  expect(out).toContain("Amazon Linux 2023");
  expect(words(out)).toContain('patch group "old"');
  expect(words(out)).toContain('no maintenance window targets the patch group "old" [PM602]');
});

test("one violation has the same id, sentence and fix at synth, in the review and on an account", async () => {
  const sentence = "schedule: expected runs on Saturday or Sunday, got one on 2026-11-25";
  const fix = "→ Move the window to Saturday or Sunday.";
  const folder = folderWith();
  const app = new App({ outdir: join(folder, "cdktf.out"), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  const stack = new TerraformStack(app, "prod-eu");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  const window = { name: "night", schedule: Schedule.weekly("WED", "02:00"), duration: 3, cutoff: 1 };
  new MaintenanceWindow(stack, "Night", window);
  addChecks(app, houseRules());
  const planned = planWith([
    {
      address: "aws_ssm_maintenance_window.Night",
      after: { name: "night", schedule: "cron(0 2 ? * WED *)", duration: 3, cutoff: 1, enabled: true },
    },
  ]);
  writeFileSync(join(folder, "prod-eu.plan.json"), JSON.stringify(planned));

  const account = words(await summary(folder, "--checks", "./rules.js"));
  const review = words((await run(folder, ["review", "prod-eu.plan.json", "--checks", "./rules.js"])).out);
  let synth = "";
  try {
    app.synth();
  } catch (error) {
    synth = words((error as Error).message);
  }

  for (const said of [account, review, synth]) {
    expect(said).toContain("ACME001");
    expect(said).toContain(sentence);
    expect(said).toContain("The change board only approves weekends.");
    expect(said).toContain(fix);
  }
  expect(account).toContain('maintenance window "night" (mw-0123456789abcdef0)');
});

test("rules see baselines, groups that follow AWS's own, and tasks of an account", async () => {
  const out = words(await summary(folderWith(), "--checks", "./rules.js"));

  expect(out).toContain("approvalRules[0].approveAfterDays: expected at least 7 days in production, got 2 [ACME002]");
  expect(out).toContain(
    "rebootOption: expected a window with the tag Owner beside NoReboot, but it is missing [ACME003]",
  );
  expect(out).toContain("baselines[0]: expected a baseline of our own, got AWS's default [ACME005]");
});

test("an association that installs is a way to patch its group", async () => {
  const associations = [
    {
      AssociationId: "a-1",
      Name: "AWS-RunPatchBaseline",
      AssociationName: "nightly",
      Targets: [{ Key: "tag:Patch Group", Values: ["old"] }],
      ScheduleExpression: "cron(0 2 ? * SUN *)",
      Parameters: { Operation: ["Install"], RebootOption: [{ sha256: "0123456789abcdef" }] },
    },
  ];

  expect(await summary(folderWith({ associations }))).not.toContain("PM602");
});

test("what could not be read is no finding, and a snapshot that is old says so", async () => {
  const refused = [
    { part: "maintenance windows", permission: "ssm:DescribeMaintenanceWindows", reason: "AccessDenied" },
  ];
  const out = words(await summary(folderWith({ windows: [], refused }, "2026-11-21T08:00:00.000Z")));

  expect(out).toContain("the snapshot is 2 days old (2026-11-21T08:00:00.000Z)");
  expect(out).toContain(
    "maintenance windows in eu-central-1 could not be read (ssm:DescribeMaintenanceWindows is denied); " +
      "house rules see none, and checks across objects are left out",
  );
  expect(out).not.toContain("PM602");
});

test("a file that is no snapshot is refused", async () => {
  const folder = testFolder();
  writeFileSync(join(folder, "snapshot.json"), "{}");

  const { exitCode, err } = await run(folder, ["summary", "--account-only", "snapshot.json"]);

  expect(exitCode).toBe(2);
  expect(err).toContain("snapshot.json: expected a snapshot, got something else; cdktf-patch snapshot writes one");
});
