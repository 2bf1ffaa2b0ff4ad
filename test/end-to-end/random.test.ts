import { Construct } from "constructs";
import fc from "fast-check";
import { startOfflineAws } from "../../offline-aws/offline-aws";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { describeWithTerraform } from "../support/terraform";
import { build, type Environment, environments } from "./environments";
import { type Synthesised, synthesise } from "./synthesise";

/** How many environments are drawn; `npm run test:fuzz` asks for a thousand. */
const ENVIRONMENTS = Number(process.env.FUZZ ?? 25);

/** So many stand in one stack: Terraform's own start takes the most time. */
const IN_ONE_STACK = 5;

/** Everyday runs draw the same ones, so that a failure is the change's fault; the long run draws new ones each time. */
const SEED = process.env.FUZZ === undefined ? { seed: 20_260 } : {};

describeWithTerraform(`${ENVIRONMENTS} random environments`, () => {
  test(
    "are valid, apply, and plan nothing the second time, nor listed in another order",
    async () => {
      const together = fc.array(environments, { minLength: IN_ONE_STACK, maxLength: IN_ONE_STACK });
      const property = fc.asyncProperty(together, async (drawn) => {
        const outcome = await applied(drawn);

        expect(outcome).toEqual({ valid: true, changesSecondTime: false, changesInOtherOrder: false });
      });

      await fc.assert(property, { numRuns: ENVIRONMENTS / IN_ONE_STACK, ...SEED });
    },
    60_000 + ENVIRONMENTS * 3000,
  );
});

async function applied(drawn: readonly Environment[]) {
  const offline = await startOfflineAws();
  const terraform = Terraform.in(stackOf(drawn), { environment: offline.environment });
  try {
    const { valid } = await terraform.validate();
    await terraform.apply();
    const changesSecondTime = (await terraform.plan()).changes;
    terraform.configure(stackOf(drawn, true));
    const changesInOtherOrder = (await terraform.plan()).changes;
    return { valid, changesSecondTime, changesInOtherOrder };
  } finally {
    terraform.close();
    await offline.close();
  }
}

function stackOf(drawn: readonly Environment[], reversed = false): Synthesised {
  return synthesise((stack) => {
    for (const [index, environment] of drawn.entries())
      build(new Construct(stack, `Environment${index}`), environment, reversed);
  });
}
