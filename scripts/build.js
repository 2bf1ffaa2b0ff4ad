// `npm run build [tsc options]`: JavaScript and types for npm in dist/, made anew, for both frameworks, with a command
// that can be run: npm lets it be run only when it installs a package. With `--packed` as the first option it is as npm
// packs it, in few files, and else a file for each module. With `--into FOLDER` as the next it is made there, so that
// several can be made at the same time.
const { spawnSync } = require("node:child_process");
const { chmodSync, existsSync, rmSync } = require("node:fs");
const { dirname, join, relative } = require("node:path");
const { bundleCode } = require("./bundled-code");
const { makeFirstEntry, makeSecondEntry } = require("./framework-entries");
const { mergeTypes } = require("./merged-types");
const { makePublishedCode } = require("./published-code");
const { makePublishedData } = require("./published-data");
const { makePublishedTypes } = require("./published-types");
const { keepReachableFiles } = require("./reachable-files");

const ROOT = join(__dirname, "..");
const options = process.argv.slice(2);
const isPacked = options[0] === "--packed" && options.shift() !== undefined;
const into = options[0] === "--into" ? options.splice(0, 2)[1] : ROOT;
const DIST = join(into, "dist");
/** Modules as they are written, of which files can be made. */
const TO_BUNDLE = ["--module", "esnext", "--moduleResolution", "bundler"];

// On the error stream, for what npm pack prints may be JSON.
console.error("compiling …");
rmSync(DIST, { recursive: true, force: true });
const compiler = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
const tsc = [compiler, "-p", "tsconfig.build.json", "--outDir", DIST, ...(isPacked ? TO_BUNDLE : []), ...options];
const { status } = spawnSync(process.execPath, tsc, { cwd: ROOT, stdio: "inherit" });
process.exitCode = status ?? 1;
if (status === 0) publish();

async function publish() {
  const { exports: doors } = require("../package.json");
  const files = Object.values(doors).flatMap((door) => (typeof door === "object" ? Object.values(door) : []));
  const code = files.filter((file) => file.endsWith(".js")).map((file) => relative("dist", file));
  makeFirstEntry(DIST);
  makePublishedData(DIST);
  const types = files.filter((file) => file.endsWith(".d.ts")).map((file) => join(into, file));
  const firstTypes = types.filter((file) => existsSync(file));
  makePublishedTypes(DIST, firstTypes);
  if (isPacked) mergeTypes(DIST, firstTypes);
  else await makePublishedCode(DIST);
  makeSecondEntry(DIST);
  if (isPacked) await bundleCode(DIST, code);
  keepReachableFiles(
    DIST,
    [...files, "dist/cli/cdktf-patch.js"].map((file) => join(into, file)),
  );
  chmodSync(join(DIST, "cli/cdktf-patch.js"), 0o755);
}
