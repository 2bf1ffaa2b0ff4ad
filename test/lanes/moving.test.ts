import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FRAMEWORK_NAMES, type FrameworkName } from "../../modules/framework/frameworks";
import { testFolder } from "../support/folders";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";

const ROOT = join(__dirname, "../..");
const TYPESCRIPT = ["--require", join(ROOT, "test/support/require-typescript.cjs")];
const HOOKS: Readonly<Record<FrameworkName, readonly string[]>> = {
  cdktf: TYPESCRIPT,
  cdktn: [...TYPESCRIPT, "--require", join(ROOT, "test/support/second-framework.cjs")],
};

describeWithTerraform("an app that moves between the frameworks", () => {
  let configurations: Readonly<Record<FrameworkName, object>>;

  beforeAll(() => {
    configurations = { cdktf: synthesisedWith("cdktf"), cdktn: synthesisedWith("cdktn") };
  });

  test("is made by each of them", () => {
    const versions = FRAMEWORK_NAMES.map((name) => versionIn(configurations[name]));

    expect(versions).toEqual(FRAMEWORK_NAMES.map(installedVersion));
    expect(new Set(versions).size).toBe(2);
  });

  test.each([
    ["cdktf", "cdktn"],
    ["cdktn", "cdktf"],
  ] as const)("keeps every state address from %s to %s: nothing changes", (from, to) =>
    withOfflineAws(async ({ terraform }) => {
      const one = terraform(configurations[from]);
      await one.apply();

      one.configure(configurations[to]);

      expect((await one.plan()).steps).toEqual([]);
    })(),
  );
});

/** The example, by a process in which one framework is loaded. */
function synthesisedWith(framework: FrameworkName): object {
  const outdir = testFolder();
  const program = `
    const { App } = require("cdktf");
    const { PatchingStack } = require("./main.ts");
    const app = new App({ outdir: ${JSON.stringify(outdir)} });
    new PatchingStack(app, "patching");
    app.synth();
  `;
  // The tests themselves may run with another framework, which their children would take over.
  const env = { ...process.env, NODE_OPTIONS: "" };
  execFileSync(process.execPath, [...HOOKS[framework], "-e", program], { cwd: ROOT, env, stdio: "pipe" });
  return JSON.parse(readFileSync(join(outdir, "stacks/patching/cdk.tf.json"), "utf8")) as object;
}

/** The version of the framework that made it. */
function versionIn(configuration: object): string {
  return (configuration as { "//": { metadata: { version: string } } })["//"].metadata.version;
}

/** Read as a file: where one framework stands in for the other, `require` would tell of the wrong one. */
function installedVersion(framework: FrameworkName): string {
  const file = join(ROOT, "node_modules", framework, "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
