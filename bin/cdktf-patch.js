#!/usr/bin/env node
// In a clone of the repository the sources run as they are, in the package what was compiled of them.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const source = join(__dirname, "../cli/cdktf-patch.ts");
if (existsSync(source)) {
  require("tsx/cjs");
  require(source);
} else {
  require("../dist/cli/cdktf-patch.js");
}
