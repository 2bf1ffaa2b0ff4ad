import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { whereCommandCannotRun } from "../../../cli/console/framework-command";
import { installs, patching, projectWith, run, target, window } from "../given-stacks";

test("prints the next runs in local time and UTC, with the changes of the clocks", async () => {
  const { exitCode, out } = await run(projectWith({ patching }), ["calendar", "--limit", "2"]);

  expect(exitCode).toBe(0);
  expect(out).toBe(
    [
      "Tuesday · install, may reboot · dev-web · Tue 22:00 Europe/Paris",
      "  Tue 2026-11-24 22:00    2026-11-24 21:00 UTC",
      "  Tue 2026-12-01 22:00    2026-12-01 21:00 UTC",
      "  … and 50 more",
      "  clocks of Europe/Paris +1 h on Sun 2027-03-28",
      "  clocks of Europe/Paris −1 h on Sun 2027-10-31",
      "",
      "Sunday · install, may reboot · Critical · Sun 02:00 Asia/Seoul",
      "  Sun 2026-11-29 02:00    2026-11-28 17:00 UTC",
      "  Sun 2026-12-06 02:00    2026-12-05 17:00 UTC",
      "  … and 50 more",
      "",
      "Local times by time zone data 2026f.",
      "",
    ].join("\n"),
  );
});

const overlapping = {
  ...patching,
  aws_ssm_maintenance_window: {
    Sunday: window("Sunday", "cron(0 2 ? * SUN *)", "Europe/Paris"),
    Monthly: window("Monthly", "cron(30 2 ? * SUN#1 *)", "Europe/Paris"),
    Elsewhere: window("Elsewhere", "cron(0 2 ? * SUN *)", "Europe/Paris"),
    Off: { ...window("Off", "cron(0 2 ? * SUN *)", "Europe/Paris"), enabled: false },
    Later: window("Later", "${var.schedule}", "Europe/Paris"),
    Often: window("Often", "rate(7 days)", "UTC"),
  },
  aws_ssm_maintenance_window_target: {
    Sunday: target("Sunday", "Critical"),
    Monthly: target("Monthly", "Critical", "batch"),
    Elsewhere: target("Elsewhere", "other"),
  },
  aws_ssm_maintenance_window_task: { Sunday: installs("Sunday"), Monthly: installs("Monthly") },
};

test("marks windows that are open at once for one group, clock times that do not exist, and groups without window", async () => {
  const { out } = await run(projectWith({ patching: overlapping }), [
    "calendar",
    "--from",
    "2027-03-01[Europe/Paris]",
    "--until",
    "2027-04-01[Europe/Paris]",
    "--limit",
    "0",
  ]);

  expect(out).toContain("  Sun 2027-03-07 02:00    2027-03-07 01:00 UTC  overlaps Monthly\n");
  expect(out).toContain("  Sun 2027-03-07 02:30    2027-03-07 01:30 UTC  overlaps Sunday\n");
  expect(out).toContain("  Sun 2027-03-14 02:00    2027-03-14 01:00 UTC\n");
  expect(out).toContain("  Sun 2027-03-28 02:00    2027-03-28 01:00 UTC  clock time skipped\n");
  expect(out).toContain("Off · no patch group · Sun 02:00 Europe/Paris\n  note: it is disabled\n");
  expect(out).toContain("Later · no patch group\n  note: its schedule is not known yet\n");
  expect(out).toContain("  note: startDate: expected a start date beside a rate, got none;");
  expect(out).toContain("\nNothing targets dev-web.\n");
  expect(out).not.toContain("overlaps Elsewhere");
});

