import { counted } from "../../model/text/wording";
import { isNotSimulated, type Mode, typeName } from "../../offline-aws/schema/served-types";
import { configuredResources } from "../../review/plan/configured-resources";
import { entryOf } from "../../review/plan/entry-of";
import type { PlanJson } from "../../review/plan/plan-schema";
import { plannedAction } from "../../review/plan/planned-resource";

/** The types of AWS in a plan that the simulated account knows nothing of: `aws_lambda_permission`, `data.aws_lb`. */
export function notSimulated({ configuration }: Pick<PlanJson, "configuration">): readonly string[] {
  const types = [...configuredResources(configuration)].flatMap(({ resource }) => {
    const type = String(entryOf(resource, "type"));
    const mode: Mode = entryOf(resource, "mode") === "data" ? "data" : "resource";
    return isNotSimulated(mode, type) ? [typeName(mode, type)] : [];
  });
  return [...new Set(types)].sort();
}

/**
 * Those of which a review tells: where all of a type stays as it is, nothing in the review was invented. What a data source
 * answers may be in whatever changes.
 */
export function notSimulatedInChange(plan: Pick<PlanJson, "configuration" | "resource_changes">): readonly string[] {
  const changed = (plan.resource_changes ?? []).filter(({ change }) => plannedAction(change.actions) !== "no-op");
  const types = new Set(changed.map(({ type }) => type));
  return notSimulated(plan).filter((type) => types.has(type) || (type.startsWith("data.") && types.size > 0));
}

/** What is to be said of them; nothing where there are none. */
export function saidOfNotSimulated(types: readonly string[]): readonly string[] {
  if (types.length === 0) return [];
  const [are, their, they] = types.length === 1 ? ["is", "its", "it answers"] : ["are", "their", "they answer"];
  return [
    `${counted(types.length, "type")} ${are} not simulated: planned as written, ${their} arguments are not checked, what ${they} is invented: ${types.join(", ")}`,
  ];
}
