import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { PatchBaseline, PatchGroup } from "../../modules";

// An app that is wrong in the way which the command line names.
const app = new App();
const stack = new TerraformStack(app, "patching");
new AwsProvider(stack, "aws", { region: "eu-central-1" });
const AMAZON_LINUX_2 = { operatingSystem: "AMAZON_LINUX_2", approvalRules: [{ approveAfterDays: 7 }] } as const;

const WRONG: Readonly<Record<string, () => unknown>> = {
  "one object": () =>
    new PatchBaseline(stack, "AmazonLinux2", {
      ...AMAZON_LINUX_2,
      name: "linux",
      approvalRules: [{ approveAfterDays: 400 }, { approveAfterDays: 7, approveUntilDate: "2026-11-23" }] as never,
    }),
  "two objects": () => {
    for (const id of ["One", "Two"]) {
      const baseline = new PatchBaseline(stack, `Baseline${id}`, { ...AMAZON_LINUX_2, name: `baseline-${id}` });
      new PatchGroup(stack, id, { patchGroup: "web", baselines: [baseline] });
    }
  },
  "no input": () => {
    throw new RangeError("a mistake in the program itself");
  },
};

WRONG[process.argv[2] ?? ""]?.();
app.synth();
