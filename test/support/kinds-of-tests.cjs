const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

/** What starts processes or takes long, wherever it is used: Terraform, a fresh project, a compiler, a browser. */
const PROCESSES = /\b(describeWith\w+|startOfflineAws|FreshProject|compilerMessages|chromium|execa|spawnSync|spawn)\b/;

/** What only Jest's own runner has: modules anew, and a process for each worker, whose processor time can be asked. */
const ISOLATION = /\bjest\.isolateModules\b|\/support\/(garbage|processor-time)"/;

function startsProcesses(file) {
  return PROCESSES.test(readFileSync(file, "utf8"));
}

/** The test files of a folder that need modules or a process of their own, and the others, as Jest's `testMatch`. */
function kindsOfTests(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join(folder, name));
  const needsIsolation = (file) => ISOLATION.test(readFileSync(file, "utf8"));
  return { isolated: files.filter(needsIsolation), sharing: files.filter((file) => !needsIsolation(file)) };
}

module.exports = { startsProcesses, kindsOfTests };
