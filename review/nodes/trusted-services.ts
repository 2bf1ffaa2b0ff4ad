import { canonical } from "../changes/differences";
import { isKnownLater } from "../plan/known-later";
import { policyOf } from "./policy-document";

/** Which of these services might assume a role, and may no longer; one that is known after apply may be any of them. */
export function servicesLost(before: unknown, after: unknown, services: readonly string[]): readonly string[] {
  if (typeof after !== "string" || isKnownLater(after)) return [];
  return services.filter((service) => trusts(before, service) && !trusts(after, service));
}

function trusts(policy: unknown, service: string): boolean {
  const statements = policyOf(policy)?.all ?? [];
  return statements.some((one) => one.Effect !== "Deny" && canonical(one.Principal ?? {}).includes(service));
}
