import { TerraformVariable } from "cdktf";
import { Schedule } from "../../modules/maintenance-window";
import { PatchLogs, PatchSchedule, type PatchScheduleProps, PatchTaskRole } from "../../modules/patch-operations";
import { type Fleet, fleet } from "../support/fleet";
import { refusal } from "../support/refusal";
import { addresses } from "./policies";

const CRITICAL = { patchGroup: "Critical", tagKey: "Patch Group" } as const;
const WEB: PatchScheduleProps = {
  name: "web",
  patchGroups: [CRITICAL],
  scheduleTimezone: "Europe/Paris",
  scan: { schedule: Schedule.daily("12:00"), duration: 1, cutoff: 0 },
  install: { schedule: Schedule.weekly("SUN", "02:00"), duration: 3, cutoff: 1, rebootOption: "RebootIfNeeded" },
};

function refused(props: unknown): string {
  return refusal(() => new PatchSchedule(fleet().stack, "Web", props as PatchScheduleProps));
}

const withTimes = (scan: object, install: object) => ({
  ...WEB,
  scan: { ...WEB.scan, ...scan },
  install: { ...WEB.install, ...install },
});

function everything({ stack }: Fleet): PatchSchedule {
  return new PatchSchedule(stack, "Web", {
    ...WEB,
    scan: { ...WEB.scan, maxConcurrency: "50%" },
    install: { ...WEB.install, maxConcurrency: 5, maxErrors: 0, hooks: { preInstall: "Drain" } },
    serviceRole: new PatchTaskRole(stack, "Role", { region: "eu-west-1" }),
    logs: new PatchLogs(stack, "Logs", { region: "eu-west-1" }),
    tags: { Team: "platform" },
    region: "eu-west-1",
  });
}

test("a scan window and an install window for the same nodes, in one call", () => {
  const { stack, synth } = fleet();

  new PatchSchedule(stack, "Web", WEB);

  const nodes = (window: string) => ({
    window_id: `\${aws_ssm_maintenance_window.${window}.id}`,
    resource_type: "INSTANCE",
    targets: [{ key: "tag:Patch Group", values: ["Critical"] }],
  });
  const task = (window: string, target: string, parameter: object) => ({
    window_id: `\${aws_ssm_maintenance_window.${window}.id}`,
    task_arn: "AWS-RunPatchBaseline",
    task_type: "RUN_COMMAND",
    targets: [{ key: "WindowTargetIds", values: [`\${aws_ssm_maintenance_window_target.${target}.id}`] }],
    max_concurrency: "10%",
    max_errors: "1",
    task_invocation_parameters: { run_command_parameters: { parameter } },
  });
  expect(synth().resource).toEqual({
    aws_ssm_maintenance_window: {
      Web_Install_DD3A70EA: {
        name: "web-install",
        schedule: "cron(0 2 ? * SUN *)",
        schedule_timezone: "Europe/Paris",
        duration: 3,
        cutoff: 1,
      },
      Web_Scan_BF218653: {
        name: "web-scan",
        schedule: "cron(0 12 * * ? *)",
        schedule_timezone: "Europe/Paris",
        duration: 1,
        cutoff: 0,
      },
    },
    aws_ssm_maintenance_window_target: {
      Web_Install_Nodes_043B1A8B: nodes("Web_Install_DD3A70EA"),
      Web_Scan_Nodes_7535E7C5: nodes("Web_Scan_BF218653"),
    },
    aws_ssm_maintenance_window_task: {
      Web_Install_Task_A7E32E8A: task("Web_Install_DD3A70EA", "Web_Install_Nodes_043B1A8B", [
        { name: "Operation", values: ["Install"] },
        { name: "RebootOption", values: ["RebootIfNeeded"] },
      ]),
      Web_Scan_Task_FF39B44D: task("Web_Scan_BF218653", "Web_Scan_Nodes_7535E7C5", [
        { name: "Operation", values: ["Scan"] },
      ]),
    },
  });
});

