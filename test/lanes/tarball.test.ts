import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { FRAMEWORK_NAMES, FRAMEWORKS, type FrameworkName } from "../../modules/framework/frameworks";
import { editorOf } from "../support/editor";
import { inFramework } from "../support/frameworks";
import { FreshProject, pack, type Tarball, temporaryFolder } from "../support/fresh-project";
import { firstInReadme } from "../support/readme";

const ROOT = join(__dirname, "../..");
const MANIFEST = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

const SINGLE_MODULE = `
import { PatchBaseline } from "cdktf-patch-manager/patch-baseline";
import { PatchBaseline as FromTheWhole, unlisted } from "cdktf-patch-manager";
import { App, TerraformStack } from "cdktf";

const stack = new TerraformStack(new App(), "single");
const rule = { approveAfterDays: 0 };
export const same: typeof PatchBaseline = FromTheWhole;
new PatchBaseline(stack, "Right", {
  name: "right",
  operatingSystem: "AMAZON_LINUX_2",
  approvalRules: [{ ...rule, patchFilters: { severity: ["Medium", unlisted("Severe")] } }],
});
new PatchBaseline(stack, "Wrong", {
  name: "wrong",
  operatingSystem: "AMAZON_LINUX_2",
  // @ts-expect-error the published types know the values of the system
  approvalRules: [{ ...rule, patchFilters: { severity: ["Moderate"] } }],
});
`;

const IN_AN_EDITOR = `
import { PatchBaseline, Schedule } from "cdktf-patch-manager";
import { App, TerraformStack } from "cdktf";

new /*|baseline*/PatchBaseline(new TerraformStack(new App(), "fleet"), "Linux", {
  name: "linux",
  operatingSystem: "AMAZON_LINUX_2023",
  approvalRules: [{ approveAfterDays: 3, patchFilters: { /*|classification*/classification: ["/*|classifications*/"] } }],
});
Schedule.patchTuesday({ plusDays: 3, at: "/*|time*/" });
`;

const WHAT_IS_LOADED = `
const { PatchBaseline } = require("cdktf-patch-manager/patch-baseline");
const { App, TerraformStack } = require("cdktf");
const { readFileSync } = require("node:fs");
const rules = { approvalRules: [{ approveAfterDays: 0 }] };
new PatchBaseline(new TerraformStack(new App(), "s"), "B", { name: "b.1", operatingSystem: "AMAZON_LINUX_2", ...rules });
const loaded = Object.keys(require.cache);
const ours = loaded.filter((file) => file.includes("patch-manager/dist/"));
const code = ours.map((file) => readFileSync(file, "utf8")).join("\\n");
const classes = [...code.matchAll(/(\\w+)=class(?: \\w+)? extends \\w+\\.Construct\\b/g)].map(([, name]) => name);
const bindings = loaded.flatMap((file) => file.split("/lib/ssm-")[1] ?? []);
console.log(JSON.stringify({ classes, bindings }));
`;

const NAMES_OF_DOORS = `
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const doors = ["", "/patch-baseline", "/patch-fleet"].map((door) => "cdktf-patch-manager" + door);
const wrong = [];
for (const door of doors) {
  const [required, imported] = [require(door), await import(door)];
  for (const [name, value] of Object.entries(required)) {
    if (imported[name] !== value) wrong.push(name + " of " + door);
    if (typeof value === "function" && value.name !== name) wrong.push(name + ", which says that it is " + value.name);
  }
  if (Object.keys(required).length === 0) wrong.push(door);
}
console.log(JSON.stringify(wrong));
`;

const BOTH_DOORS = `
const frameworks = { cdktf: require("cdktf"), cdktn: require("cdktn") };
const providers = {
  cdktf: require("@cdktf/provider-aws/lib/provider").AwsProvider,
  cdktn: require("@cdktn/provider-aws/lib/provider").AwsProvider,
};
const doors = { cdktf: require("cdktf-patch-manager"), cdktn: require("cdktf-patch-manager/cdktn") };

const rules = { approvalRules: [{ approveAfterDays: 0 }] };
const baseline = (door, framework) => {
  class Patching extends frameworks[framework].TerraformStack {}
  const stack = new Patching(frameworks[framework].Testing.app(), "patching");
  new providers[framework](stack, "aws", { region: "eu-central-1" });
  try {
    new doors[door].PatchBaseline(stack, "Linux", { name: "linux", operatingSystem: "AMAZON_LINUX_2", ...rules });
    return Object.keys(JSON.parse(frameworks[framework].Testing.synth(stack)).resource);
  } catch (error) {
    left.push(...stack.node.children.map(({ node }) => node.id));
    return error.message;
  }
};
const left = [];
const fleet = () => {
  try {
    new doors.cdktf.PatchFleet(frameworks.cdktn.Testing.app(), {});
  } catch (error) {
    return error.message;
  }
};
const wrong = [baseline("cdktf", "cdktn"), baseline("cdktn", "cdktf"), fleet()];
const right = { cdktf: baseline("cdktf", "cdktf"), cdktn: baseline("cdktn", "cdktn") };
console.log(JSON.stringify({ ...right, wrong, left }));
`;

