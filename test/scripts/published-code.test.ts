const { minified, published } = require("../../scripts/published-code") as {
  readonly minified: (code: string) => Promise<string>;
  readonly published: (code: string) => Promise<string>;
};

const COMPILED = `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.told = told;
const wording_1 = require("../text/wording");
/** Whether it is. */
function isThere(value) {
    // Since it may be.
    const says = /[/*]/.test(value) ? "// no" : "/* none */"; // said
    return says;
}
const asText = (value) => String(value);
function told(value) {
    const inWords = (one) => asText(one);
    if (!isThere(value)) throw new RangeError(\`expected one, got \${inWords(value)}\`);
    return (0, wording_1.quote)(inWords(value));
}
class Room {
    tell(value) { return told(value); }
}
exports.Room = Room;
`;

test("what is published has neither comments nor spaces, and each function, class and error a line", async () => {
  const lines = (await published(COMPILED)).split("\n");

  expect(
    lines.map((line) => /^(?:"use|exports\.\w+|function \w+|(?:let \w+=)?class \w+|throw )/.exec(line)?.[0]),
  ).toEqual([
    '"use',
    "exports.told",
    "function isThere",
    "function told",
    "throw ",
    expect.stringMatching(/class Room$/),
    "exports.Room",
  ]);
  expect(lines.join("\n")).not.toMatch(/Since|Whether| {2}/);
  expect(lines.join("\n")).toContain('"/* none */"');
});

test("a stack trace names functions as they were written, also those that a variable holds", async () => {
  const traced = COMPILED.replace("String(value)", "new Error().stack");
  const run = new Function("require", "exports", `${await published(traced)}; return exports;`);
  const { Room } = run(() => ({ quote: (text: string) => text }), {});

  const names = [...new Room().tell("x").matchAll(/^ +at (\S+) \(/gm)].map(([, name]) => name);

  expect(names.slice(0, 4)).toEqual(["asText", "inWords", "told", "Room.tell"]);
});

test.each([
  ["a text of several lines", "const HELP = `Usage:\n    // run\n\n        it`;\nexports.HELP = HELP;"],
  [
    "a program in a text",
    "const HELP = ((e) => `${e}class A {\n    }${e};function b() {};exports.a = 1`)('export ');\nexports.HELP = HELP;",
  ],
  ["a text inside a text", "const HELP = `Usage: ${`\n    it`}`;\nexports.HELP = HELP;"],
])("%s keeps its spaces", async (_, code) => {
  const of = (text: string) => new Function("exports", `${text}; return exports.HELP;`)({}) as string;

  expect(of(await published(code))).toBe(of(code));
  expect(of(code)).toContain("\n    ");
});

test("a line ends between what is said and never within it", async () => {
  const code = await minified(COMPILED);

  expect(await minified(await published(COMPILED))).toBe(code);
});
