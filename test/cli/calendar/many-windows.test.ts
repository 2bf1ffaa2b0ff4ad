import { installs, projectWith, run, target, window } from "../given-stacks";

/** A stack with a window, named after its group. */
function weekly(group: string, schedule: string, zone = "UTC", more: object = {}): object {
  return {
    aws_ssm_maintenance_window: { [group]: { ...window(group, schedule, zone), ...more } },
    aws_ssm_maintenance_window_target: { [group]: target(group, group) },
    aws_ssm_maintenance_window_task: { [group]: installs(group) },
  };
}

const SUNDAY = "cron(0 4 ? * SUN *)";
const few = { a: weekly("web", SUNDAY), b: weekly("db", SUNDAY), c: weekly("batch", SUNDAY) };
const many = {
  ...few,
  d: weekly("late", "cron(0 22 ? * WED *)", "Europe/Paris"),
  e: weekly("web", SUNDAY),
  f: weekly("off", SUNDAY, "UTC", { enabled: false }),
};

test("of many windows the next run stands in a line each, in the order of time, and where all of them are", async () => {
  const { out } = await run(projectWith(many), ["calendar"]);

  expect(out).toBe(
    [
      "6 windows (install, may reboot); the next run of each:",
      "  Wed 2026-11-25 22:00 Europe/Paris  late   late   d",
      "  Sun 2026-11-29 04:00 UTC           web    web    a and e",
      "  Sun 2026-11-29 04:00 UTC           db     db     b",
      "  Sun 2026-11-29 04:00 UTC           batch  batch  c",
      "  disabled                           off    off    f",
      "note: off: it is disabled",
      "",
      "All runs, overlaps and clock changes: --limit 5 (0 for all), --group NAME, or",
      "--write windows.html",
      "",
      "Local times by time zone data 2026f.",
      "",
    ].join("\n"),
  );
});

test("few windows, and many on request, are told with their runs", async () => {
  const ofFew = (await run(projectWith(few), ["calendar"])).out;
  const onRequest = (await run(projectWith(many), ["calendar", "--limit", "2"])).out;
  const ofOneGroup = (await run(projectWith(many), ["calendar", "--group", "db"])).out;

  expect(ofFew.match(/^ {2}Sun /gm)).toHaveLength(15);
  expect(onRequest.match(/^ {2}\w{3} 202/gm)).toHaveLength(10);
  expect(ofOneGroup.match(/^ {2}Sun /gm)).toHaveLength(5);
});

test("an overlap is marked, of a later run with its day", async () => {
  const overlapping = {
    aws_ssm_maintenance_window: {
      Weekly: window("Weekly", SUNDAY, "UTC"),
      Monthly: window("Monthly", "cron(30 4 ? * SUN#2 *)", "UTC"),
    },
    aws_ssm_maintenance_window_target: { Weekly: target("Weekly", "x"), Monthly: target("Monthly", "x") },
    aws_ssm_maintenance_window_task: { Weekly: installs("Weekly"), Monthly: installs("Monthly") },
  };

  const { out } = await run(projectWith({ ...few, overlapping }), ["calendar"]);

  expect(out).toMatch(/ Weekly +x +overlapping +overlaps on Sun 13 Dec$/m);
  expect(out).toMatch(/ web +web +a$/m);
});

test("a fleet of hundreds of windows stays a page, 80 columns wide", async () => {
  const fleet = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`account-with-a-long-name-${index}`, weekly("web", SUNDAY)]),
  );

  const lines = (await run(projectWith(fleet), ["calendar"])).out.split("\n");

  expect(lines.length).toBeLessThan(12);
  expect(lines[1]).toBe("  Sun 2026-11-29 04:00 UTC  web  web  account-with-a-long-name-0 and 299 more");
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
});
