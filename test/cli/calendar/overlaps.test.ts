import { readFileSync } from "node:fs";
import { join } from "node:path";
import { installs, patching, projectWith, run, target, window } from "../given-stacks";

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
  expect(out).toContain("  note: startDate: expected a start date beside a rate, but it is missing;");
  expect(out).toContain("\nNothing targets dev-web.\n");
  expect(out).not.toContain("overlaps Elsewhere");
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
