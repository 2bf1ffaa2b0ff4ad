// A step of the build: what is published is run and not read. JavaScript leaves its comments, its spaces and the names of
// its variables behind: a seventh of the tarball. Functions and classes keep their names, and each has a line of its own,
// for whoever follows a stack trace: Node prints the line from which an error comes. The docstrings are in the types.
const { readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { parse, transform } = require("@swc/core");

/** What is a function by the variable that holds it: a stack trace names it so. */
const NAMED = /\b(\w+) = (?:async )?(?:\([^()]*(?:\([^()]*\)[^()]*)*\) =>|\w+ =>|function\b|class\b)/g;

const NAMED_CLASS = /\b(\w+) = class\b/g;

/** A function, a class or what is exported, in front of which a line may end; and what throws. */
const LINES =
  /([;}])(?=(?:async )?function\*? ?\w+\(|(?:(?:let|const) \w+=)?class \w|exports\.)|([;{})])(?=throw )|([,;{}])(?=(?:var )?\w+=class\b)/g;

/** Writes every file of a folder anew, as it is published. */
async function makePublishedCode(dist) {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).map((entry) => join(dist, entry));
  const code = files.filter((one) => one.endsWith(".js"));
  await Promise.all(code.map(async (file) => writeFileSync(file, await published(readFileSync(file, "utf8")))));
}

/** The same code, as small as it gets with names and lines that a stack trace needs. */
async function published(code, names) {
  const text = await minified(code, names);
  const ends = [...text.matchAll(LINES)].map(({ index, 0: found }) => index + found.length);
  if (ends.length === 0) return text;
  const texts = await textsIn(text);
  let next = 0;
  const between = ends.filter((end) => {
    while (next < texts.length && texts[next][1] < end) next += 1;
    return next === texts.length || end < texts[next][0];
  });
  return [0, ...between].map((from, index) => text.slice(from, between[index])).join("\n");
}

/** Where texts stand, in order, first and last place included: they may hold what looks like code, as adopt's do. */
async function textsIn(code) {
  const program = await parse(code, { syntax: "ecmascript", target: "es2022", isModule: false });
  const placeOf = placesOfBytes(code);
  const found = [];
  const visit = (node) => {
    if (typeof node !== "object" || node === null) return;
    if (TEXTS.includes(node.type)) {
      found.push([node.span.start, node.span.end].map((at) => placeOf(at - program.span.start)));
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(program);
  return found.sort(([one], [other]) => one - other);
}

/** The parser counts bytes, from where its program begins; the place in the text for each of them. */
function placesOfBytes(code) {
  const places = new Uint32Array(Buffer.byteLength(code) + 1);
  let byte = 0;
  let place = 0;
  for (const character of code) {
    places[byte] = place;
    byte += Buffer.byteLength(character);
    place += character.length;
  }
  places[byte] = place;
  return (at) => places[at];
}

/** A place between two of them is never one where a line may end. */
const TEXTS = ["TemplateElement", "StringLiteral", "RegExpLiteral"];

/** Of code in which nobody follows a function by its name: whatever makes it smaller. */
const COMPRESS_HARDER = { keep_classnames: true, toplevel: true, passes: 4 };

/** Of the minifier's changes those that leave every function where it is. */
const COMPRESS = {
  ...COMPRESS_HARDER,
  keep_fnames: true,
  inline: 0,
  collapse_vars: false,
  reduce_funcs: false,
  reduce_vars: false,
  sequences: false,
};

/**
 * On one line.
 *
 * @param names whether functions keep theirs, or only those that are offered
 */
async function minified(code, names = { ofFunctions: true, offered: [] }) {
  const keep_fnames = names.ofFunctions;
  const found = [...code.matchAll(keep_fnames ? NAMED : NAMED_CLASS)].map(([, name]) => name);
  const reserved = [...new Set([...found, ...names.offered])];
  // Names in one order everywhere, and not by the letters that a file has many of: what two files have alike stays alike
  // and is packed once. The largest one stands alone.
  const mangle = {
    toplevel: true,
    disableCharFreq: code.length < 1_000_000,
    keep_classnames: true,
    keep_fnames,
    reserved,
  };
  const { code: text } = await transform(code, {
    configFile: false,
    swcrc: false,
    isModule: false,
    minify: true,
    jsc: {
      parser: { syntax: "ecmascript" },
      target: "es2022",
      minify: { compress: keep_fnames ? COMPRESS : COMPRESS_HARDER, mangle, format: { comments: false } },
    },
  });
  return text;
}

module.exports = { makePublishedCode, minified, published };
