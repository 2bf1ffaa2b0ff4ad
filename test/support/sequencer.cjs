const { default: Sequencer } = require("@jest/test-sequencer");
const { startsProcesses } = require("./kinds-of-tests.cjs");

/** Where Jest does not know yet how long a file takes, as in a fresh clone, the slow ones start first. */
class SlowFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const slow = new Set(sorted.filter(({ path }) => startsProcesses(path)));
    return [...slow, ...sorted.filter((test) => !slow.has(test))];
  }
}

module.exports = SlowFirst;
