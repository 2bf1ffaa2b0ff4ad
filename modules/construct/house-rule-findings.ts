import type { IConstruct } from "constructs";
import { withinTime } from "../../host/process/time-limit";
import type { AcrossFinding } from "../../model/checks/across/across-check";
import { houseFindings } from "../../model/house-rules/house-findings";
import { TIME_LIMIT } from "../../model/house-rules/time-limit";
import type { Patching } from "../../model/patching/patching";
import type { StackEnvironment } from "./environments";
import { patchObjectsOf } from "./patch-objects";

/** What the rules that were added with `addChecks` say about the environments of a tree. */
export function findingsOfHouseRules(
  root: IConstruct,
  environments: readonly StackEnvironment[],
  { patching, today }: { readonly patching: Patching; readonly today: Date },
): readonly AcrossFinding[] {
  const { checks } = patchObjectsOf(root);
  if (checks.length === 0) return [];
  const stacks = environments.map(({ stack, environment }) => ({ name: stack.node.path, environment }));
  const found = houseFindings(
    checks.map(({ check }) => check),
    stacks,
    { patching, today, withinTime: (work) => withinTime(TIME_LIMIT, work) },
  );
  const scopes = new Map(checks.map(({ scope, check }) => [check.id, scope.node.path]));
  return [...found.values()].flat().filter(({ checkId, key }) => {
    const scope = scopes.get(checkId) ?? "";
    return scope === "" || key === scope || key.startsWith(`${scope}/`);
  });
}
