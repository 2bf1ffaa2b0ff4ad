import { applyAcceptances } from "../../../../model/acceptances/apply-acceptances";
import { findingsAcross } from "../../../../model/checks/across/across-checks";
import { Neighbours } from "../../../../model/patching/neighbours";
import { EnvironmentView } from "../../../../model/patching/view/environment-view";
import { UNKNOWN } from "../../../../model/values/unknown";
import { growth } from "../../../support/processor-time";
import { environment, type Given, type GivenWindow, idsSaid, installing, nodesOf, said, TODAY } from "./given";

const groups = { web: {} };
const two = (one: GivenWindow, other: GivenWindow): Given => ({ groups, windows: { One: one, Two: other } });

test("two windows that are open at once for the same nodes are told the first date", () => {
  const early = installing("web", { schedule: "cron(0 1 ? * SUN#1 *)", scheduleTimezone: "Asia/Seoul" });
  const late = installing("web", { schedule: "cron(30 3 ? * SUN *)", scheduleTimezone: "Asia/Seoul" });

  expect(said("PM620", two(early, late))).toEqual([
    "Two: runs while One runs, on the same nodes [PM620]\n" +
      "    First on Sun 2026-12-06 03:30 Asia/Seoul: One is open for tag:Patch Group = web since Sun " +
      "2026-12-06 01:00 Asia/Seoul, for 3 hours. The one may reboot a node while the other installs.\n" +
      "    → move one of the windows, make the first one shorter, or give them different nodes; or accept this " +
      '(acceptFinding) at "sunday (tag:Patch Group = web)"',
  ]);
});

test("what is told is to come: a run of this morning is no first date", () => {
  const now = new Date("2026-11-29T08:30:00Z");
  const install = installing("web", { schedule: "cron(0 2 ? * SUN *)" });
  const scan = { ...installing("web", { schedule: "cron(0 8 ? * SUN *)" }), tasks: { Scan: { operation: "Scan" } } };
  const late = installing("web", { schedule: "cron(0 4 ? * SUN *)" });
  const model = environment({ groups, windows: { A: install, B: late, C: scan } });
  const view = new EnvironmentView(model, new Date("2026-11-29T00:00:00Z"));
  const dates = (context: { readonly now?: Date }) =>
    findingsAcross(view, { today: new Date("2026-11-29T00:00:00Z"), neighbours: new Neighbours([view]), ...context })
      .filter(({ because }) => because.startsWith("First on"))
      .map(({ key, checkId, because }) => `${key} ${checkId} ${because.slice(0, 23)}`);

  expect(dates({})).toEqual(["B PM620 First on Sun 2026-11-29", "C PM621 First on Sun 2026-11-29"]);
  expect(dates({ now })).toEqual(["B PM620 First on Sun 2026-12-06", "C PM621 First on Sun 2026-12-06"]);
});

test("an hour that the clocks skip is told as the one that they show then", () => {
  const today = new Date("2027-03-28T00:00:00Z");
  const daily = installing("web", { schedule: "cron(0 3 * * ? *)", scheduleTimezone: "Europe/Paris" });
  const sunday = installing("web", { schedule: "cron(0 2 ? * SUN *)", scheduleTimezone: "Europe/Paris" });
  const view = new EnvironmentView(environment({ groups, windows: { Daily: daily, Sunday: sunday } }), today);
  const overlap = findingsAcross(view, { today, now: today }).find(({ checkId }) => checkId === "PM620");

  expect(overlap?.because).toBe(
    "First on Sun 2027-03-28 03:00 Europe/Paris (the clocks skip 02:00): Daily is open for tag:Patch Group = web since " +
      "Sun 2027-03-28 03:00 Europe/Paris, for 3 hours. The one may reboot a node while the other installs.",
  );
});

