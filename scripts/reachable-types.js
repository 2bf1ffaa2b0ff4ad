// A step of the build: types that no door of the package leads to are of no use to anybody, and a quarter of the tarball.
const { existsSync, readdirSync, readFileSync, rmSync } = require("node:fs");
const { dirname, join, normalize } = require("node:path");

/** Removes from a folder the types that none of the doors leads to. */
function keepReachableTypes(dist, doors) {
  const kept = new Set();
  for (const door of doors) visit(normalize(door), kept);
  for (const entry of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    const file = join(dist, entry);
    if (file.endsWith(".d.ts") && !kept.has(file)) rmSync(file);
  }
}

function visit(file, kept) {
  if (kept.has(file)) return;
  kept.add(file);
  for (const [, from, loaded] of readFileSync(file, "utf8").matchAll(
    /(?:from |import )"([^"]+)"|import\("([^"]+)"\)/g,
  )) {
    const name = from ?? loaded;
    if (!name.startsWith(".")) continue;
    const path = join(dirname(file), name);
    const target = [`${path}.d.ts`, join(path, "index.d.ts")].find((one) => existsSync(one));
    if (target !== undefined) visit(target, kept);
  }
}

module.exports = { keepReachableTypes };
