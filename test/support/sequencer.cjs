const { readFileSync } = require("node:fs");
const { default: Sequencer } = require("@jest/test-sequencer");

/** What starts processes, wherever it is used: Terraform, a fresh project, a compiler, a browser. */
const PROCESSES = /\b(describeWith\w+|startOfflineAws|FreshProject|compilerMessages|execa|spawnSync|spawn)\b/;
/** The longest of all, the agreement of all commands: its limit of minutes ends one test at the margin of the file. */
const MINUTES = /^\}, \d+00_000\);$/m;

/** Where Jest does not know yet how long a file takes, as in a fresh clone, the slow ones start first. */
class SlowFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const texts = new Map(sorted.map((test) => [test, readFileSync(test.path, "utf8")]));
    const having = (pattern) => sorted.filter((test) => pattern.test(texts.get(test)));
    return [...new Set([...having(MINUTES), ...having(PROCESSES), ...sorted])];
  }
}

module.exports = SlowFirst;
