const { mkdirSync, mkdtempSync, symlinkSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

/**
 * One temporary folder for a whole run of the tests, removed at its end: cdktf makes a folder for each app and never
 * takes it away. Short, for the sockets in it: their paths may have 103 characters.
 */
module.exports = () => {
  globalThis.TEMPORARY_FOLDER_BEFORE = process.env.TMPDIR;
  globalThis.TEMPORARY_FOLDER = mkdtempSync(join(tmpdir(), "cpm-"));
  keepCompiled(tmpdir(), globalThis.TEMPORARY_FOLDER);
  process.env.TMPDIR = globalThis.TEMPORARY_FOLDER;
};

/** tsx keeps what it compiled in the temporary folder: without its usual place each run would compile everything anew. */
function keepCompiled(usual, own) {
  // Elsewhere tsx calls its folder otherwise.
  if (process.geteuid === undefined) return;
  const name = `tsx-${process.geteuid()}`;
  mkdirSync(join(usual, name), { recursive: true });
  symlinkSync(join(usual, name), join(own, name));
}
