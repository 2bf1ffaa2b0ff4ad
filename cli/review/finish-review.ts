import pc from "picocolors";
import { shortFingerprint } from "../../review/plan/fingerprint";
import type { Review } from "../../review/review";
import { isAtLeast } from "../../review/risk/risk";
import { refusalIn, refusalText } from "../console/bad-input";
import { type Console, say } from "../console/console";
import { REVIEW_EXIT_CODES } from "../console/exit-codes";
import { answerIn } from "../forms/chosen-forms";
import { rendered } from "./formats";
import type { ReviewSettings } from "./review-arguments";

/** Prints and writes a review, and says how the process ends. */
export async function finishReview(
  review: Review,
  { forms, failOn, expect }: ReviewSettings,
  name: string,
  console: Console,
): Promise<number> {
  const color = console.stdout.isTTY === true && pc.isColorSupported;
  const look = { file: { name, color: false }, "standard output": { name, color } };
  // Known before a byte is printed, for whoever reads may stop early.
  const { exitCode, message } = verdictOf(review, { failOn, expect });
  await answerIn(forms, (form, place) => [rendered(review, form, look[place])], console);
  return message === undefined ? exitCode : endWith(console, message, exitCode);
}

interface Verdict {
  readonly exitCode: number;
  /** Why it ends so, where the review itself does not say it. */
  readonly message?: string;
}

function verdictOf(review: Review, { failOn, expect }: Pick<ReviewSettings, "failOn" | "expect">): Verdict {
  const isWhole = review.failures.length === 0 && review.stacks.every(({ condition }) => !condition.isErrored);
  if (!isWhole) return { exitCode: REVIEW_EXIT_CODES.error };
  const { fingerprint } = review;
  if (expect !== undefined && expect !== fingerprint && expect !== shortFingerprint(fingerprint)) {
    const message = `expected the plan with the fingerprint ${expect}, got ${fingerprint}; it is not what was reviewed: review it again`;
    return { exitCode: REVIEW_EXIT_CODES.error, message };
  }
  if (failOn !== undefined && isAtLeast(review.risk, failOn)) {
    const message = `stopped: the risk is ${review.risk}, --fail-on is ${failOn}`;
    return { exitCode: REVIEW_EXIT_CODES.stopped, message };
  }
  const exitCode = review.hasChanges ? REVIEW_EXIT_CODES.changes : REVIEW_EXIT_CODES.noChange;
  if (expect === undefined || expect === fingerprint) return { exitCode };
  return { exitCode, message: `compared by the short fingerprint; the whole one is ${fingerprint}` };
}

/** Says why on the error stream, and answers with the exit code. */
function endWith(console: Console, message: string, exitCode: number): number {
  say(console, refusalText(message));
  return exitCode;
}

/** Ends with the code for an error where input is refused: 2, with which a command ends otherwise, means changes here. */
export async function endingWithError(console: Console, review: () => Promise<number>): Promise<number> {
  try {
    return await review();
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal === undefined) throw error;
    return endWith(console, refusal.message, REVIEW_EXIT_CODES.error);
  }
}
