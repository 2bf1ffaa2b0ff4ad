import type { Open } from "../../review/stories/example";
import { installs, patching, projectWith, run, target, window } from "../given-stacks";

/** The lines above the first stack. */
async function firstLines(stacks: Readonly<Record<string, object>>, ...words: string[]): Promise<readonly string[]> {
  const { out } = await run(projectWith(stacks), ["summary", ...words]);
  const lines = out.split("\n");
  return lines.slice(
    0,
    lines.findIndex((line) => line.startsWith("✔")),
  );
}

function weekly(schedule: string, { zone = "UTC", group = "web", task = {}, more = {} } = {}): object {
  return {
    aws_ssm_maintenance_window: { Weekly: { ...window("Weekly", schedule, zone), ...more } },
    aws_ssm_maintenance_window_target: { Weekly: target("Weekly", group) },
    aws_ssm_maintenance_window_task: { Weekly: { ...installs("Weekly"), ...task } },
  };
}

function told(...parameter: readonly (readonly [name: string, value: string])[]): object {
  const parameters = parameter.map(([name, value]) => ({ name, values: [value] }));
  return { task_invocation_parameters: { run_command_parameters: { parameter: parameters } } };
}

test("a summary begins with who is rebooted next, and when, in the order of time", async () => {
  expect(await firstLines({ patching })).toEqual([
    "Next reboot, if needed:",
    "  Tue 2026-11-24 22:00 Europe/Paris  dev-web",
    "  Sun 2026-11-29 02:00 Asia/Seoul    Critical",
    "",
  ]);
});

test("what is rebooted at one time is one line, with its stacks where there are several", async () => {
  const stacks = {
    a: weekly("cron(0 4 ? * SUN *)"),
    b: weekly("cron(0 4 ? * SUN *)", { group: "db" }),
    c: weekly("cron(0 3 ? * SAT *)"),
  };

  expect(await firstLines(stacks)).toEqual([
    "Next reboot, if needed:",
    "  c     Sat 2026-11-28 03:00 UTC  web",
    "  a, b  Sun 2026-11-29 04:00 UTC  db, web",
    "",
  ]);
});

test("one time alone is told in a line", async () => {
  expect(await firstLines({ a: weekly("cron(0 4 ? * SUN *)") }, "--at", "2026-12-01T00:00Z")).toEqual([
    "Next reboot, if needed: web, Sun 2026-12-06 04:00 UTC",
    "",
  ]);
});

test("more names and more times than a reader takes in are counted", async () => {
  const days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];
  const many = Object.fromEntries(days.map((day) => [`on-${day}`, weekly(`cron(0 4 ? * ${day} *)`)]));
  const alike = Object.fromEntries(Array.from("abcdef", (name) => [name, weekly("cron(0 12 ? * MON *)")]));

  const lines = await firstLines({ ...many, ...alike });

  expect(lines[1]).toBe("  a, b, c, d and 2 more  Mon 2026-11-23 12:00 UTC  web");
  expect(lines).toHaveLength(9);
  expect(lines.at(-2)).toBe("  … and 2 more: npx cdktf-patch calendar --reboots");
});

test("who is told NoReboot is not rebooted, nor who is scanned or whose window is disabled", async () => {
  const no = told(["Operation", "Install"], ["RebootOption", "NoReboot"]);
  const never = weekly("cron(0 4 ? * SUN *)", { task: no });
  const scans = weekly("cron(0 4 ? * SAT *)", { task: told(["Operation", "Scan"]) });
  const disabled = weekly("cron(0 4 ? * FRI *)", { more: { enabled: false } });

  expect(await firstLines({ never, scans, disabled })).toEqual([
    "Patching reboots no node: whatever installs has NoReboot.",
    "",
  ]);
  expect(await firstLines({ scans, disabled })).toEqual([]);
  expect(await firstLines({ never, rebooted: weekly("cron(0 4 ? * SUN *)") })).toEqual([
    "Next reboot, if needed: web (rebooted), Sun 2026-11-29 04:00 UTC",
    "",
  ]);
});

test("a reboot that is not known is told with what it depends on, once on the same nodes", async () => {
  const script = (command: string) => ({
    task_arn: "AWS-RunShellScript",
    task_invocation_parameters: { run_command_parameters: { parameter: [{ name: "commands", values: [command] }] } },
  });
  const updates = weekly("cron(0 3 ? * SAT *)", { group: "db", task: script("dnf -y update") });
  const open = told(["Operation", "Install"], ["RebootOption", "${var.option}"]);
  const stacks = { updates, open: weekly("cron(0 2 ? * FRI *)", { group: "app", task: open }) };
  const both = weekly("cron(0 4 ? * SUN *)") as Open;
  const task = both.aws_ssm_maintenance_window_task;
  const patched = {
    ...both,
    aws_ssm_maintenance_window_task: { ...task, Script: { ...task?.Weekly, ...script("yum update") } },
  };

  expect(await firstLines({ ...stacks, patched })).toEqual([
    "Next reboot, if needed:",
    "  open     Fri 2026-11-27 02:00 UTC, if it reboots          app",
    "  updates  Sat 2026-11-28 03:00 UTC, if its script reboots  db",
    "  patched  Sun 2026-11-29 04:00 UTC                         web",
    "",
  ]);
  expect(await firstLines({ updates })).toEqual([
    "Next reboot, if needed: db, Sat 2026-11-28 03:00 UTC, if its script reboots",
    "",
  ]);
});

