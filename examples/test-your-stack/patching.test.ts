import { App, Testing } from "cdktf";
import { TerraformError, withOfflineAws } from "../../offline-aws";
import { describeWithTerraform } from "../../test/support/terraform";
import { Patching } from "./patching";

function patching(approveAfterDays: number): object {
  return JSON.parse(Testing.synth(new Patching(new App(), "patching", approveAfterDays)));
}

describeWithTerraform("test-your-stack", () => {
  test("a longer delay changes the baseline in place, and nothing else", () =>
    withOfflineAws(async ({ terraform }) => {
      const stack = terraform(patching(3));
      await stack.apply();

      stack.configure(patching(7));

      const { steps } = await stack.plan();
      expect(steps).toEqual([{ address: "aws_ssm_patch_baseline.Linux", action: "update" }]);
    }));

  test("what somebody changes by hand is put back", () =>
    withOfflineAws(async ({ offline, terraform }) => {
      const stack = terraform(patching(3));
      await stack.apply();
      const account = offline.aws.account();
      const [baseline] = account.list("aws_ssm_patch_baseline");
      account.drift("aws_ssm_patch_baseline", baseline?.id ?? "", { name: "by hand" });

      await stack.apply();

      expect(account.list("aws_ssm_patch_baseline")[0]?.attributes.name).toBe("linux");
    }));

  test("a group that another team has registered is refused as AWS refuses it", () =>
    withOfflineAws(async ({ terraform }) => {
      await terraform(patching(3)).apply();

      const second = terraform(patching(7));

      await expect(second.apply()).rejects.toThrow(TerraformError);
      await expect(second.apply()).rejects.toThrow("AlreadyExistsException");
    }));
});
