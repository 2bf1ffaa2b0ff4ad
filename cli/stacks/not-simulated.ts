import { counted } from "../../model/text/wording";
import { PROVIDER_SCHEMA } from "../../offline-aws/schema/schema";
import { configuredResources } from "../../review/plan/configured-resources";
import { entryOf } from "../../review/plan/entry-of";
import type { PlanJson } from "../../review/plan/plan-schema";

/** The types of AWS in a plan that the simulated account knows nothing of: `aws_lambda_permission`, `data.aws_lb`. */
export function notSimulated({ configuration }: Pick<PlanJson, "configuration">): readonly string[] {
  const types = [...configuredResources(configuration)].flatMap(({ resource }) => {
    const type = String(entryOf(resource, "type"));
    const isData = entryOf(resource, "mode") === "data";
    const served = isData ? PROVIDER_SCHEMA.dataSources : PROVIDER_SCHEMA.resources;
    return type.startsWith("aws_") && !(type in served) ? [isData ? `data.${type}` : type] : [];
  });
  return [...new Set(types)].sort();
}

/** What is to be said of them; nothing where there are none. */
export function saidOfNotSimulated(types: readonly string[]): readonly string[] {
  if (types.length === 0) return [];
  const [are, their, they] = types.length === 1 ? ["is", "its", "it answers"] : ["are", "their", "they answer"];
  return [
    `${counted(types.length, "type")} ${are} not simulated: planned as written, ${their} arguments are not checked, what ${they} is invented: ${types.join(", ")}`,
  ];
}
