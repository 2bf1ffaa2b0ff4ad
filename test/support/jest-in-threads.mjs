import { createRequire } from "node:module";
import { addEventHandler, getState } from "jest-circus";

const { FUZZ, FUZZ_SEED = FUZZ === undefined ? "20261" : undefined } = process.env;
// What is drawn is the same each time, so that a failure is the change's fault; the long run alone draws new cases.
if (FUZZ_SEED !== undefined) createRequire(import.meta.url)("fast-check").configureGlobal({ seed: Number(FUZZ_SEED) });

/** What the lighter runner lacks of Jest: time limits, and the number of tests in a skipped group. */
export default function jestInThreads() {
  jest.setTimeout = (milliseconds) => {
    getState().testTimeout = milliseconds;
  };
  addEventHandler(({ name }, { rootDescribeBlock, currentDescribeBlock, testTimeout }) => {
    if (!FILES.has(rootDescribeBlock)) {
      FILES.add(rootDescribeBlock);
      rootDescribeBlock.hooks.push({ type: "afterAll", fn: forgetWordsLetIn });
    }
    if (name === "add_test") limit(currentDescribeBlock.children.at(-1), testTimeout);
    if (name === "add_hook") limit(currentDescribeBlock.hooks.at(-1), testTimeout);
    if (name === "finish_describe_definition") countIfSkipped(currentDescribeBlock.children.at(-1));
  });
}

/** Those that began: the runner calls what stands above once for all files of a thread. */
const FILES = new WeakSet();

/** A test or hook that takes longer fails, where it would hold up the whole run for ever. */
function limit(testOrHook, usual) {
  const { fn: run, timeout: milliseconds = usual, mode } = testOrHook;
  if (mode === "todo") return;
  if (run.length > 0) throw new Error("expected a function that returns a promise, got one that wants a callback");
  testOrHook.fn = async () => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`exceeded its limit of ${milliseconds} ms`)), milliseconds);
    });
    try {
      await Promise.race([run(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The runner counts a skipped group as one test; its tests are marked too, so it need not be. */
function countIfSkipped(group) {
  if (group.mode !== "skip") return;
  group.mode = undefined;
  group.hooks = [];
}

/**
 * Behind the last test of a file. What `unlisted()` lets in stays let in for the process, and the files of a thread share it: what one lets in, another
 * expects to be refused. Their number grows, for by it the checks see that the words are others.
 */
function forgetWordsLetIn() {
  const shared = Object.getOwnPropertySymbols(globalThis).find(({ description = "" }) =>
    /^cdktf-patch-manager@.*\/unlisted$/.test(description),
  );
  if (shared === undefined) return;
  const words = globalThis[shared];
  const { size } = words;
  words.clear();
  for (let index = 0; index <= size; index++) words.add(`let in no more: ${index}`);
}
