const { existsSync } = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");

const LANES = join(__dirname, "../lanes");
/** Where the bindings are not installed, those of cdktf do: their own import of the framework is mapped as well. */
const MAPPED = existsSync(join(LANES, "node_modules/@cdktn/provider-aws"))
  ? /^(cdktf|@cdktf\/provider-aws)(?=\/|$)/
  : /^(cdktf)(?=\/|$)/;

/**
 * Lets sources and tests that import cdktf have cdktn, here and in the processes and threads that this one starts
 * (`node --require`): what the build does to the names in the published package.
 */
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, isMain, options) {
  if (!MAPPED.test(request)) return resolve.call(this, request, parent, isMain, options);
  const name = request.replace(/cdktf/, "cdktn");
  return resolve.call(this, name, parent, isMain, { ...options, paths: [LANES] });
};
