const { createHash } = require("node:crypto");
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");
const { threadId } = require("node:worker_threads");
const swc = require("@swc/core");

const OPTIONS = {
  sourceMaps: "inline",
  inlineSourcesContent: false,
  jsc: { target: "es2022", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
};

/**
 * Lets `require` load TypeScript, in the threads of the tests and in processes that they start with `--require`. tsx,
 * which everything else here uses, starts later, and takes several times as long for what it did not compile before.
 */
Module._extensions[".ts"] = (module, file) => module._compile(compiled(file), file);

/** Where setup.cjs made a folder for it, what one thread or process of a run compiled is kept for its others. */
function compiled(file, folder = process.env.COMPILED_TYPESCRIPT) {
  if (folder === undefined) return compile(file);
  const kept = join(folder, createHash("sha256").update(file).update(readFileSync(file)).digest("hex"));
  try {
    return readFileSync(kept, "utf8");
  } catch {
    const code = compile(file);
    keep(code, kept);
    return code;
  }
}

function keep(code, place) {
  const unfinished = `${place}.${process.pid}.${threadId}`;
  try {
    writeFileSync(unfinished, code);
    renameSync(unfinished, place);
  } catch {
    // A process of another user may not write there: it compiles for itself.
  }
}

function compile(file) {
  return swc.transformFileSync(file, OPTIONS).code;
}
