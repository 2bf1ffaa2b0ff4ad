const { mkdtempSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

/**
 * One temporary folder for a whole run of the tests, removed at its end: cdktf makes a folder for each app and never
 * takes it away. Short, for the sockets in it: their paths may have 103 characters.
 */
module.exports = () => {
  globalThis.TEMPORARY_FOLDER_BEFORE = process.env.TMPDIR;
  globalThis.TEMPORARY_FOLDER = mkdtempSync(join(tmpdir(), "cpm-"));
  process.env.TMPDIR = globalThis.TEMPORARY_FOLDER;
};
