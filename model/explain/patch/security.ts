import { isKnown, type Knowable, UNKNOWN } from "../../values/unknown";
import type { PackageManagerFacts } from "./package-manager-facts";
import type { Patch } from "./patch";

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
