import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { planStacks } from "../../offline-aws/plan-stacks";
import { testFolder } from "../support/folders";
import { configuration, describeWithTerraform } from "../support/terraform";

const BASELINE = { name: "linux", operating_system: "AMAZON_LINUX_2", approved_patches: ["curl"] };

/** Stacks as cdktf leaves them, by their names. */
function synthesised(stacks: Readonly<Record<string, object>>) {
  const folder = testFolder();
  return Object.entries(stacks).map(([name, stack]) => {
    const file = join(folder, `${name}.tf.json`);
    writeFileSync(file, JSON.stringify(stack));
    return { name, file };
  });
}

describeWithTerraform("the plans of several stacks", () => {
  const users = { TF_CLI_ARGS: "-no-such-flag", TF_CLI_ARGS_plan: "-destroy", TF_WORKSPACE: "production" };

  beforeAll(() => Object.assign(process.env, users));

  afterAll(() => {
    for (const name of Object.keys(users)) delete process.env[name];
  });

  test("come from each that Terraform accepts, whatever it says of the others and the user tells it elsewhere", async () => {
    const stacks = synthesised({
      not_simulated: configuration({
        resource: { aws_vpc: { web: {} }, aws_ssm_patch_baseline: { one: BASELINE } },
        data: { aws_route53_zone: { one: {} } },
      }),
      refused: configuration({ resource: { aws_ssm_patch_baseline: { one: { ...BASELINE, name: "a" } } } }),
      fine: configuration({ resource: { aws_ssm_patch_baseline: { one: BASELINE } } }),
    });

    const outcomes = [];
    for await (const outcome of planStacks(stacks)) outcomes.push(outcome);

    expect(outcomes).toEqual([
      {
        name: "not_simulated",
        summary: "Plan: 2 to add, 0 to change, 0 to destroy.",
        text: expect.stringContaining("# aws_vpc.web will be created"),
      },
      {
        name: "refused",
        refusal: expect.stringMatching(
          /^terraform plan failed \(exit code 1\)\n {2}error: aws_ssm_patch_baseline.one: /,
        ),
      },
      {
        name: "fine",
        summary: "Plan: 1 to add, 0 to change, 0 to destroy.",
        text: expect.stringContaining("# aws_ssm_patch_baseline.one will be created"),
      },
    ]);
  });
});
