import { readdirSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import fc from "fast-check";
import { patchFleet } from "../../examples/fleet/main";
import { PatchingStack } from "../../main";
import { TODAY_CONTEXT } from "../../modules";
import { addEnvironments, differences, REGIONS, stackWith } from "../cli/export-hcl/given-exports";
import { CONSTRUCT_CASES } from "../end-to-end/construct-cases";
import { validEnvironment } from "../support/arbitraries-environment";
import { testFolder } from "../support/folders";
import { describeWithTerraform } from "../support/terraform";

/** How many environments are drawn. */
const ENVIRONMENTS = Number(process.env.FUZZ ?? 200);

describeWithTerraform("HCL that is exported plans as the JSON does", () => {
  test("the examples", async () => {
    const app = new App({ outdir: testFolder(), context: { [TODAY_CONTEXT]: "2026-11-23" } });
    const { stacks } = patchFleet(app);
    new PatchingStack(app, "patching");
    app.synth();

    const folder = join(app.outdir, "stacks");
    const names = readdirSync(folder);
    expect(names.sort()).toEqual(["patching", ...Object.keys(stacks)].sort());
    expect(await differences(names.map((name) => join(folder, name, "cdk.tf.json")))).toEqual([]);
  });

  test("every argument of our constructs", async () => {
    const stack = stackWith((stack) => {
      for (const { before } of CONSTRUCT_CASES) before(stack);
    });

    expect(await differences([stack])).toEqual([]);
  });

  test(
    `${ENVIRONMENTS} random environments`,
    async () => {
      const together = fc.array(validEnvironment, { minLength: REGIONS.length, maxLength: REGIONS.length });
      const property = fc.asyncProperty(together, async (drawn) => {
        expect(await differences([stackWith((stack) => addEnvironments(stack, drawn))])).toEqual([]);
      });

      await fc.assert(property, { numRuns: Math.ceil(ENVIRONMENTS / REGIONS.length), endOnFailure: true });
    },
    60_000 + ENVIRONMENTS * 5000,
  );
});
