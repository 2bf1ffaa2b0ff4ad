import { installs, projectWith, run, target, window } from "../given-stacks";

/** A window on the group `web`, in London, with arguments of its own. */
function one(name: string, schedule: string, more: object = {}): object {
  return {
    aws_ssm_maintenance_window: { [name]: { ...window(name, schedule, "Europe/London"), ...more } },
    aws_ssm_maintenance_window_target: { [name]: target(name, "web") },
    aws_ssm_maintenance_window_task: { [name]: installs(name) },
  };
}

const thursday = projectWith({ prod: one("weekly", "cron(0 22 ? * THU *)") });
const FRIDAY = ["--from", "2026-12-04", "--until", "2026-12-05", "--reboots"];

test("a run that is open when the time begins belongs to the answer", async () => {
  const { out } = await run(thursday, ["calendar", ...FRIDAY]);

  expect(out).toBe(`weekly · install, may reboot · web · Thu 22:00 Europe/London
  Thu 2026-12-03 22:00    2026-12-03 22:00 UTC  open until Fri 2026-12-04 01:00

A command of weekly may go on, and reboot nodes, until 2026-12-04 10:00 UTC.

Local times by time zone data 2026f.
`);
});

test("who names an end asks when, and not how long patches take", async () => {
  const baseline = { name: "b", operating_system: "AMAZON_LINUX_2023", approval_rule: [{ approve_after_days: 0 }] };
  const group = { baseline_id: "${aws_ssm_patch_baseline.b.id}", patch_group: "web" };
  const folder = projectWith({
    prod: {
      ...one("weekly", "cron(0 22 ? * THU *)"),
      aws_ssm_patch_baseline: { b: baseline },
      aws_ssm_patch_group: { g: group },
    },
  });

  expect((await run(folder, ["calendar", "--from", "2026-12-03"])).out).toContain("on every node at most");
  expect((await run(folder, ["calendar", ...FRIDAY])).out).not.toContain("on every node");
});

test("of many windows, it is told when what is open closes", async () => {
  const stacks = Object.fromEntries(["a", "b", "c", "d"].map((name) => [name, one("weekly", "cron(0 22 ? * THU *)")]));

  const { out } = await run(projectWith(stacks), ["calendar", ...FRIDAY]);

  expect(out.split("\n")[1]).toBe("  open until Fri 2026-12-04 01:00 Europe/London  weekly  web  a and 3 more");
});

test("a run that ends as the time begins, or is disabled, is not in it", async () => {
  const from = ["--from", "2026-12-04T01:00Z", "--until", "2026-12-05T00:00Z", "--reboots"];
  const { out } = await run(thursday, ["calendar", ...from]);

  expect(out.split("\n")[0]).toBe("No node reboots from 2026-12-04 10:00 UTC until 2026-12-05T00:00Z: no window");
});

test("a command that goes on after its window is told, unless the task cancels it", async () => {
  const period = ["--from", "2026-12-04T02:00Z", "--until", "2026-12-05T00:00Z", "--reboots"];
  const quiet = (from: string) => `No node reboots from ${from} until 2026-12-05T00:00Z: no window opens.`;
  const cancelled = one("weekly", "cron(0 22 ? * THU *)") as Record<string, object>;
  cancelled.aws_ssm_maintenance_window_task = { weekly: { ...installs("weekly"), cutoff_behavior: "CANCEL_TASK" } };
  const told = async (folder: string) => (await run(folder, ["calendar", ...period])).out.replaceAll("\n", " ").trim();

  expect(await told(thursday)).toBe(
    `${quiet("2026-12-04 10:00 UTC")} Before that, a command of weekly may go on, and reboot nodes.`,
  );
  expect(await told(projectWith({ prod: cancelled }))).toBe(quiet("2026-12-04T02:00Z"));
});

test("no time is called free of reboots in which a command goes on, and what has no run itself is told to", async () => {
  const told = async (...period: readonly string[]) =>
    (await run(thursday, ["calendar", ...period, "--reboots"])).out.replaceAll("\n", " ").trim();
  const late = "A command of weekly may go on, and reboot nodes, until 2026-12-04 10:00 UTC.";

  expect(await told("--from", "2026-12-04T02:00Z", "--until", "2026-12-04T09:00Z")).toBe(
    `1 window has no run from 2026-12-04T02:00Z until 2026-12-04T09:00Z: weekly. ${late}`,
  );
  const once = projectWith({
    prod: Object.fromEntries(
      Object.entries(one("weekly", "cron(0 22 ? * FRI *)")).map(([type, own]) => [
        type,
        { ...own, ...(one("now", "at(2026-12-03T20:00:00)") as Record<string, object>)[type] },
      ]),
    ),
  });
  const { out } = await run(once, ["calendar", ...FRIDAY]);
  expect(out.replaceAll("\n", " ")).toContain(
    "1 window has no run from 2026-12-04 until 2026-12-05: now. A command of now may go on, and reboot nodes, until 2026-12-04 08:00 UTC.",
  );
});

