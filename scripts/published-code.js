// A step of the build: what is published is run and not read. JavaScript leaves its comments and its indentation behind,
// and data its spaces: a sixth of the tarball. Lines and names stay, for whoever follows a stack trace; the docstrings
// are in the types.
const { readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { transformSync } = require("@swc/core");

const WITHOUT_COMMENTS = {
  configFile: false,
  swcrc: false,
  isModule: false,
  jsc: {
    parser: { syntax: "ecmascript" },
    target: "es2022",
    minify: { compress: false, mangle: false, format: { comments: false } },
  },
};

/** Writes every file of a folder anew, as it is published. */
function makePublishedCode(dist) {
  for (const entry of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    const file = join(dist, entry);
    if (file.endsWith(".js")) change(file, published);
    if (file.endsWith(".json")) change(file, (text) => JSON.stringify(JSON.parse(text)));
  }
}

/** Without comments and indentation. */
function published(code) {
  const text = transformSync(code, WITHOUT_COMMENTS).code;
  return code.split("\n").some(endsWithinText) ? text : text.replace(/^ +/gm, "");
}

/** Whether a template may go on in the next line, whose spaces then belong to it. */
function endsWithinText(line) {
  return (line.match(/`/g) ?? []).length % 2 === 1 || /\$\{[^}]*$/.test(line);
}

function change(file, how) {
  writeFileSync(file, how(readFileSync(file, "utf8")));
}

module.exports = { makePublishedCode, published };
