import { App, TerraformStack, Testing } from "cdktf";
import fc from "fast-check";
import { type Configuration, hclConfiguration } from "../../cli/export-hcl/hcl-configuration";
import { BackUpThenPatch } from "../../examples/back-up-then-patch/main";
import { WithDeadlines } from "../../examples/deadlines/main";
import { patchFleet } from "../../examples/fleet/main";
import { PolicyOfTheAccount } from "../../examples/patch-policy/main";
import { ScanByAssociation } from "../../examples/scan-by-association/main";
import { TODAY_CONTEXT } from "../../modules";
import { MaintenanceWindow } from "../../modules/maintenance-window";
import { PatchAssociation, type PatchAssociationProps } from "../../modules/patch-association";
import { PatchPolicy, type PatchPolicyProps } from "../../modules/patch-policy";
import { adoptedByImport, adoptedByMove } from "../end-to-end/adopted";
import { example } from "../end-to-end/example-stack";
import { synthesise } from "../end-to-end/synthesise";
import {
  validAssociation,
  validAutomationTask,
  validCommandTask,
  validLambdaTask,
  validPolicy,
  validStepsTask,
  type WayProps,
} from "../support/arbitraries-ways";
import { compilerMessagesOfAdopted } from "../support/compiler";
import { testFolder } from "../support/folders";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";
import { exampleProgram, runIn } from "../support/written-program";

/** How many of each kind are drawn: as many as FUZZ says, 40 at most. */
const WAYS = Math.min(Number(process.env.FUZZ ?? 20), 40);
const SEED = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ === undefined ? 20_261 : Date.now() % 1_000_000));

function drawn(arbitrary: fc.Arbitrary<WayProps>): readonly WayProps[] {
  return fc.sample(arbitrary, { numRuns: WAYS, seed: SEED }).map(({ region: _region, ...props }) => props);
}

/** Every way to patch beside baselines, groups and patch tasks, as it was drawn. */
function ways() {
  return synthesise((stack) => {
    for (const [index, props] of drawn(validAssociation).entries()) {
      new PatchAssociation(stack, `Association${index}`, props as unknown as PatchAssociationProps);
    }
    for (const [index, props] of drawn(validPolicy).entries()) {
      new PatchPolicy(stack, `Policy${index}`, props as unknown as PatchPolicyProps);
    }
    for (let index = 0; index < WAYS; index += 1) {
      const window = new MaintenanceWindow(stack, `Window${index}`, {
        name: `window-${index}`,
        schedule: "cron(0 2 ? * SUN *)",
        duration: 3,
        cutoff: 1,
      });
      const targets = [window.addTarget("Nodes", { tags: { Stage: ["prod"] } })];
      const of = (all: readonly WayProps[]) => ({ ...all[index], targets }) as never;
      window.addRunCommandTask("Command", of(drawn(validCommandTask)));
      window.addAutomationTask("Automation", of(drawn(validAutomationTask)));
      window.addLambdaTask("Lambda", of(drawn(validLambdaTask)));
      window.addStepFunctionsTask("Steps", of(drawn(validStepsTask)));
    }
  });
}

/** Those that say something of their own. */
const EXAMPLES: readonly (readonly [string, (app: App) => readonly TerraformStack[]])[] = [
  ["patch-policy", (app) => [new PolicyOfTheAccount(app, "patching")]],
  ["scan-by-association", (app) => [new ScanByAssociation(app, "patching")]],
  ["back-up-then-patch", (app) => [new BackUpThenPatch(app, "patching")]],
  ["deadlines", (app) => [new WithDeadlines(app, "patching")]],
  ["fleet", (app) => Object.values(patchFleet(app).stacks).slice(0, 1)],
  ["patch-tuesday", firstOfPatchTuesday],
];

function firstOfPatchTuesday(app: App): readonly TerraformStack[] {
  runIn(app, exampleProgram("patch-tuesday"));
  return app.node.children.filter(TerraformStack.isStack).slice(0, 1);
}

