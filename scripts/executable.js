// Lets the files named on the command line be run as commands; npm does so only when it installs a package.
const { chmodSync } = require("node:fs");

for (const file of process.argv.slice(2)) {
  chmodSync(file, 0o755);
}
