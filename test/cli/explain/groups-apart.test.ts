import { installs, patching, projectWith, run, target, window } from "../given-stacks";
import { fixture } from "./given-lists";

/** The group web in two Regions, each with a window of its own. */
const inTwoRegions = {
  aws_ssm_patch_baseline: {
    Here: patching.aws_ssm_patch_baseline.AmazonLinux2,
    There: { ...patching.aws_ssm_patch_baseline.AmazonLinux2, region: "us-east-1" },
  },
  aws_ssm_patch_group: {
    Here: { patch_group: "web", baseline_id: "${aws_ssm_patch_baseline.Here.id}" },
    There: { patch_group: "web", baseline_id: "${aws_ssm_patch_baseline.There.id}", region: "us-east-1" },
  },
  aws_ssm_maintenance_window: {
    Here: window("Here", "cron(0 2 ? * SUN *)", "UTC"),
    There: { ...window("There", "cron(0 2 ? * WED *)", "UTC"), region: "us-east-1" },
  },
  aws_ssm_maintenance_window_target: {
    Here: target("Here", "web"),
    There: { ...target("There", "web"), region: "us-east-1" },
  },
  aws_ssm_maintenance_window_task: {
    Here: installs("Here"),
    There: { ...installs("There"), region: "us-east-1" },
  },
};

test("one group name in two Regions is told apart in the story, the table and for programs", async () => {
  const folder = projectWith({ patching: inTwoRegions });
  const list = (args: readonly string[]) =>
    run(folder, ["explain", "-", ...args], fixture("amazon-linux-2").toString());

  const story = (await list(["--patch", "ALAS2-2026-2914"])).out
    .split("\n")
    .filter((line) => /web|next run|\(There\)/.test(line));
  const table = (await list(["--limit", "2"])).out.split("\n").slice(1, 5);
  const rows = JSON.parse((await list(["--json"])).out) as {
    region?: string;
    firstChance: { local: string };
    nextRun: { local: string };
  }[];

  expect(story).toEqual([
    "ALAS2-2026-2914 reaches web (the provider's Region) and web (us-east-1) by the",
    "the provider's Region · web",
    "                       nodes that still miss it: next run Sun 2026-11-29 02:00",
    "us-east-1 · web        approved since 2026-11-20 14:03 UTC",
    "                       first chance Wed 2026-11-25 02:00 UTC (There), 4.5 days",
  ]);
  expect(new Set(table.map((line) => line.slice(0, 12))).size).toBe(4);
  expect(rows.slice(0, 2).map((row) => [row.region, row.firstChance.local, row.nextRun.local])).toEqual([
    [undefined, "2026-11-22T02:00", "2026-11-29T02:00"],
    ["us-east-1", "2026-11-25T02:00", "2026-11-25T02:00"],
  ]);
});

test("the table breaks a verdict between its words before it breaks the name of a Region", async () => {
  const { approval_rule: rules, ...rest } = patching.aws_ssm_patch_baseline.AmazonLinux2;
  const unspecified = { ...rest, approval_rule: rules.map((rule) => ({ ...rule, compliance_level: "UNSPECIFIED" })) };
  const stacks = structuredClone(inTwoRegions);
  for (const key of ["Here", "There"] as const) {
    Object.assign(stacks.aws_ssm_patch_baseline[key], { ...unspecified, region: "eu-central-1" });
  }
  const text = JSON.stringify(stacks).replaceAll("us-east-1", "ap-southeast-1");
  const folder = projectWith({ patching: JSON.parse(text) });

  const { out } = await run(folder, ["explain", "-", "--limit", "4"], fixture("amazon-linux-2").toString());

  expect(out).toContain("UNSPECIFIED");
  expect(out).toMatch(/^ap-southeast-1 /m);
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("the groups of several stacks are told apart by their stacks", async () => {
  const folder = projectWith({ one: patching, two: patching });

  const { out } = await run(
    folder,
    ["explain", "-", "--patch", "ALAS2-2026-2914", "--group", "Critical"],
    fixture("amazon-linux-2").toString(),
  );

  expect(out.split("\n").filter((line) => line.includes("Critical"))).toEqual([
    "ALAS2-2026-2914 reaches Critical (one) and Critical (two) by the run of Sun",
    "one · Critical   approved since 2026-11-20 14:03 UTC",
    "two · Critical   approved since 2026-11-20 14:03 UTC",
  ]);
});
