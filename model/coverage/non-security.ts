import { PACKAGE_MANAGERS } from "../explain/patch/package-manager-facts";
import { COUNTED_AS_SECURITY } from "../explain/patch/security";
import { type OperatingSystemFacts, operatingSystemFacts } from "../facts/operating-systems";
import { SECURITY_CLASSIFICATIONS } from "../facts/severities";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { EVERY_VALUE } from "../patch-baseline/patch-filters";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { knownRules, type Reach, reachOf } from "./rule-reach";

/** `updates with an advisory`: what a system approves without the flag. Of two package managers, what both approve. */
export function withoutTheFlag({ packageManagers }: OperatingSystemFacts): string {
  return COUNTED_AS_SECURITY[PACKAGE_MANAGERS[packageManagers.at(-1) ?? "yum"].security].is;
}

/** How much of what is not about security a baseline approves. */
export type NonSecurity = "yes" | "with advisory" | "no";

/** The answer of the rule that approves most. Undefined where its system does not know the difference. */
export function nonSecurityOf(baseline: PatchBaselineModel): Knowable<NonSecurity> | undefined {
  const { operatingSystem, globalFilters } = baseline;
  const facts = operatingSystemFacts(operatingSystem);
  if (facts?.nonSecurity === "not supported" || facts?.nonSecurity === "no effect") return undefined;
  const hasAdvisories = facts?.filters.severity !== undefined;
  const answers = knownRules(baseline)?.map(({ enableNonSecurity: flag, patchFilters }) => {
    const of = (name: string) => [reachOf(patchFilters, name), reachOf(globalFilters, name)];
    const [kinds, urgency] = [of("classification"), of("severity")];
    if (!isKnown(flag) || [...kinds, ...urgency].includes(undefined)) return UNKNOWN;
    // What has no advisory has neither of the two.
    if (flag && !(hasAdvisories && [...kinds, ...urgency].some((reach) => reach !== EVERY_VALUE))) return "yes";
    return hasAdvisories && !kinds.some(isSecurityAlone) ? "with advisory" : "no";
  });
  if (answers === undefined) return UNKNOWN;
  return (["yes", UNKNOWN, "with advisory"] as const).find((one) => answers.includes(one)) ?? "no";
}

function isSecurityAlone(reach: Reach = EVERY_VALUE): boolean {
  return reach !== EVERY_VALUE && [...reach].every((kind) => SECURITY_CLASSIFICATIONS.includes(kind));
}
