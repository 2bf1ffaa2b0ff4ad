import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-5";
import { testFolder } from "../support/folders";

const { mergeTypes } = require("../../scripts/merged-types") as {
  readonly mergeTypes: (dist: string, doors: readonly string[]) => void;
};

const FILES = {
  "model/explain/index.d.ts": 'export { explain, type Options as ExplainOptions } from "./explain";\n',
  "model/explain/explain.d.ts": `import type { Patch } from "../patch/patch";
/** How it is told. */
export interface Options {
	readonly Options: "short";
	readonly patches?: readonly Patch[];
}
/** Tells it. */
export declare function explain(options: Options): void;
`,
  "model/patch/patch.d.ts": `import { type Construct } from "constructs";
/** What a patch is read from. */
export interface Options {
	readonly text: string;
}
/** A patch. */
export interface Patch {
	/** How it was read. */
	readonly read: Options;
	readonly scope: Construct;
}
`,
  "modules/index.d.ts": 'export * from "./group";\n',
  "modules/group/index.d.ts": 'export { Group } from "./patch-group";\n',
  "modules/group/patch-group.d.ts": `import { Construct } from "constructs";
import type { Options } from "../../model/patch/patch";
import { Named } from "../names/named";
import type { Patch as Listed } from "../../model/patch/patch";
import type { Member } from "./member";
export declare class Group extends Construct implements Named {
	readonly member: Member;
	readonly options: Options;
	readonly listed: Listed;
}
`,
  "modules/group/member.d.ts": `export interface Member {
	readonly options: import("../../model/patch/patch").Options;
	readonly named?: import("../names/named").Named;
}
`,
  "modules/names/named.d.ts": "export interface Named {\n}\n",
};
const DOORS = ["model/explain/index.d.ts", "modules/index.d.ts", "modules/group/index.d.ts"];

let folder: string;
const read = (name: string) => readFileSync(join(folder, name), "utf8");

beforeAll(() => {
  folder = testFolder({
    ...FILES,
    "node_modules/constructs/index.d.ts": "export declare class Construct {\n}\n",
  });
  mergeTypes(
    folder,
    DOORS.map((door) => join(folder, door)),
  );
});

test("the types of a folder stand in one file, what is said of them with them, and of two of one name one gets a number", () => {
  expect(read("model/model.d.ts")).toBe(`import { Construct } from "constructs";
/** How it is told. */
export interface Options {
	readonly Options: "short";
	readonly patches?: readonly Patch[];
}
/** Tells it. */
export declare function explain(options: Options): void;
/** What a patch is read from. */
export interface Options2 {
	readonly text: string;
}
/** A patch. */
export interface Patch {
	/** How it was read. */
	readonly read: Options2;
	readonly scope: Construct;
}
export {};
`);
});

test("of the constructs, each folder is apart, and a file that is alone in its folder stays", () => {
  expect(read("modules/group/group.d.ts")).toBe(`import { Options2, Patch } from "../../model/model";
import { Named } from "../names/named";
import { Construct } from "constructs";
export interface Member {
	readonly options: Options2;
	readonly named?: Named;
}
export declare class Group extends Construct implements Named {
	readonly member: Member;
	readonly options: Options2;
	readonly listed: Patch;
}
export {};
`);
  expect(read("modules/names/named.d.ts")).toBe(FILES["modules/names/named.d.ts"]);
});

test("doors stay where they are and give away the same names", () => {
  expect(read("model/explain/index.d.ts")).toBe(
    'export { explain, type Options as ExplainOptions } from "../model";\n',
  );
  expect(read("modules/index.d.ts")).toBe(FILES["modules/index.d.ts"]);
  expect(read("modules/group/index.d.ts")).toBe('export { Group } from "./group";\n');
});

test("nothing is left of the files whose types stand elsewhere, and what there is refers to what there is", () => {
  const left = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".d.ts"));
  const program = ts.createProgram(
    DOORS.map((door) => join(folder, door)),
    { types: [], strict: true, noLib: true },
  );

  expect(left.filter((file) => !file.startsWith("node_modules")).sort()).toEqual(
    [...DOORS, "model/model.d.ts", "modules/group/group.d.ts", "modules/names/named.d.ts"].sort(),
  );
  expect(program.getSemanticDiagnostics().map(({ messageText }) => messageText)).toEqual([]);
});
