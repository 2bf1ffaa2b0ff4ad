import { resolve } from "node:path";
import pc from "picocolors";
import { printable } from "../../model/text/printable";
import type { Review } from "../../review/review";
import { isAtLeast } from "../../review/risk/risk";
import { type Console, print } from "../console/console";
import { REVIEW_EXIT_CODES } from "../console/exit-codes";
import { writeAllWhole } from "../files/write-file";
import { rendered } from "./formats";
import type { ReviewSettings } from "./review-arguments";

/** Prints and writes a review, and says how the process ends. */
export async function finishReview(
  review: Review,
  { format, write, failOn, expect }: ReviewSettings,
  name: string,
  console: Console,
): Promise<number> {
  const color = console.stdout.isTTY === true && pc.isColorSupported;
  writeAllWhole(
    write.map(({ file, format: written }) => ({
      path: resolve(console.cwd, file),
      shown: file,
      text: rendered(review, written, { name, color: false }),
    })),
  );
  await print(console.stdout, [rendered(review, format, { name, color })]);

  const isWhole = review.failures.length === 0 && review.stacks.every(({ condition }) => !condition.isErrored);
  if (!isWhole) return REVIEW_EXIT_CODES.error;
  if (expect !== undefined && expect !== review.fingerprint) {
    return endWith(
      console,
      `expected the plan with the fingerprint ${expect}, got ${review.fingerprint}; it is not what was reviewed: review it again`,
      REVIEW_EXIT_CODES.error,
    );
  }
  if (failOn !== undefined && isAtLeast(review.risk, failOn)) {
    return endWith(console, `stopped: the risk is ${review.risk}, --fail-on is ${failOn}`, REVIEW_EXIT_CODES.stopped);
  }
  return review.hasChanges ? REVIEW_EXIT_CODES.changes : REVIEW_EXIT_CODES.noChange;
}

/** Says why on the error stream, and answers with the exit code. */
export function endWith(console: Console, message: string, exitCode: number): number {
  console.stderr.write(`cdktf-patch: ${printable(message)}\n`);
  return exitCode;
}
