import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findingsIn } from "../../modules";
import { planStacks } from "../../offline-aws/plan-stacks";
import { describeWithTerraform } from "../support/terraform";
import { NAMES, synthesised } from "./given-ways";

test("the examples are free of findings", () => {
  expect(findingsIn(synthesised()).map(({ text }) => text)).toEqual([]);
});

test.each(NAMES)("docs/ways.md shows what %s does", (name) => {
  const page = readFileSync(join(__dirname, "../../docs/ways.md"), "utf8");
  const source = readFileSync(join(__dirname, "../../examples", name, "main.ts"), "utf8");
  const [, shown = ""] = page.split(`\`examples/${name}\``);
  const code = /```ts\n(.*?)```/s.exec(shown)?.[1] ?? "";

  const lines = code.split("\n").filter((line) => line !== "");

  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => !source.includes(`${line}\n`))).toEqual([]);
});

describeWithTerraform("Terraform's plan of the examples", () => {
  test("is made against a simulated account", async () => {
    const app = synthesised();
    app.synth();
    const stacks = NAMES.map((name) => ({ name, file: join(app.outdir, "stacks", name, "cdk.tf.json") }));

    const plans: unknown[] = [];
    for await (const plan of planStacks(stacks)) plans.push("summary" in plan ? [plan.name, plan.summary] : plan);

    expect(plans).toEqual([
      ["back-up-then-patch", "Plan: 9 to add, 0 to change, 0 to destroy."],
      ["patch-policy", "Plan: 2 to add, 0 to change, 0 to destroy."],
      ["scan-by-association", "Plan: 4 to add, 0 to change, 0 to destroy."],
    ]);
  });
});
