import type { Construct } from "constructs";
import type { AcceptanceOptions } from "../../model/acceptances/acceptance";
import { readAcceptance } from "../../model/acceptances/read-acceptance";
import { ALL_CHECKS } from "../../model/checks/all-checks";
import { NotValidError } from "../../model/values/finding";
import { Problems } from "../../model/values/problems";
import { throwUnlessConstruct } from "./is-construct";
import { patchObjectsOf } from "./patch-objects";
import { type TreeFinding, treeFindings } from "./tree-findings";
import { validateInTree } from "./tree-validation";

/**
 * Accepts a warning (to suppress, ignore or waive it) on a construct and on whatever lies below it (a stack, the app): until
 * a day, with a reason and an owner. The finding is then listed instead of warned of. An acceptance that matches nothing is
 * a warning itself. Rules of your own are known from `addChecks` on.
 *
 * @throws NotValidError with everything that is wrong with the options; errors cannot be accepted
 */
export function acceptFinding(scope: Construct, options: AcceptanceOptions): void {
  throwUnlessConstruct("accepted finding", scope);
  const problems = new Problems();
  const objects = patchObjectsOf(scope);
  const accepted = readAcceptance(options, [...ALL_CHECKS, ...objects.checks.map(({ check }) => check)], problems);
  const subject = scope.node.path === "" ? "accepted finding" : `accepted finding in ${scope.node.path}`;
  problems.throwIfAny(subject);
  if (accepted === undefined) throw new NotValidError(subject, problems.findings);

  objects.acceptances.push({ scope, options: accepted });
  objects.version += 1;
  validateInTree(scope);
}

/** What is found in a finished tree, for whoever prints a summary: below a construct, the construct itself included. */
export function findingsIn(scope: Construct): readonly TreeFinding[] {
  throwUnlessConstruct("findings in a tree", scope);
  const start = scope.node.path === "" ? "" : `${scope.node.path}/`;
  return treeFindings(scope).filter(({ construct }) => construct === scope || construct.node.path.startsWith(start));
}
