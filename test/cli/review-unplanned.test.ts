import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { recorded } from "../review/stories/recording";
import { testFolder } from "../support/folders";
import { type Outcome, projectWithConfigurations, run, synthesise } from "./given-stacks";

const PLAN = JSON.stringify(recorded("nothing-changes").plan);

/** The output of a synth with a stack in each of eu and us, where that of eu alone has a plan. */
function withOneOfTwo(): string {
  const folder = projectWithConfigurations({ eu: {}, us: {} });
  writeFileSync(join(folder, "cdktf.out/stacks/eu/plan.json"), PLAN);
  return folder;
}

const review = (folder: string, ...args: string[]): Promise<Outcome> => run(folder, ["review", ...args]);

describe("a review of a synth in which a stack has no plan: nobody planned it, or that failed", () => {
  test.each([[[]], [["cdktf.out"]], [["."]], [["cdktf.out/stacks"]]])(
    "ends with 1 where %j is typed, and says how to plan it",
    async (places) => {
      const { exitCode, out } = await review(withOneOfTwo(), ...places);

      expect(exitCode).toBe(1);
      expect(out).toContain("INCOMPLETE  1 of 2 stacks could not be planned");
      expect(out).toMatch(/\nNo changes in what was planned\.\n$/);
      expect(out.replace(/\s+/g, " ")).toContain(
        "us not planned expected its plan in cdktf.out/stacks/us, found none; make it there: terraform plan -out tfplan, " +
          "then terraform show -json tfplan > plan.json; or name the plans that are to be reviewed ",
      );
    },
  );

  test.each(["cdktf.out/stacks/eu", "cdktf.out/stacks/eu/plan.json"])(
    "is whole where %s alone is typed",
    async (place) => {
      expect((await review(withOneOfTwo(), place)).exitCode).toBe(0);
    },
  );

  test("is whole where the plan is called after its stack", async () => {
    const folder = withOneOfTwo();
    writeFileSync(join(folder, "cdktf.out/us.plan.json"), PLAN);

    expect((await review(folder)).exitCode).toBe(0);
  });

  test("ends with 1 where the same stack of another synth has its plan", async () => {
    const folder = withOneOfTwo();
    cpSync(join(folder, "cdktf.out"), join(folder, "two/whole"), { recursive: true });
    writeFileSync(join(folder, "two/whole/stacks/us/plan.json"), PLAN);
    cpSync(join(folder, "cdktf.out"), join(folder, "two/half"), { recursive: true });

    const { exitCode, out } = await review(folder, "two");

    expect(exitCode).toBe(1);
    expect(out).toContain("expected its plan in two/half/stacks/us");
  });
});

test("a manifest that no synth wrote says nothing of plans beside it", async () => {
  const folder = testFolder();
  mkdirSync(join(folder, "plans"));
  writeFileSync(join(folder, "plans/eu.plan.json"), PLAN);
  for (const place of [".", "plans"]) writeFileSync(join(folder, place, "manifest.json"), '{ "name": "web app" }');

  expect((await review(folder, "plans")).exitCode).toBe(0);
});

test("a stack that is gone is told wherever above the plans the synth lies", async () => {
  const folder = withOneOfTwo();
  cpSync(join(folder, "cdktf.out"), join(folder, "before"), { recursive: true });
  rmSync(join(folder, "cdktf.out/stacks/us"), { recursive: true });
  synthesise(join(folder, "cdktf.out"), { eu: {} });

  for (const place of ["cdktf.out", "cdktf.out/stacks", "cdktf.out/stacks/eu/plan.json"]) {
    const { exitCode, out } = await review(folder, place, "--before", "before");

    expect(out).toContain("us is gone, and what was made stays");
    expect(exitCode).toBe(2);
  }
});
