import { environmentLikeness } from "../../patching/view/environment-likeness";
import type { EnvironmentView } from "../../patching/view/environment-view";
import type { AcrossTools } from "../check/define-check";
import type { AcrossCheck, AcrossFinding } from "./across-check";
import { ACROSS_CHECKS, findingsAcross } from "./across-checks";

/**
 * What the checks across objects say about each environment of an app. A check that has nothing to say of one, and looked
 * at nothing beside it, has nothing to say of those that are like it, as the accounts of a fleet are: it is not asked
 * again.
 */
export function findingsOfEach(
  views: readonly EnvironmentView[],
  context: Omit<AcrossTools, "problems">,
): readonly AcrossFinding[] {
  const leftFor = new Map<string, readonly AcrossCheck[]>();
  return views.flatMap((view) => {
    const likeness = environmentLikeness(view.environment);
    const left = leftFor.get(likeness);
    if (left !== undefined) return findingsAcross(view, context, left);
    const silent = new Set<AcrossCheck>();
    const findings = findingsAcross(view, context, ACROSS_CHECKS, (check) => silent.add(check));
    leftFor.set(
      likeness,
      ACROSS_CHECKS.filter((check) => !silent.has(check)),
    );
    return findings;
  });
}
