import { configuration, describeWithTerraform, inParts, withOfflineAws } from "../support/terraform";
import { REFUSED, resourcesWith, TAKEN } from "./edge-cases";
import { refusedBy } from "./real-provider";

describeWithTerraform("plan-time validation", () => {
  test(
    "takes every argument at the last value that the table allows",
    withOfflineAws(async ({ terraform }) => {
      const validated = terraform(inParts(resourcesWith(TAKEN)));

      expect(await refusedBy(validated)).toEqual([]);
    }),
  );

  test(
    "refuses every argument at the first value that the table does not allow",
    withOfflineAws(async ({ terraform }) => {
      const validated = terraform(inParts(resourcesWith(REFUSED)));

      expect(await refusedBy(validated)).toEqual(REFUSED.map(({ type, name }) => `${type}.${name}`).sort());
    }),
  );

  test(
    "says what is wrong in the provider's words",
    withOfflineAws(async ({ terraform }) => {
      const baseline = {
        name: "linux",
        operating_system: "AMAZON",
        approval_rule: [{ approve_after_days: 361, patch_filter: [{ key: "PRODUCT", values: ["*"] }] }],
      };
      const window = { name: "window", schedule: "rate(1 day)", duration: 1, cutoff: 0, schedule_offset: 7 };
      const resource = { aws_ssm_patch_baseline: { one: baseline }, aws_ssm_maintenance_window: { one: window } };

      const { diagnostics } = await terraform(configuration({ resource })).validate();

      expect(diagnostics.map(({ summary }) => summary).sort()).toEqual([
        "expected approval_rule.0.approve_after_days to be in the range (0 - 360), got 361",
        expect.stringMatching(/^expected operating_system to be one of \["WINDOWS" .*\], got AMAZON$/),
        "expected schedule_offset to be in the range (1 - 6), got 7",
      ]);
    }),
  );
});
