import { headlineOf } from "../../review/render/headline";
import { renderMarkdown } from "../../review/render/markdown";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import type { PlannedStack } from "../../review/stacks/review-stack";
import { ChangedPlan } from "./changed-plans";
import { AT, stackOf } from "./given-reviews";

const fresh: PlannedStack = { ...stackOf("everything-created", "prod-us-2"), ring: "prod" };
const reviewBeside = (make: () => ChangedPlan) =>
  reviewStacks([fresh, ...["prod-eu", "prod-us"].map((name) => ({ ...make().stack(name), ring: "prod" }))], { at: AT });

test("an account that is new beside others of its ring is told as new, and is no outlier among them", () => {
  const review = reviewBeside(() => new ChangedPlan());

  expect(headlineOf(review).text).toMatch(/^prod-us-2 is new: /);
  expect(renderTerminal(review)).toMatch(/^prod-us-2 .* new {2}medium$/m);
  expect(renderMarkdown(review, { name: "fleet" })).toContain("| prod-us-2 (new)<br>");
  expect(JSON.stringify(review.rows.map(({ isOutlier }) => isOutlier))).not.toContain("true");
});

test("one that is new beside a change that weighs more stands behind that in the headline", () => {
  const review = reviewBeside(() => new ChangedPlan().delete("sunday").delete("web").delete("install"));

  expect(headlineOf(review)).toEqual({ label: "high", text: "A maintenance window is deleted; prod-us-2 is new" });
});

test("stacks that are all new are compared with each other", () => {
  const review = reviewStacks([fresh, { ...fresh, name: "prod-eu" }], { at: AT });

  expect(headlineOf(review).text).not.toContain("new");
  expect(renderTerminal(review)).not.toMatch(/ new {2}medium$/m);
});

test("what heads a plan that deletes a window and only scans by another one is that nodes stay unpatched", () => {
  const plan = new ChangedPlan().update("install", (after) => {
    const [{ parameter }] = after.task_invocation_parameters[0].run_command_parameters;
    parameter.splice(0, parameter.length, { name: "Operation", values: ["Scan"] });
  });
  const other = { ...new ChangedPlan().at("sunday").change.before, id: "mw-2", name: "other" };
  plan.resource("aws_ssm_maintenance_window.Other", other, null);

  const review = plan.review();

  expect(headlineOf(review).text).toBe("Patches are not installed any more");
  expect(review.stacks[0]?.changes[0]?.address).toBe("aws_ssm_maintenance_window_task.Install");
});
