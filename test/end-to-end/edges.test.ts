import { PatchBaseline } from "../../modules";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";
import { synthesise } from "./synthesise";

describeWithTerraform("at the edges, Terraform agrees", () => {
  test(
    "a description is as long as its composed letters have bytes",
    withOfflineAws(async ({ terraform }) => {
      const described = (description: string) =>
        synthesise((stack) => {
          const baseline = new PatchBaseline(stack, "Linux", {
            name: "linux",
            operatingSystem: "AMAZON_LINUX_2",
            approvalRules: [{ approveAfterDays: 7 }],
          });
          baseline.resource.description = description;
        });
      const one = terraform(described("e\u0301".repeat(512)));
      await one.plan();

      one.configure(described("é".repeat(513)));

      await expect(one.plan()).rejects.toThrow("expected length of description to be in the range (0 - 1024)");
    }),
  );
});
