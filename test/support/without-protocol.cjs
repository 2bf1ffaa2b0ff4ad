const Module = require("node:module");

/** What npm does not bring to who does not ask for it. */
const MISSING = /^(@grpc\/grpc-js|@msgpack\/msgpack|protobufjs)(\/|$)/;

const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...rest) {
  if (!MISSING.test(name)) return resolve.call(this, name, ...rest);
  throw Object.assign(new Error(`Cannot find module '${name}'`), { code: "MODULE_NOT_FOUND" });
};