test("of more runs than are computed says that there are at least as many", async () => {
  const often = projectWith({
    one: {
      ...patching,
      aws_ssm_maintenance_window: { Sunday: window("Sunday", "cron(0/10 * * * ? *)", "UTC") },
      aws_ssm_maintenance_window_target: { Sunday: target("Sunday", "Critical") },
      aws_ssm_maintenance_window_task: { Sunday: installs("Sunday") },
    },
  });

  const { out } = await run(often, ["calendar", "--limit", "1"]);

  expect(out).toContain("\n  … and at least 1999 more\n");
  expect((await run(often, ["calendar"])).out).toContain(
    "\n  … and at least 1995 more (--limit 0 for the first 2000)\n",
  );
  const { out: all } = await run(often, ["calendar", "--limit", "0"]);
  expect(all).toContain(
    "\n  Mon 2026-12-07 06:00    2026-12-07 06:00 UTC\n  … and more (--from 2026-12-07T06:00Z for those from there on)\n",
  );
});

test("says how to see what is left out of the first runs", async () => {
  const { out } = await run(projectWith({ patching }), ["calendar", "--group", "Critical"]);

  expect(out).toContain("\n  … and 47 more (--limit 0 for all)\n");
});

test("tells the windows of one group alone", async () => {
  const { out } = await run(projectWith({ patching }), ["calendar", "--group", "Critical", "--limit", "1"]);

  expect(out).toBe(
    "Sunday · install, may reboot · Critical · Sun 02:00 Asia/Seoul\n  Sun 2026-11-29 02:00    2026-11-28 17:00 UTC\n  … and 51 more\n" +
      "\nLocal times by time zone data 2026f.\n",
  );
});

