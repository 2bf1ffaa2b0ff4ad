import type { Validated } from "../../offline-aws/terraform/terraform";
import { describeWithTerraform, inParts, withOfflineAws } from "../support/terraform";
import { REFUSED, resourcesWith, TAKEN } from "./edge-cases";

const BASELINE = {
  name: "linux",
  operating_system: "AMAZON",
  approval_rule: [{ approve_after_days: 361, patch_filter: [{ key: "PRODUCT", values: ["*"] }] }],
};
const WINDOW = { name: "window", schedule: "rate(1 day)", duration: 1, cutoff: 0, schedule_offset: 7 };

describeWithTerraform("plan-time validation", () => {
  let diagnostics: Validated["diagnostics"];

  beforeAll(
    withOfflineAws(async ({ terraform }) => {
      const resources = resourcesWith([...TAKEN, ...REFUSED]);
      const { aws_ssm_patch_baseline, aws_ssm_maintenance_window } = resources;
      const validated = terraform(
        inParts({
          ...resources,
          aws_ssm_patch_baseline: { ...aws_ssm_patch_baseline, in_words: BASELINE },
          aws_ssm_maintenance_window: { ...aws_ssm_maintenance_window, in_words: WINDOW },
        }),
      );
      ({ diagnostics } = await validated.validate());
    }),
  );

  test("takes every argument at the last value that the table allows", () => {
    const taken = TAKEN.map(({ type, name }) => `${type}.${name}`);

    expect(diagnostics.filter(({ address = "" }) => taken.includes(address))).toEqual([]);
  });

  test("refuses every argument at the first value that the table does not allow, and nothing else", () => {
    const refused = new Set(diagnostics.map(({ address, summary }) => address ?? summary));

    expect([...refused].sort()).toEqual(
      [
        ...REFUSED.map(({ type, name }) => `${type}.${name}`),
        "aws_ssm_maintenance_window.in_words",
        "aws_ssm_patch_baseline.in_words",
      ].sort(),
    );
  });

  test("says what is wrong in the provider's words", () => {
    const said = diagnostics.filter(({ address }) => address?.endsWith(".in_words"));

    expect(said.map(({ summary }) => summary).sort()).toEqual([
      "expected approval_rule.0.approve_after_days to be in the range (0 - 360), got 361",
      expect.stringMatching(/^expected operating_system to be one of \["WINDOWS" .*\], got AMAZON$/),
      "expected schedule_offset to be in the range (1 - 6), got 7",
    ]);
  });
});
