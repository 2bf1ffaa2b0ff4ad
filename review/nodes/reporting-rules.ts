import { EVENT_RULE, EVENT_TARGET, isOff, isOfPatchEvents } from "../../model/terraform/event-rule";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import { textsOf } from "./planned-texts";

/** A rule of EventBridge about patching that stands after the plan, and is not off. */
export interface ReportingRule {
  readonly label: string;
  readonly names: readonly string[];
  /** ARNs. */
  readonly targets: readonly string[];
}

export function reportingRules(resources: readonly PlannedResource[]): readonly ReportingRule[] {
  const left = resources.filter(({ after }) => after !== undefined);
  return left.flatMap((rule): readonly ReportingRule[] => {
    if (rule.type !== EVENT_RULE || isOff(rule.after) || !textsOf(rule, "event_pattern").some(isOfPatchEvents))
      return [];
    const names = textsOf(rule, "name");
    const own = left.filter(
      (one) => one.type === EVENT_TARGET && textsOf(one, "rule").some((name) => names.includes(name)),
    );
    return [
      {
        label: `event rule ${labelOf(rule.address)}`,
        names,
        targets: own.flatMap((one) => textsOf(one, "arn").slice(-1)),
      },
    ];
  });
}
