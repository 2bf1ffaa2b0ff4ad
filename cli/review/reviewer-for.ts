import { Reviewer } from "../../review/review";
import { readAccounts } from "../account/read-accounts";
import { checksOf } from "../checks/checks-of";
import type { Console } from "../console/console";
import { readAcceptances } from "./read-acceptances";
import { readApprovers } from "./read-approvers";
import type { ReviewArguments } from "./review-arguments";

/**
 * A reviewer that knows what was typed of its rules, of who accepts and approves what, and of what exists.
 *
 * @param configurations - of the stacks, which may name rules of their app
 * @throws BadInput
 */
export async function reviewerFor(
  configurations: readonly string[],
  given: ReviewArguments,
  at: Date,
  console: Console,
): Promise<Reviewer> {
  const checks = await checksOf(given.checks, console.cwd, () => configurations);
  return new Reviewer({
    at,
    acceptances: readAcceptances(given.accept, console.cwd, checks),
    allFindings: given.allFindings === true,
    checks,
    approvers: readApprovers(given.approvers, console.cwd),
    ...(given.account === undefined ? {} : { account: readAccounts(given.account, console) }),
  });
}
