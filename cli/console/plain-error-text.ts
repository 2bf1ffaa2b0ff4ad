import type * as Paragraphs from "../../model/text/paragraphs";

const ABOUT_INPUT = [/ is not valid\n/, /validation failed with the following errors/i];

/** What is wrong with somebody's input, in 80 columns. An error that is not about input keeps its stack trace. */
export function plainErrorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (ABOUT_INPUT.some((pattern) => pattern.test(message))) return wrapped(message.trimEnd());
  return error instanceof Error ? (error.stack ?? message) : message;
}

function wrapped(message: string): string {
  try {
    // Loaded when there is something to say, so that a synthesis does not wait for it.
    const { paragraphLines } = require("../../model/text/paragraphs") as typeof Paragraphs;
    return paragraphLines(message).join("\n");
  } catch {
    // What is wrong matters more than how wide it is told.
    return message;
  }
}
