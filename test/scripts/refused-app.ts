import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchGroup } from "../../modules/patch-group";

const AMAZON_LINUX_2 = { operatingSystem: "AMAZON_LINUX_2", approvalRules: [{ approveAfterDays: 7 }] } as const;

const WRONG = {
  "one object": (stack: TerraformStack) => {
    new PatchBaseline(stack, "AmazonLinux2", {
      ...AMAZON_LINUX_2,
      name: "linux",
      approvalRules: [{ approveAfterDays: 400 }, { approveAfterDays: 7, approveUntilDate: "2026-11-23" }] as never,
    });
  },
  "two objects": (stack: TerraformStack) => {
    for (const id of ["One", "Two"]) {
      const baseline = new PatchBaseline(stack, `Baseline${id}`, { ...AMAZON_LINUX_2, name: `baseline-${id}` });
      new PatchGroup(stack, id, { patchGroup: "web", baselines: [baseline] });
    }
  },
  "no input": () => {
    throw new RangeError("a mistake in the program itself");
  },
};

/** An app that is wrong in one way, which never comes to its end. */
export function refusedApp(wrong: keyof typeof WRONG, outdir?: string): void {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "patching");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  WRONG[wrong](stack);
  app.synth();
}

if (require.main === module) refusedApp("one object");
