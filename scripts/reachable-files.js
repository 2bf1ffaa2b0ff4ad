// A step of the build: what no door of the package leads to is of use to nobody. Of types that was a quarter of the
// tarball.
const { existsSync, readdirSync, readFileSync, rmSync } = require("node:fs");
const { dirname, join, normalize } = require("node:path");

const TYPES = { loaded: /(?:from |import |import\()"(\.[^"]+)"/g, endings: [".d.ts", "/index.d.ts"] };
const CODE = { loaded: /(?:require|import)\("(\.[^"]+)"\)/g, endings: [".js", "/index.js", ""] };

/** Removes from a folder the code, types and data that none of the doors leads to. */
function keepReachableFiles(dist, doors) {
  const kept = reachableFrom(doors);
  for (const entry of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    const file = join(dist, entry);
    if (/\.(d\.ts|js|json)$/.test(file) && !kept.has(file)) rmSync(file);
  }
}

function reachableFrom(doors) {
  const kept = new Set();
  for (const door of doors) visit(normalize(door), kept);
  return kept;
}

function visit(file, kept) {
  if (kept.has(file)) return;
  kept.add(file);
  if (file.endsWith(".json")) return;
  const { loaded, endings } = file.endsWith(".d.ts") ? TYPES : CODE;
  for (const [, name] of readFileSync(file, "utf8").matchAll(loaded)) {
    const path = join(dirname(file), name);
    const target = endings.map((ending) => path + ending).find((one) => existsSync(one));
    if (target !== undefined) visit(target, kept);
  }
}

module.exports = { keepReachableFiles, reachableFrom };
