import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shownRefusalOfHcl } from "../../../cli/refusal/shown-refusal";
import { testFolder } from "../../support/folders";
import { describeWithTerraform } from "../../support/terraform";
import { run } from "../given-stacks";

const SECRET = 'variable "v" {\n  sensitive = true\n  default   = "hunter2"\n}\n';

test("what Terraform says of a stack in its own language is told without secrets, wherever they are given", () => {
  const folder = testFolder();
  writeFileSync(join(folder, "main.tf"), SECRET);
  writeFileSync(join(folder, "terraform.tfvars"), 'v = "swordfish"');
  const json = { variable: { w: { sensitive: true, default: "sesame" } } };
  writeFileSync(join(folder, "more.tf.json"), JSON.stringify(json));
  writeFileSync(join(folder, "more.tofu"), SECRET.replace("hunter2", "xyzzy"));
  writeFileSync(join(folder, "._more.tf.json"), "of macOS");
  mkdirSync(join(folder, "old.tf"));

  expect(shownRefusalOfHcl("got hunter2, swordfish, sesame and xyzzy", folder)).toBe(
    "got (sensitive value), (sensitive value), (sensitive value) and (sensitive value)",
  );
});

test("of a stack whose secrets cannot be read its place is told, and where they may stand", () => {
  const folder = testFolder();
  writeFileSync(join(folder, "main.tf.json"), '{ "variable": { "v": { "default": "hunter2" ');

  expect(shownRefusalOfHcl("\n  main.tf.json:1: Unclosed object: hunter2\n  main.tf.json:1: hunter2", folder)).toBe(
    "main.tf.json:1: what it said is hidden, for it may hold a secret: a file of variables or a .tf.json file cannot be read",
  );
});

describeWithTerraform("a stack that Terraform cannot read", () => {
  test("is refused without a line of it", async () => {
    const folder = testFolder();
    writeFileSync(join(folder, "main.tf"), SECRET.replace('"hunter2"', '"hunter2" "more"'));

    const { exitCode, out, err } = await run(folder, ["calendar", "--app", "."]);

    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toContain("Terraform refuses it: main.tf:3: ");
    expect(err).not.toContain("hunter2");
  });

  test("names file and line of each syntax error, once", async () => {
    const folder = testFolder();
    writeFileSync(join(folder, "main.tf"), 'import {\n  to = a.b\n  id = "c"\n}\n\nresource "a" "b" {\n  c =\n}\n');
    writeFileSync(join(folder, "more.tf"), 'resource "a" {}\n\nlocals {\n  d = ]\n}\n');

    const { exitCode, err } = await run(folder, ["review", "."]);

    expect(exitCode).toBe(1);
    expect(err.match(/\w+\.tf:\d+: [\w ]+/g)).toEqual([
      "main.tf:7: Invalid expression",
      "more.tf:1: Missing name for resource",
      "more.tf:4: Invalid expression",
    ]);
  });
});
