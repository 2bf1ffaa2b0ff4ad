import type { CheckBasics } from "../check/check";
import { defineCheck } from "../check/define-check";

export const idleAcceptance = defineCheck({
  id: "PM690",
  severity: "warning",
  on: "acceptance",
  foundBy: "whoever applies acceptances",
  cause: "An acceptance matches no finding.",
  reason: "It would silence the next such finding unread: its own finding is fixed or has moved.",
  source: "our own",
  fix: "Remove the acceptance, or look at its check, scope and place.",
});

/** What can be wrong with acceptances, once the whole tree is known. */
export const acceptanceChecks = [idleAcceptance] as const satisfies readonly CheckBasics[];
