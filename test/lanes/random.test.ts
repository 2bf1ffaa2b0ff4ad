import fc from "fast-check";
import { startOfflineAws } from "../../offline-aws/offline-aws";
import { attributesOf, resourceSchema } from "../../offline-aws/schema/schema";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { inRegions, reordered } from "../end-to-end/environments";
import { saidOfPlan } from "../end-to-end/said-of-plan";
import type { Synthesised } from "../end-to-end/synthesise";
import { validEnvironment } from "../support/arbitraries-environment";
import { describeWithTerraform } from "../support/terraform";

/** How many environments are drawn; the lanes ask for more, `npm run test:fuzz` for a thousand. */
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
].slice(-ENVIRONMENTS);

/** Everyday runs draw the same ones, so that a failure is the change's fault; the long run draws new ones each time. */
const SEED = process.env.FUZZ === undefined ? { seed: 20_260 } : {};

describeWithTerraform(`${ENVIRONMENTS} random environments`, () => {
  test(
    "are valid, apply, and plan nothing the second time, of which the review says nothing; listed in another order they are the same to Terraform",
    async () => {
      const together = fc.array(validEnvironment, { minLength: REGIONS.length, maxLength: REGIONS.length });
      const property = fc.asyncProperty(together, async (drawn) => {
        const stack = inRegions(drawn, REGIONS);
        const inOtherOrder = inRegions(reordered(drawn).toReversed(), REGIONS);

        expect(asRead(inOtherOrder)).toEqual(asRead(stack));
        expect(await saidAfterApply(stack)).toEqual([]);
      });

      // To look for a smaller stack that fails as well would take Terraform hours.
      await fc.assert(property, { numRuns: Math.ceil(ENVIRONMENTS / REGIONS.length), endOnFailure: true, ...SEED });
    },
    60_000 + ENVIRONMENTS * 3000,
  );
});

/** Which resources a second apply would touch, and what the review says of it. What is not valid, the first one refuses. */
async function saidAfterApply(stack: Synthesised): Promise<string[]> {
  const offline = await startOfflineAws();
  const terraform = Terraform.in(stack, { environment: offline.environment, state: "in memory" });
  try {
    await terraform.apply();
    await terraform.plan();
    const plan = await terraform.show();
    const touched = (plan.resource_changes ?? []).filter(({ change }) => !change.actions.includes("no-op"));
    return [...touched.map(({ address }) => address), ...saidOfPlan(plan)];
  } finally {
    await terraform.close();
    await offline.close();
  }
}

/** The resources with every set in one order, for in a set Terraform gives the order no meaning. */
function asRead({ resource }: Synthesised): Synthesised["resource"] {
  return mapped(resource, (named, type) => {
    const sets = attributesOf(resourceSchema(type).block).filter(([, attribute]) => attribute.type[0] === "set");
    const names = new Set(sets.map(([name]) => name));
    return mapped(named, (one) =>
      mapped(one, (value, name) => (names.has(name) && Array.isArray(value) ? [...value].sort() : value)),
    );
  });
}

function mapped<In, Out>(
  entries: Readonly<Record<string, In>>,
  change: (value: In, name: string) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, change(value, name)]));
}
