import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ALL_CHECKS } from "../../model/checks/all-checks";
import { testFolder } from "../support/folders";

const { acceptableChecks, leaveOutUnnamed, shortened } = require("../../scripts/published-types") as {
  readonly acceptableChecks: (declared: string) => string;
  readonly leaveOutUnnamed: (doors: readonly string[]) => void;
  readonly shortened: (text: string) => string;
};

/** As the compiler declares checks: one of ours, and one that something else finds. */
const declared = (id: string, severity: string) =>
  `Check<Model> & {\n        readonly id: "${id}";\n        readonly severity: "${severity}";\n    }, `;

test("the checks that can be accepted are published by their ids alone, and all of them", () => {
  const text = acceptableChecks(ALL_CHECKS.map(({ id, severity }) => declared(id, severity)).join(""));
  const warnings = ALL_CHECKS.filter(({ severity }) => severity === "warning").map(({ id }) => id);

  expect([...text.matchAll(/"(PM\d+)"/g)].map(([, id]) => id)).toEqual([...new Set(warnings)].sort());
  expect(text).toMatch(/^export type AcceptableCheck = .* \| \(string & \{\}\);$/m);
});

test("lines are moved in by tabs, spaces within them stay, and of private members nothing is said", () => {
  const written = [
    "declare class A {",
    "    /**",
    "     * It is    told.",
    "     */",
    "    a: {",
    "        b: string;",
    "    };",
    "    /** It is not. */",
    "    private readonly c;",
    "}",
  ];

  expect(shortened(written.join("\n")).split("\n")).toEqual([
    "declare class A {",
    "\t/** It is    told. */",
    "\ta: {",
    "\t\tb: string;",
    "\t};",
    "\tprivate readonly c;",
    "}",
  ]);
});

test("a compiler that declares checks otherwise stops the build", () => {
  expect(() => acceptableChecks("export declare const CHECK_SECTIONS: any;")).toThrow("found no check");
});

describe("what nothing else names", () => {
  const folder = testFolder();
  const door = join(folder, "index.d.ts");
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const files = {
    "index.d.ts":
      'export { given } from "./given";\nexport * from "./whole";\nexport declare function atTheDoor(): void;\n',
    "given.d.ts": `import type { Idle, Used } from "./used";
import { UsedByIdle } from "./idle";
/** Given away. */
export declare function given(one: Used): typeof CONSTANT;
/** Nobody asks for this; it speaks of given and Used. */
export declare function idle(one: Idle, other: UsedByIdle): void;
export declare function idle(one: string): void;
/** Needed for its type. */
export declare const CONSTANT: unique symbol;
/** Of no use. */
export interface Alone {
    readonly key: string;
}
declare const hidden: number;
export {};
`,
    "used.d.ts": "export interface Used {}\nexport interface Idle {}\n",
    "idle.d.ts": "export interface UsedByIdle {}\nexport declare function idle(): void;\n",
    "whole.d.ts": "/** All of it is given away. */\nexport declare function oneOfAll(): void;\n",
  };

  beforeAll(() => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    leaveOutUnnamed([door]);
  });

  test("is left out of types with what is said of it, and so is what it alone had named", () => {
    expect(read("given.d.ts")).toBe(`import type { Used } from "./used";
/** Given away. */
export declare function given(one: Used): typeof CONSTANT;
/** Needed for its type. */
export declare const CONSTANT: unique symbol;
export {};
`);
    expect(read("used.d.ts")).toBe("export interface Used {}\n");
  });

  test("is kept where a door gives it away, by its name or with all of its file", () => {
    expect([read("index.d.ts"), read("whole.d.ts")]).toEqual([files["index.d.ts"], files["whole.d.ts"]]);
  });
});

test("a paragraph of a comment is one line, as editors show it; lists, tables, tags and code keep theirs", () => {
  const written = (...lines: readonly string[]) => ["/**", ...lines.map((line) => ` * ${line}`), " */"].join("\n");
  const tight = (...lines: readonly string[]) => `/** ${lines.join("\n * ")} */`;

  expect(shortened(written("What it is,", "and what for.", "", "@default - none,", "AWS decides"))).toBe(
    tight("What it is, and what for.", "@default - none, AWS decides"),
  );
  for (const kept of [
    ["Either:", "- one", "- two"],
    ["| a |", "| - |"],
  ]) {
    expect(shortened(written(...kept))).toBe(tight(...kept));
  }
  const code = written("```ts", "run();", "more();", "```");
  expect(shortened(code)).toBe(code);
});

test("a comment of a property stands at its margin, and a paragraph keeps the line above it", () => {
  const text = "interface A {\n    /**\n     * One.\n     *\n     * Two.\n     */\n    readonly b: string;\n}";

  expect(shortened(text)).toBe("interface A {\n\t/** One.\n *\n * Two. */\n\treadonly b: string;\n}");
});
