const Module = require("node:module");
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
Module._extensions[".ts"] = (module, file) => module._compile(swc.transformFileSync(file, OPTIONS).code, file);
