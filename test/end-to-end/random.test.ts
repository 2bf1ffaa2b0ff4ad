import { Construct } from "constructs";
import fc from "fast-check";
import { startOfflineAws } from "../../offline-aws/offline-aws";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { type EnvironmentProps, validEnvironment } from "../support/arbitraries-environment";
import { describeWithTerraform } from "../support/terraform";
import { build, reordered } from "./environments";
import { type Synthesised, synthesise } from "./synthesise";

/** How many environments are drawn; `npm run test:fuzz` asks for a thousand. */
const ENVIRONMENTS = Number(process.env.FUZZ ?? 25);

/** One environment in each, all in one stack: Terraform's own start takes the most time. */
const REGIONS = [
  ..."af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1".split(
    " ",
  ),
  ..."ap-southeast-2 ap-southeast-3 ap-southeast-4 ca-central-1 ca-west-1 eu-central-2 eu-north-1 eu-south-1".split(
    " ",
  ),
  ..."eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 sa-east-1 us-east-1".split(" "),
  undefined,
];

/** Everyday runs draw the same ones, so that a failure is the change's fault; the long run draws new ones each time. */
const SEED = process.env.FUZZ === undefined ? { seed: 20_260 } : {};

describeWithTerraform(`${ENVIRONMENTS} random environments`, () => {
  test(
    "are valid, apply, and plan nothing the second time, nor listed in another order",
    async () => {
      const together = fc.array(validEnvironment, { minLength: REGIONS.length, maxLength: REGIONS.length });
      const property = fc.asyncProperty(together, async (drawn) => {
        const outcome = await applied(drawn);

        expect(outcome).toEqual({ valid: true, changesSecondTime: [], changesInOtherOrder: [] });
      });

      // To look for a smaller stack that fails as well would take Terraform hours.
      await fc.assert(property, { numRuns: Math.ceil(ENVIRONMENTS / REGIONS.length), endOnFailure: true, ...SEED });
    },
    60_000 + ENVIRONMENTS * 3000,
  );
});

async function applied(drawn: readonly EnvironmentProps[]) {
  const [stack, inOtherOrder] = [stackOf(drawn), stackOf(reordered(drawn).toReversed())];
  const offline = await startOfflineAws();
  const terraform = Terraform.in(stack, { environment: offline.environment });
  try {
    const { valid } = await terraform.validate();
    await terraform.apply();
    const changesSecondTime = await changed(terraform);
    terraform.configure(inOtherOrder);
    const changesInOtherOrder = await changed(terraform);
    return { valid, changesSecondTime, changesInOtherOrder };
  } finally {
    terraform.close();
    await offline.close();
  }
}

/** Which resources the next apply would touch; to be asked is only worth it when there are some. */
async function changed(terraform: Terraform): Promise<string[]> {
  if (!(await terraform.plan()).changes) return [];
  const { resource_changes = [] } = await terraform.show();
  return resource_changes.filter(({ change }) => !change.actions.includes("no-op")).map(({ address }) => address);
}

function stackOf(drawn: readonly EnvironmentProps[]): Synthesised {
  return synthesise((stack) => {
    for (const [index, region] of REGIONS.entries()) {
      build(new Construct(stack, `Environment${index}`), drawn[index] as EnvironmentProps, region);
    }
  });
}