test("of nodes that are rebooted several times, the next one alone is told", async () => {
  const named = (name: string, schedule: string, group: string, more = {}): Open =>
    JSON.parse(JSON.stringify(weekly(schedule, { group, more })).replaceAll("Weekly", name));
  const merged = (...all: readonly Open[]) =>
    all.reduce(
      (before, one) => Object.fromEntries(Object.keys(one).map((type) => [type, { ...before[type], ...one[type] }])),
      {},
    );
  const sunday = named("Sunday", "cron(0 4 ? * SUN *)", "web");

  const once = named("Once", "at(2030-12-06T22:00:00)", "web");
  expect(await firstLines({ a: merged(sunday, once) })).toEqual([
    "Next reboot, if needed: web, Sun 2026-11-29 04:00 UTC",
    "",
  ]);
  const tonight = named("Once", "at(2026-11-23T22:00:00)", "web");
  expect(await firstLines({ a: merged(sunday, tonight) })).toEqual([
    "Next reboot, if needed: web, Mon 2026-11-23 22:00 UTC",
    "",
  ]);
  const ofOthers = named("Once", "at(2030-12-06T22:00:00)", "db");
  expect(await firstLines({ a: merged(sunday, ofOthers) })).toEqual([
    "Next reboot, if needed:",
    "  Sun 2026-11-29 04:00 UTC  web",
    "  Fri 2030-12-06 22:00 UTC  db",
    "",
  ]);
  const windows = { task: { task_arn: "AWS-InstallMissingWindowsUpdates", task_invocation_parameters: {} } };
  const friday = JSON.parse(
    JSON.stringify(weekly("cron(0 4 ? * FRI *)", windows)).replaceAll("Weekly", "Friday"),
  ) as Open;
  expect(await firstLines({ a: merged(sunday, friday) })).toEqual([
    "Next reboot, if needed:",
    "  Fri 2026-11-27 04:00 UTC  web",
    "  Sun 2026-11-29 04:00 UTC  web",
    "",
  ]);
  const open = named("Open", "cron(0 4 ? * FRI *)", "web", { enabled: "${var.enabled}" });
  expect(await firstLines({ a: merged(sunday, open) })).toEqual([
    "Next reboot, if needed:",
    "  Fri 2026-11-27 04:00 UTC, if it is enabled  web",
    "  Sun 2026-11-29 04:00 UTC                    web",
    "",
  ]);
});

test("stacks that are rebooted at one time alone are told behind their nodes", async () => {
  const alike = Object.fromEntries(["a", "b"].map((name) => [name, weekly("cron(0 4 ? * SUN *)")]));

  expect(await firstLines(alike)).toEqual(["Next reboot, if needed: web (a, b), Sun 2026-11-29 04:00 UTC", ""]);
});

test("what is known after apply is told as that, behind what is known", async () => {
  const schedule = "${var.schedule}";
  const stacks = {
    a: weekly(schedule),
    b: weekly("cron(0 4 ? * SUN *)", { more: { enabled: "${var.enabled}" } }),
  };

  expect((await firstLines(stacks)).map((line) => line.replace(/ +/g, " "))).toEqual([
    "Next reboot, if needed:",
    " b Sun 2026-11-29 04:00 UTC, if it is enabled web",
    expect.stringMatching(/^ a Weekly: .*known .* web$/),
    "",
  ]);
});

test("a group is named with its Region where its nodes in another one are rebooted at another time", async () => {
  const there = (name: string, day: string): object =>
    JSON.parse(
      JSON.stringify(weekly(`cron(0 4 ? * ${day} *)`, { more: { region: "us-east-1" } })).replaceAll("Weekly", name),
    );
  const both = (one: Open, other: Open) => ({
    a: Object.fromEntries(Object.keys(one).map((type) => [type, { ...one[type], ...other[type] }])),
  });

  expect(await firstLines(both(weekly("cron(0 4 ? * SUN *)"), there("There", "WED")))).toEqual([
    "Next reboot, if needed:",
    "  Wed 2026-11-25 04:00 UTC  web (us-east-1)",
    "  Sun 2026-11-29 04:00 UTC  web (the provider's Region)",
    "",
  ]);
  expect(await firstLines(both(weekly("cron(0 4 ? * SUN *)"), there("There", "SUN")))).toEqual([
    "Next reboot, if needed: web, Sun 2026-11-29 04:00 UTC",
    "",
  ]);
});