test("role, logs, tags and Region reach both windows, and each task has rates of its own", () => {
  const given = fleet();

  everything(given);

  const tasks = Object.values(given.all("aws_ssm_maintenance_window_task"));
  expect(tasks.map(({ max_concurrency, max_errors, task_arn }) => [max_concurrency, max_errors, task_arn])).toEqual([
    ["5", "0", "AWS-RunPatchBaselineWithHooks"],
    ["50%", "1", "AWS-RunPatchBaseline"],
  ]);
  expect(tasks.map(({ service_role_arn }) => service_role_arn)).toEqual(Array(2).fill("${aws_iam_role.Role.arn}"));
  expect(JSON.stringify(tasks)).toContain("install/web-install");
  expect(JSON.stringify(tasks)).toContain("scan/web-scan");
  const windows = Object.values(given.all("aws_ssm_maintenance_window"));
  expect(windows.map(({ tags, region }) => [tags, region])).toEqual(Array(2).fill([{ Team: "platform" }, "eu-west-1"]));
});

test.each<[string, object, object]>([
  ["at the same time", { schedule: Schedule.daily("02:00") }, {}],
  ["while the install window is still open", { schedule: Schedule.daily("04:00") }, {}],
  ["and is still open when the install window opens", { schedule: Schedule.daily("01:00"), duration: 2 }, {}],
])("throws when the scan runs %s", (_, scan, install) => {
  expect(refused(withTimes(scan, install))).toMatch(
    /^patch schedule fleet\/Web is not valid\n {2}- scan\.schedule: expected scan and install never to be open at once, got a scan at 20\d\d-\d\d-\d\d 0[124]:00 Europe\/Paris and an install at 20\d\d-\d\d-\d\d 02:00 Europe\/Paris; let the scan run at another time of day \[PM741\]$/,
  );
});

test("the message names the first two runs that meet", () => {
  expect(refused(withTimes({ schedule: Schedule.daily("03:00") }, { startDate: "2027-03-01T00:00:00Z" }))).toBe(
    "patch schedule fleet/Web is not valid\n  - scan.schedule: expected scan and install never to be open at once, " +
      "got a scan at 2027-03-07 03:00 Europe/Paris and an install at 2027-03-07 02:00 Europe/Paris; " +
      "let the scan run at another time of day [PM741]",
  );
});

test.each<[string, object, object]>([
  ["ends when the other opens", { schedule: Schedule.daily("01:00") }, {}],
  ["opens when the other ends", { schedule: Schedule.daily("05:00") }, {}],
  ["is a rate without a start date, which nobody can compute", { schedule: Schedule.rate(1, "days") }, {}],
  ["runs on other days", { schedule: Schedule.weekly(["MON", "TUE", "WED"], "02:00") }, {}],
])("takes a scan that %s", (_, scan, install) => {
  expect(refused(withTimes(scan, install))).toBe("accepted");
});

test("a meeting that happens on one day of the year is found", () => {
  const yearly = Schedule.cron({ minute: 0, hour: 12, dayOfMonth: 24, month: "DEC" });

  expect(refused(withTimes({}, { schedule: yearly }))).toContain("-12-24 12:00 Europe/Paris; let the scan run");
});

test("a meeting that only the change of clocks brings about is found, and told as such", () => {
  const props = withTimes(
    { schedule: Schedule.daily("04:00") },
    { schedule: Schedule.weekly("SUN", "01:00"), startDate: "2027-03-01T00:00:00Z" },
  );

  expect(refused(props)).toContain(
    "got a scan at 2027-03-28 04:00 Europe/Paris and an install at 2027-03-28 01:00 Europe/Paris (the clocks change in between)",
  );
});

