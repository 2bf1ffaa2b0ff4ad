import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cycles } from "./cycles";
import { type Import, importsOf, sourceFiles } from "./imports";

/** Every floor, and which floors it stands on. A floor that is not named here may be imported by nobody. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  host: [],
  model: [],
  "modules/jest-matchers": ["model"],
  "modules/framework": [],
  "modules/construct": ["host", "model", "modules/framework"],
  "modules/patch-baseline": ["model", "modules/framework", "modules/construct"],
  "modules/patch-group": ["model", "modules/framework", "modules/construct", "modules/patch-baseline"],
  "modules/maintenance-window": ["model", "modules/framework", "modules/construct", "modules/patch-group"],
  "modules/patch-policy": ["model", "modules/framework", "modules/construct"],
  "modules/patch-association": ["model", "modules/framework", "modules/construct", "modules/patch-group"],
  "modules/patch-operations": [
    "model",
    "modules/framework",
    "modules/construct",
    "modules/patch-baseline",
    "modules/patch-group",
    "modules/maintenance-window",
  ],
  "modules/patch-fleet": [
    "host",
    "model",
    "modules/framework",
    "modules/construct",
    "modules/patch-baseline",
    "modules/patch-group",
    "modules/maintenance-window",
    "modules/patch-operations",
    "modules/patch-association",
    "modules/patch-policy",
  ],
  "modules/adopted-program": ["host", "model", "modules", "modules/framework", "modules/construct"],
  modules: [
    "model",
    "modules/framework",
    "modules/construct",
    "modules/patch-baseline",
    "modules/patch-group",
    "modules/maintenance-window",
    "modules/patch-operations",
    "modules/patch-association",
    "modules/patch-policy",
    "modules/patch-fleet",
  ],
  review: ["host", "model"],
  account: ["host", "model", "offline-aws"],
  cli: ["host", "model", "modules/adopted-program", "review", "account", "offline-aws"],
  "offline-aws": ["host"],
  "main.ts": ["modules"],
};

/** Floors that load neither cdktf nor constructs, not even their types: the command starts in a blink. */
const WITHOUT_CDKTF = ["host", "model", "modules/jest-matchers", "review", "account", "cli", "offline-aws"];

const FILES = sourceFiles();
const IMPORTS = FILES.flatMap((file) => importsOf(file));

test("the project has the floors that are held here", () => {
  expect(FILES.length).toBeGreaterThan(50);
  expect(FILES.filter((file) => floorOf(file) === undefined)).toEqual([]);
});

test("imports only go down", () => {
  const wrong = IMPORTS.filter(({ isOurs }) => isOurs).filter(({ from, to }) => {
    const floor = floorOf(from) as string;
    const other = floorOf(to);
    return other !== floor && !(FLOORS[floor] as readonly string[]).includes(other as string);
  });

  expect(wrong.map(line)).toEqual([]);
});

test("the model, the review, the command and the offline provider never import cdktf or constructs", () => {
  const wrong = IMPORTS.filter(({ from }) => WITHOUT_CDKTF.includes(floorOf(from) as string)).filter(
    ({ to, isOurs }) => !isOurs && /^(cdktf|constructs|@cdktf)(\/|$)/.test(to),
  );

  expect(wrong.map(line)).toEqual([]);
});

test("one file names what is used of the framework, so that another framework needs no other change", () => {
  const named = IMPORTS.filter(({ from }) => from !== "main.ts").filter(({ to }) => /^(cdktf|@cdktf)(\/|$)/.test(to));

  expect([...new Set(named.map(({ from }) => from))]).toEqual(["modules/framework/framework.ts"]);
});

test("only single modules of the AWS bindings are imported, for the whole takes seconds to load", () => {
  const bindings = IMPORTS.filter(({ to }) => to.startsWith("@cdktf/"));

  const wrong = bindings.filter(({ to }) => !/^@cdktf\/provider-aws\/lib\/[a-z0-9-]+$/.test(to));

  expect(bindings.length).toBeGreaterThan(0);
  expect(wrong.map(line)).toEqual([]);
});

