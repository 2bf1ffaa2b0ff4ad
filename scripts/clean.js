// Removes the folders named on the command line; a missing one is fine.
const { rmSync } = require("node:fs");

for (const folder of process.argv.slice(2)) {
  rmSync(folder, { recursive: true, force: true });
}
