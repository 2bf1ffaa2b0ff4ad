import { PatchBaseline, PatchGroup } from "../../modules";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";
import { synthesise } from "./synthesise";

describeWithTerraform("at the edges, Terraform agrees", () => {
  test(
    "an id that begins with a digit makes an address which Terraform refuses",
    withOfflineAws(async ({ terraform }) => {
      const baseline = { name: "linux", operating_system: "UBUNTU" };
      const named = (name: string) => configuration({ resource: { aws_ssm_patch_baseline: { [name]: baseline } } });

      await terraform(named("_2023")).plan();

      for (const name of ["2023", "-linux"]) {
        await expect(terraform(named(name)).plan()).rejects.toThrow("A name must start with a letter or underscore");
      }
    }),
  );

  test(
    "a patch group that is made before the old one is gone collides",
    withOfflineAws(async ({ terraform }) => {
      const following = (which: "First" | "Second") =>
        synthesise((stack) => {
          const [First, Second] = ["First", "Second"].map(
            (name) => new PatchBaseline(stack, name, { name, operatingSystem: "UBUNTU", approvalRules: [{}] }),
          );
          const baselines = [{ First, Second }[which] as PatchBaseline];
          const group = new PatchGroup(stack, "Web", { patchGroup: "web", baselines });
          group.resource.lifecycle = { createBeforeDestroy: true };
        });
      const one = terraform(following("First"));
      await one.apply();

      one.configure(following("Second"));

      await expect(one.apply()).rejects.toThrow("AlreadyExistsException");
    }),
  );

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
