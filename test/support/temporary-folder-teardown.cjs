const { rmSync } = require("node:fs");

module.exports = () => {
  rmSync(globalThis.TEMPORARY_FOLDER, { recursive: true, force: true });
  if (globalThis.TEMPORARY_FOLDER_BEFORE === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = globalThis.TEMPORARY_FOLDER_BEFORE;
};
