import { readPlan } from "../../review/plan/read-plan";
import { renderTerminal } from "../../review/render/terminal";
import { type Review, reviewStacks } from "../../review/review";
import { AT, reviewOf } from "./given-reviews";
import { openTofu, told } from "./given-tampered";
import type { Open } from "./stories/example";
import { recorded } from "./stories/recording";

describe("a plan of OpenTofu", () => {
  const opened = (name: string): Review => {
    const plan: Open = JSON.parse(openTofu(JSON.stringify(recorded(name).plan)));
    for (const field of ["applyable", "complete"]) delete plan[field];
    return reviewStacks([{ name, plan: readPlan(JSON.stringify(plan)), paths: new Map() }], { at: AT });
  };

  test.each(["window-longer", "approved-at-once", "group-moved", "modules-for-each", "everything-created"])(
    "says of %s what Terraform's would",
    (name) => {
      expect(told(opened(name))).toEqual(told(reviewOf(name)));
    },
  );

  test("is called that", () => {
    expect(told(opened("forgotten"))).toEqual([
      "OpenTofu forgets it; in AWS it stays as it is, nothing is deleted (medium)",
    ]);
    expect(renderTerminal(opened("drift"))).toContain("changed outside of OpenTofu; the plan undoes it");
    expect(renderTerminal(reviewOf("drift"))).toContain("changed outside of Terraform; the plan undoes it");
  });
});