let home: string;
let tarball: Tarball;

beforeAll(() => {
  home = temporaryFolder();
  tarball = pack(home);
}, 120_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

function freshProject(...frameworks: FrameworkName[]): FreshProject {
  const project = new FreshProject(home, frameworks);
  project.install(tarball);
  return project;
}

test("the tarball holds compiled code, types and data, the pages to write programs by, and nothing else", () => {
  const { include } = JSON.parse(readFileSync(join(ROOT, "tsconfig.build.json"), "utf8"));
  const folders = [...include, "cdktn", "shared"].join("|");
  const needed = new RegExp(
    `^(bin/cdktf-patch\\.js|dist/(${folders})/.+\\.(js|d\\.ts|json)|package\\.json|README\\.md|LICENSE|docs/cookbook\\.md)$`,
  );

  expect(tarball.contents.filter((file) => !needed.test(file))).toEqual([]);
  expect(tarball.contents).toEqual(expect.arrayContaining(["LICENSE", "README.md", "docs/cookbook.md"]));
});

test("the tarball has at most 650 KB, so that it grows by a decision and not by chance", () => {
  expect(statSync(tarball.file).size).toBeLessThanOrEqual(650 * 1024);
});

test("every data file of the project is in the tarball", () => {
  const data = readdirSync(join(ROOT, "offline-aws/data")).filter((name) => name.endsWith(".json"));

  expect(data.length).toBeGreaterThan(0);
  expect(tarball.contents).toEqual(expect.arrayContaining(data.map((name) => `dist/offline-aws/data/${name}`)));
});

test("every door of the package leads to a file in the tarball", () => {
  const doors: (string | Record<string, string>)[] = Object.values(MANIFEST.exports);

  const missing = doors
    .flatMap((files) => (typeof files === "string" ? [] : Object.values(files)))
    .concat(Object.values(MANIFEST.bin ?? {}))
    .filter((file) => !tarball.contents.includes(file.replace(/^\.\//, "")));

  expect(missing).toEqual([]);
});

test("no file for cdktn imports cdktf, in its types neither", () => {
  const files = tarball.contents.filter((file) => file.startsWith("dist/cdktn/"));

  const wrong = files.filter((file) =>
    /(from |import\(|require\()["']@?cdktf["'/]/.test(readFileSync(join(tarball.source, file), "utf8")),
  );

  expect(files).toEqual(expect.arrayContaining(["dist/cdktn/index.js", "dist/cdktn/index.d.ts"]));
  expect(wrong).toEqual([]);
});

test("constructs of both frameworks have the same code but for its name, so that the second costs a tarball nearly nothing", () => {
  const ofSecond = tarball.contents.filter((file) => /^dist\/cdktn\/(?!framework\/).*(?<!index)\.js$/.test(file));
  const read = (file: string) => readFileSync(join(tarball.source, file), "utf8");

  const others = ofSecond.filter((file) => read(file) !== read(file.replace("/cdktn/", "/modules/")));

  expect(ofSecond.length).toBeGreaterThan(8);
  expect(others).toEqual([]);
});

test("the types of the doors ask for the framework and for constructs alone, so that they check without skipLibCheck", () => {
  const types = Object.values(MANIFEST.exports as Record<string, { types?: string }>).map(({ types }) => types);
  const seen = new Set<string>();
  const asked = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, from, loaded] of readFileSync(file, "utf8").matchAll(/from "([^"]+)"|import\("([^"]+)"\)/g)) {
      const name = (from ?? loaded) as string;
      const path = join(dirname(file), name);
      if (name.startsWith(".")) visit(existsSync(`${path}.d.ts`) ? `${path}.d.ts` : join(path, "index.d.ts"));
      else asked.add(name.replace(/^(@[^/]+\/)?([^/]+).*$/, "$1$2"));
    }
  };

  for (const file of types.filter((one) => one !== undefined)) visit(join(tarball.source, file));

  expect([...asked].sort()).toEqual(["@cdktf/provider-aws", "@cdktn/provider-aws", "cdktf", "cdktn", "constructs"]);
});

describe.each(FRAMEWORK_NAMES)("in a project that has %s alone", (framework) => {
  let project: FreshProject;

  beforeAll(() => {
    project = freshProject(framework);
    project.write("main.ts", inFramework(framework, firstInReadme("ts")));
    project.write("single-module.ts", inFramework(framework, SINGLE_MODULE));
  });

  test("the README's program compiles and synthesises", () => {
    expect(project.compile(framework === "cdktf" ? "older" : "newer")).toBe("");
    project.run("main.js");

    const stacks = Object.keys(JSON.parse(project.read("cdktf.out/manifest.json")).stacks);
    const resources = stacks.map((name) => JSON.parse(project.read(`cdktf.out/stacks/${name}/cdk.tf.json`)).resource);
    expect(resources).toEqual([
      expect.objectContaining({ aws_ssm_patch_baseline: expect.anything(), aws_ssm_patch_group: expect.anything() }),
    ]);
  }, 60_000);

  test("the types are also found by the newer compiler, the way newer projects look for them", () => {
    expect(project.compile("newer", "--noEmit", "--module", "node16")).toBe("");
  });

  test("the types of every door check whole, those that they lead to with them", () => {
    const ofOther = framework === "cdktf" ? "./dist/cdktn/" : "./dist/modules/";
    const doors = Object.entries(MANIFEST.exports as Record<string, { types?: string }>).flatMap(([door, { types }]) =>
      types === undefined || types.startsWith(ofOther) ? [] : [`cdktf-patch-manager${door.slice(1)}`],
    );
    const names = doors.map((door, index) => `import * as door${index} from ${JSON.stringify(door)};`);
    const used = `export const all = [${doors.map((_, index) => `door${index}`).join(", ")}];`;
    project.write("every-door.ts", `${names.join("\n")}\n${used}\n`);

    expect(doors.length).toBeGreaterThan(10);
    expect(project.compile("newer", "--noEmit", "--module", "node16", "--skipLibCheck", "false")).toBe("");
  });

  test("an editor shows what the docstrings say, and completes values", () => {
    const editor = editorOf(inFramework(framework, IN_AN_EDITOR), project.folder);

    expect(editor.hover("baseline")).toContain("aws_ssm_patch_baseline");
    expect(editor.hover("classification")).toBe("What kind of update it is, such as `Security`.");
    expect(editor.completions("classifications")).toEqual(expect.arrayContaining(["Security", "Bugfix", "*"]));
    expect(editor.completions("time")).toHaveLength(24 * 60);
  });

  test("a single module loads without the other constructs, and of the bindings what it needs", () => {
    project.write("what-is-loaded.js", inFramework(framework, WHAT_IS_LOADED));

    const { classes, bindings } = JSON.parse(project.run("what-is-loaded.js")) as Record<string, string[]>;

    expect(classes?.sort()).toEqual(["PatchBaseline", "PredefinedPatchBaseline"]);
    expect(bindings?.map((file) => file.split("/")[0])).toEqual(["patch-baseline"]);
  });

  test("a program of ECMAScript modules imports by name what another one requires, and each class says its own", () => {
    project.write("names.mjs", inFramework(framework, NAMES_OF_DOORS));

    expect(JSON.parse(project.run("names.mjs"))).toEqual([]);
  });

  test("the door of the other framework says in one sentence what to import", () => {
    const other = FRAMEWORK_NAMES.find((name) => name !== framework) as FrameworkName;
    const { importFrom } = FRAMEWORKS[framework];
    project.write("wrong-door.js", `require("${FRAMEWORKS[other].importFrom}");`);

    expect(() => project.run("wrong-door.js")).toThrow(
      `Error: ${other} is not installed, but ${framework} is: import from "${importFrom}" instead\n`,
    );
  });
});

test("both doors work in one process, and each says which import is right for a scope of the other framework", () => {
  const project = freshProject("cdktf", "cdktn");
  project.write("both.js", BOTH_DOORS);

  expect(JSON.parse(project.run("both.js"))).toEqual({
    cdktf: ["aws_ssm_patch_baseline"],
    cdktn: ["aws_ssm_patch_baseline"],
    wrong: [
      'patch baseline "Linux" is not valid\n  - scope: expected a scope of cdktf, got one of cdktn; import from "cdktf-patch-manager/cdktn" instead [PM003]',
      'patch baseline "Linux" is not valid\n  - scope: expected a scope of cdktn, got one of cdktf; import from "cdktf-patch-manager" instead [PM003]',
      'patch fleet is not valid\n  - scope: expected a scope of cdktf, got one of cdktn; import from "cdktf-patch-manager/cdktn" instead [PM001]',
    ],
    left: ["aws", "aws"],
  });
});
