import type { TerraformStack } from "../../modules/framework/framework";
import { MaintenanceWindow } from "../../modules/maintenance-window";
import { PatchAssociation } from "../../modules/patch-association";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchGroup } from "../../modules/patch-group";
import { PatchLogs, PatchNotifications } from "../../modules/patch-operations";
import { fleet } from "../support/fleet";
import { mustRefuse } from "../support/refusal";

const schedule = "cron(0 2 ? * SUN *)";
const RULES = [{ approveAfterDays: 7 }];
const window = (stack: TerraformStack) =>
  new MaintenanceWindow(stack, "Window", { name: "sunday", schedule, duration: 3, cutoff: 1 });

test.each<[string, string, (stack: TerraformStack) => unknown]>([
  ["nam", "name", (stack) => new PatchBaseline(stack, "It", { nam: "linux", approvalRules: RULES, ...LINUX } as never)],
  [
    "approvalRules[0].approveAfterDay",
    "approveAfterDays",
    (stack) =>
      new PatchBaseline(stack, "It", { name: "linux", approvalRules: [{ approveAfterDay: 7 }], ...LINUX } as never),
  ],
  ["baseline", "baselines", (stack) => new PatchGroup(stack, "It", { patchGroup: "web", baseline: [] } as never)],
  [
    "shedule",
    "schedule",
    (stack) =>
      new MaintenanceWindow(stack, "It", { name: "sunday", shedule: schedule, duration: 3, cutoff: 1 } as never),
  ],
  ["patchGroup", "patchGroups", (stack) => window(stack).addTarget("It", { patchGroup: [] } as never)],
  ["target", "targets", (stack) => window(stack).addPatchTask("It", { operation: "Scan", target: [] } as never)],
  [
    "rebootOptions",
    "rebootOption",
    (stack) => {
      const sunday = window(stack);
      const targets = [sunday.addTarget("Nodes", { tags: { team: ["web"] } })];
      sunday.addPatchTask("It", { operation: "Install", rebootOptions: "NoReboot", targets } as never);
    },
  ],
  [
    "rebootOptions",
    "rebootOption",
    (stack) => associated(stack, { operation: "Install", rebootOptions: "NoReboot", targets: { allNodes: true } }),
  ],
  ["target", "targets", (stack) => associated(stack, { operation: "Scan", target: { allNodes: true } })],
  ["targets.allNode", "allNodes", (stack) => associated(stack, { operation: "Scan", targets: { allNode: true } })],
  [
    "topicARN",
    "topicArn",
    (stack) =>
      PatchNotifications.fromTopicArn(stack, "It", { topicARN: "arn:aws:sns:eu-central-1:123456789012:all" } as never),
  ],
  [
    "approvedPatch",
    "approvedPatches",
    (stack) => new PatchBaseline(stack, "It", { name: "linux", approvedPatch: ["openssl*"], ...LINUX } as never),
  ],
  [
    "instanceId",
    "instanceIds",
    (stack) => window(stack).addPatchTask("It", { operation: "Scan", instanceId: ["i-0123456789abcdef0"] } as never),
  ],
  [
    "logGroupNme",
    "logGroupName",
    (stack) => new PatchLogs(stack, "It", { logGroupNme: "/patching", retentionInDays: 30 } as never),
  ],
  [
    "associationNme",
    "associationName",
    (stack) =>
      associated(stack, {
        operation: "Install",
        rebootOption: "NoReboot",
        associationNme: "nightly",
        baselineTags: { key: "team", values: ["web"] },
        patchWithin: { any: 14 },
        targets: { allNodes: true },
      }),
  ],
  [
    "outputS3Buckets",
    "outputS3Bucket",
    (stack) =>
      associated(stack, {
        operation: "Scan",
        outputS3Buckets: "output",
        outputS3KeyPrefix: "scans",
        targets: { allNodes: true },
      }),
  ],
  [
    "nam",
    "name",
    (stack) =>
      associated(stack, {
        nam: "AWS-PatchInstanceWithRollback",
        automationTargetParameterName: "InstanceId",
        parameters: { AutomationAssumeRole: "arn:aws:iam::123456789012:role/patching" },
        targets: { tags: { team: ["web"] } },
      }),
  ],
])("for %s nobody also misses %s", (misspelt, meant, make) => {
  const { stack } = fleet();

  const told = mustRefuse(() => make(stack));

  expect(told.split("\n").slice(1)).toEqual([
    `  - ${misspelt}: there is no such property; did you mean ${meant} [PM001]`,
  ]);
});

const LINUX = { operatingSystem: "AMAZON_LINUX_2023" };

function associated(stack: TerraformStack, props: object): PatchAssociation {
  return new PatchAssociation(stack, "It", { scheduleExpression: schedule, ...props } as never);
}

test("what stands under a misspelt name is told with it", () => {
  const { stack } = fleet();
  const approvedPatch = ["x".repeat(101)];

  const told = mustRefuse(() => new PatchBaseline(stack, "It", { name: "x", approvedPatch, ...LINUX } as never));

  expect(told.split("\n").slice(1)).toEqual([
    "  - approvedPatch: there is no such property; did you mean approvedPatches [PM001]",
    expect.stringMatching(/^ {2}- name: expected 3 to 128 characters/),
    expect.stringMatching(/^ {2}- approvedPatches\[0\]: expected/),
  ]);
});