test("nor is an hour told that the clocks have skipped this morning", () => {
  const today = new Date("2027-03-28T00:00:00Z");
  const paris = installing("web", { schedule: "cron(30 2 ? * SUN *)", scheduleTimezone: "Europe/Paris" });
  const view = new EnvironmentView(environment({ groups, windows: { A: paris } }), today);
  const dates = (now: string) =>
    findingsAcross(view, { today, now: new Date(now) })
      .filter(({ checkId }) => checkId === "PM622")
      .map(({ because }) => because.slice(0, 10));

  expect(dates("2027-03-28T00:30:00Z")).toEqual(["2027-03-28"]);
  expect(dates("2027-03-28T08:00:00Z")).toEqual(["2027-10-31"]);
});

test.each<[string, GivenWindow, GivenWindow]>([
  ["the one opens when the other closes", installing("web"), installing("web", { schedule: "cron(0 5 ? * SUN *)" })],
  ["their nodes are others", installing("web"), installing("db")],
  ["one of them is disabled", installing("web"), installing("web", { enabled: false })],
  [
    "they live in other Regions",
    installing("web", { region: "eu-west-1" }),
    installing("web", { region: "us-east-1" }),
  ],
  [
    "a second tag tells their nodes apart",
    { targets: { Nodes: { ...nodesOf("web"), tags: { Zone: ["a"] } } } },
    { targets: { Nodes: { ...nodesOf("web"), tags: { Zone: ["b"] } } } },
  ],
  ["the one comes years later", installing("web"), installing("web", { schedule: "cron(0 2 ? * SUN 2030)" })],
])("nothing is said where %s", (_, one, other) => {
  expect(said("PM620", two(one, other))).toEqual([]);
});

test("windows whose schedule or nodes are not known are passed over", () => {
  const model = environment(two(installing("web"), installing("web")));
  const [one, other] = model.maintenanceWindows;
  if (one === undefined || other === undefined) throw new Error("expected two windows");

  for (const unknown of [{ schedule: UNKNOWN }, { duration: UNKNOWN }, { enabled: UNKNOWN }, { region: UNKNOWN }]) {
    expect(idsSaid({ ...model, maintenanceWindows: [one, { ...other, ...unknown }] } as never)).toEqual([]);
  }
});

test("each two windows that meet are told once, however often that is", () => {
  const daily = (hour: number) => installing("web", { schedule: `cron(0 ${hour} * * ? *)` });
  const windows = { A: daily(1), B: daily(2), C: daily(3) };

  expect(said("PM620", { groups, windows }).map((text) => text.split("\n")[0])).toEqual([
    "B: runs while A runs, on the same nodes [PM620]",
    "C: runs while A runs, on the same nodes [PM620]",
    "C: runs while B runs, on the same nodes [PM620]",
  ]);
});

test("an acceptance names all nodes on which two windows meet, and a message the first of them", () => {
  const names = ["a", "b", "c", "d", "e"];
  const window = { targets: Object.fromEntries(names.map((name) => [name, nodesOf(name)])) };
  const [text = ""] = said("PM620", {
    groups: Object.fromEntries(names.map((name) => [name, {}])),
    windows: { One: window, Two: window },
  });

  expect(text).toContain(
    "One is open for tag:Patch Group = a, tag:Patch Group = b, tag:Patch Group = c and 2 more since",
  );
  expect(text).toContain(
    'at "sunday (tag:Patch Group = a, tag:Patch Group = b, tag:Patch Group = c, tag:Patch Group = d and tag:Patch Group = e)"',
  );
});

test("an overlap that is accepted hides none with another window, or on other nodes", () => {
  const daily = (name: string, hour: number, nodes = ["web"]): Readonly<Record<string, GivenWindow>> => ({
    [name]: {
      window: { name, schedule: `cron(0 ${hour} * * ? *)` },
      targets: Object.fromEntries(nodes.map((group) => [group, nodesOf(group)])),
    },
  });
  const accepted = { check: "PM620", scope: "b", at: "first (tag:Patch Group = web)", reason: "is short" };
  const told = (windows: Readonly<Record<string, GivenWindow>>) => {
    const view = new EnvironmentView(environment({ groups: { web: {}, db: {} }, windows }), TODAY);
    const found = findingsAcross(view, { today: TODAY }).filter(({ checkId }) => checkId === "PM620");
    const placed = found.map((finding) => ({ key: finding.key, finding }));
    const { judged } = applyAcceptances(placed, [{ ...accepted, owner: "team", until: "2099-12-31" }], TODAY);
    return judged.map(({ placed: { key, finding }, accepted: by }) => [key, finding.path, by?.owner]);
  };
  const both = ["web", "db"];

  expect(told({ ...daily("first", 1), ...daily("b", 3) })).toEqual([["b", "first (tag:Patch Group = web)", "team"]]);
  expect(told({ ...daily("first", 1), ...daily("other", 2), ...daily("b", 3) })).toContainEqual([
    "b",
    "other (tag:Patch Group = web)",
    undefined,
  ]);
  expect(told({ ...daily("first", 1, both), ...daily("b", 3, both) })).toEqual([
    ["b", "first (tag:Patch Group = db and tag:Patch Group = web)", undefined],
  ]);
});

