import { readFileSync } from "node:fs";
import { join } from "node:path";
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
