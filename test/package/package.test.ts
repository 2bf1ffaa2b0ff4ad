import { cpSync, existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectFiles } from "../../account/adopt/project-files";
import { FRAMEWORK_NAMES, FRAMEWORKS } from "../../modules/framework/frameworks";
import { testFolder } from "../support/folders";
import { README } from "../support/readme";

const { rewritePages } = require("../../scripts/packed-pages");

// What package.json promises. Whether the tarball keeps it is longer to see: test/lanes/tarball.test.ts.

const ROOT = join(__dirname, "../..");
const MANIFEST = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const DOORS = Object.entries(MANIFEST.exports as Record<string, { types: string; default: string } | string>).flatMap(
  ([door, files]) => (typeof files === "string" ? [] : [[door, files] as const]),
);

test("every door leads to what the build makes of a file that is there", () => {
  const { include } = JSON.parse(readFileSync(join(ROOT, "tsconfig.build.json"), "utf8"));
  const sourceOf = (file: string) =>
    file
      .replace("./dist/cdktn/", "modules/")
      .replace("./dist/", "")
      .replace(/\.(js|d\.ts)$/, ".ts");
  const sources = DOORS.flatMap(([, files]) => [files.types, files.default].map(sourceOf));

  expect(DOORS.length).toBeGreaterThan(15);
  expect(sources.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  expect(sources.filter((file) => !include.some((folder: string) => file.startsWith(folder)))).toEqual([]);
});

test("every door is named also for the older way to look for types", () => {
  const older = DOORS.filter(([door]) => door !== ".").map(([door, { types }]) => [
    door.replace(/^\.\//, ""),
    [types.replace(/^\.\//, "")],
  ]);

  expect(MANIFEST.typesVersions).toEqual({ "*": Object.fromEntries(older) });
});

test("the README says which pages are packed, for its other links end in the repository", () => {
  const [, said = ""] =
    /^The package holds this page and ([\s\S]*?),\s+and\s/m.exec(readFileSync(join(ROOT, "README.md"), "utf8")) ?? [];
  const packed = MANIFEST.files.filter((file: string) => file.endsWith(".md"));

  expect([...said.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link)).toEqual(packed);
  expect(packed).toContain("docs/cookbook.md");
});

test("npm builds what it packs, as this test does", () => {
  expect(MANIFEST.scripts).toMatchObject({
    prepack: "node scripts/build.js --packed && node scripts/packed-pages.js",
    postpack: "node scripts/packed-pages.js --restore",
    build: "node scripts/build.js",
  });
});

test("packed pages have no link that leads out of the package, and come back as they were", () => {
  const pages = ["README.md", ...MANIFEST.files.filter((file: string) => file.endsWith(".md"))];
  const folder = testFolder();
  for (const page of pages) cpSync(join(ROOT, page), join(folder, page));

  rewritePages(folder);

  const packed = pages.map((page) => ({ page, text: readFileSync(join(folder, page), "utf8") }));
  const links = packed.flatMap(({ page, text }) =>
    [...withoutCode(text).matchAll(/\]\((?![a-z]+:)([^)\s#]+)/g)].map(([, link = ""]) => join(dirname(page), link)),
  );
  expect(new Set(links)).toEqual(new Set(["docs/cookbook.md", "README.md"]));
  const repository = MANIFEST.homepage.replace("#readme", "");
  expect(packed[0]?.text).toContain(`](${repository}/raw/HEAD/docs/summary.svg?sanitize=true)`);
  expect(packed[0]?.text).toContain(`](${repository}/blob/HEAD/docs/checks.md)`);
  expect(packed[0]?.text).toContain(`](${repository}/tree/HEAD/examples/fleet)`);
});

test("what takes seconds says so on the error stream before it loads anything", () => {
  const slow = ["test", "demo", "demo:adopt", "synth", "plan:offline", "example:fleet", "export:hcl"];

  expect(slow.filter((name) => !/^echo [^&>]+ >&2 && /.test(MANIFEST.scripts[name]))).toEqual([]);
});

function withoutCode(page: string): string {
  return page.replace(/^```[\s\S]*?^```$/gm, "").replace(/`[^`\n]*`/g, "");
}

test("what has a door for cdktf has one for every other framework, with the same exports but for the framework's", () => {
  const ofCdktf = DOORS.filter(([door, files]) => files.default.startsWith("./dist/modules/") && door !== "./jest");

  const expected = ofCdktf.map(([door, files]) => [
    door.replace(".", "./cdktn"),
    files.default.replace("/modules/", "/cdktn/"),
  ]);
  const ofCdktn = DOORS.filter(([, files]) => files.default.startsWith("./dist/cdktn/"));
  expect(ofCdktn.map(([door, files]) => [door, files.default])).toEqual(expected);
});

test("npm installs neither framework by itself, and takes every release of cdktn from the first that is supported", () => {
  const names = FRAMEWORK_NAMES.flatMap((name) => [name, FRAMEWORKS[name].bindings]);

  expect(MANIFEST.peerDependencies).toMatchObject({ cdktn: ">=0.24.0", "@cdktn/provider-aws": ">=25.0.0" });
  expect(MANIFEST.peerDependenciesMeta).toMatchObject(
    Object.fromEntries(names.map((name) => [name, { optional: true }])),
  );
});

test.each(FRAMEWORK_NAMES)("with %s, pages and messages name the same packages to install", (framework) => {
  const command = `npm install cdktf-patch-manager ${FRAMEWORKS[framework].packages}`;

  expect(README.replace(/\s+/g, " ")).toContain(command);
  expect(readFileSync(join(ROOT, "docs/frameworks.md"), "utf8")).toContain(command);
});

test("the project that adopt writes asks for the constructs that every framework takes", () => {
  const { dependencies } = JSON.parse(projectFiles("patching")["package.json"] as string);

  for (const framework of FRAMEWORK_NAMES) {
    expect(FRAMEWORKS[framework].packages).toContain(`constructs@${dependencies.constructs}`);
  }
});
