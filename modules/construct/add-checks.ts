import type { Construct } from "constructs";
import { ALL_CHECKS } from "../../model/checks/all-checks";
import { readCheckSet } from "../../model/house-rules/check-set";
import type { HouseCheck } from "../../model/house-rules/define-check";
import { quote, show } from "../../model/text/wording";
import { Problems } from "../../model/values/problems";
import { throwUnlessConstruct } from "./is-construct";
import { patchObjectsOf } from "./patch-objects";
import { validateInTree } from "./tree-validation";

/** How rules are added. */
export interface AddChecksOptions {
  /**
   * The module that exports the same rules, as a path from where `cdktf-patch` is started: `./house-rules.js`. It is noted
   * in the stacks, for `cdktf-patch review --checks app`.
   *
   * @default - the review knows these rules where `--checks` names their module
   */
  readonly module?: string;
}

/** Rules, and packs of them: what `defineCheck` returned, in lists as deep as you like. */
export type CheckList = readonly (HouseCheck | CheckList)[];

/**
 * Adds rules of your own to an app, a stack, or any other construct: they are asked about whatever lies below it when it
 * is synthesised, beside ours. Their findings can be accepted from then on.
 *
 * @throws NotValidError with everything that is wrong with the list
 */
export function addChecks(scope: Construct, checks: CheckList, options: AddChecksOptions = {}): void {
  throwUnlessConstruct("house rules", scope);
  const objects = patchObjectsOf(scope);
  const problems = new Problems();
  const known = objects.checks.map(({ check }) => check);
  const added = readCheckSet(checks, "checks", ALL_CHECKS, known, problems);
  const { module } = options;
  if (module !== undefined && typeof module !== "string") {
    problems.add("module", `expected the path of a module, got ${show(module)}`);
  } else if (module?.startsWith("/") || module?.split(/[\\/]/).includes("..")) {
    problems.add("module", `expected a path within the project, got ${quote(module)}`);
  }
  problems.throwIfAny(scope.node.path === "" ? "list of house rules" : `list of house rules in ${scope.node.path}`);

  for (const check of added) objects.checks.push({ scope, check });
  if (module !== undefined) objects.checkModules.push({ scope, module });
  objects.version += 1;
  validateInTree(scope);
}
