import type { ReviewOptions } from "../../review/review";
import { readAccounts } from "../account/read-accounts";
import type { Console } from "../console/console";
import type { ReviewArguments } from "./review-arguments";

/** What exists in the accounts, where `--account` gives a snapshot of them. @throws BadInput */
export function accountOf({ account }: ReviewArguments, console: Console): Pick<ReviewOptions, "account"> {
  return account === undefined ? {} : { account: readAccounts(account, console) };
}
