import type { Keyed, PatchEnvironmentModel } from "../../../../model/environment/patch-environment-model";
import { firstInstall } from "../../../../model/explain/when/first-install";
import type {
  MaintenanceWindowModel,
  TargetSelectionModel,
  WindowTaskModel,
} from "../../../../model/maintenance-window/maintenance-window-model";
import { type Knowable, UNKNOWN } from "../../../../model/values/unknown";
import { baseline, patch, rule } from "../given";

const install: WindowTaskModel = {
  key: "install",
  taskType: "RUN_COMMAND",
  taskArn: "AWS-RunPatchBaseline",
  targets: [{ kind: "window-target", key: "critical" }],
  runCommand: { parameters: { Operation: ["Install"], RebootOption: ["RebootIfNeeded"] } },
};

function window(given: Partial<Keyed<MaintenanceWindowModel>> = {}): Keyed<MaintenanceWindowModel> {
  return {
    key: "aws_ssm_maintenance_window.Sunday",
    name: "Sunday",
    schedule: "cron(0 2 ? * SUN *)",
    scheduleTimezone: "Asia/Seoul",
    duration: 3,
    cutoff: 1,
    allowUnassociatedTargets: false,
    enabled: true,
    tags: {},
    targets: [
      { key: "critical", resourceType: "INSTANCE", targets: [{ key: "tag:Patch Group", values: ["Critical"] }] },
    ],
    tasks: [install],
    ...given,
  };
}

function environment(days: number, ...maintenanceWindows: Keyed<MaintenanceWindowModel>[]): PatchEnvironmentModel {
  const linux = { key: "Linux", ...baseline({ approvalRules: [rule({ approveAfterDays: days })] }) };
  const registrations = [{ baseline: { kind: "managed", key: "Linux", operatingSystem: "AMAZON_LINUX_2" } as const }];
  return {
    baselines: [linux],
    patchGroups: [{ key: "Critical", patchGroup: "Critical", registrations }],
    defaultBaselines: [],
    maintenanceWindows,
  };
}

const monday = { from: new Date("2026-11-23T09:00:00Z"), operatingSystem: "AMAZON_LINUX_2" };
const first = (days: number, ...windows: Keyed<MaintenanceWindowModel>[]) =>
  firstInstall(environment(days, ...windows), patch(), "Critical", monday);

test("an approved patch is installed by the next run", () => {
  expect(first(0, window())).toMatchObject({
    will: "install",
    window: { name: "Sunday" },
    run: { local: "2026-11-29T02:00", zone: "Asia/Seoul", instant: new Date("2026-11-28T17:00:00Z") },
    baseline: { by: "group", key: "Linux" },
  });
});

test("a patch that waits is installed by the first run after it is approved", () => {
  expect(first(7, window())).toMatchObject({ will: "install", run: { local: "2026-11-29T02:00" } });
  expect(first(9, window())).toMatchObject({ will: "install", run: { local: "2026-12-06T02:00" } });
});

test("a run at the very moment of approval is too early, a second later is not", () => {
  const at = (time: string) => window({ schedule: `at(2026-11-27T${time})`, scheduleTimezone: "UTC" });

  expect(first(7, at("14:03:00"))).toMatchObject({ will: "not install" });
  expect(first(7, at("14:03:01"))).toMatchObject({ will: "install" });
});

test("of several windows the earliest counts, whatever their order", () => {
  const saturday = window({ key: "sat", name: "Saturday", schedule: "cron(0 2 ? * SAT *)" });

  expect(first(0, window(), saturday)).toMatchObject({ window: { name: "Saturday" } });
  expect(first(0, saturday, window())).toMatchObject({ window: { name: "Saturday" } });
});

