import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { projectFiles } from "../../account/adopt/project-files";
import { findTerraform } from "../../host/terraform/find-terraform";
import { FRAMEWORK_NAMES, FRAMEWORKS } from "../../modules/framework/frameworks";
import { inFramework } from "../support/frameworks";
import { pack, temporaryFolder } from "../support/fresh-project";
import { describeWithLanes, nodeFolder } from "../support/lanes";
import { firstInReadme } from "../support/readme";

const ROOT = join(__dirname, "../..");

/** What the message of `plan --offline` says to install. */
const OFFLINE = ["@grpc/grpc-js", "@msgpack/msgpack", "protobufjs"];

/** Newer npm names every package with an install script; that of protobufjs need not run. */
function warningsOf(output: string): string[] {
  return output.split("\n").filter((line) => /warn|error/i.test(line) && !/ install-scripts\b/.test(line));
}

describeWithLanes("a project of a user, with npm install from the registry", () => {
  let home: string;
  let tarball: string;

  beforeAll(() => {
    home = temporaryFolder();
    tarball = pack(home).file;
  });

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test.each(FRAMEWORK_NAMES)(
    "with %s alone it installs without a warning, compiles, synthesises and plans",
    (framework) => {
      // The bindings of cdktn ask for Node 22.
      const node = nodeFolder(22);
      const env = { ...process.env, NODE_OPTIONS: "", PATH: [node, process.env.PATH].filter(Boolean).join(delimiter) };
      const folder = join(home, `user-of-${framework}`);
      const run = (command: string, ...args: string[]) => {
        const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: "utf8" });
        return { status, output: `${stdout}${stderr}` };
      };
      mkdirSync(folder);
      writeFileSync(join(folder, "package.json"), '{ "name": "user", "private": true }');
      writeFileSync(join(folder, "cdktf.json"), firstInReadme("json"));
      writeFileSync(join(folder, "main.ts"), inFramework(framework, firstInReadme("ts")));

      const install = run(
        "npm",
        "install",
        "--prefer-offline",
        "--no-audit",
        "--no-fund",
        tarball,
        ...FRAMEWORKS[framework].packages.split(" "),
      );
      expect(warningsOf(install.output)).toEqual([]);
      expect(install.status).toBe(0);
      for (const name of FRAMEWORK_NAMES) {
        const found = [name, FRAMEWORKS[name].bindings].map((one) => existsSync(join(folder, "node_modules", one)));
        expect(found).toEqual([name === framework, name === framework]);
      }
      const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
      const options = ["--strict", "--module", "commonjs", "--target", "es2022", "--ignoreConfig", "main.ts"];
      expect(run("node", tsc, ...options)).toEqual({ status: 0, output: "" });
      const tools = run("npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--save-dev", "tsx");
      expect(tools.status).toBe(0);
      const { app } = JSON.parse(firstInReadme("json")) as { app: string };
      expect(run("sh", "-c", app)).toEqual({ status: 0, output: "" });
      expect(run("npx", "cdktf-patch", "summary").output).toContain("Sun 04:00 Europe/Paris");
      if (findTerraform() === undefined) return;
      // The simulated account asks for these; nothing else does, so that they are installed by who wants it.
      const offline = run("npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--save-dev", ...OFFLINE);
      expect(offline.status).toBe(0);
      const plan = run("npx", "cdktf-patch", "plan", "--offline");
      expect(plan.output).toContain("AWS was not contacted");
      expect(plan.status).toBe(2);
    },
  );

  test("the project that adopt writes installs without a warning", () => {
    const folder = join(home, "adopted");
    mkdirSync(folder);
    const { "package.json": manifest = "" } = projectFiles("patching");
    writeFileSync(
      join(folder, "package.json"),
      manifest.replace(/("cdktf-patch-manager": )"[^"]*"/, `$1"file:${tarball}"`),
    );

    const { status, stdout, stderr } = spawnSync(
      "npm",
      ["install", "--prefer-offline", "--package-lock-only", "--no-audit", "--no-fund"],
      { cwd: folder, encoding: "utf8" },
    );

    expect(warningsOf(`${stdout}${stderr}`)).toEqual([]);
    expect(status).toBe(0);
  });

  test("npx reviews a folder of .tf files with the packages that its message names, and nothing installed there", () => {
    if (findTerraform() === undefined) return console.warn("skipped: Terraform is not installed");
    const folder = join(home, "plain");
    mkdirSync(folder);
    writeFileSync(
      join(folder, "main.tf"),
      `provider "aws" {
  region = "eu-central-1"
}
resource "aws_ssm_patch_group" "web" {
  patch_group = "web"
  baseline_id = "pb-0123456789abcdef0"
}
`,
    );
    const { stdout, stderr } = spawnSync(
      "npx",
      ["--yes", ...[tarball, ...OFFLINE].flatMap((name) => ["-p", name]), "cdktf-patch", "review", "."],
      { cwd: folder, encoding: "utf8" },
    );

    expect(stderr).not.toContain("cdktf-patch:");
    expect(stdout.replace(/\s+/g, " ")).toContain("· 1 to add, 0 to change, 0 to destroy");
  });
});
