import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import execa from "execa";
import { PatchingStack } from "../../main";
import { synth } from "../../scripts/synth";
import { testFolder } from "../support/folders";

const ROOT = join(__dirname, "../..");

/** A project that was synthesised before, with this app command. */
function projectWith(app: string): string {
  const project = testFolder();
  writeFileSync(join(project, "cdktf.json"), JSON.stringify({ app }));
  for (const stack of ["gone", "patching"]) {
    mkdirSync(join(project, "cdktf.out/stacks", stack), { recursive: true });
    writeFileSync(join(project, "cdktf.out/stacks", stack, "cdk.tf"), "");
  }
  return project;
}

test("npm run synth starts clean: an HCL export beside the JSON would define everything twice", () => {
  const ready = new App({ outdir: testFolder() });
  new PatchingStack(ready, "patching");
  ready.synth();
  const project = projectWith(`cp -R ${ready.outdir} cdktf.out`);
  const said: string[] = [];

  expect(synth(project, (line) => said.push(line))).toBe(0);

  expect(readdirSync(join(project, "cdktf.out/stacks/patching"))).toEqual(["cdk.tf.json"]);
  expect(existsSync(join(project, "cdktf.out/stacks/gone"))).toBe(false);
  expect(said[0]).toMatch(
    /^Next reboot, if needed: .+\n\n✔ patching {2}\d+ resources {2}cdktf\.out\/stacks\/patching\/cdk\.tf\.json\n/,
  );
});

test("a synthesis that a signal ends is no success", () => {
  const project = projectWith("node app.js");
  writeFileSync(join(project, "app.js"), 'process.kill(process.pid, "SIGKILL");');
  symlinkSync(join(ROOT, "node_modules"), join(project, "node_modules"));

  expect(synth(project, () => {})).toBe(1);
});

test("a synthesis that fails ends with the app's own words and exit code, and leaves nothing behind", () => {
  const project = projectWith("node app.js");
  writeFileSync(join(project, "app.js"), 'console.error("baseline x is not valid"); process.exit(7);');
  symlinkSync(join(ROOT, "node_modules"), join(project, "node_modules"));

  const command = ["--require", join(ROOT, "test/support/require-typescript.cjs"), join(ROOT, "scripts/synth.ts")];
  const { exitCode, stderr, stdout } = execa.sync(process.execPath, command, { cwd: project, reject: false });

  expect(exitCode).toBe(7);
  expect(stderr).toBe("baseline x is not valid");
  expect(stdout).toBe("");
  expect(existsSync(join(project, "cdktf.out"))).toBe(false);
});
