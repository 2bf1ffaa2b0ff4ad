import { isKnown, type Knowable, UNKNOWN } from "../../values/unknown";
import type { PackageManagerFacts } from "./package-manager-facts";
import type { Patch } from "./patch";

/**
 * What counts as security, so that it is approved without the flag: with yum and dnf also what mends a bug; and what is
 * said of a patch that does not. Source: docs/facts.md, "C3. What counts as security".
 */
export const COUNTED_AS_SECURITY: Readonly<Record<PackageManagerFacts["security"], { is: string; not: string }>> = {
  "any notice": { is: "updates with an advisory", not: "it has no advisory" },
  "classification and severity": {
    is: "updates whose advisory has a severity",
    not: "it has no advisory with a classification and a severity",
  },
  "security origin": { is: "security updates", not: "it does not come from a security archive" },
  "not asked": { is: "updates", not: "" },
};

/** Whether a patch counts as security, so that it is approved without the "non-security" flag. */
export function countsAsSecurity(patch: Patch, facts: PackageManagerFacts): Knowable<boolean> {
  switch (facts.security) {
    case "not asked":
      return true;
    case "any notice":
      return patch.notice;
    case "security origin":
      return patch.securityOrigin ?? false;
    case "classification and severity": {
      const { classification, severity } = patch.properties;
      if (patch.notice === false || classification === undefined || severity === undefined) return false;
      return [patch.notice, classification, severity].every((value) => isKnown<unknown>(value)) ? true : UNKNOWN;
    }
  }
}
