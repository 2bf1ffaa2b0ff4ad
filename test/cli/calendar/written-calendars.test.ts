import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { whereCommandCannotRun } from "../../../cli/console/framework-command";
import { installs, patching, projectWith, run, window } from "../given-stacks";

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
