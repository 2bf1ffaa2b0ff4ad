// Preloaded by the app command (`node --import`, behind tsx): what is wrong with somebody's input is told in words
// alone, in 80 columns. A stack trace stays where the error is not about input.
const ABOUT_INPUT = [/ is not valid\n/, /validation failed with the following errors/i];

process.on("uncaughtException", (error) => {
  const message = error instanceof Error ? error.message : String(error);
  const aboutInput = ABOUT_INPUT.some((pattern) => pattern.test(message));
  process.stderr.write(`${aboutInput ? wrapped(message) : error instanceof Error ? error.stack : message}\n`);
  process.exit(1);
});

/** Loaded only when there is something to say, so that a synthesis does not wait for it. */
function wrapped(message) {
  try {
    const { errorLines } = require("../cli/summary/error-lines");
    return errorLines(message.trimEnd()).join("\n");
  } catch {
    // What is wrong matters more than how wide it is told.
    return message.trimEnd();
  }
}