test("hundreds of stacks of one account are asked in a time that grows as they do", () => {
  const model = environment({ groups, windows: { Sunday: installing("web") }, account: "111111111111", region: "eu" });
  const found = (stacks: number) => {
    const views = Array.from({ length: stacks }, () => new EnvironmentView(model, TODAY));
    const neighbours = new Neighbours(views);
    return views.flatMap((view) => findingsAcross(view, { today: TODAY, neighbours }).map(({ checkId }) => checkId));
  };
  const all = found(320);

  // One window has nobody before it.
  expect(all.filter((id) => id === "PM620")).toHaveLength(319);
  expect(all.filter((id) => id === "PM337")).toHaveLength(1);
  expect(growth(320, 8, found)).toBeLessThan(4);
});

test("says of two windows that only scan, or of which one does, nothing of a node that reboots while it is installed", () => {
  const scan = { ...installing("web"), tasks: { Scan: { operation: "Scan", rebootOption: undefined } } };
  const last = (one: object, other: object) => said("PM620", two(one as never, other as never))[0]?.split("\n")[1];

  expect(last(scan, scan)).toMatch(/ The same nodes are scanned twice at once\.$/);
  expect(last(installing("web"), scan)).toMatch(/ The one may reboot a node while the other scans it\.$/);
});

test("says nothing of a reboot where neither reboots", () => {
  const scan = { ...installing("web"), tasks: { Scan: { operation: "Scan", rebootOption: undefined } } };
  const quiet = { ...installing("web"), tasks: { Install: { operation: "Install", rebootOption: "NoReboot" } } };
  const last = (one: object, other: object) => said("PM620", two(one as never, other as never))[0]?.split("\n")[1];

  expect(last(quiet, scan)).toMatch(
    / Neither reboots a node; the scan may report as missing what the other has just installed\.$/,
  );
  expect(last(quiet, quiet)).toMatch(/ Neither reboots a node; both install on it at the same time\.$/);
  expect(last(quiet, installing("web"))).toMatch(/ The one may reboot a node while the other installs\.$/);
});

test("a scan after an installation by an override is not told: only the scan reports by the registered baseline", () => {
  const scan = { ...installing("web", { schedule: "cron(0 8 * * ? *)" }), tasks: { Scan: { operation: "Scan" } } };
  const override = { baselineOverride: "s3://bucket/override.json" };
  const install = { operation: "Install", rebootOption: "NoReboot" };
  const by = (task: object) => ({ ...installing("web"), tasks: { Install: task } }) as never;

  expect(said("PM621", two(by(install), scan as never))).toHaveLength(1);
  expect(said("PM621", two(by({ ...install, ...override }), scan as never))).toEqual([]);
});

test("a scan on the day of an installation is told, as a hint", () => {
  const scan = {
    ...installing("web", { schedule: "cron(0 8 * * ? *)" }),
    tasks: { Scan: { operation: "Scan", rebootOption: undefined } },
  };

  expect(said("PM621", two(installing("web"), scan))).toEqual([
    "Two: scans on the day on which One has installed, on the same nodes [PM621]\n" +
      "    First on Sun 2026-11-29 08:00 UTC, after Sun 2026-11-29 02:00 UTC, for tag:Patch Group = web. The " +
      "installation has reported most of what the scan finds.\n" +
      "    → scan on another day, or leave the scan out",
  ]);
  expect(said("PM621", two(installing("web"), { ...scan, window: { schedule: "cron(0 8 ? * MON-SAT *)" } }))).toEqual(
    [],
  );
  expect(
    said(
      "PM621",
      two(installing("web"), { ...scan, window: { schedule: "cron(0 0 ? * SUN *)", duration: 1, cutoff: 0 } }),
    ),
  ).toEqual([]);
});

