import type {
  MaintenanceWindowModel,
  RunCommandModel,
  TargetSelectionModel,
  WindowTargetModel,
  WindowTaskModel,
} from "../../model/maintenance-window/maintenance-window-model";
import type { ApprovalRuleModel } from "../../model/patch-baseline/patch-baseline-model";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import { referenceTo, type TerraformObject } from "../../model/terraform/terraform-value";
import { type Knowable, UNKNOWN } from "../../model/values/unknown";
import { defaultChanges } from "../../review/changes/default-changes";
import { groupChanges, type PlanSide } from "../../review/changes/group-changes";
import { rawChanges } from "../../review/changes/raw-changes";
import { ruleChanges } from "../../review/changes/rule-changes";
import { taskChanges } from "../../review/changes/task-changes";
import { windowChanges } from "../../review/changes/window-changes";
import type { PlannedAction, PlannedResource } from "../../review/plan/planned-resource";
import { describeTarget, groupsText } from "../../review/reach/describe-target";
import { ReviewedRuns } from "../../review/reach/reviewed-runs";
import { baseline } from "../model/explain/given";
import { ChangedPlan, toldOf } from "./changed-plans";
import { AT } from "./given-reviews";

// Sentences about what no story makes Terraform plan: what is known after apply, and rare ways to choose machines.

const TASK: WindowTaskModel = {
  key: "Install",
  taskType: "RUN_COMMAND",
  taskArn: "AWS-RunPatchBaseline",
  targets: [{ kind: "window-target", key: "Web" }],
  runCommand: { parameters: { Operation: ["Install"] } },
};

const saidOf = (before: Partial<WindowTaskModel>, after: Partial<WindowTaskModel>) =>
  taskChanges({ ...TASK, ...before }, { ...TASK, ...after }, (address) => `target ${address}`).map(({ says }) => says);

test.each<[string, Knowable<RunCommandModel> | undefined, string]>([
  ["is taken away", undefined, "the input of the command changes as a whole"],
  ["is known after apply", UNKNOWN, "the input of the command is known after apply"],
  [
    "has parameters that are known after apply",
    { parameters: UNKNOWN },
    "the parameters of the document are known after apply",
  ],
])("says of a command that it %s", (_, runCommand, says) => {
  expect(saidOf({}, { runCommand })).toEqual([says]);
});

test("a task is not said to go over to another window where a new one has the name of its own", () => {
  const plan = new ChangedPlan()
    .update("install", (after) => (after.description = "weekly"))
    .create("aws_ssm_maintenance_window.Other", { ...new ChangedPlan().at("sunday").change.before, id: "mw-other" });

  expect(toldOf(plan.review()).filter((told) => told.includes("part of"))).toEqual([]);
});

test("counts a command that is not known yet as hidden", () => {
  const kindOf = (runCommand: Knowable<RunCommandModel>) =>
    taskChanges(TASK, { ...TASK, runCommand }, String).map(({ kind }) => kind);

  expect([kindOf(UNKNOWN), kindOf({ parameters: UNKNOWN })]).toEqual([["task-unclear"], ["task-unclear"]]);
});

test("says nothing of parameters that are known after apply before and after", () => {
  const runCommand: RunCommandModel = { parameters: UNKNOWN };

  expect(saidOf({ runCommand }, { runCommand: { ...runCommand } })).toEqual([]);
});

test.each<[string, WindowTaskModel["targets"], string]>([
  ["by ids", [{ kind: "instances", instanceIds: ["i-1", "i-2"] }], "runs also on i-1, i-2, no longer on target Web"],
  [
    "by another key",
    [{ kind: "other", key: "tag:Stage", values: ["prod", UNKNOWN] }],
    "runs also on tag:Stage = prod, (known after apply), no longer on target Web",
  ],
  [
    "by another key with values that are not known",
    [{ kind: "other", key: "tag:Stage", values: UNKNOWN }],
    "runs also on tag:Stage = (known after apply), no longer on target Web",
  ],
])("says on what a task runs that chooses %s", (_, targets, says) => {
  expect(saidOf({}, { targets })).toEqual([says]);
});

test.each<[string, string, string]>([
  ["10%", "1", "concurrency-lowered"],
  ["1%", "1", "concurrency-lowered"],
  ["100%", "50", "concurrency-lowered"],
  ["1", "1%", "concurrency-raised"],
  ["2", "10%", "concurrency-raised"],
  ["50", "100%", "concurrency-jumped"],
])(
  "weighs how many nodes are worked on at once, %s and then %s, by what is sure of any number of nodes",
  (old, now, kind) => {
    const kinds = taskChanges({ ...TASK, maxConcurrency: old }, { ...TASK, maxConcurrency: now }, String);

    expect(kinds.map((one) => one.kind)).toEqual([kind]);
  },
);

