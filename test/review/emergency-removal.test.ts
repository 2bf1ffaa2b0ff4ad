import { headlineOf } from "../../review/render/headline";
import { ChangedPlan, commandOf, toldOf } from "./changed-plans";
import { bringing } from "./given-brought";
import type { Open } from "./stories/example";

/** The window of the example as one that opens once and, where it is an emergency, brings along what it installs. */
function once({ override }: { override: boolean }): ChangedPlan {
  const plan = new ChangedPlan();
  plan.at("sunday").change.before.schedule = "at(2026-12-01T02:00:00)";
  plan.at("sunday").change.before.schedule_timezone = "UTC";
  if (override) {
    const list = { name: "InstallOverrideList", values: ["s3://lists/openssl.yaml"] };
    commandOf(plan.at("install").change.before).parameter.push(list);
  }
  return plan;
}

const removed = (plan: ChangedPlan) => plan.delete("sunday").delete("web").delete("install");

test("an emergency that is removed is told as that, and weighs little once it has run", () => {
  const [before, after] = ["2026-11-25T12:00:00Z", "2026-12-10T12:00:00Z"].map((day) =>
    removed(once({ override: true })).review("changed", new Date(day)),
  ) as [Open, Open];

  expect(toldOf(before)).toEqual([
    "the emergency is removed, which has not run yet: once, 2026-12-01 02:00 UTC (medium)",
    "no longer a target of sunday: patch groups dev-web and prod-web (none)",
    expect.stringMatching(/^the task of sunday is gone: .* \(none\)$/),
  ]);
  expect(toldOf(after)[0]).toBe("the emergency is removed, which is over: once, 2026-12-01 02:00 UTC (low)");
});

test("while its window is open, an emergency that is removed is not over", () => {
  const [open, closed] = ["2026-12-01T04:59:59Z", "2026-12-01T05:00:00Z"].map((moment) =>
    toldOf(removed(once({ override: true })).review("changed", new Date(moment))),
  ) as [readonly string[], readonly string[]];

  expect(open[0]).toBe("the emergency is removed, which is open: once, 2026-12-01 02:00 UTC (medium)");
  expect(closed[0]).toBe("the emergency is removed, which is over: once, 2026-12-01 02:00 UTC (low)");
});

test("one that is removed is the headline, and not the policy that follows from it", () => {
  const plan = removed(once({ override: true }));
  const topic = "arn:aws:sns:eu-central-1:123456789012:patching";
  const weekly = new ChangedPlan();
  const inWeekly = (name: "web" | "install") => ({
    ...weekly.at(name).change.before,
    window_id: "mw-00000000000000001",
    id: name,
  });
  const task = inWeekly("install");
  commandOf(task).notification_config = [
    { notification_arn: topic, notification_events: ["Failed"], notification_type: "Command" },
  ];
  plan
    .resource("aws_ssm_maintenance_window.W", { ...weekly.at("sunday").change.before, id: "mw-00000000000000001" })
    .resource("aws_ssm_maintenance_window_target.W", inWeekly("web"))
    .resource("aws_ssm_maintenance_window_task.W", { ...task, targets: [{ key: "WindowTargetIds", values: ["web"] }] });
  plan.resource("aws_sns_topic_policy.it", { arn: topic, policy: "{}" }, { arn: topic, policy: "[]" });

  const review = plan.review();

  expect(toldOf(review)).toContainEqual(expect.stringContaining("the policy it"));
  expect(headlineOf(review)).toEqual({ label: "medium", text: "An emergency is removed" });
});

test("a window that opens once and installs by the baselines of its groups is none", () => {
  expect(toldOf(removed(once({ override: false })).review())).toEqual([
    expect.stringMatching(/^the window is deleted: once, 2026-12-01 02:00 UTC; with it Install, .* \(high\)$/),
    "no longer a target of sunday: patch groups dev-web and prod-web (none)",
    expect.stringMatching(/^the task of sunday is gone: .* \(none\)$/),
  ]);
});

test("nor is one that stays, and loses its task or its nodes", () => {
  const staying = once({ override: true });
  staying.at("sunday").change.after = structuredClone(staying.at("sunday").change.before);

  expect(toldOf(staying.delete("web").delete("install").review()).map((says) => says.slice(-6))).toEqual([
    "(high)",
    "(high)",
  ]);
});

test.each([
  ["2026-11-25T12:00:00Z", "medium", "which has not run yet"],
  ["2026-12-10T12:00:00Z", "low", "which is over"],
])("a baseline of its own goes as part of it, for no patch group followed that: on %s", (day, risk, state) => {
  const review = bringing(removed(once({ override: false })), ["curl", "openssl"], undefined).review(
    "changed",
    new Date(day),
  );
  const told = toldOf(review);

  expect(told).toContain(
    "the baseline is deleted: now for Amazon Linux 2023: approves only curl, openssl, by name (low)",
  );
  expect(told).toContain(`the emergency is removed, ${state}: once, 2026-12-01 02:00 UTC (${risk})`);
  const baseline = review.stacks[0]?.changes.find(({ address }) => address === "aws_ssm_patch_baseline.Now");
  expect(baseline?.partOf).toBe("aws_ssm_maintenance_window.Sunday");
});

test("a baseline that a patch group follows is none of its own, though it brings that along", () => {
  const plan = bringing(removed(once({ override: false })), ["curl", "openssl"], undefined);
  plan.resource("aws_ssm_patch_group.Now", { patch_group: "now", baseline_id: "pb-0000000000000now0" }, null);

  expect(toldOf(plan.review())).toContainEqual(expect.stringMatching(/^the baseline is deleted: .*\(high\)$/));
});
