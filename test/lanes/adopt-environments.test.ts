import fc from "fast-check";
import type { Adopted } from "../../account/adopt/adopt";
import { hiddenText } from "../../account/snapshot/hidden-text";
import { adoptedByImport, adoptedByMove } from "../end-to-end/adopted";
import { inRegions } from "../end-to-end/environments";
import { type EnvironmentProps, validEnvironment } from "../support/arbitraries-environment";
import { compilerMessagesOfAdopted } from "../support/compiler";
import { describeWithTerraform, type OfflineTerraform, withOfflineAws } from "../support/terraform";

/** How many environments are adopted: as many as FUZZ says, 200 at most. */
const ENVIRONMENTS = Math.min(Number(process.env.FUZZ ?? 200), 200);
/** One environment in each, all in one account: Terraform's own start takes the most time. */
const REGIONS = [
  ..."eu-central-1 eu-west-1 eu-west-2 eu-west-3 eu-north-1 eu-south-1 us-east-1 us-east-2 us-west-1 us-west-2".split(
    " ",
  ),
  ..."ap-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2".split(" "),
  ..."ca-central-1 sa-east-1 me-central-1".split(" "),
].slice(0, Math.min(ENVIRONMENTS, 20));
const SEED = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ === undefined ? 20_261 : Date.now() % 1_000_000));

describeWithTerraform("what was applied, read by AWS's SDK and adopted", () => {
  test(
    `leaves nothing to do for ${ENVIRONMENTS} random environments, by import and by move`,
    async () => {
      // Each round is a stack of its own; a failing one is found by its seed, and shrinking it would take hours.
      for (let round = 0; round < ENVIRONMENTS / REGIONS.length; round += 1) {
        const drawn = fc.sample(validEnvironment, { numRuns: REGIONS.length, seed: SEED + round });
        await withOfflineAws((context) => bothWays(context, drawn))();
      }
    },
    120_000 + ENVIRONMENTS * 15_000,
  );
});

async function bothWays(context: OfflineTerraform, drawn: readonly EnvironmentProps[]): Promise<void> {
  const stack = inRegions(drawn, REGIONS);
  const made = context.terraform(stack, { state: "in memory" });
  await made.apply();

  const imported = await adoptedByImport(context, REGIONS);
  const moved = await adoptedByMove(await made.state());

  expect([imported.remaining, moved.remaining]).toEqual([[], []]);
  expect(moved.createdGroups).toBe(0);
  expect(compilerMessagesOfAdopted([imported.files, moved.files])).toEqual([]);
  // Against the very account, and not against a copy of what was read.
  const taken = context.terraform(imported.configuration, {
    environment: { ...context.offline.environment, ...secretsOf(drawn, imported) },
  });
  expect((await taken.plan()).summary).toBe(imported.summary);
}

/** What a user gives: the configurations of sources, which no snapshot holds. */
function secretsOf(drawn: readonly EnvironmentProps[], { program }: Adopted): Record<string, string> {
  const sources = drawn
    .flatMap(({ baselines }) => Object.values(baselines))
    .flatMap((one) => (one as { readonly sources?: readonly { readonly configuration: string }[] }).sources ?? []);
  return Object.fromEntries(
    program.secrets.map(({ id, placeholder }) => {
      const source = sources.find(({ configuration }) => placeholder === `hidden-${hiddenText(configuration).sha256}`);
      return [`TF_VAR_${id}`, source?.configuration ?? ""];
    }),
  );
}
