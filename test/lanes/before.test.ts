import { OPERATING_SYSTEM_NAMES } from "../../model/facts/operating-systems";
import { planOf } from "../cli/plan/given-before";
import { example } from "../review/stories/example";
import { describeWithTerraform } from "../support/terraform";

describeWithTerraform("cdktf-patch plan --offline --before", () => {
  test("finds nothing where nothing was changed, on any operating system, with any rule", async () => {
    const having = (...rules: readonly object[]) => {
      const baselines = OPERATING_SYSTEM_NAMES.flatMap((system) =>
        rules.map((rule, index) => [
          `${system}_${index}`,
          {
            name: `${system}_${index}`,
            operating_system: system,
            approval_rule: [{ compliance_level: "HIGH", ...rule, patch_filter: [{ key: "PRODUCT", values: ["*"] }] }],
          },
        ]),
      );
      return { ...example(), resource: { aws_ssm_patch_baseline: Object.fromEntries(baselines) } };
    };
    // Two stacks, for an account has at most 50 baselines.
    const stacks = {
      eu: having({}, { approve_after_days: 0 }),
      us: having({ enable_non_security: false }, { approve_until_date: "2026-12-01" }),
    };

    const { exitCode, out } = await planOf(stacks, stacks);

    expect(out).not.toContain("outside of the plan");
    expect(out).toContain("No changes.");
    expect(exitCode).toBe(0);
  });
});