test("an hour that the clocks skip or repeat is told with the dates", () => {
  const daily = installing("web", { schedule: "cron(30 2 * * ? *)", scheduleTimezone: "Europe/Paris" });
  const sunday = installing("web", { schedule: "cron(30 1 ? * SUN *)", scheduleTimezone: "America/New_York" });

  expect(said("PM622", { groups, windows: { Daily: daily } })).toEqual([
    "Daily: runs at an hour that the clocks of Europe/Paris skip or repeat [PM622]\n" +
      "    2027-03-28 02:30 does not exist and 2027-10-31 02:30 comes twice. AWS does not say whether and " +
      "when the window runs then.\n" +
      "    → choose an hour at which those clocks never change, or a zone without daylight saving time",
  ]);
  expect(said("PM622", { groups, windows: { Sunday: sunday } })[0]).toContain("2027-11-07 01:30 comes twice.");
  expect(said("PM622", { groups, windows: { Seoul: installing("web", { scheduleTimezone: "Asia/Seoul" }) } })).toEqual(
    [],
  );
});

const fleet = (expectedNodes: number | undefined, task: object, window: object = {}): Given => ({
  groups,
  windows: { Sunday: { window, targets: { Nodes: { ...nodesOf("web"), expectedNodes } }, tasks: { Install: task } } },
});

test("errors that can never stop a task are pointed at", () => {
  expect(said("PM630", fleet(undefined, { maxErrors: "100%" }))).toEqual([
    "Sunday: the task Install is never stopped, however many nodes fail [PM630]\n" +
      "    maxErrors is 100%: a patch that breaks every node is still tried on each of them.\n" +
      '    → give a lower maxErrors, such as "1" or "5%"',
  ]);
  expect(said("PM630", fleet(20, { maxErrors: 20 }))).toEqual([
    "Sunday: the task Install is never stopped, however many nodes fail [PM630]\n" +
      "    maxErrors is 20, and 20 nodes are expected: a patch that breaks every node is still tried on each " +
      "of them.\n" +
      '    → give a lower maxErrors, such as "1" or "5%"',
  ]);
  expect(said("PM630", fleet(21, { maxErrors: 20 }))).toEqual([]);
  expect(said("PM630", fleet(undefined, { maxErrors: 20 }))).toEqual([]);
});

test("a window that is too short for its nodes is told by how much", () => {
  expect(said("PM631", fleet(100, { maxConcurrency: "10%", minutesPerNode: 20 }))).toEqual([
    "Sunday: the window is too short for the 100 nodes of the task Install [PM631]\n" +
      "    100 nodes, 10 at once, 20 minutes each take 200 minutes, and the window has 180 before it ends. " +
      "The rest would be installed and rebooted after the window.\n" +
      "    → work on more nodes at once, open the window for longer, or divide the nodes",
  ]);
  expect(said("PM631", fleet(100, { maxConcurrency: 10, minutesPerNode: 18, cutoffBehavior: "CANCEL_TASK" }))).toEqual([
    "Sunday: the window is too short for the 100 nodes of the task Install [PM631]\n" +
      "    100 nodes, 10 at once, 18 minutes each take 180 minutes, and the window has 120 before its cutoff. " +
      "Nodes that are not reached by then are left out.\n" +
      "    → work on more nodes at once, open the window for longer, or divide the nodes",
  ]);
  expect(said("PM631", fleet(100, { maxConcurrency: 10, minutesPerNode: 18 }))).toEqual([]);
  expect(said("PM631", fleet(undefined, { maxConcurrency: 1, minutesPerNode: 60 }))).toEqual([]);
});