test("what runs once is not over while it is open", async () => {
  const once = projectWith({ prod: one("once", "at(2026-12-05T22:00:00)") });

  expect((await run(once, ["calendar", "--from", "2026-12-06"])).out).toContain(
    "2026-12-05 22:00 UTC  open until Sun 2026-12-06 01:00\n",
  );
  expect((await run(once, ["calendar", "--from", "2026-12-06T01:00Z"])).out).toContain(
    "  over (Sat 2026-12-05 22:00 Europe/London)\n",
  );
});

test("the end of what is open is on the clock of its zone, also where that changes", async () => {
  const october = projectWith({ prod: one("weekly", "cron(0 23 ? * SAT *)") });
  const { out } = await run(october, ["calendar", "--from", "2027-10-31", "--until", "2027-11-01"]);

  expect(out).toContain("2027-10-30 22:00 UTC  open until Sun 2027-10-31 01:00\n");
});

test("JSON, a calendar file and the page have it as well", async () => {
  const written = async (format: string) => (await run(thursday, ["calendar", ...FRIDAY, "--format", format])).out;

  const [weekly] = JSON.parse(await written("json")).windows;
  expect(weekly).toMatchObject({
    next: { kind: "open", run: { local: "2026-12-03T22:00" }, end: "2026-12-04T01:00:00.000Z" },
    runs: [{ instant: "2026-12-03T22:00:00.000Z", end: "2026-12-04T01:00:00.000Z" }],
  });
  expect(await written("ics")).toContain("DTSTART:20261203T220000Z\r\nDTEND:20261204T010000Z");
  const html = await written("html");
  expect(html).not.toContain("in this time.");
  expect(html).toContain('<time datetime="2026-12-03">');
});

test("the page says of what is open what else is, as JSON does", async () => {
  const later = one("later", "cron(0 23 ? * THU *)") as Record<string, object>;
  const both = Object.entries(one("weekly", "cron(0 22 ? * THU *)")).map(([type, own]) => [
    type,
    { ...own, ...later[type] },
  ]);
  const folder = projectWith({ prod: Object.fromEntries(both) });

  const { out } = await run(folder, ["calendar", "--from", "2026-12-03T23:30Z", "--format", "html"]);

  expect(out.match(/also open: \w+/g)?.slice(0, 2)).toEqual(["also open: later", "also open: weekly"]);
  expect(out.slice(out.indexOf('datetime="2026-12-03"')).split("</td>")[0]).toContain("also open: later");
});

test("asked for a time in which nothing installs, that is said beside what only scans", async () => {
  const scan = one("scan", "cron(0 12 * * ? *)") as Record<string, Record<string, object>>;
  const task = {
    task_invocation_parameters: { run_command_parameters: { parameter: [{ name: "Operation", values: ["Scan"] }] } },
  };
  scan.aws_ssm_maintenance_window_task = { scan: { ...installs("scan"), ...task } };
  const before = one("before", "cron(0 22 ? * THU *)", { end_date: "2026-12-18T00:00:00Z" });
  const after = one("after", "cron(0 22 ? * THU *)", { start_date: "2027-01-04T00:00:00Z" });
  const once = one("once", "at(2026-12-05T22:00:00)");

  const { out } = await run(projectWith({ after, before, once, scan }), [
    ...["calendar", "--from", "2026-12-18T02:00Z", "--until", "2027-01-04T00:00Z"],
  ]);

  expect(out).toContain(`
No node is patched from 2026-12-18 10:00 UTC until 2027-01-04T00:00Z: after,
before and once have no run in this time. Before that, a command of before may
go on, and reboot nodes.
`);
});

test("what is open as a freeze begins is told with the moment from which on nobody is patched", async () => {
  const before = one("before", "cron(0 22 ? * THU *)", { end_date: "2026-12-18T00:00:00Z" });
  const after = one("after", "cron(0 22 ? * THU *)", { start_date: "2027-01-04T00:00:00Z" });

  const { out } = await run(projectWith({ after, before }), [
    ...["calendar", "--from", "2026-12-18", "--until", "2027-01-04", "--reboots"],
  ]);

  expect(out).toContain("open until Fri 2026-12-18 01:00\n");
  expect(out.replaceAll("\n", " ")).toContain(
    "  No node reboots from 2026-12-18 10:00 UTC until 2027-01-04: after has no run in this time. Before that, ",
  );
});

test("of a group alone, that its nodes are not patched is no word of others", async () => {
  const { out } = await run(thursday, ["calendar", "--group", "web", "--from", "2026-12-05", "--until", "2026-12-06"]);

  expect(out).toBe("No node of web is patched from 2026-12-05 until 2026-12-06: no window opens.\n");
});
