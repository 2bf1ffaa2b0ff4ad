// A step of the build: which checks can be accepted is a type made of all checks, and who uses it needs their ids alone.
// As a list of ids it is short, and leads to no types of checks.
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const ID_OF_WARNING = /readonly id: "(\w+)";\s*readonly severity: "warning";/g;

/** Writes the type out, in what the compiler left in a folder. */
function makePublishedTypes(dist) {
  const file = join(dist, "model/checks/all-checks.d.ts");
  writeFileSync(file, acceptableChecks(readFileSync(file, "utf8")));
}

function acceptableChecks(declared) {
  const ids = new Set([...declared.matchAll(ID_OF_WARNING)].map(([, id]) => JSON.stringify(id)));
  if (ids.size === 0) throw new Error("found no check in all-checks.d.ts: does the compiler write it otherwise?");
  return `/** The id of a check that can be accepted, which editors complete, or that of a rule of your own. */
export type AcceptableCheck = ${[...ids].sort().join(" | ")} | (string & {});
`;
}

module.exports = { acceptableChecks, makePublishedTypes };