test("inside a folder files are imported by their own name, not through an index", () => {
  const wrong = IMPORTS.filter(({ from, to, isOurs }) => isOurs && isIndex(to) && !isIndex(from)).filter(
    ({ from, to }) => topFolder(from) === topFolder(to),
  );

  expect(wrong.map(line)).toEqual([]);
});

test("what the library imports comes with it, or is asked of the user's project", () => {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8"));
  const installed = { ...dependencies, ...peerDependencies };
  const comesWithUs = (to: string) =>
    to.startsWith("node:") || to === "cdktf-patch-manager/package.json" || packageOf(to) in installed;

  const wrong = IMPORTS.filter(({ from, to, isOurs }) => !isOurs && from !== "main.ts" && !comesWithUs(to));

  expect(wrong.map(line)).toEqual([]);
});

test("a relative import leads to a file that is there", () => {
  const wrong = IMPORTS.filter(({ to, isOurs }) => isOurs && !/\.(ts|json)$/.test(to));

  expect(wrong.map(line)).toEqual([]);
});

test("imports run in no circle, types included", () => {
  const importedBy = (file: string) => IMPORTS.filter(({ from }) => from === file).map(({ to }) => to);
  const graph = new Map(FILES.map((file) => [file, importedBy(file)]));

  expect(cycles(graph).map((circle) => circle.join(" → "))).toEqual([]);
});

test("folders depend on one another in no circle, types included", () => {
  const folders = new Map<string, Set<string>>();
  for (const { from, to, isOurs } of IMPORTS) {
    if (!isOurs || dirname(from) === dirname(to)) continue;
    folders.set(dirname(from), (folders.get(dirname(from)) ?? new Set()).add(dirname(to)));
  }
  const graph = new Map([...folders].map(([folder, others]) => [folder, [...others]]));

  expect(cycles(graph).map((circle) => circle.join(" → "))).toEqual([]);
});

describe("how imports are read", () => {
  test("every form of import is seen, and whether it takes types only", () => {
    const text = `
      import { a } from "../facts/limits";
      import type { b } from "constructs";
      import { type c, type d } from "cdktf";
      import { type e, f } from "@cdktf/provider-aws/lib/provider";
      export { g } from "../values/unknown";
      export type { h } from "../values/finding";
      const i = require("node:fs");
      const j = import("luxon");
      type K = import("yaml").Document;
      const text = 'import { no } from "nowhere"'; // import { no } from "nowhere"
    `;

    const found = importsOf("model/checks/virtual.ts", text);

    expect(found.map(({ to, isTypeOnly }) => [to, isTypeOnly])).toEqual([
      ["model/facts/limits.ts", false],
      ["constructs", true],
      ["cdktf", true],
      ["@cdktf/provider-aws/lib/provider", false],
      ["model/values/unknown.ts", false],
      ["model/values/finding.ts", true],
      ["node:fs", false],
      ["luxon", false],
      ["yaml", true],
    ]);
  });

  test("a circle is told with the files in it", () => {
    const graph = new Map([
      ["start", ["a"]],
      ["a", ["b", "leaf"]],
      ["b", ["a"]],
    ]);

    expect(cycles(graph)).toEqual([["a", "b", "a"]]);
  });
});

function floorOf(file: string): string | undefined {
  const [top, second] = file.split("/") as [string, string | undefined];
  if (top !== "modules") return top in FLOORS ? top : undefined;
  if (second?.endsWith(".ts")) return "modules";
  const floor = `modules/${second}`;
  return floor in FLOORS ? floor : undefined;
}

function topFolder(file: string): string {
  return file.split("/")[0] as string;
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function isIndex(file: string): boolean {
  return file.endsWith("/index.ts");
}

function line({ from, specifier }: Import): string {
  return `${from} imports ${specifier}`;
}
