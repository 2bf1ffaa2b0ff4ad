/** That no construct says an object as it is. The message is the reason, in words that may follow a colon. */
export class CannotSay extends Error {
  public override readonly name = "CannotSay";
}

/** What a construct is told of an object, or why it cannot say it. */
export function saidOrReason<T>(say: () => T): T | CannotSay {
  try {
    return say();
  } catch (error) {
    if (error instanceof CannotSay) return error;
    throw error;
  }
}
