import { MAINTENANCE_WINDOW_CHECKS } from "../../../../model/checks/maintenance-window/maintenance-window-checks";
import {
  TARGETED_PATCH_GROUP_CHECKS,
  WINDOW_TARGET_CHECKS,
} from "../../../../model/checks/maintenance-window/window-target-checks";
import { WINDOW_TASK_CHECKS } from "../../../../model/checks/maintenance-window/window-task-checks";
import { UNKNOWN } from "../../../../model/values/unknown";
import { said, targetOf, taskOf, windowOf } from "./given";

// What only a plan can hold: constructs never write it.

test("what is as it should be is not talked about", () => {
  expect(said(MAINTENANCE_WINDOW_CHECKS, windowOf())).toEqual([]);
  expect(said(WINDOW_TARGET_CHECKS, targetOf())).toEqual([]);
  expect(said(WINDOW_TASK_CHECKS, taskOf())).toEqual([]);
});

test("nothing is said about what is not known yet", () => {
  const nothingKnown = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, UNKNOWN])) as object;
  const window = nothingKnown([
    "name",
    "schedule",
    "duration",
    "cutoff",
    "tags",
    "scheduleOffset",
    "startDate",
    "endDate",
  ]);
  const target = nothingKnown(["name", "description", "ownerInformation", "resourceType", "targets"]);
  const task = nothingKnown([
    "taskType",
    "taskArn",
    "targets",
    "maxConcurrency",
    "maxErrors",
    "priority",
    "runCommand",
  ]);

  expect(said(MAINTENANCE_WINDOW_CHECKS, windowOf(window))).toEqual([]);
  expect(said(WINDOW_TARGET_CHECKS, targetOf(target))).toEqual([]);
  expect(said(WINDOW_TARGET_CHECKS, targetOf({ targets: [UNKNOWN, { key: UNKNOWN, values: UNKNOWN }] }))).toEqual([]);
  expect(said(WINDOW_TASK_CHECKS, taskOf(task))).toEqual([]);
  expect(said(WINDOW_TASK_CHECKS, taskOf({ targets: [UNKNOWN], runCommand: { parameters: UNKNOWN } }))).toEqual([]);
});

test("a window that has ended never opens again; on its last day it still may", () => {
  const window = windowOf({ endDate: "2026-11-22T23:59:59Z" });

  expect(said(MAINTENANCE_WINDOW_CHECKS, window, new Date("2026-11-22T12:00:00Z"))).toEqual([]);
  expect(said(MAINTENANCE_WINDOW_CHECKS, window, new Date("2026-11-23T12:00:00Z"))).toEqual([
    'endDate: expected an end still to come, got "2026-11-22T23:59:59Z"; ' +
      "the window never runs: give a later end, or remove the window [PM329]",
  ]);
});

test("a run that an offset takes into the new year is still to come when the year of its schedule is over", () => {
  const window = windowOf({ schedule: "cron(0 2 31 12 ? 2026)", scheduleOffset: 6 });
  const on = (day: string) => said(MAINTENANCE_WINDOW_CHECKS, window, new Date(`${day}T00:00:00Z`));

  expect(on("2027-01-06")).toEqual([]);
  expect(on("2027-01-08")).toEqual([
    'schedule: expected a year from 2027 on, got "2026"; write * for every year [PM320]',
  ]);
});

