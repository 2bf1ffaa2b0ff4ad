import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FreshProject, pack, type Tarball, temporaryFolder } from "../support/fresh-project";

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

const WHAT_IS_LOADED = `
require("cdktf-patch-manager/patch-baseline");
const ours = Object.keys(require.cache).map((file) => file.split("cdktf-patch-manager/dist/")[1]);
console.log(JSON.stringify(ours.filter((file) => file !== undefined)));
`;

let tarball: Tarball;
let project: FreshProject;

beforeAll(() => {
  const home = temporaryFolder();
  tarball = pack(home);
  project = new FreshProject(home);
  project.install(tarball);
  project.write("main.ts", firstTypeScriptBlock(readFileSync(join(ROOT, "README.md"), "utf8")));
  project.write("single-module.ts", SINGLE_MODULE);
}, 120_000);

afterAll(() => project.remove());

test("the tarball holds compiled code, types and data, and nothing else", () => {
  const needed =
    /^(bin\/cdktf-patch\.js|dist\/(model|modules|review|account|cli|offline-aws)\/.+\.(js|d\.ts|json)|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;

  expect(tarball.contents.filter((file) => !needed.test(file))).toEqual([]);
  expect(tarball.contents).toEqual(expect.arrayContaining(["LICENSE", "README.md", "CHANGELOG.md"]));
});

test("npm builds what it packs, as this test does", () => {
  expect(MANIFEST.scripts).toMatchObject({ prepack: "npm run build", build: "node scripts/build.js" });
});

test("every data file of the project is in the tarball", () => {
  const data = readdirSync(join(ROOT, "offline-aws/data")).filter((name) => name.endsWith(".json"));

  expect(data.length).toBeGreaterThan(0);
  expect(tarball.contents).toEqual(expect.arrayContaining(data.map((name) => `dist/offline-aws/data/${name}`)));
});

test("every door of the package leads to a file in the tarball, for new and for old ways to look for types", () => {
  const doors: [string, { types: string; default: string }][] = Object.entries(MANIFEST.exports);
  const modules = doors.filter(([, files]) => typeof files === "object");

  const missing = modules
    .flatMap(([, files]) => Object.values(files))
    .concat(Object.values(MANIFEST.bin ?? {}))
    .filter((file) => !tarball.contents.includes(file.replace(/^\.\//, "")));
  const olderDoors = Object.fromEntries(
    modules
      .filter(([door]) => door !== ".")
      .map(([door, { types }]) => [door.replace(/^\.\//, ""), [types.replace(/^\.\//, "")]]),
  );

  expect(missing).toEqual([]);
  expect(MANIFEST.typesVersions).toEqual({ "*": olderDoors });
});

test("the README's program compiles in a fresh project and synthesises", () => {
  expect(project.compile("older")).toBe("");
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

test("a single module loads without the other constructs", () => {
  project.write("what-is-loaded.js", WHAT_IS_LOADED);

  const loaded: string[] = JSON.parse(project.run("what-is-loaded.js"));

  expect(loaded).toContain("modules/patch-baseline/patch-baseline.js");
  expect(loaded.filter((file) => !/^(model|modules\/(patch-baseline|construct|framework))\//.test(file))).toEqual([]);
});

function firstTypeScriptBlock(page: string): string {
  const block = /^```ts\n([\s\S]*?)^```$/m.exec(page);
  if (block === null) throw new Error("expected a ts block in README.md");
  return block[1] as string;
}
