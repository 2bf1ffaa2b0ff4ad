import { UNKNOWN } from "../../../../model/values/unknown";
import { environment, type Given, idsSaid, installing, nodesOf, said } from "./given";

const sound: Given = { groups: { Critical: {} }, windows: { Sunday: installing("Critical") } };

test("nothing is said of an environment in which everything fits", () => {
  expect(idsSaid(sound)).toEqual([]);
});

test("a window that targets a misspelt group is told which one was meant", () => {
  expect(
    said("PM601", {
      ...sound,
      windows: { ...sound.windows, Tuesday: installing("critical", { schedule: "cron(0 2 ? * TUE *)" }) },
    }),
  ).toEqual([
    'Tuesday: no patch group is called "critical" [PM601]\n' +
      '    The window targets tag:Patch Group = critical, but only "Critical" is registered. Nodes tagged ' +
      '"critical" would be patched by the account\'s default baseline, with no error anywhere.\n' +
      '    → target Critical, or register the group "critical"',
  ]);
});

test("a window that targets a group nobody has heard of is told what there is", () => {
  expect(said("PM601", { windows: { Sunday: installing("web") } })).toEqual([
    'Sunday: no patch group is called "web" [PM601]\n' +
      '    The window targets tag:Patch Group = web, but no group is registered there. Nodes tagged "web" ' +
      "would be patched by the account's default baseline, with no error anywhere.\n" +
      '    → register the group "web"',
  ]);
});

test.each<[string, Given, Given[]]>([
  [
    "in another stack of the account",
    { account: "1", windows: { Sunday: installing("web") } },
    [{ account: "1", groups: { web: {} } }],
  ],
  [
    "in a stack whose account is not known",
    { account: "1", windows: { Sunday: installing("web") } },
    [{ groups: { web: {} } }],
  ],
  [
    "under a name that is known after apply",
    { windows: { Sunday: installing("web") } },
    [{ groups: { X: { patchGroup: UNKNOWN } } }],
  ],
  [
    "in this environment under a name that is known after apply",
    { groups: { X: { patchGroup: UNKNOWN } }, windows: { Sunday: installing("web") } },
    [],
  ],
])("a group may be registered %s", (_, given, neighbours) => {
  expect(said("PM601", given, neighbours)).toEqual([]);
});

test("a group of another account or of another Region does not count", () => {
  const windows = { Sunday: installing("web", { region: "eu-west-1" }) };

  expect(said("PM601", { account: "1", windows }, [{ account: "2", groups: { web: {} } }])).toHaveLength(1);
  expect(said("PM601", { windows, groups: { web: { region: "us-east-1" } } })).toHaveLength(1);
  expect(said("PM601", { windows, groups: { web: {} } })).toEqual([]);
});

test("a window and a group of one name in two Regions are told with both, and in the Region that is named they meet", () => {
  const given = (region: string) => ({
    region: "eu-central-1",
    groups: { web: {} },
    windows: { Sunday: installing("web", { region }) },
  });

  expect([...said("PM601", given("eu-west-1")), ...said("PM602", given("eu-west-1"))]).toEqual([
    'Sunday: no patch group is called "web" in eu-west-1 [PM601]\n' +
      '    The window targets tag:Patch Group = web in eu-west-1, but "web" is registered in eu-central-1 alone. Nodes ' +
      'tagged "web" would be patched by the account\'s default baseline, with no error anywhere.\n' +
      '    → move the window to eu-central-1, or register the group "web" in eu-west-1',
    'web: no maintenance window targets the patch group "web" in eu-central-1 [PM602]\n' +
      "    Its nodes follow the group's baselines, but what targets it is in eu-west-1: nothing scans them or installs " +
      "anything.\n" +
      "    → target the group from its own Region, or accept this (acceptFinding) if something else patches its nodes",
  ]);
  expect(idsSaid(given("eu-central-1"))).toEqual([]);
});

test("another account is not taken for another Region", () => {
  const given = { region: "eu-central-1", account: "1111", windows: { Sunday: installing("web") } };
  const providers = { other: { account: "2222", region: "eu-central-1" } };
  const model = { ...environment({ ...given, groups: { web: { provider: "other" } } }), providers };

  expect(said("PM601", model)[0]).toContain(
    'no patch group is called "web" [PM601]\n' +
      "    The window targets tag:Patch Group = web, but no group is registered there.",
  );
  expect(said("PM602", model)[0]).toContain(
    'no maintenance window targets the patch group "web" [PM602]\n' +
      "    Its nodes follow the group's baselines, but there is no maintenance window here:",
  );
  expect(said("PM602", model)[0]).toContain("→ add a window, association or patch policy that targets the group, or");
});

test("a target is free to name what it wants where no task patches", () => {
  const model = environment({ windows: { Sunday: installing("web") } });
  const [window] = model.maintenanceWindows;
  const tasks = window?.tasks.map((task) => ({ ...task, taskArn: "AWS-RunShellScript" })) ?? [];

  expect(said("PM601", { ...model, maintenanceWindows: window === undefined ? [] : [{ ...window, tasks }] })).toEqual(
    [],
  );
});

