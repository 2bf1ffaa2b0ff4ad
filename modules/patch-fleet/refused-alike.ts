import type { Construct } from "constructs";
import type { AccountPlan } from "../../model/patch-fleet/effective-definition";
import { inMoreStacks } from "../../model/text/repeated-finding";
import { type Finding, NotValidError, withLineBelow } from "../../model/values/finding";

/**
 * What one account of a fleet is refused for, with the others that are refused by the same checks: what only shows where
 * an account is made is mostly written in the definition of all.
 */
export function withOthers(
  error: NotValidError,
  scope: Construct,
  accounts: readonly AccountPlan[],
  make: (account: AccountPlan) => unknown,
): NotValidError {
  const ids = idsOf(error.findings);
  // Those that are made already were not refused.
  const left = accounts.filter(({ account }) => scope.node.tryFindChild(account.name) === undefined);
  const alike = left.filter((one) => {
    const refused = refusalOf(() => make(one));
    scope.node.tryRemoveChild(one.account.name);
    return refused !== undefined && idsOf(refused.findings) === ids;
  });
  if (alike.length === 0) return error;
  return withLineBelow(error, `${ids} also ${inMoreStacks(alike.map(({ account }) => account.name))}.`);
}

function refusalOf(make: () => unknown): NotValidError | undefined {
  try {
    make();
  } catch (error) {
    return error instanceof NotValidError ? error : undefined;
  }
  return undefined;
}

function idsOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ checkId }) => checkId))].sort().join(", ");
}