/** An example as plain HCL, without backend and role: what somebody has who never heard of constructs. */
function plainHcl(text: string): string {
  const { terraform, provider, ...rest } = JSON.parse(text) as Configuration & { readonly terraform: object };
  const { backend: _backend, ...settings } = terraform as Record<string, never>;
  const [aws] = (provider as { readonly aws: readonly Record<string, never>[] }).aws;
  const { assume_role: _role, allowed_account_ids: _ids, ...own } = aws ?? {};
  return hclConfiguration({ ...rest, terraform: settings, provider: { aws: [own] } } as unknown as Configuration);
}

describeWithTerraform("what was applied, read by AWS's SDK and adopted, by import and by move", () => {
  test(
    `leaves nothing to do for ${WAYS} random associations, policies and tasks of each kind`,
    withOfflineAws(async (context) => {
      const made = context.terraform(ways(), { state: "in memory" });
      await made.apply();

      const imported = await adoptedByImport(context, ["eu-central-1"]);
      const moved = await adoptedByMove(await made.state());

      expect([imported.remaining, moved.remaining]).toEqual([[], []]);
      const kinds = [imported, moved].map(({ objects }) => [...new Set(objects.map(({ type }) => type))].sort());
      expect(kinds).toEqual(Array(2).fill(expect.arrayContaining(["aws_ssm_association"])));
      const reasons = [imported, moved].flatMap(({ left }) => left.map(({ reason }) => reason));
      expect(reasons.filter((reason) => !reason.includes("may be a secret"))).toEqual([]);
      expect(compilerMessagesOfAdopted([imported.files, moved.files])).toEqual([]);
    }),
    120_000 + WAYS * 10_000,
  );

  test(
    "keeps a parameter of a policy that is an empty text",
    withOfflineAws(async (context) => {
      const [policy] = drawn(validPolicy);
      const output = { outputS3Bucket: "patch-logs", outputS3KeyPrefix: "", outputS3Region: "eu-central-1" };
      const made = context.terraform(
        synthesise((stack) => {
          new PatchPolicy(stack, "Policy", { ...policy, ...output } as unknown as PatchPolicyProps);
        }),
        { state: "in memory" },
      );
      await made.apply();

      const { remaining, kept } = await adoptedByMove(await made.state());

      expect(remaining).toEqual([]);
      expect(kept).toEqual([expect.stringContaining("as the plain resource")]);
    }),
    60_000,
  );

  test.each(EXAMPLES)("leaves nothing to do of the example %s as plain HCL", async (_name, build) => {
    const app = new App({ outdir: testFolder(), context: { [TODAY_CONTEXT]: "2026-11-23" } });
    for (const stack of build(app)) {
      const hcl = plainHcl(Testing.synth(stack));
      await withOfflineAws(async (context) => {
        const made = context.terraform({}, { state: "in memory" });
        made.configureHcl(hcl);
        await made.apply();
        const state = await made.state();

        const imported = await adoptedByImport(context, regionsIn(hcl));
        const moved = await adoptedByMove(state);

        expect([imported.remaining, moved.remaining]).toEqual([[], []]);
        expect(imported.objects.length).toBeGreaterThan(0);
        expect(moved.objects.length).toBe(imported.objects.length);
      })();
    }
  });

  test(
    "leaves nothing to do of the example of the README as plain HCL",
    withOfflineAws(async (context) => {
      const made = context.terraform({}, { state: "in memory" });
      made.configureHcl(plainHcl(JSON.stringify(example())));
      await made.apply();

      const imported = await adoptedByImport(context, ["ap-northeast-2"]);
      const moved = await adoptedByMove(await made.state());

      expect([imported.remaining, moved.remaining]).toEqual([[], []]);
    }),
  );
});

/** The Regions that a configuration names. */
function regionsIn(hcl: string): readonly string[] {
  return [...new Set([...hcl.matchAll(/region\s*=\s*"([a-z0-9-]+)"/g)].map(([, region]) => region as string))];
}
