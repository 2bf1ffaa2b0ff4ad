import { installs, projectWith, run, target, window } from "../given-stacks";

/** A window on the group `web`, with arguments of its own. */
function one(name: string, schedule: string, more: object = {}): object {
  return {
    aws_ssm_maintenance_window: { [name]: { ...window(name, schedule, "UTC"), ...more } },
    aws_ssm_maintenance_window_target: { [name]: target(name, "web") },
    aws_ssm_maintenance_window_task: { [name]: installs(name) },
  };
}

/** The same as an emergency: its task brings along what it installs. */
function emergency(name: string, at: string, more: object = {}): object {
  const task = {
    ...installs(name),
    task_invocation_parameters: {
      run_command_parameters: {
        parameter: [
          { name: "Operation", values: ["Install"] },
          { name: "InstallOverrideList", values: ["s3://lists/openssl.yaml"] },
        ],
      },
    },
  };
  return { ...one(name, `at(${at})`, more), aws_ssm_maintenance_window_task: { [name]: task } };
}

const SUNDAY = "cron(0 4 ? * SUN *)";

/** The row of each window in the short calendar. */
async function rowsOf(stacks: readonly object[], ...args: readonly string[]): Promise<readonly string[]> {
  const all = [...stacks, one("weekly", SUNDAY), one("weekly-too", SUNDAY), one("weekly-3", SUNDAY)];
  const folder = projectWith(Object.fromEntries(all.map((stack, index) => [`s${index}`, stack])));
  const { out } = await run(folder, ["calendar", ...args]);
  return out.split("\n").filter((line) => line.startsWith("  ") && !line.includes("weekly"));
}

test("an emergency is called one, and tells when it runs, however far away that is", async () => {
  const rows = await rowsOf([
    emergency("soon", "2026-11-25T22:00:00"),
    emergency("openssl", "2030-12-06T22:00:00"),
    emergency("past", "2026-11-20T22:00:00"),
    one("other", "at(2031-01-07T22:00:00)"),
  ]);

  expect(rows).toEqual([
    "  once, Wed 2026-11-25 22:00 UTC   soon        emergency, may reboot  web  s0",
    "  once, Fri 2030-12-06 22:00 UTC   openssl     emergency, may reboot  web  s1",
    "  once, Tue 2031-01-07 22:00 UTC   other       install, may reboot    web  s3",
    "  over (Fri 2026-11-20 22:00 UTC)  past        emergency, may reboot  web  s2",
  ]);
});

test("a window that is disabled is not said to run later, not even an emergency", async () => {
  const rows = await rowsOf([
    one("off", SUNDAY, { enabled: false }),
    emergency("never", "2030-12-06T22:00:00", { enabled: false }),
  ]);

  expect(rows).toEqual([
    "  disabled                  off         install, may reboot    web  s0",
    "  disabled                  never       emergency, may reboot  web  s1",
  ]);
});

test.each([
  ["begins later than what is asked for", SUNDAY, { start_date: "2029-01-01T00:00:00Z" }, "no run before 2027-11-23"],
  ["has ended", SUNDAY, { end_date: "2026-11-01T00:00:00Z" }, "no run to come"],
  ["ends before its only moment", "at(2030-12-06T22:00:00)", { end_date: "2029-01-01T00:00:00Z" }, "no run to come"],
  ["has a schedule that is not known yet", "${var.schedule}", {}, "not known"],
  ["has a schedule that cannot be computed", "rate(7 days)", {}, "not known"],
])("says of a window that %s whether a run is to come", async (_, schedule, more, says) => {
  const [row = ""] = await rowsOf([one("it", schedule, more)]);

  expect(row.trim().split(/ {2,}/)).toEqual([says, "it", "web", "s0"]);
});

test("asked for a time, windows that do not open in it are counted and named below", async () => {
  const stacks = { a: one("friday", "cron(0 4 ? * FRI *)"), b: one("tuesday", "cron(0 4 ? * TUE *)") };

  const { out } = await run(projectWith(stacks), ["calendar", "--until", "2026-11-26T00:00Z"]);

  expect(out).toContain("tuesday · install, may reboot · web");
  expect(out).toContain("\n\n1 window has no run from 2026-11-23 09:00 UTC until 2026-11-26T00:00Z: friday.\n");
  expect(out).not.toContain("friday ·");
});

test.each([
  ["2030-12-06T22:00:00", {}, "once, Fri 2030-12-06 22:00 UTC"],
  ["2026-11-20T22:00:00", {}, "over (Fri 2026-11-20 22:00 UTC)"],
  ["2030-12-06T22:00:00", { enabled: false }, "note: it is disabled"],
])("told with its runs, the emergency at %s %j is one as well", async (at, more, says) => {
  const { out } = await run(projectWith({ patching: emergency("openssl", at, more) }), ["calendar"]);

  const [heading, line] = out.split("\n");
  expect(heading).toBe(`openssl · emergency, may reboot · web · once, ${at.slice(0, 16).replace("T", " ")} UTC`);
  expect(out.split("\n")).toContain(`  ${says}`);
  expect(line).not.toContain("no run");
});

test("as JSON, what has no run in this time says why", async () => {
  const { out } = await run(projectWith({ patching: emergency("openssl", "2030-12-06T22:00:00") }), [
    "calendar",
    "--format",
    "json",
  ]);

  expect(JSON.parse(out).windows).toMatchObject([
    { isEmergency: true, runs: [], next: { kind: "once", run: { local: "2030-12-06T22:00" } } },
  ]);
});

test.each([
  [["--from", "2026-12-05[Europe/Paris]", "--until", "2026-12-06[Europe/Paris]"], "2026-12-05[Europe/Paris]"],
  [["--until", "2026-11-28T00:00Z"], "2026-11-23 09:00 UTC"],
])("asked with %j, windows that open on other days are not listed: none opens", async (args, from) => {
  const stacks = { a: one("weekly", SUNDAY), b: emergency("openssl", "2030-12-06T22:00:00") };

  const { out } = await run(projectWith(stacks), ["calendar", ...args]);

  const sentence = `No node is patched from ${from} until ${args.at(-1)}: no window opens.`;
  expect(out.trimEnd().replaceAll("\n", " ")).toBe(sentence);
});

test("the clocks that change after the last run of a window are not told", async () => {
  const inParis = { schedule_timezone: "Europe/Paris" };
  const stacks = { a: one("season", SUNDAY, { ...inParis, end_date: "2026-12-14T00:00:00+01:00" }) };

  const { out } = await run(projectWith(stacks), ["calendar"]);

  expect(out).toContain("Sun 2026-12-13 04:00");
  expect(out).not.toContain("clocks of");
});

test("how long patches take to a group stands under the first of its windows", async () => {
  const both = { ...one("early", SUNDAY) } as Record<string, object>;
  for (const [type, named] of Object.entries(one("late", "cron(0 4 ? * WED *)")))
    both[type] = { ...both[type], ...named };
  both.aws_ssm_patch_group = { web: { patch_group: "web", baseline_id: "${aws_ssm_patch_baseline.b.id}" } };
  both.aws_ssm_patch_baseline = {
    b: {
      name: "b",
      operating_system: "AMAZON_LINUX_2023",
      approval_rule: [{ approve_after_days: 7, patch_filter: [] }],
    },
  };

  const { out } = await run(projectWith({ both }), ["calendar"]);

  expect(out.match(/on every node at most/g)).toHaveLength(1);
});