test.each<[string, string, string]>([
  ["1", "0%", "errors-lowered: stops at the first failure, was when more than 1 fails"],
  ["10%", "0", "errors-lowered: stops at the first failure, was when more than 10% failed"],
  ["100%", "3", "errors-lowered: stops when more than 3 fail, was at no failure"],
  ["0", "0%", "errors-same: stops at the first failure as before: 0%, was 0"],
  ["0%", "1", "errors-raised: stops when more than 1 fails, was at the first failure"],
  ["5%", "3", "errors-raised: stops when more than 3 fail, was when more than 5% failed"],
])("weighs which failure stops a task, %s and then %s, by what is sure of any number of nodes", (old, now, told) => {
  const details = taskChanges({ ...TASK, maxErrors: old }, { ...TASK, maxErrors: now }, String);

  expect(details.map(({ kind, says }) => `${kind}: ${says}`)).toEqual([told]);
});

const target = (targets: Knowable<readonly Knowable<TargetSelectionModel>[]>): WindowTargetModel => ({
  key: "Web",
  resourceType: "INSTANCE",
  targets,
});

test.each<[string, WindowTargetModel["targets"], string]>([
  ["nothing that is known", UNKNOWN, "nodes (known after apply)"],
  ["a selection that is not known", [UNKNOWN], "nodes (known after apply)"],
  ["a key that is not known", [{ key: UNKNOWN, values: ["a"] }], "nodes (known after apply)"],
  ["nobody", [], "no node"],
  ["one id", [{ key: "InstanceIds", values: ["i-1"] }], "1 node by id"],
  ["ids", [{ key: "InstanceIds", values: ["i-1", "i-2", "i-3"] }], "3 nodes by id"],
  ["a tag", [{ key: "tag:Stage", values: ["prod", "test"] }], "nodes with tag Stage = prod or test"],
  [
    "a tag whose value is not known",
    [{ key: "tag:Stage", values: UNKNOWN }],
    "nodes with tag Stage = (known after apply)",
  ],
  ["a resource group", [{ key: "resource-groups:Name", values: ["fleet"] }], "resource group fleet"],
  ["tag keys", [{ key: "tag-key", values: ["Stage"] }], "tag-key = Stage"],
  [
    "patch groups and a tag",
    [
      { key: "tag:Patch Group", values: ["web", "db"] },
      { key: "tag:Stage", values: ["prod"] },
    ],
    "nodes of patch groups db and web with tag Stage = prod",
  ],
])("says whom a target means that selects by %s", (_, targets, says) => {
  expect(describeTarget(target(targets))).toBe(says);
});

test("names six patch groups and counts the others", () => {
  const groups = ["a", "b", "c", "d", "e", "f"];

  expect(groupsText(groups)).toBe("patch groups a, b, c, d, e and f");
  expect(groupsText([...groups, "g", "h"])).toBe("patch groups a, b, c, d, e, f and 2 more");
});

const LINUX = referenceTo("aws_ssm_patch_baseline.Linux");
const SIDE: PlanSide = {
  environment: { baselines: [], patchGroups: [], defaultBaselines: [], maintenanceWindows: [] },
  systems: new Map([[LINUX.address, "AMAZON_LINUX_2023"]]),
  names: new Map(),
  baselines: new Map(),
};

const planned = (action: PlannedAction, before?: TerraformObject, after?: TerraformObject): PlannedResource => ({
  address: "aws_ssm_patch_group.Web",
  type: "aws_ssm_patch_group",
  isData: false,
  action,
  actions: action,
  createsFirst: false,
  replacedBecause: [],
  isImported: false,
  isDeposed: false,
  before,
  after,
  secretChanges: [],
});

test.each<[string, PlannedResource, string]>([
  [
    "whose name is not known",
    planned("create", undefined, { patch_group: UNKNOWN, baseline_id: LINUX }),
    "(known after apply) now follows Linux on Amazon Linux 2023",
  ],
  [
    "whose baseline is kept elsewhere",
    planned("delete", { patch_group: "web", baseline_id: "pb-0123456789abcdef0" }),
    "web loses its baseline pb-0123456789abcdef0 (from then on: not known)",
  ],
  [
    "that is registered again",
    planned("replace", { patch_group: "web", baseline_id: LINUX }, { patch_group: "web", baseline_id: LINUX }),
    "web is registered again with Linux on Amazon Linux 2023",
  ],
])("says what becomes of a group %s", (_, resource, says) => {
  expect(groupChanges(resource, SIDE, SIDE).map((change) => change.says)).toEqual([says]);
});