test.each<[string, Partial<Keyed<MaintenanceWindowModel>>, string]>([
  ["is disabled", { enabled: false }, "Sunday is disabled"],
  [
    "only scans",
    { tasks: [{ ...install, runCommand: { parameters: { Operation: ["Scan"] } } }] },
    "Sunday has no task that installs",
  ],
  [
    "runs something else",
    { tasks: [{ ...install, taskArn: "AWS-RunShellScript" }] },
    "Sunday has no task that installs",
  ],
  [
    "installs elsewhere",
    { tasks: [{ ...install, targets: [{ kind: "window-target", key: "other" }] }] },
    "Sunday has no task that installs",
  ],
  ["targets another group", { targets: [] }, "no maintenance window targets the group"],
  ["is over", { endDate: "2026-11-24T00:00:00Z" }, "Sunday has no further run"],
  ["is in another Region", { region: "us-east-1" }, "no maintenance window targets the group"],
])("a window that %s installs nothing", (_, given, because) => {
  expect(first(0, window(given))).toMatchObject({ will: "not install", because });
});

test.each<[string, Partial<Keyed<MaintenanceWindowModel>>, string]>([
  ["schedule", { schedule: UNKNOWN }, "Sunday: its schedule is not known yet"],
  ["state", { enabled: UNKNOWN }, "Sunday: whether it is enabled is not known yet"],
  ["document", { tasks: [{ ...install, taskArn: UNKNOWN }] }, "Sunday: what its task runs is not known yet"],
  ["command", { tasks: [{ ...install, runCommand: UNKNOWN }] }, "Sunday: the parameters of its task are not known yet"],
  [
    "operation",
    { tasks: [{ ...install, runCommand: { parameters: { Operation: [UNKNOWN] } } }] },
    "Sunday: the operation of its task is not known yet",
  ],
])("of a window with an unknown %s nothing can be said", (_, given, because) => {
  expect(first(0, window(given))).toMatchObject({ will: "unknown", because });
});

const selecting = (...targets: TargetSelectionModel[]): Partial<Keyed<MaintenanceWindowModel>> => ({
  targets: [{ key: "critical", resourceType: "INSTANCE", targets }],
});
const critical: TargetSelectionModel = { key: "tag:Patch Group", values: ["Critical"] };

test.each<[string, Partial<Keyed<MaintenanceWindowModel>>, string]>([
  ["value", selecting({ ...critical, values: [UNKNOWN] }), "which patch groups it targets is not known yet"],
  ["list of values", selecting({ ...critical, values: UNKNOWN }), "which patch groups it targets is not known yet"],
  ["key", selecting({ ...critical, key: UNKNOWN }), "which patch groups it targets is not known yet"],
  [
    "selection",
    { targets: [{ key: "critical", resourceType: "INSTANCE", targets: UNKNOWN }] },
    "which patch groups it targets is not known yet",
  ],
  ["target of its task", { tasks: [{ ...install, targets: UNKNOWN }] }, "what its task runs on is not known yet"],
])("of a window with an unknown %s nothing can be said, and that is told", (_, given, because) => {
  const saturday = window({ key: "sat", name: "Saturday", schedule: "cron(0 2 ? * SAT *)" });

  expect(first(0, window(given))).toMatchObject({ will: "unknown", because: `Sunday: ${because}` });
  expect(first(0, window(given), saturday)).toMatchObject({
    window: { name: "Saturday" },
    uncertain: [`Sunday: ${because}`],
  });
});

test("an unknown target of a window that surely does not install raises no doubt", () => {
  const scan = { ...install, runCommand: { parameters: { Operation: ["Scan"] } } };

  expect(first(0, window({ ...selecting({ ...critical, values: UNKNOWN }), tasks: [scan] }))).toMatchObject({
    will: "not install",
    because: "no maintenance window targets the group",
  });
});