test.each<[string, unknown, string]>([
  [
    "no install window",
    { ...WEB, install: undefined },
    "patch schedule fleet/Web is not valid\n  - install: expected an object, got undefined [PM001]",
  ],
  [
    "a patch group that is not there",
    { ...WEB, patchGroups: [undefined] },
    "patch schedule fleet/Web is not valid\n  - patchGroups[0]: expected a patch group, got undefined, as of a misspelt key; this stack has none [PM001]",
  ],
  [
    "a name with a blank, and a property that does not exist",
    { ...WEB, name: "web servers", timezone: "UTC" },
    'patch schedule fleet/Web is not valid\n  - name: expected 3 to 120 characters out of letters, digits, "_", "-" and ".", got "web servers" [PM001]\n' +
      "  - timezone: there is no such property; expected dependsOn, install, lifecycle, logs, name, notifications, patchGroups, provider, region, scan, scheduleTimezone, serviceRole, tags [PM001]",
  ],
  [
    "an installation that does not say what becomes of the machine",
    withTimes({}, { rebootOption: undefined }),
    "patch schedule fleet/Web is not valid\n  - install.rebootOption: missing, expected one of RebootIfNeeded, NoReboot for an installation; AWS would reboot whenever any patch was installed, so write it if that is meant [PM542]",
  ],
  [
    "a window that is none",
    withTimes({ duration: 25 }, {}),
    "patch schedule fleet/Web is not valid\n  - scan.duration: expected a whole number from 1 to 24, got 25 [PM310]",
  ],
  [
    "a misspelt property of a window",
    { ...WEB, scan: { ...WEB.scan, duration: undefined, duratio: 3 }, install: { ...WEB.install, enable: true } },
    "patch schedule fleet/Web is not valid\n" +
      "  - scan.duratio: there is no such property; did you mean duration [PM001]\n" +
      "  - install.enable: there is no such property; did you mean enabled [PM001]",
  ],
  [
    "something wrong with both windows, a task and the name",
    { ...withTimes({ duration: 25 }, { schedule: "cron(", maxErrors: "200%" }), name: "x" },
    "patch schedule fleet/Web is not valid\n" +
      '  - name: expected 3 to 120 characters out of letters, digits, "_", "-" and ".", got "x" [PM001]\n' +
      "  - scan.duration: expected a whole number from 1 to 24, got 25 [PM310]\n" +
      '  - install.schedule: expected cron(…), rate(…) or at(…), got "cron("; such as cron(0 2 ? * SUN *) [PM320]\n' +
      '  - install.maxErrors: expected a count from 0, or a percentage from "0%" to "100%", got "200%" [PM520]',
  ],
  ["no object at all", null, "patch schedule fleet/Web is not valid\n  - expected an object, got null [PM001]"],
])("throws when there is %s", (_, props, message) => {
  expect(refused(props)).toBe(message);
});

test("variables pass", () => {
  const { stack, all } = fleet();
  const any = new TerraformVariable(stack, "any", {});

  new PatchSchedule(stack, "Web", {
    ...WEB,
    name: any.stringValue,
    scheduleTimezone: any.stringValue,
    region: any.stringValue,
  });

  expect(Object.values(all("aws_ssm_maintenance_window")).map(({ name }) => name)).toEqual([
    "${var.any}-install",
    "${var.any}-scan",
  ]);
});

test("the state addresses are pinned: changing one is a breaking change", () => {
  const { stack, synth } = fleet();

  new PatchSchedule(stack, "Web", WEB);

  expect(addresses(synth())).toEqual([
    "aws_ssm_maintenance_window.Web_Install_DD3A70EA",
    "aws_ssm_maintenance_window.Web_Scan_BF218653",
    "aws_ssm_maintenance_window_target.Web_Install_Nodes_043B1A8B",
    "aws_ssm_maintenance_window_target.Web_Scan_Nodes_7535E7C5",
    "aws_ssm_maintenance_window_task.Web_Install_Task_A7E32E8A",
    "aws_ssm_maintenance_window_task.Web_Scan_Task_FF39B44D",
  ]);
});
