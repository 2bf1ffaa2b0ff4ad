const { readFileSync } = require("node:fs");
const { default: Sequencer } = require("@jest/test-sequencer");

/** What starts processes or takes long, wherever it is used: Terraform, a fresh project, a compiler, a browser. */
const PROCESSES = /\b(describeWith\w+|startOfflineAws|FreshProject|compilerMessages|execa|spawnSync|spawn)\b/;

/** Where Jest does not know yet how long a file takes, as in a fresh clone, the slow ones start first. */
class SlowFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const slow = new Set(sorted.filter(({ path }) => PROCESSES.test(readFileSync(path, "utf8"))));
    return [...slow, ...sorted.filter((test) => !slow.has(test))];
  }
}

module.exports = SlowFirst;