test.each<[string, TargetSelectionModel, string]>([
  ["a further tag", { key: "tag:Environment", values: ["prod", "stage"] }, "tag:Environment = prod or stage"],
  ["ids", { key: "InstanceIds", values: ["i-0123456789abcdef0"] }, "InstanceIds = i-0123456789abcdef0"],
  ["an unknown tag", { key: "tag:Environment", values: UNKNOWN }, "tag:Environment = a value that is not known yet"],
  ["an unknown key", { key: UNKNOWN, values: ["prod"] }, "a condition that is not known yet"],
])(
  "a target with %s works on some nodes only, and the first run on all of them is told as well",
  (_, further, text) => {
    const saturday = window({
      key: "sat",
      name: "Saturday",
      schedule: "cron(0 2 ? * SAT *)",
      ...selecting(critical, further),
    });

    expect(first(0, saturday)).toMatchObject({ window: { name: "Saturday" }, onlyNodes: text });
    expect(first(0, saturday)).not.toHaveProperty("onAllNodes");
    expect(first(0, saturday, window())).toMatchObject({
      window: { name: "Saturday" },
      onlyNodes: text,
      onAllNodes: { window: { name: "Sunday" }, run: { local: "2026-11-29T02:00" } },
    });
  },
);

test("a task that runs on a further target without conditions works on all nodes", () => {
  const environmentTag = { key: "tag:Environment", values: ["prod"] };
  const targets = [
    { key: "critical", resourceType: "INSTANCE", targets: [critical, environmentTag] },
    { key: "all", resourceType: "INSTANCE", targets: [critical] },
  ];
  const onBoth = { ...install, targets: targets.map(({ key }) => ({ kind: "window-target", key }) as const) };

  expect(first(0, window({ targets, tasks: [install] }))).toHaveProperty("onlyNodes", "tag:Environment = prod");
  expect(first(0, window({ targets, tasks: [onBoth] }))).not.toHaveProperty("onlyNodes");
});

test.each([
  ["BaselineOverride", "Sunday: its task brings a baseline of its own"],
  ["InstallOverrideList", "Sunday: its task brings a list of patches of its own"],
])("a task with %s does not follow the group's baseline", (parameter, because) => {
  const runCommand = { parameters: { Operation: ["Install"], [parameter]: ["s3://bucket/list.json"] } };

  expect(first(0, window({ tasks: [{ ...install, runCommand }] }))).toMatchObject({ will: "unknown", because });
});

test.each([
  ["BaselineOverride", "Sunday: its task brings a baseline that is known after apply"],
  ["InstallOverrideList", "Sunday: its task brings a list of patches that is known after apply"],
])("a task with %s that is known after apply does not follow the group's baseline either", (parameter, because) => {
  for (const value of [UNKNOWN, [UNKNOWN]] as const) {
    const parameters: Record<string, Knowable<readonly Knowable<string>[]>> = { Operation: ["Install"] };
    parameters[parameter] = value as Knowable<readonly Knowable<string>[]>;
    const runCommand = { parameters };

    expect(first(0, window({ tasks: [{ ...install, runCommand }] }))).toMatchObject({ will: "unknown", because });
  }
});

test("a rate without start is not computable, and another window's run is told with that doubt", () => {
  const rate = window({ key: "rate", name: "Often", schedule: "rate(7 days)" });

  expect(first(0, rate, window())).toMatchObject({
    will: "install",
    window: { name: "Sunday" },
    uncertain: [expect.stringMatching(/^Often: startDate: expected a start date beside a rate/)],
  });
});

test("what is not approved is not installed, with the verdict's reason", () => {
  const rejecting = environment(0, window());
  const linux = { key: "Linux", ...baseline({ rejectedPatches: ["openssl"] }) };

  expect(firstInstall({ ...rejecting, baselines: [linux] }, patch(), "Critical", monday)).toMatchObject({
    will: "not install",
    because: "it is rejected by openssl",
  });
});

test("a baseline that is kept elsewhere leaves it open", () => {
  const elsewhere = {
    kind: "existing",
    baselineId: "pb-0123456789abcdef0",
    operatingSystem: "AMAZON_LINUX_2",
  } as const;
  const patchGroups = [{ key: "Critical", patchGroup: "Critical", registrations: [{ baseline: elsewhere }] }];

  expect(firstInstall({ ...environment(0, window()), patchGroups }, patch(), "Critical", monday)).toMatchObject({
    will: "unknown",
    because: 'registered for patch group "Critical" and Amazon Linux 2: pb-0123456789abcdef0, which is kept elsewhere',
  });
});