test.each<[string, Parameters<typeof windowOf>[0], string | undefined]>([
  [
    "end before the first run after their start",
    { startDate: "2027-01-01T00:00:00Z", endDate: "2027-01-12T01:59:59Z" },
    'endDate: expected an end after the next run, Tue 2027-01-12 02:00 UTC, got "2027-01-12T01:59:59Z"; ' +
      "no run is left: give a later end, or remove the window [PM329]",
  ],
  ["end with a run", { endDate: "2026-12-08T02:00:00Z" }, undefined],
  [
    "end before the offset is over",
    { scheduleOffset: 2, endDate: "2026-12-09T00:00:00Z", scheduleTimezone: "Asia/Seoul" },
    'endDate: expected an end after the next run, Thu 2026-12-10 02:00 Asia/Seoul, got "2026-12-09T00:00:00Z"; ' +
      "no run is left: give a later end, or remove the window [PM329]",
  ],
  [
    "start after the only run",
    { schedule: "at(2026-12-01T02:00:00)", startDate: "2026-12-01T02:00:01Z" },
    'startDate: expected a start before the next run, Tue 2026-12-01 02:00 UTC, got "2026-12-01T02:00:01Z"; ' +
      "no run is left: give an earlier start, or remove the window [PM329]",
  ],
  [
    "end before the only run",
    { schedule: "at(2026-12-01T02:00:00)", endDate: "2026-11-30T00:00:00Z" },
    'endDate: expected an end after the next run, Tue 2026-12-01 02:00 UTC, got "2026-11-30T00:00:00Z"; ' +
      "no run is left: give a later end, or remove the window [PM329]",
  ],
  [
    "stand beside a rate, whose runs are not known",
    { schedule: "rate(7 days)", endDate: "2026-11-30T00:00:00Z" },
    undefined,
  ],
  [
    "stand beside a schedule that is over",
    { schedule: "cron(0 2 1 JAN ? 2026)", endDate: "2030-01-01T00:00:00Z" },
    undefined,
  ],
])("warns of dates that %s, where no run is left", (_, changes, line) => {
  const window = windowOf({ schedule: "cron(0 2 ? * TUE#2 *)", ...changes });
  const told = said(MAINTENANCE_WINDOW_CHECKS, window, new Date("2026-11-23T12:00:00Z"));

  expect(told.filter((one) => one.includes("PM329"))).toEqual(line === undefined ? [] : [line]);
});

test.each<[string, Parameters<typeof targetOf>[0], string]>([
  [
    "a key in other letters",
    { targets: [{ key: "instanceids", values: ["i-0000000a"] }] },
    'targets[0].key: expected InstanceIds, tag:KEY, tag-key or resource-groups:Name, got "instanceids"; letter case matters [PM413]',
  ],
  [
    "a resource group with the type of nodes",
    { targets: [{ key: "resource-groups:Name", values: ["web"] }] },
    "resourceType: expected RESOURCE_GROUP for what it selects by, got INSTANCE [PM416]",
  ],
  [
    "tags with the type of a resource group",
    { resourceType: "RESOURCE_GROUP" },
    "resourceType: expected INSTANCE for what it selects by, got RESOURCE_GROUP [PM416]",
  ],
  [
    "another type",
    { resourceType: "instance" },
    'resourceType: expected one of INSTANCE, RESOURCE_GROUP, got "instance"; did you mean INSTANCE [PM416]',
  ],
  [
    "two resource groups",
    { resourceType: "RESOURCE_GROUP", targets: [{ key: "resource-groups:Name", values: ["a", "b"] }] },
    "resourceGroup: expected exactly 1 resource group, got 2 [PM414]",
  ],
  [
    "a patch group without a name, as any tag",
    { targets: [{ key: "tag:PatchGroup", values: [] }] },
    'tags["PatchGroup"]: expected 1 to 50 values, got 0 [PM414]',
  ],
])("a planned target with %s is named", (_, changes, line) => {
  expect(said(WINDOW_TARGET_CHECKS, targetOf(changes))).toEqual([line]);
});

test.each<[string, Parameters<typeof taskOf>[0], readonly string[]]>([
  [
    "a tag",
    { targets: [{ kind: "other", key: "tag:Patch Group", values: ["Critical"] }] },
    ['targets[0].key: expected WindowTargetIds or InstanceIds, got "tag:Patch Group" [PM514]'],
  ],
  [
    "targets and no rates",
    { maxConcurrency: undefined, maxErrors: undefined },
    [
      "maxConcurrency: missing, expected a value for a task with targets [PM521]",
      "maxErrors: missing, expected a value for a task with targets [PM521]",
    ],
  ],
  [
    "rates and no targets",
    { taskType: "AUTOMATION", taskArn: "AWS-StopEC2Instance", targets: [], runCommand: undefined },
    [
      "maxConcurrency: expected nothing for a task without targets, got a value [PM521]",
      "maxErrors: expected nothing for a task without targets, got a value [PM521]",
      "parameters.AutomationAssumeRole: missing, expected the ARN of a role with which AWS-StopEC2Instance works; it would work with the rights of the window's role [PM586]",
    ],
  ],
  [
    "parameters of two types",
    { lambda: {}, automation: { parameters: {} } },
    [
      "taskType: expected run_command_parameters alone beside RUN_COMMAND, got automation_parameters as well [PM556]",
      "taskType: expected run_command_parameters alone beside RUN_COMMAND, got lambda_parameters as well [PM556]",
    ],
  ],
  ["an empty document", { taskArn: "" }, ['taskArn: expected 1 to 1600 characters, got "" [PM503]']],
  ["no operation", { runCommand: { parameters: {} } }, ["operation: missing, expected one of Scan, Install [PM540]"]],
  [
    "no topic",
    { serviceRoleArn: UNKNOWN, runCommand: { parameters: UNKNOWN, serviceRoleArn: UNKNOWN, notificationConfig: {} } },
    [
      "notificationConfig.notificationArn: missing, expected the ARN of an SNS topic such as arn:aws:sns:eu-central-1:123456789012:patching [PM550]",
      "notificationConfig.notificationEvents: expected at least one of All, InProgress, Success, TimedOut, Cancelled, Failed, got an empty list; nothing would be sent [PM551]",
    ],
  ],
])("a planned task with %s is named", (_, changes, lines) => {
  expect(said(WINDOW_TASK_CHECKS, taskOf(changes))).toEqual(lines);
});

