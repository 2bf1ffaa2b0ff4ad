import { whereCommandCannotRun } from "../../../cli/console/framework-command";
import { installs, patching, projectWith, run, target, window } from "../given-stacks";

test("tells of each stack what npm run synth tells", async () => {
  const { exitCode, out } = await run(projectWith({ patching }), ["summary"]);

  expect(exitCode).toBe(0);
  expect(out.split("\n").slice(4, 8)).toEqual([
    "✔ patching  10 resources  cdktf.out/stacks/patching/cdk.tf.json",
    "",
    "  Critical   Amazon Linux 2  all updates immediately, except system-release.*",
    expect.stringMatching(/^ {13}Sun 02:00 Asia\/Seoul, 3 h {2}Install/),
  ]);
});

test("works out the next runs as of another time", async () => {
  const { out } = await run(projectWith({ patching }), ["summary", "--at", "2027-01-01T00:00Z"]);

  expect(out).toContain("next: Sun 3 Jan, Sun 10 Jan, Sun 17 Jan");
});

test.each([
  ["Asia/Seoul", 1],
  ["UTC", 0],
])("in %s, names %d times the release of the time zone data that its dates were computed with", async (zone, times) => {
  const Sunday = window("Sunday", "cron(0 2 ? * SUN *)", zone);
  const stack = {
    aws_ssm_maintenance_window: { Sunday },
    aws_ssm_maintenance_window_target: { Sunday: target("Sunday", "web") },
    aws_ssm_maintenance_window_task: { Sunday: installs("Sunday") },
  };

  const { out } = await run(projectWith({ one: stack, another: stack }), ["summary"]);

  expect(out.split("\n\nLocal times by time zone data 2026f.\n")).toHaveLength(times + 1);
});

test.each([
  [["--format", "pdf"], '--format: expected one of terminal, html, json, got "pdf"'],
  [["--write", "page.pdf"], '--write: expected a file that ends in one of .html, .json, got "page.pdf"'],
])("refuses %j in one line", async (words, line) => {
  const { exitCode, err } = await run(projectWith({ patching }), ["summary", ...words]);

  expect(exitCode).toBe(2);
  expect(err).toBe(`cdktf-patch: ${line}\n`);
});

test("says where there is nothing to summarise", async () => {
  const { exitCode, err } = await run("/nowhere", ["summary"]);

  expect(exitCode).toBe(2);
  expect(err).toBe(
    `cdktf-patch: cdktf.out: expected the output of cdktf synth, found nothing there; run npx cdktf synth first${whereCommandCannotRun()}\n`,
  );
});
