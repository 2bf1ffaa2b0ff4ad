import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import execa from "execa";
import { copyOfTheProject } from "../support/project-copy";

const ROOT = join(__dirname, "../..");

test("npm run synth starts clean: an HCL export beside the JSON would define everything twice", () => {
  const folder = copyOfTheProject();
  for (const part of ["cli", "review"]) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  const stack = join(folder, "cdktf.out/stacks/patching");
  mkdirSync(join(folder, "cdktf.out/stacks/gone"), { recursive: true });
  mkdirSync(stack);
  writeFileSync(join(stack, "cdk.tf"), 'resource "aws_ssm_patch_baseline" "AmazonLinux2" {}');

  const { stdout } = execa.sync(process.execPath, ["--import", "tsx", "scripts/synth.ts"], { cwd: folder });

  expect(readdirSync(stack)).toEqual(["cdk.tf.json"]);
  expect(existsSync(join(folder, "cdktf.out/stacks/gone"))).toBe(false);
  expect(stdout).toMatch(/^✔ patching {2}\d+ resources {2}cdktf\.out\/stacks\/patching\/cdk\.tf\.json\n/);
});

test("a synthesis that fails ends with the app's own words and exit code, and leaves nothing behind", () => {
  const folder = copyOfTheProject();
  for (const part of ["cli", "review"]) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, "cdktf.out/stacks/patching"), { recursive: true });
  writeFileSync(
    join(folder, "main.ts"),
    'throw new Error("baseline x is not valid\\n  - name: expected a text [PM001]");',
  );

  const run = execa.sync(process.execPath, ["--import", "tsx", "scripts/synth.ts"], { cwd: folder, reject: false });

  expect(run.exitCode).toBe(1);
  expect(run.stderr).toBe("baseline x is not valid\n  - name: expected a text [PM001]");
  expect(run.stdout).toBe("");
  expect(existsSync(join(folder, "cdktf.out"))).toBe(false);
});
