import { readPlan } from "../../review/plan/read-plan";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { AT } from "./given-reviews";
import { recorded } from "./stories/recording";

/** What every object of JavaScript has, and no table of ours. */
describe.each(["constructor", "__proto__", "toString"])("a plan that says %s is read as any other text", (name) => {
  test.each([
    ["as the reboot option", '"RebootIfNeeded"', `nodes may reboot: ${name}, was NoReboot`],
    ["as the key of a target", '"tag:Patch Group"', `reaches ${name} = dev-web or prod-web`],
    ["as the type of a resource", '"aws_ssm_maintenance_window_task"', `not reviewed: 1 ${name}`],
  ])("%s", (_place, text, sentence) => {
    const plan = JSON.stringify(recorded("reboot-allowed").plan).replaceAll(text, JSON.stringify(name));

    const review = reviewStacks([{ name: "prod", plan: readPlan(plan), paths: new Map() }], { at: AT });

    expect(renderTerminal(review)).toContain(sentence);
  });
});
