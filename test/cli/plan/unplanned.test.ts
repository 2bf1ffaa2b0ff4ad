import { example, type Open } from "../../review/stories/example";
import { describeWithTerraform } from "../../support/terraform";
import { projectWithConfigurations, run } from "../given-stacks";

const LINUX = "aws_ssm_patch_baseline";

/** The first ring: its baseline does not wait. */
function atOnce(): Open {
  const one = example();
  one.resource[LINUX].Linux.approval_rule[0].approve_after_days = 0;
  return one;
}

describeWithTerraform("of stacks that are not planned", () => {
  const plan = (folder: string, ...names: string[]) => run(folder, ["plan", "--offline", "--skip-synth", ...names]);

  test("a later ring is known: the first one need not wait", async () => {
    const folder = projectWithConfigurations({ dev: atOnce(), prod: example() });

    const [one, both] = [await plan(folder, "dev"), await plan(folder)];

    expect(both.out).not.toContain("PM613");
    expect(one.out).not.toContain("PM613");
    expect((await plan(projectWithConfigurations({ dev: atOnce(), prod: atOnce() }), "dev")).out).toContain("PM613");
  });

  test("a stack that cannot be planned is known, too", async () => {
    const broken = { ...example(), output: { that: { value: "${local.missing}" } } };

    const { out } = await plan(projectWithConfigurations({ dev: atOnce(), prod: broken }));

    expect(out).toContain("not planned");
    expect(out).not.toContain("PM613");
  });
});
