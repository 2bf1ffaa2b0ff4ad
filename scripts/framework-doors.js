// The last step of the build: two doors from one source. What is compiled names its framework in one file alone
// (modules/framework/framework.ts); with the names of cdktn in their place it is the door of the other framework.
//
//   dist/modules   cdktf-patch-manager
//   dist/cdktn     cdktf-patch-manager/cdktn
const { cpSync, readFileSync, writeFileSync } = require("node:fs");
const { join, relative } = require("node:path");

const NAMES = "framework/framework";
/** What knows no framework; the command line, the model and the rest of dist are shared anyway. */
const SHARED = "jest-matchers";

const LOADED = /^var (\w+) = require\("([^"]+)"\);$/gm;
const NAMED = /^Object\.defineProperty\(exports, "(\w+)", .* return (\w+)\.\1; } }\);$/gm;

/** Lets the first door load each package of the framework when it is used, in what the compiler left in a folder. */
function makeFirstDoor(dist) {
  change(join(dist, "modules", `${NAMES}.js`), loadedWhenUsed);
}

/** Makes the second door of the first. */
function makeSecondDoor(dist) {
  const [first, second] = [join(dist, "modules"), join(dist, "cdktn")];
  cpSync(first, second, { recursive: true, filter: (file) => relative(first, file) !== SHARED });
  for (const ending of ["js", "d.ts"]) change(join(second, `${NAMES}.${ending}`), ofTheOtherFramework);
}

/** The same exports; each package is loaded when one of its names is first asked for. */
function loadedWhenUsed(text) {
  const packages = [...text.matchAll(LOADED)].map(([, variable, name]) => ({ variable, name }));
  const exported = [...text.matchAll(NAMED)].map(([, name, variable]) => ({ variable, name }));
  if (packages.length === 0) throw new Error(`found no package in ${NAMES}.js: does the compiler write it otherwise?`);
  const calls = packages.map(({ variable, name }) => {
    const names = exported.filter((one) => one.variable === variable).map((one) => one.name);
    return `lazily(exports, ${JSON.stringify(names)}, () => require("${name}"));`;
  });
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    'const { lazily } = require("./installed");',
    ...calls,
    "",
  ].join("\n");
}

function ofTheOtherFramework(text) {
  return text.replace(/"(@?)cdktf(\/provider-aws\/[^"]*)?"/g, '"$1cdktn$2"');
}

function change(file, how) {
  writeFileSync(file, how(readFileSync(file, "utf8")));
}

module.exports = { makeFirstDoor, makeSecondDoor };
