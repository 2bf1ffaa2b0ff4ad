import { readPlan } from "../../review/plan/read-plan";
import { renderMarkdown } from "../../review/render/markdown";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { ChangedPlan } from "./changed-plans";
import { type GivenResource, idOf, planWith, reviewWith, sentencesOf } from "./given-plans";
import { AT } from "./given-reviews";

const LINUX = "aws_ssm_patch_baseline.Linux";
const everything = ["PRODUCT", "CLASSIFICATION", "SEVERITY"].map((key) => ({ key, values: ["*"] }));

/** A group `prod` and its baseline. */
const GROUP: readonly GivenResource[] = [
  {
    address: LINUX,
    after: {
      name: "linux",
      operating_system: "AMAZON_LINUX_2023",
      approval_rule: [{ approve_after_days: 7, patch_filter: everything }],
    },
    unknown: { id: true },
  },
  {
    address: "aws_ssm_patch_group.Prod",
    after: { patch_group: "prod" },
    unknown: { baseline_id: true },
    expressions: { baseline_id: idOf(LINUX) },
  },
];

/** A window with its target and a task that installs, 3 resources. */
function windowOf(day: string, rebootOption = "RebootIfNeeded"): readonly GivenResource[] {
  const window = `aws_ssm_maintenance_window.${day}`;
  const target = `aws_ssm_maintenance_window_target.${day}`;
  const window_id = idOf(window);
  const parameter = [
    { name: "Operation", values: ["Install"] },
    { name: "RebootOption", values: [rebootOption] },
  ];
  return [
    {
      address: window,
      after: { name: `on-${day}`, schedule: `cron(0 2 ? * ${day} *)`, duration: 3, cutoff: 1, enabled: true },
      unknown: { id: true },
    },
    {
      address: target,
      after: { resource_type: "INSTANCE", targets: [{ key: "tag:Patch Group", values: ["prod"] }] },
      unknown: { window_id: true, id: true },
      expressions: { window_id },
    },
    {
      address: `aws_ssm_maintenance_window_task.${day}`,
      after: {
        task_type: "RUN_COMMAND",
        task_arn: "AWS-RunPatchBaseline",
        max_concurrency: "10%",
        max_errors: "1",
        targets: [{ key: "WindowTargetIds", values: null }],
        task_invocation_parameters: [{ run_command_parameters: [{ parameter }] }],
      },
      unknown: { window_id: true, targets: [{ values: true }] },
      expressions: { window_id, targets: [{ key: {}, values: idOf(target) }] },
    },
  ];
}

const told = (resources: readonly GivenResource[]) => {
  const review = reviewWith(planWith(resources));
  return { text: renderTerminal(review), sentences: sentencesOf(review) };
};

const oneLine = (text: string) => text.replace(/\s+/g, " ");

test("five new objects are told whole, each with its address", () => {
  const { text } = told([...GROUP, ...windowOf("SUN")]);

  expect(text.match(/^ {2}\+ aws_ssm_\w+\.\w+/gm)).toHaveLength(5);
  expect(text).not.toContain("new objects");
});

test("of an account that is new beside others what runs when is told, in a comment in one row, and the rest counted", () => {
  const plan = planWith([...GROUP, ...["SUN", "MON", "TUE"].flatMap((day) => windowOf(day))]);
  const fresh = { name: "prod-b", plan: readPlan(JSON.stringify(plan)), paths: new Map() };
  const review = reviewStacks([fresh, new ChangedPlan().stack("prod-a")], { at: AT });

  const comment = renderMarkdown(review, { name: "it" });
  const rows = comment.split("\n").filter((line) => line.startsWith("| prod-b"));
  expect(rows).toHaveLength(1);
  expect(rows[0]?.match(/new (window|task of) on-/g)).toHaveLength(6);
  expect(rows[0]).toContain(
    "`+` 11 new objects<br>new task of on-MON: Install, reboots if anything was installed, 10% at a time, stops when more than 1 fails<br>new window on-MON: Mon 02:00 UTC",
  );
  expect(rows[0]).toContain(
    "<br>beside them 1 baseline, 1 registration of a patch group and 3 targets | patch group prod | Mon 2026-11-23 02:00 UTC | 🟡 medium |",
  );
  for (const { address } of review.stacks.flatMap(({ changes }) => changes)) expect(comment).toContain(address);
  const text = renderTerminal(review);
  expect(text).toContain("\n  beside them 1 baseline, 1 registration of a patch group and 3 targets\n");
  expect(text).not.toContain("new target of");
  expect(text).toContain("Nodes are added to a window (3 times)");
});

test("more of them are told in short: every sentence, whom they reach once, and each reason once", () => {
  const { text, sentences } = told([...GROUP, ...["SUN", "MON", "TUE"].flatMap((day) => windowOf(day))]);

  expect(text).toContain("\n  11 new objects; the address of each: --write review.html\n");
  expect(sentences).toHaveLength(11);
  for (const sentence of sentences) expect(oneLine(text)).toContain(sentence.replace(/^\S+: /, ""));
  expect(text.match(/^ {4}reaches patch group prod; next run Sun 2026-11-29 02:00 UTC$/gm)).toHaveLength(1);
  const reasons = oneLine(text).split("why medium, of these 11: ")[1];
  expect(reasons).toContain("Nodes are added to a window (3 times): it works on them, and may reboot them");
  expect(oneLine(text).match(/it works on them, and may reboot them/g)).toHaveLength(1);
  expect(text).not.toContain("aws_ssm_");
  expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test("a reason speaks of a reboot only of those that may reboot", () => {
  const { text } = told([...GROUP, ...["SUN", "MON"].flatMap((day) => windowOf(day)), ...windowOf("TUE", "NoReboot")]);
  const reasons = oneLine(text).split("why medium, of these 11: ")[1];

  expect(reasons).toContain("Nodes are added to a window (2 times): it works on them, and may reboot them");
  expect(reasons).toMatch(/Nodes are added to a window: it works on them (?!and)/);
});

test("what is changed beside them, or weighs most, is told whole", () => {
  const changed = {
    address: "aws_ssm_maintenance_window.Old",
    before: { name: "old", schedule: "cron(0 2 ? * SUN *)", duration: 3, cutoff: 1, enabled: true },
    after: { name: "old", schedule: "cron(0 2 ? * SUN *)", duration: 4, cutoff: 1, enabled: true },
  };
  const gravest = {
    address: "aws_ssm_default_patch_baseline.Linux",
    after: { operating_system: "AMAZON_LINUX_2023" },
    unknown: { baseline_id: true },
    expressions: { baseline_id: idOf(LINUX) },
  };
  const { text } = told([...GROUP, ...["MON", "TUE"].flatMap((day) => windowOf(day)), changed, gravest]);

  expect(text).toContain("\n  ~ aws_ssm_maintenance_window.Old\n");
  expect(text).toContain("\n  + aws_ssm_default_patch_baseline.Linux\n");
  expect(text.indexOf("aws_ssm_default_patch_baseline.Linux")).toBeLessThan(text.indexOf(" new objects"));
});
