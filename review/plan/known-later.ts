import { UNKNOWN } from "../../model/values/unknown";

/** Stands in a policy for a text that is known after apply. No text of IAM's: a variable of it has no spaces. */
export const KNOWN_LATER = "$" + "{known after apply}";

/** Whether a policy, or a part of one, is known after apply as a whole or in part. */
export function isKnownLater(policy: unknown): boolean {
  return policy === UNKNOWN || (typeof policy === "string" && policy.includes(KNOWN_LATER));
}
