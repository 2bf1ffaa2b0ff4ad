const { mkdirSync, mkdtempSync, symlinkSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { setFlagsFromString } = require("node:v8");

const OPTIMISE_LESS = require.resolve("./optimise-less.cjs");

/**
 * For what lives as long as the run, which are the threads: to compile what is called at once, in place of interpreting it
 * first, takes an eighth off their processor time; 16 MB and more for what is new, in place of one, a twentieth.
 */
const OF_THREADS = ["--always-sparkplug", "--min-semi-space-size=16", "--max-semi-space-size=32"];

/**
 * One temporary folder for a whole run of the tests, removed at its end: cdktf makes a folder for each app and never
 * takes it away. Short, for the sockets in it: their paths may have 103 characters.
 */
module.exports = () => {
  const { COMPILED_TYPESCRIPT, GOGC, GOMEMLIMIT, NODE_OPTIONS, TMPDIR } = process.env;
  const folder = mkdtempSync(join(tmpdir(), "cpm-"));
  globalThis.BEFORE_TESTS = { folder, variables: { COMPILED_TYPESCRIPT, GOGC, GOMEMLIMIT, NODE_OPTIONS, TMPDIR } };
  keepCompiled(tmpdir(), folder);
  process.env.TMPDIR = folder;
  process.env.COMPILED_TYPESCRIPT = join(folder, "compiled");
  mkdirSync(process.env.COMPILED_TYPESCRIPT);

  // AWS's SDK warns of Node 20's end in each thread that loads it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  // Terraform ends after a second, before its garbage matters: not to look for it takes a fifth off its processor time.
  process.env.GOGC ??= "off";
  process.env.GOMEMLIMIT ??= "600MiB";
  for (const flag of OF_THREADS) setFlagsFromString(flag);
  require(OPTIMISE_LESS);
  process.env.NODE_OPTIONS = [NODE_OPTIONS, `--require ${JSON.stringify(OPTIMISE_LESS)}`].filter(Boolean).join(" ");
};

/** tsx keeps what it compiled in the temporary folder: without its usual place each run would compile everything anew. */
function keepCompiled(usual, own) {
  // Elsewhere tsx calls its folder otherwise.
  if (process.geteuid === undefined) return;
  const name = `tsx-${process.geteuid()}`;
  mkdirSync(join(usual, name), { recursive: true });
  symlinkSync(join(usual, name), join(own, name));
}
