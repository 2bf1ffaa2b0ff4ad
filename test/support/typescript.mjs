import Module, { register } from "node:module";
import swc from "@swc/core";

const OPTIONS = {
  sourceMaps: "inline",
  jsc: { target: "es2022", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
};

/**
 * Lets Node load TypeScript, where no transform of Jest does. tsx, which everything else here uses, takes several times as
 * long for what it did not compile before, as in a fresh clone.
 */
export default function typescript() {
  Module._extensions[".ts"] = (module, file) => module._compile(swc.transformFileSync(file, OPTIONS).code, file);
  register("./typescript-loader.mjs", import.meta.url);
  process.setSourceMapsEnabled(true);
}
