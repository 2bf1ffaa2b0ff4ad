import { join } from "node:path";
import { NAMES, synthesised } from "../example/given-ways";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";

describeWithTerraform("Terraform's plan of the examples", () => {
  test(
    "leaves nothing to do once it is applied",
    withOfflineAws(async ({ terraform }) => {
      const app = synthesised();
      app.synth();
      for (const name of NAMES) {
        const one = terraform(join(app.outdir, "stacks", name, "cdk.tf.json"));
        await one.apply();

        expect((await one.plan()).steps).toEqual([]);
        await one.destroy();
      }
    }),
  );
});
