// `npm run build [tsc options]`: JavaScript and types for npm in dist/, made anew, for both frameworks, with a command
// that can be run: npm lets it be run only when it installs a package. With `--into FOLDER` as the first option it is
// made there, so that several can be made at the same time.
const { spawnSync } = require("node:child_process");
const { chmodSync, rmSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { makeFirstDoor, makeSecondDoor } = require("./framework-doors");
const { makePublishedCode } = require("./published-code");
const { makePublishedTypes } = require("./published-types");
const { keepReachableFiles } = require("./reachable-files");

const ROOT = join(__dirname, "..");
const options = process.argv.slice(2);
const into = options[0] === "--into" ? options.splice(0, 2)[1] : ROOT;
const DIST = join(into, "dist");

// On the error stream, for what npm pack prints may be JSON.
console.error("compiling …");
rmSync(DIST, { recursive: true, force: true });
const compiler = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
const tsc = [compiler, "-p", "tsconfig.build.json", "--outDir", DIST, ...options];
const { status } = spawnSync(process.execPath, tsc, { cwd: ROOT, stdio: "inherit" });
process.exitCode = status ?? 1;
if (status === 0) publish();

async function publish() {
  makeFirstDoor(DIST);
  await makePublishedCode(DIST);
  makePublishedTypes(DIST);
  makeSecondDoor(DIST);
  const { exports: doors } = require("../package.json");
  const files = Object.values(doors).flatMap((door) => (typeof door === "object" ? Object.values(door) : []));
  keepReachableFiles(
    DIST,
    [...files, "dist/cli/cdktf-patch.js"].map((file) => join(into, file)),
  );
  chmodSync(join(DIST, "cli/cdktf-patch.js"), 0o755);
}