test("a group that no window targets is found", () => {
  expect(said("PM602", { ...sound, groups: { Critical: {}, web: {} } })).toEqual([
    'web: no maintenance window targets the patch group "web" [PM602]\n' +
      '    Its nodes follow the group\'s baselines, but the windows target "Critical": nothing scans them or ' +
      "installs anything.\n" +
      "    → target the group, or accept this (acceptFinding) if something else patches its nodes",
  ]);
  expect(said("PM602", { groups: { web: {} } })).toEqual([
    'web: no maintenance window targets the patch group "web" [PM602]\n' +
      "    Its nodes follow the group's baselines, but there is no maintenance window here: nothing scans " +
      "them or installs anything.\n" +
      "    → add a window, association or patch policy that targets the group, or accept this (acceptFinding) if something else patches its nodes",
  ]);
});

test.each<[string, object]>([
  ["instance ids", { instanceIds: ["i-0123456789abcdef0"] }],
  ["another tag", { tags: { Environment: ["prod"] } }],
  ["the tag key alone", { tagKeys: ["Patch Group"] }],
  ["a resource group", { resourceGroup: "web" }],
])("a window that finds its nodes by %s may reach any group", (_, target) => {
  expect(said("PM602", { groups: { web: {} }, windows: { Sunday: { targets: { Nodes: target } } } })).toEqual([]);
});

test("a group may be targeted in another stack", () => {
  expect(said("PM602", { groups: { web: {} } }, [{ windows: { Sunday: installing("web") } }])).toEqual([]);
});

test("a group and a target that spell the tag key differently are brought together", () => {
  const windows = { Sunday: { targets: { Nodes: nodesOf("Critical", "PatchGroup") } } };

  expect(said("PM603", { groups: { Critical: {} }, windows })).toEqual([
    'Sunday: the patch group "Critical" has another tag key than the target [PM603]\n' +
      '    The window targets tag:PatchGroup = Critical, but Critical tags its nodes with "Patch Group". The ' +
      "window would find none of them, and patch nothing.\n" +
      '    → target tag:Patch Group, or give the group tagKey "PatchGroup"',
  ]);
});

test("a window with the wrong spelling is told, though another window has the right one", () => {
  const windows = { Sunday: { targets: { Nodes: nodesOf("Critical", "PatchGroup") } }, Monday: installing("Critical") };

  expect(said("PM603", { groups: { Critical: {} }, windows })).toEqual([
    expect.stringContaining("Sunday: the patch group"),
  ]);
});

test("two groups of one name are told, for they are one to AWS", () => {
  const baselines = { Linux: {}, Windows: { operatingSystem: "WINDOWS" } };
  const following = (key: string, operatingSystem: string) => ({
    patchGroup: "web",
    registrations: [{ baseline: { kind: "managed" as const, key, operatingSystem } }],
  });
  const groups = { One: following("Linux", "AMAZON_LINUX_2023"), Two: following("Windows", "WINDOWS") };

  expect(said("PM606", { baselines, groups, windows: { Sunday: installing("web") } })).toEqual([
    'Two: the patch group "web" is made twice [PM606]\n' +
      "    One has the same name, and to AWS both are one group: a window that targets one of them works on the " +
      "nodes of both, and reboots them.\n" +
      "    → make one group with the baselines of both, or give one of them another name",
  ]);
  expect(said("PM606", { baselines, groups: { ...groups, Two: { ...groups.Two, region: "us-east-1" } } })).toEqual([]);
});

test("both spellings may be targeted side by side", () => {
  const targets = { Old: nodesOf("Critical", "PatchGroup"), New: nodesOf("Critical") };

  expect(idsSaid({ groups: { Critical: {} }, windows: { Sunday: { targets } } })).toEqual([]);
});

test("a window without a task is told that it does nothing", () => {
  expect(said("PM604", { ...sound, windows: { Sunday: { ...installing("Critical"), tasks: {} } } })).toEqual([
    "Sunday: the window has 1 target and no task [PM604]\n" +
      "    It opens on time and does nothing, and no error says so.\n" +
      '    → add a task such as addPatchTask("Install", …), or remove the window',
  ]);
});

test("windows that only scan are told that nothing installs", () => {
  const scanning = { ...installing("Critical"), tasks: { Scan: { operation: "Scan", rebootOption: undefined } } };

  expect(said("PM605", { ...sound, windows: { Sunday: scanning } })).toEqual([
    "Sunday: the window only scans, and nothing installs anywhere [PM605]\n" +
      "    1 window here looks which patches are missing; no task has the operation Install, so none is ever " +
      "installed.\n" +
      '    → add a task with operation: "Install", or accept this (acceptFinding) if something else installs',
  ]);
  expect(said("PM605", { ...sound, windows: { Sunday: scanning, Monday: installing("Critical") } })).toEqual([]);
  expect(said("PM605", { ...sound, windows: { Sunday: scanning } }, [sound])).toEqual([]);
});
