import { joined } from "../../model/text/wording";

/** What Terraform says of a provider that nobody installed: `provider registry.terraform.io/hashicorp/random: required by …`. */
const NOT_INSTALLED = /provider\s+[\w.-]+\/([\w.-]+\/[\w.-]+):\s+required\s+by\s+this\s+configuration/g;

/** Why a stack is not planned offline that needs other providers than AWS's; undefined where that is not why. */
export function otherProviders(refusal: string): string | undefined {
  const names = [...new Set([...refusal.matchAll(NOT_INSTALLED)].map(([, name = ""]) => name))].sort();
  if (names.length === 0) return undefined;
  return `only the AWS provider is simulated, and this stack needs ${joined(names)} as well; plan it without --offline`;
}
