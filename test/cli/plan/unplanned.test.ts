import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { example, type Open } from "../../review/stories/example";
import { testFolder } from "../../support/folders";
import { describeWithTerraform } from "../../support/terraform";
import { run } from "../given-stacks";

/** An output of cdktf with these stacks. */
function synthesised(stacks: Readonly<Record<string, object>>): string {
  const folder = testFolder();
  const paths = Object.keys(stacks).map((name) => [name, { synthesizedStackPath: `stacks/${name}/cdk.tf.json` }]);
  mkdirSync(join(folder, "cdktf.out"));
  writeFileSync(join(folder, "cdktf.out/manifest.json"), JSON.stringify({ stacks: Object.fromEntries(paths) }));
  for (const [name, configuration] of Object.entries(stacks)) {
    mkdirSync(join(folder, "cdktf.out/stacks", name), { recursive: true });
    writeFileSync(join(folder, "cdktf.out/stacks", name, "cdk.tf.json"), JSON.stringify(configuration));
  }
  return folder;
}

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
    const folder = synthesised({ dev: atOnce(), prod: example() });

    const [one, both] = [await plan(folder, "dev"), await plan(folder)];

    expect(both.out).not.toContain("PM613");
    expect(one.out).not.toContain("PM613");
    expect((await plan(synthesised({ dev: atOnce(), prod: atOnce() }), "dev")).out).toContain("PM613");
  });

  test("a stack that cannot be planned is known, too", async () => {
    const broken = { ...example(), data: { aws_missing_data_source: { That: {} } } };

    const { out } = await plan(synthesised({ dev: atOnce(), prod: broken }));

    expect(out).toContain("not planned");
    expect(out).not.toContain("PM613");
  });
});
