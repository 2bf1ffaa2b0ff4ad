import { PROVIDER_SCHEMA } from "./schema";

/** Terraform takes offline-aws for the provider, and says of the provider what is true of offline-aws alone. */
const NOT_SUPPORTED =
  /The\s+provider\s+hashicorp\/aws\s+does\s+not\s+support\s+(resource\s+type|data\s+source)\s+"([^"]+)"\.?/g;

/** `offline-aws serves 39 resource types, not aws_vpc; environmentFor(configuration) has it planned as written` */
function notServedMessage(what: "resource type" | "data source", type: string): string {
  const { resources, dataSources } = PROVIDER_SCHEMA;
  const count = Object.keys(what === "resource type" ? resources : dataSources).length;
  return `offline-aws serves ${count} ${what}s, not ${type}; environmentFor(configuration) has it planned as written`;
}

/** What Terraform says, with each sentence about the provider that is only about offline-aws in its own words. */
export function inOwnWords(text: string): string {
  return text.replace(NOT_SUPPORTED, (_all, what: string, type: string) =>
    notServedMessage(/^data/.test(what) ? "data source" : "resource type", type),
  );
}
