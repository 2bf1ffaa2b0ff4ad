const ABOUT_INPUT = [/ is not valid\n/, /validation failed with the following errors/i];

/** What is wrong with somebody's input, in 80 columns. Where an error is not about input its stack trace stays. */
function errorText(error) {
  const message = error instanceof Error ? error.message : String(error);
  if (ABOUT_INPUT.some((pattern) => pattern.test(message))) return wrapped(message);
  return error instanceof Error ? error.stack : message;
}

function wrapped(message) {
  try {
    const { paragraphLines } = require("../model/text/paragraphs");
    return paragraphLines(message.trimEnd()).join("\n");
  } catch {
    // What is wrong matters more than how wide it is told.
    return message.trimEnd();
  }
}

module.exports = { errorText };
