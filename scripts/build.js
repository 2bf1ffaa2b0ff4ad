// `npm run build [tsc options]`: JavaScript and types for npm in dist/, made anew, for both frameworks, with a command
// that can be run: npm lets it be run only when it installs a package.
const { spawnSync } = require("node:child_process");
const { chmodSync, rmSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { makeDoors } = require("./framework-doors");
const { keepReachableTypes } = require("./reachable-types");

const ROOT = join(__dirname, "..");
const DIST = join(ROOT, "dist");

rmSync(DIST, { recursive: true, force: true });
const compiler = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
const tsc = [compiler, "-p", "tsconfig.build.json", ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, tsc, { cwd: ROOT, stdio: "inherit" });
if (status === 0) {
  makeDoors(DIST);
  const doors = Object.values(require("../package.json").exports).flatMap(({ types }) => types ?? []);
  keepReachableTypes(
    DIST,
    doors.map((types) => join(ROOT, types)),
  );
  chmodSync(join(DIST, "cli/cdktf-patch.js"), 0o755);
}
process.exitCode = status ?? 1;