test.each<[string, PlannedResource, string]>([
  [
    "for another system",
    planned(
      "replace",
      { baseline_id: LINUX, operating_system: "AMAZON_LINUX_2023" },
      { baseline_id: "pb-0123456789abcdef0", operating_system: "UBUNTU" },
    ),
    "pb-0123456789abcdef0 becomes the account's default for Ubuntu Server, Linux is no longer it for Amazon Linux 2023",
  ],
  [
    "for a system that is not known",
    planned("create", undefined, { baseline_id: "pb-0123456789abcdef0" }),
    "pb-0123456789abcdef0 becomes the account's default for its operating system",
  ],
])("says what becomes of the default %s", (_, resource, says) => {
  expect(defaultChanges(resource, SIDE, SIDE).map((change) => change.says)).toEqual([says]);
});

test.each<[string, TerraformObject, PlanSide, string]>([
  [
    "that is created with a baseline that is not known",
    { patch_group: "web", baseline_id: UNKNOWN },
    SIDE,
    "web now follows a baseline (known after apply)",
  ],
  [
    "that followed AWS's own baseline by another resource",
    { patch_group: "web", baseline_id: LINUX },
    withGroup({ kind: "predefined", operatingSystem: "AMAZON_LINUX_2023" }),
    "web now follows Linux on Amazon Linux 2023 (until now: a baseline that is kept elsewhere)",
  ],
  [
    "that followed it in the same Region",
    { patch_group: "web", baseline_id: LINUX, region: "us-east-1" },
    withGroup({ kind: "predefined", operatingSystem: "AMAZON_LINUX_2023" }, "us-east-1"),
    "web now follows Linux on Amazon Linux 2023 (until now: a baseline that is kept elsewhere)",
  ],
  [
    "that followed it in another Region",
    { patch_group: "web", baseline_id: LINUX, region: "us-east-1" },
    withGroup({ kind: "predefined", operatingSystem: "AMAZON_LINUX_2023" }, "eu-central-1"),
    "web now follows Linux on Amazon Linux 2023 (until now: the account's default baseline)",
  ],
])("says what a group followed %s", (_, after, before, says) => {
  expect(groupChanges(planned("create", undefined, after), before, SIDE).map((change) => change.says)).toEqual([says]);
});

function withGroup(baseline: BaselineReference, region?: string): PlanSide {
  const group = {
    key: "Other",
    patchGroup: "web",
    registrations: [{ baseline }],
    ...(region === undefined ? {} : { region }),
  };
  return { ...SIDE, environment: { ...SIDE.environment, patchGroups: [group] } };
}

const RULE: ApprovalRuleModel = {
  patchFilters: [],
  approveAfterDays: 7,
  complianceLevel: "HIGH",
  enableNonSecurity: false,
};

test("says of one rule among others that it is known after apply", () => {
  const [before, after] = [baseline({ approvalRules: [RULE] }), baseline({ approvalRules: [RULE, UNKNOWN] })];

  expect(ruleChanges(before, after).map(({ kind, says }) => [kind, says])).toEqual([
    ["approval-unclear", "a rule is known after apply"],
  ]);
});

const SUNDAY: MaintenanceWindowModel = {
  name: "sunday",
  schedule: "cron(0 2 ? * SUN *)",
  duration: 3,
  cutoff: 1,
  allowUnassociatedTargets: false,
  enabled: true,
  tags: {},
  targets: [],
  tasks: [],
};

test.each<[string, Partial<MaintenanceWindowModel>, Partial<MaintenanceWindowModel>, string]>([
  [
    "whose schedule must not be shown, in another time zone",
    { schedule: UNKNOWN, scheduleTimezone: "UTC" },
    { schedule: UNKNOWN, scheduleTimezone: "Asia/Seoul" },
    "runs scheduleTimezone Asia/Seoul, was UTC; next run not computable: its schedule is known after apply",
  ],
  [
    "at a rate without a start",
    {},
    { schedule: "rate(7 days)" },
    "runs every 7 days, was Sun 02:00 UTC; next run not computable: expected a start date beside a rate, but it is missing; " +
      "without it AWS counts from a moment it does not document, so give one in the future",
  ],
])("says when a window runs %s", (_, before, after, says) => {
  const calendar = new ReviewedRuns(AT);

  expect(windowChanges({ ...SUNDAY, ...before }, { ...SUNDAY, ...after }, calendar).map((one) => one.says)).toEqual([
    says,
  ]);
});

test("tells tags by themselves where what the provider adds to them is not known", () => {
  const tagged = (team: string, all: Knowable<TerraformObject>): TerraformObject => ({ tags: { team }, tags_all: all });

  const changes = rawChanges(planned("update", tagged("web", { team: "web" }), tagged("db", UNKNOWN)));

  expect(changes.map(({ says }) => says)).toEqual(["tags: team = db, was web"]);
});

test("leaves the system of a default to the sentence about the default", () => {
  const resource = {
    ...planned("replace", { operating_system: "UBUNTU" }, { operating_system: "SUSE" }),
    type: "aws_ssm_default_patch_baseline",
  };

  expect(rawChanges(resource)).toEqual([]);
});
