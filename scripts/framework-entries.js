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

/** `export { SsmPatchGroup, type SsmPatchGroupConfig } from "…";` */
const EXPORTED = /^export \{([^}]+)\} from "([^"]+)";$/gm;

/** Lets the first door load each package of the framework when it is used, in what the compiler left in a folder. */
function makeFirstEntry(dist) {
  const file = join(dist, "modules", NAMES);
  writeFileSync(`${file}.js`, loadedWhenUsed(readFileSync(`${file}.d.ts`, "utf8")));
}

/** Makes the second door of the first. */
function makeSecondEntry(dist) {
  const [first, second] = [join(dist, "modules"), join(dist, "cdktn")];
  cpSync(first, second, { recursive: true, filter: (file) => relative(first, file) !== SHARED });
  for (const ending of ["js", "d.ts"]) change(join(second, `${NAMES}.${ending}`), ofTheOtherFramework);
}

/** What is declared, without the types; each package is loaded when one of its names is first asked for. */
function loadedWhenUsed(declared) {
  const calls = [...declared.matchAll(EXPORTED)].map(([, list, name]) => {
    const names = list.split(",").map((one) => one.trim());
    const values = names.filter((one) => one !== "" && !one.startsWith("type "));
    return `lazily(exports, ${JSON.stringify(values)}, () => require("${name}"));`;
  });
  if (calls.length === 0) throw new Error(`found no package in ${NAMES}.d.ts: does the compiler write it otherwise?`);
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

module.exports = { makeFirstEntry, makeSecondEntry };
