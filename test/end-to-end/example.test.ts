import { App } from "cdktf";
import { PatchingStack } from "../../main";
import { planOffline, planSynthesised } from "../../scripts/plan-offline";
import { testFolder } from "../support/folders";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";
import { example, resourceTypes } from "./example-stack";

const EXAMPLE = example();
const COUNT = resourceTypes(EXAMPLE).length;

describeWithTerraform("the example environment", () => {
  test(
    "initialises, validates, applies, plans nothing the second time, and leaves nothing after destroy",
    withOfflineAws(async ({ terraform, offline }) => {
      const one = terraform(EXAMPLE);

      await one.init();
      expect(await one.validate()).toEqual({ valid: true, diagnostics: [] });
      expect((await one.apply()).summary).toBe(`Apply complete! Resources: ${COUNT} added, 0 changed, 0 destroyed.`);
      expect((await one.plan()).changes).toBe(false);
      // Ids follow from what is created: two objects that say the same would get them in the order of Terraform's work.
      expect(Object.values(offline.aws.account().snapshot().created).filter((times) => times !== 1)).toEqual([]);
      expect((await one.destroy()).summary).toBe(`Apply complete! Resources: 0 added, 0 changed, ${COUNT} destroyed.`);
      expect(offline.aws.account().list()).toEqual([]);
    }),
  );

  test("npm run plan:offline prints Terraform's plan, its summary, and that the account is simulated", async () => {
    const { exitCode, out } = await said((say) => planSynthesised(synthesised(), undefined, say));

    expect(exitCode).toBe(0);
    expect(out).toContain("# aws_ssm_patch_baseline.AmazonLinux2 will be created");
    expect(out.split("\n").filter((line) => line.startsWith("Plan:"))).toEqual([
      `Plan: ${COUNT} to add, 0 to change, 0 to destroy.`,
    ]);
    expect(out.split("\n").at(-1)).toBe(
      "Planned against a simulated account (offline-aws): AWS was not contacted, and nothing was created.",
    );
  });
});

test("npm run plan:offline knows the stacks that there are", async () => {
  await expect(said((say) => planSynthesised(synthesised(), "patchings", say))).rejects.toThrow(
    'expected a stack of patching, got "patchings"; did you mean patching',
  );
});

test("npm run plan:offline says in one line where to get Terraform when it is missing, with exit code 2", async () => {
  const path = process.env.PATH;
  process.env.PATH = testFolder();
  try {
    expect(await said((say) => planOffline(undefined, say))).toEqual({
      exitCode: 2,
      out: "",
      err: "terraform is not installed; get it from https://developer.hashicorp.com/terraform/install",
    });
  } finally {
    process.env.PATH = path;
  }
});

/** The folder in which cdktf leaves the example. */
function synthesised(): string {
  const app = new App({ outdir: testFolder() });
  new PatchingStack(app, "patching");
  app.synth();
  return app.outdir;
}

/** What a command says, and what it ends with. */
async function said(command: (say: Pick<Console, "log" | "error">) => Promise<number>) {
  const [out, err]: [string[], string[]] = [[], []];
  const exitCode = await command({ log: (text) => out.push(text), error: (text) => err.push(text) });
  return { exitCode, out: out.join("\n"), err: err.join("\n") };
}