test("writes events for calendar programs, in UTC, the same bytes each time", async () => {
  const folder = projectWith({ patching });

  const { exitCode } = await run(folder, ["calendar", "--write", "windows.ics"]);
  const ics = readFileSync(join(folder, "windows.ics"), "utf8");
  await run(folder, ["calendar", "--write", "again.ics"]);

  expect(exitCode).toBe(0);
  expect(readFileSync(join(folder, "again.ics"), "utf8")).toBe(ics);
  expect(ics.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(104);
  const unfolded = ics.replaceAll("\r\n ", "").split("\r\n");
  expect(unfolded.slice(5, 14)).toEqual([
    "X-WR-CALDESC:Computed with time zone data 2026f",
    "BEGIN:VEVENT",
    "UID:stack.patching.Sunday.1795885200000@cdktf-patch-manager",
    "SEQUENCE:0",
    "DTSTAMP:20261123T090000Z",
    "DTSTART:20261128T170000Z",
    "DTEND:20261128T200000Z",
    "SUMMARY:Sunday: Critical (install\\, may reboot)",
    "DESCRIPTION:2026-11-29 02:00 Asia/Seoul\\, 3 h\\nSun 02:00 Asia/Seoul\\, stack patching",
  ]);
});

test("names the stack of an event beside others, for a phone shows titles alone", async () => {
  const folder = projectWith({ dev: patching, prod: patching });

  await run(folder, ["calendar", "--write", "windows.ics"]);
  const ics = readFileSync(join(folder, "windows.ics"), "utf8").replaceAll("\r\n ", "");

  const titles = new Set(ics.split("\r\n").filter((line) => line.startsWith("SUMMARY:Sunday")));
  expect([...titles]).toEqual([
    "SUMMARY:Sunday: Critical in dev (install\\, may reboot)",
    "SUMMARY:Sunday: Critical in prod (install\\, may reboot)",
  ]);
});

test("gives all runs as JSON", async () => {
  const { out } = await run(projectWith({ patching }), [
    "calendar",
    "--format",
    "json",
    "--until",
    "2026-12-01T00:00Z",
  ]);

  expect(JSON.parse(out)).toMatchObject({
    windows: [
      {
        name: "Sunday",
        runs: [{ instant: "2026-11-28T17:00:00.000Z", end: "2026-11-28T20:00:00.000Z", local: "2026-11-29T02:00" }],
      },
      { name: "Tuesday", runs: [{ local: "2026-11-24T22:00" }] },
    ],
  });
});

test("escapes whatever stands in names", async () => {
  const folder = projectWith({
    patching: {
      aws_ssm_maintenance_window: { A: window('<script>alert("1")</script>', "cron(0 2 ? * SUN *)", "UTC") },
      aws_ssm_maintenance_window_task: { A: installs("A") },
    },
  });

  await run(folder, ["calendar", "--write", "page.html"]);
  const page = readFileSync(join(folder, "page.html"), "utf8");

  expect(page).not.toContain("<script");
  expect(page).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
});

test.each([
  [
    ["--from", "2026-12-01T04:00"],
    '--from: expected a moment with its zone, such as 2026-12-01T04:00Z or 2026-12-01T04:00[Asia/Seoul], got "2026-12-01T04:00"',
  ],
  [["--from", "2026-02-31T00:00Z"], '--from: expected a valid date and time, got "2026-02-31T00:00Z"'],
  [
    ["--from", "2027-03-28T02:30[Europe/Paris]"],
    '--from: expected a time that exists, got "2027-03-28T02:30[Europe/Paris]", which the clocks skip',
  ],
  [
    ["--from", "2027-03-28T02:30[Mars/Base]"],
    '--from: expected the name of a time zone in the IANA database, got "Mars/Base"; such as Asia/Seoul or UTC',
  ],
  [
    ["--from", "2026-12-05[Europe/Pariss]"],
    '--from: expected the name of a time zone in the IANA database, got "Europe/Pariss"; did you mean Europe/Paris',
  ],
  [["--until", "2026-01-01T00:00Z"], '--until: expected a moment after 2026-11-23 09:00 UTC, got "2026-01-01T00:00Z"'],
  [["--limit", "many"], '--limit: expected a whole number from 0, got "many"'],
  [
    ["--app", "nowhere"],
    `nowhere: expected the output of cdktf synth, found nothing there; run npx cdktf synth first${whereCommandCannotRun()}`,
  ],
])("refuses %j and writes nothing", async (args, message) => {
  const folder = projectWith({ patching });

  const { exitCode, out, err } = await run(folder, ["calendar", "--write", "windows.ics", ...args]);

  expect({ exitCode, out, err }).toEqual({ exitCode: 2, out: "", err: `cdktf-patch: ${message}\n` });
  expect(existsSync(join(folder, "windows.ics"))).toBe(false);
});

test("says where a file cannot be written", async () => {
  const { exitCode, err } = await run(projectWith({ patching }), ["calendar", "--write", "no/such/page.html"]);

  expect({ exitCode, err }).toEqual({
    exitCode: 2,
    err: "cdktf-patch: no/such/page.html cannot be written: its folder does not exist, create it first; nothing was changed\n",
  });
});

test.each([
  ["no/such/page.html", "its folder does not exist, create it first"],
  ["page.html", "a folder has this name"],
])("writes no file if one of them cannot be written: %s", async (page, problem) => {
  const folder = projectWith({ patching });
  writeFileSync(join(folder, "windows.ics"), "as it was");
  mkdirSync(join(folder, "page.html"));

  const { exitCode, out, err } = await run(folder, ["calendar", "--write", "windows.ics", "--write", page]);

  const message = `cdktf-patch: ${page} cannot be written: ${problem}; nothing was changed\n`;
  expect({ exitCode, out, err }).toEqual({ exitCode: 2, out: "", err: message });
  expect(readFileSync(join(folder, "windows.ics"), "utf8")).toBe("as it was");
  expect(readdirSync(folder).sort()).toEqual(["cdktf.out", "page.html", "windows.ics"]);
});

test("writes through a link, and leaves the link a link", async () => {
  const folder = projectWith({ patching });
  writeFileSync(join(folder, "kept.ics"), "as it was");
  symlinkSync("kept.ics", join(folder, "windows.ics"));

  await run(folder, ["calendar", "--write", "windows.ics"]);

  expect(readFileSync(join(folder, "kept.ics"), "utf8")).toMatch(/^BEGIN:VCALENDAR/);
  expect(lstatSync(join(folder, "windows.ics")).isSymbolicLink()).toBe(true);
});

/** A window that installs on nodes, as Terraform has it. */
function windowOn(name: string, nodes: object, own: object = {}) {
  const registration = target(name, "web");
  return {
    aws_ssm_maintenance_window: { [name]: { ...window(name, "cron(0 2 ? * MON *)", "UTC"), ...own } },
    aws_ssm_maintenance_window_target: { [name]: { ...registration, targets: [nodes], ...own } },
    aws_ssm_maintenance_window_task: { [name]: { ...installs(name), ...own } },
  };
}

/** Several of them in one stack. */
function together(...parts: readonly ReturnType<typeof windowOn>[]): object {
  const types = ["aws_ssm_maintenance_window", "aws_ssm_maintenance_window_target", "aws_ssm_maintenance_window_task"];
  return Object.fromEntries(
    types.map((type) => [type, Object.assign({}, ...parts.map((part) => part[type as keyof typeof part]))]),
  );
}

const prod = { key: "tag:Stage", values: ["prod"] };
const web = { key: "tag:Patch Group", values: ["web"] };
const REGIONS = ["eu-central-1", "us-east-1", "ap-northeast-2"] as const;
const inThreeRegions = together(...REGIONS.map((region) => windowOn(`Sunday-${region}`, web, { region })));

test("windows of one group in several Regions do not overlap, and each says which Region it is", async () => {
  const { out } = await run(projectWith({ patching: inThreeRegions }), ["calendar", "--limit", "1"]);

  expect(out).not.toContain("overlaps");
  expect(
    out
      .replaceAll(" ·\n", " · ")
      .split("\n")
      .filter((line) => line.startsWith("Sunday")),
  ).toEqual(REGIONS.map((region) => `Sunday-${region} · install, may reboot · web · Mon 02:00 UTC · ${region}`));
});

test("the page paints no run of windows in several Regions as an overlap", async () => {
  const folder = projectWith({ patching: inThreeRegions });

  await run(folder, ["calendar", "--html", "page.html"]);

  expect(readFileSync(join(folder, "page.html"), "utf8")).not.toContain("also open: ");
});

test("marks windows that are open at once on the same tag, whatever it is", async () => {
  const folder = projectWith({ patching: together(windowOn("One", prod), windowOn("Two", prod)) });

  const { out } = await run(folder, ["calendar", "--limit", "1", "--html", "page.html"]);

  expect(out).toContain("  Mon 2026-11-30 02:00    2026-11-30 02:00 UTC  overlaps Two\n");
  expect(out).toContain("  Mon 2026-11-30 02:00    2026-11-30 02:00 UTC  overlaps One\n");
  expect(readFileSync(join(folder, "page.html"), "utf8")).toContain("also open: Two");
});

test("a group that has windows in another Region alone is one that no window targets, and the Region is told", async () => {
  const folder = projectWith({
    patching: {
      ...windowOn("Sunday", web, { region: "us-east-1" }),
      aws_ssm_patch_group: { Web: { patch_group: "web", baseline_id: "pb-0123456789abcdef0", region: "eu-west-1" } },
    },
  });

  const { out } = await run(folder, ["calendar", "--limit", "1"]);

  expect(out).toContain("\nNothing targets web (eu-west-1).\n");
});

test("says which groups there are where nobody has the one that was asked for", async () => {
  const { exitCode, out, err } = await run(projectWith({ patching }), ["calendar", "--group", "critical"]);

  expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
  expect(err).toBe(
    'cdktf-patch: --group: no stack has a patch group called "critical", there are Critical and dev-web; did you mean Critical\n',
  );
});

test("a window in a zone that is none has no clock, and the page is written with the others", async () => {
  const folder = projectWith({
    patching: {
      ...patching,
      aws_ssm_maintenance_window: { Lost: window("Lost", "cron(0 2 ? * SUN *)", "Europe/Atlantis") },
      aws_ssm_maintenance_window_target: { Lost: target("Lost", "Critical") },
      aws_ssm_maintenance_window_task: { Lost: installs("Lost") },
    },
  });

  expect(await run(folder, ["calendar", "--write", "page.html"])).toMatchObject({ exitCode: 0, err: "" });
  expect(readFileSync(join(folder, "page.html"), "utf8")).toMatch(/<\/html>\n?$/);
});
