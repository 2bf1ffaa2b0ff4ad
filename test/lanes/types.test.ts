import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { FRAMEWORK_NAMES, FRAMEWORKS, type FrameworkName } from "../../modules/framework/frameworks";
import { inFramework } from "../support/frameworks";
import { FreshProject, pack, temporaryFolder } from "../support/fresh-project";
import { describeWithLanes, LANE_PACKAGES } from "../support/lanes";
import { firstInReadme } from "../support/readme";

const ROOT = join(__dirname, "../..");

/** The oldest compiler that is supported, the last of each major, and today's. */
const COMPILERS: Readonly<Record<string, string>> = {
  "5.4": join(LANE_PACKAGES, "typescript-5.4"),
  "5.9": join(ROOT, "node_modules/typescript-5"),
  "6.0": join(LANE_PACKAGES, "typescript-6"),
  "7.0": join(ROOT, "node_modules/typescript"),
};

describeWithLanes("the types of the doors, with every library checked", () => {
  let home: string;
  const projects = new Map<FrameworkName, FreshProject>();

  beforeAll(() => {
    home = temporaryFolder();
    const tarball = pack(home);
    const { exports: doors } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      exports: Record<string, { types?: string }>;
    };
    // The matchers are for tests of users, who have Jest's types.
    const all = Object.entries(doors).flatMap(([door, { types }]) =>
      types && door !== "./jest" ? [door.slice(1)] : [],
    );
    for (const framework of FRAMEWORK_NAMES) {
      const other = framework === "cdktf" ? /^\/cdktn/ : /^(?!\/cdktn|\/explain)/;
      const mine = all.filter((door) => !other.test(door));
      const project = new FreshProject(home, [framework]);
      project.install(tarball);
      const exported = mine.map((door, index) => `export * as door${index} from "cdktf-patch-manager${door}";`);
      project.write("main.ts", `${inFramework(framework, firstInReadme("ts"))}\n${exported.join("\n")}\n`);
      projects.set(framework, project);
    }
  });

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test("ask for a framework and constructs, and for no package that a project may lack", () => {
    const dist = join(projects.get("cdktf")?.folder as string, "node_modules/cdktf-patch-manager/dist");
    const types = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".d.ts"));
    const asked = types.flatMap((file) =>
      [...readFileSync(join(dist, file), "utf8").matchAll(/(?:from |import |import\()"([^."][^"]*)"/g)].map(
        ([, name]) => (name as string).replace(/(?<=@cdkt[fn]\/provider-aws)\/.*/, ""),
      ),
    );

    expect(types.length).toBeGreaterThan(30);
    expect([...new Set(asked)].sort()).toEqual([
      ...FRAMEWORK_NAMES.map((name) => FRAMEWORKS[name].bindings).sort(),
      ...FRAMEWORK_NAMES,
      "constructs",
    ]);
  });

  test.each(
    FRAMEWORK_NAMES.flatMap((framework) => Object.keys(COMPILERS).map((compiler) => [framework, compiler] as const)),
  )("%s with TypeScript %s", (framework, compiler) => {
    const tsc = join(COMPILERS[compiler] as string, "bin/tsc");
    const options = ["--noEmit", "--skipLibCheck", "false", "--incremental", "false"];
    const cwd = projects.get(framework)?.folder;

    const { status, stdout } = spawnSync(process.execPath, [tsc, ...options], { cwd, encoding: "utf8" });

    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });
});
