import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { planDifferences } from "../../../cli/export-hcl/proof";
import { PatchingStack } from "../../../main";
import type { PlanJson } from "../../../offline-aws/terraform/plan-json";
import { testFolder } from "../../support/folders";
import { describeWithTerraform } from "../../support/terraform";
import { projectWithProvider, run } from "../given-stacks";

describeWithTerraform("HCL that is exported", () => {
  test("is written as terraform fmt leaves it, and told to be equal: the example", async () => {
    const folder = testFolder();
    const app = new App({ outdir: join(folder, "cdktf.out") });
    new PatchingStack(app, "patching");
    app.synth();

    expect(await run(folder, ["export-hcl"])).toEqual({
      exitCode: 0,
      out: "patching  equal  cdktf.hcl/stacks/patching/main.tf  26 resources\n\nProved against a simulated account (offline-aws): AWS was not contacted, and\nnothing was created.\n",
      err: "",
    });
    const file = join(folder, "cdktf.hcl/stacks/patching/main.tf");
    execFileSync("terraform", ["fmt", "-check", file], { stdio: "pipe" });
    const hcl = readFileSync(file, "utf8");
    expect(hcl).toContain('backend "local" {\n    path = "../../../terraform.patching.tfstate"\n  }');
    expect(hcl).toContain(
      [
        "# patching/Critical/AMAZON_LINUX_2",
        'resource "aws_ssm_patch_group" "Critical_AMAZON_LINUX_2_18342788" {',
        "  baseline_id = aws_ssm_patch_baseline.AmazonLinux2.id",
        '  patch_group = "Critical"',
        "}",
      ].join("\n"),
    );
  });

  test.each(["../../../out", "..", "/tmp/out", "a/b", "a\u001b[2Jb", "pro\u200bd"])(
    "is not written for a stack that is called %j, which would lead elsewhere or steer the screen",
    async (name) => {
      const folder = projectWithProvider({ right: { aws_sns_topic: { T: { name: "t" } } } });
      const manifest = join(folder, "cdktf.out/manifest.json");
      writeFileSync(manifest, readFileSync(manifest, "utf8").replace('"right":', `${JSON.stringify(name)}:`));

      const { exitCode, out, err } = await run(folder, ["export-hcl"]);

      expect([exitCode, out]).toEqual([2, ""]);
      expect(err).toMatch(
        /^cdktf-patch: expected stacks named by letters, digits, _, - and \., got "[ -~]*"; rename it\n$/,
      );
      expect(readdirSync(folder)).toEqual(["cdktf.out"]);
    },
  );

  test("is refused without the value of a sensitive variable", async () => {
    const folder = projectWithProvider({ right: { aws_ssm_patch_baseline: { B: { name: "${var.token}" } } } });
    const file = join(folder, "cdktf.out/stacks/right/cdk.tf.json");
    const stack = JSON.parse(readFileSync(file, "utf8"));
    const variable = { token: { type: "number", sensitive: true, default: "hunter2" } };
    writeFileSync(file, JSON.stringify({ ...stack, variable }));

    const { exitCode, out, err } = await run(folder, ["export-hcl"]);

    expect(exitCode).toBe(1);
    expect(`${out}${err}`).not.toContain("hunter2");
  });

  test("is not written where Terraform refuses the stack; the others are", async () => {
    const folder = projectWithProvider({
      broken: { aws_sns_topic: { T: { name: "${aws_sns_topic.No.name}" } } },
      other: { aws_lambda_function: { F: {} } },
      right: { aws_sns_topic: { T: { name: "t" } } },
    });

    const { exitCode, out, err } = await run(folder, ["export-hcl"]);

    expect(exitCode).toBe(1);
    expect(out).toContain("right  equal  ");
    expect(err).toContain("broken: not written, Terraform refuses it\n");
    expect(err).toContain("other: not written, aws_lambda_function.F: the simulated account does not serve this type");
    expect(readdirSync(join(folder, "cdktf.hcl/stacks"))).toEqual(["right"]);
  });
});

test("what differs is told by its place", () => {
  const plan = (description: string | undefined, ...addresses: string[]): PlanJson => ({
    format_version: "1.2",
    resource_changes: addresses.map((address) => ({
      ...{ address, type: "aws_sns_topic", name: "T", mode: "managed" },
      change: { actions: ["create"], before: null, after: { description, list: [1, 2] }, after_unknown: {} },
    })),
  });

  expect(planDifferences(plan("a", "T.a", "T.b"), plan("a", "T.b", "T.a"))).toEqual([]);
  expect(planDifferences(plan("a\n", "T.a", "T.b"), plan(undefined, "T.a", "T.c"))).toEqual([
    'T.a: after.description is "a\\n" in the JSON, missing in the HCL',
    "T.b: only in the JSON",
    "T.c: only in the HCL",
  ]);
});