test.each<[string, Parameters<typeof taskOf>[0]]>([
  ["which runs another document", { taskArn: "AWS-RunShellScript", runCommand: { parameters: {} } }],
  [
    "without targets and rates",
    {
      taskType: "LAMBDA",
      taskArn: "arn:aws:lambda:eu-central-1:123456789012:function:SSMNotify",
      targets: [],
      maxConcurrency: undefined,
      maxErrors: undefined,
      runCommand: undefined,
    },
  ],
  [
    "with empty overrides, which stand for none",
    {
      runCommand: {
        parameters: {
          Operation: ["Scan"],
          RebootOption: ["NoReboot"],
          InstallOverrideList: [""],
          BaselineOverride: [""],
          SnapshotId: [""],
        },
      },
    },
  ],
])("a planned task %s is let through", (_, changes) => {
  expect(said(WINDOW_TASK_CHECKS, taskOf(changes))).toEqual([]);
});

test("a document given by its ARN is the same document", () => {
  const taskArn = "arn:aws:ssm:eu-central-1::document/AWS-RunPatchBaseline";

  expect(said(WINDOW_TASK_CHECKS, taskOf({ taskArn, runCommand: { parameters: { Operation: ["Install"] } } }))).toEqual(
    [
      "rebootOption: missing, expected one of RebootIfNeeded, NoReboot for an installation; " +
        "AWS would reboot whenever any patch was installed, so write it if that is meant [PM542]",
    ],
  );
});

test("every check has an id of its own and says cause, reason, source and fix", () => {
  const checks = [
    ...MAINTENANCE_WINDOW_CHECKS,
    ...WINDOW_TARGET_CHECKS,
    ...TARGETED_PATCH_GROUP_CHECKS,
    ...WINDOW_TASK_CHECKS,
  ];

  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  for (const { cause, reason, source, fix } of checks) {
    for (const sentence of [cause, reason, fix]) expect(sentence).toMatch(/^[A-Z*"].*\.$/s);
    expect(source).not.toBe("");
  }
});

test("a start between a cron day and its run is told, with one that lets the run take place", () => {
  const told = (changes: object, today = "2026-11-23T12:00:00Z") =>
    said(
      MAINTENANCE_WINDOW_CHECKS,
      windowOf({ schedule: "cron(0 2 ? * TUE#2 *)", scheduleTimezone: "Asia/Seoul", scheduleOffset: 3, ...changes }),
      new Date(today),
    );
  const startDate = "2026-12-09T00:00:00+09:00";

  expect(told({ startDate })).toEqual([
    'startDate: expected a start before the cron day of the first run, Fri 2026-12-11 02:00 Asia/Seoul, got "2026-12-09T00:00:00+09:00"; ' +
      "AWS does not say whether that run takes place: write 2026-12-08T00:00:00+09:00 [PM339]",
  ]);
  expect(told({ startDate: "2026-12-08T00:00:00+09:00" })).toEqual([]);
  expect(told({ startDate: "2026-12-08T02:00:00+09:00" })).toEqual([]);
  expect(told({ startDate: "2026-12-12T00:00:00+09:00" })).toEqual([]);
  expect(told({ startDate, scheduleOffset: undefined })).toEqual([]);
  expect(told({ startDate }, "2026-12-12T00:00:00Z")).toEqual([]);
  expect(told({ startDate, endDate: "2026-12-10T00:00:00+09:00" }).join()).not.toContain("PM339");
});
