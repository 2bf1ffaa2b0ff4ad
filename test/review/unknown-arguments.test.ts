import { changeAt, tampered, told } from "./given-tampered";
import type { Open } from "./stories/example";

describe("an argument that this release does not know", () => {
  const LINUX = "aws_ssm_patch_baseline.Linux";
  const withNew = (add: (values: Open) => void, story = "nothing-changes", address = LINUX) =>
    told(
      tampered(story, (plan) => {
        const { change } = changeAt(plan, address);
        change.actions = ["update"];
        change.after = structuredClone(change.before);
        add(change.after);
      }),
    );

  test.each<[string, (values: Open) => void, string]>([
    ["at the top", (values) => (values.mood = "blue"), "mood: blue, was not set (low)"],
    ["in a block", (values) => (values.approval_rule[0].mood = "blue"), "approval_rule.mood changes (low)"],
    [
      "in a block of a block",
      (values) => (values.approval_rule[1].patch_filter[0].mood = [1]),
      "approval_rule.patch_filter.mood changes (low)",
    ],
    ["as a block", (values) => (values.moods = [{ colour: "blue" }]), "moods changes (low)"],
  ])("is named %s", (_, add, says) => {
    expect(withNew(add)).toEqual([says]);
  });

  test("is named in what a task is told", () => {
    const add = (values: Open) => (values.task_invocation_parameters[0].run_command_parameters[0].mood = "blue");

    expect(withNew(add, "nothing-changes", "aws_ssm_maintenance_window_task.Install")).toEqual([
      "run_command_parameters.mood changes (low)",
    ]);
  });

  test("is none where rules only stand in another order", () => {
    const rules = tampered("rules-reordered", (plan) => {
      const { change } = changeAt(plan, LINUX);
      change.before.approval_rule[0].mood = "blue";
      change.after.approval_rule[1].mood = "blue";
    });

    expect(told(rules)).toEqual(["the approval rules stand in another order and mean the same (none)"]);
  });
});
