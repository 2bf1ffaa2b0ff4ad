const { published } = require("../../scripts/published-code") as { published: (code: string) => string };

test("what is published has neither comments nor indentation, and keeps its lines", () => {
  const compiled = `"use strict";
/** Whether it is. */
function is(value) {
    // Since it may be.
    const says = /[/*]/.test(value) ? "// no" : "/* none */"; // said
    return says;
}
`;

  expect(published(compiled)).toBe(`"use strict";
function is(value) {
const says = /[/*]/.test(value) ? "// no" : "/* none */";
return says;
}
`);
});

test.each([
  ["a text of several lines", "const HELP = `Usage:\n    // run\n\n        it`;\n"],
  ["a text inside a text", "const HELP = `Usage: ${`\n    it`}`;\n"],
])("%s keeps its spaces", (_, code) => {
  const { HELP } = new Function(`${published(code)}; return { HELP };`)() as { HELP: string };

  expect(HELP).toBe((new Function(`${code}; return { HELP };`)() as { HELP: string }).HELP);
  expect(HELP).toContain("\n    ");
});
