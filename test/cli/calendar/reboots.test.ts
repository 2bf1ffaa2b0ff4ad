import { installs, projectWith, run, target, window } from "../given-stacks";

/** A window that installs in each of two Regions, and one that scans. */
const account = (region: string) => ({
  aws_ssm_maintenance_window: Object.fromEntries(
    [region, "us-east-1"].map((own) => [own, { ...window("weekly", "cron(0 4 ? * SUN *)", "UTC"), region: own }]),
  ),
  aws_ssm_maintenance_window_target: Object.fromEntries(
    [region, "us-east-1"].map((own) => [own, { ...target(own, "web"), region: own }]),
  ),
  aws_ssm_maintenance_window_task: Object.fromEntries(
    [region, "us-east-1"].map((own) => [own, { ...installs(own), region: own }]),
  ),
});

/** A window on the group `web` with a task of its own. */
const one = (name: string, schedule: string, task: object) => ({
  aws_ssm_maintenance_window: { Own: window(name, schedule, "UTC") },
  aws_ssm_maintenance_window_target: { Own: target("Own", "web") },
  aws_ssm_maintenance_window_task: { Own: { ...installs("Own"), ...task } },
});

const scans = one("nightly-scan", "cron(0 1 ? * MON *)", {
  task_invocation_parameters: { run_command_parameters: { parameter: [{ name: "Operation", values: ["Scan"] }] } },
});

const folder = projectWith({ one: account("eu-west-1"), scans });

test.each(["terminal", "ics", "json", "html"])("calendar --reboots leaves out what only scans: %s", async (format) => {
  const days = ["--until", "2027-01-01", "--format", format];
  const all = (await run(folder, ["calendar", ...days])).out;
  const { out } = await run(folder, ["calendar", "--reboots", ...days]);
  const shown = (text: string) => (format === "html" ? text.slice(0, text.indexOf("Patch groups")) : text);

  expect(shown(all)).toContain("nightly-scan");
  expect(shown(out)).not.toContain("nightly-scan");
  expect(shown(out)).toContain("weekly");
});

test("the calendar proposes it where something does not reboot, and says where nothing does", async () => {
  const many = projectWith({ one: account("eu-west-1"), two: account("eu-west-1"), scans });
  expect((await run(many, ["calendar"])).out).toContain("--reboots");
  expect((await run(many, ["calendar", "--reboots"])).out).not.toContain("--reboots");
  const { out } = await run(projectWith({ scans }), ["calendar", "--reboots"]);

  expect(out).toBe("No maintenance window, association or patch policy is known to reboot nodes.\n");
});

test("the page of a group has its next reboot, also of one whose name ends as that of a Region would", async () => {
  const blue = {
    ...one("weekly", "cron(0 4 ? * SUN *)", {}),
    aws_ssm_maintenance_window_target: { Own: target("Own", "web (blue)") },
  };

  const { out } = await run(projectWith({ blue }), ["calendar", "--group", "web (blue)", "--format", "html"]);

  expect(out).toContain("<h2>Next reboot, if needed</h2>");
});

test("the title of an event names the Regions of an account that it is for", async () => {
  const { out } = await run(folder, ["calendar", "--reboots", "--format", "ics"]);
  const titles = out.replaceAll("\r\n ", "").match(/^SUMMARY:.*$/gm) ?? [];

  expect([...new Set(titles.map((title) => title.trim()))].sort()).toEqual([
    "SUMMARY:weekly: web in eu-west-1 and us-east-1 (install\\, may reboot)",
  ]);
});

test("a window that restarts its nodes by a document of AWS is among what reboots", async () => {
  const restarts = one("restart", "cron(0 3 ? * SAT *)", {
    task_type: "AUTOMATION",
    task_arn: "AWS-RestartEC2Instance",
    task_invocation_parameters: {
      automation_parameters: { parameter: [{ name: "InstanceId", values: ["{{RESOURCE_ID}}"] }] },
    },
  });

  const { out } = await run(projectWith({ restarts }), ["calendar", "--reboots", "--limit", "1"]);

  expect(out).toContain("restart");
  expect(out).toContain("may reboot");
});
