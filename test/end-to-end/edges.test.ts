import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";

const baselines = (aws_ssm_patch_baseline: Readonly<Record<string, object>>) =>
  configuration({ resource: { aws_ssm_patch_baseline } });

describeWithTerraform("at the edges, Terraform agrees", () => {
  test(
    "an id that begins with a digit or a dash makes an address which Terraform refuses",
    withOfflineAws(async ({ terraform }) => {
      const baseline = { name: "linux", operating_system: "UBUNTU" };

      const { diagnostics } = await terraform(
        baselines({ _2023: baseline, "2023": baseline, "-linux": baseline }),
      ).validate();

      const refused = (name: string) =>
        expect.objectContaining({
          detail: expect.stringMatching(/^A name must start with a letter or underscore/),
          snippet: expect.objectContaining({ code: `   "${name}": {` }),
        });
      expect(diagnostics).toEqual([refused("2023"), refused("-linux")]);
    }),
  );

  test(
    "a description is as long as its composed letters have bytes",
    withOfflineAws(async ({ terraform }) => {
      const described = (description: string) => ({ name: "linux", operating_system: "UBUNTU", description });
      const fits = described("e\u0301".repeat(512));

      const { diagnostics } = await terraform(baselines({ fits, long: described("é".repeat(513)) })).validate();

      expect(diagnostics).toEqual([
        expect.objectContaining({
          address: "aws_ssm_patch_baseline.long",
          summary: expect.stringMatching(/^expected length of description to be in the range \(0 - 1024\)/),
        }),
      ]);
    }),
  );
});
