import {
  type FilterName,
  type FilterValue,
  filterFacts,
  OPERATING_SYSTEMS,
  type OperatingSystem,
  operatingSystemFacts,
} from "./operating-systems";

/** Filter keys that say how severe the vendor calls a patch. A priority, as apt has it, is none. */
export const SEVERITY_NAMES = ["severity", "msrcSeverity"] as const;

/** The severities of an operating system; of several systems those of each. Never for one that has none. */
export type SeverityOf<OS extends OperatingSystem = OperatingSystem> = OS extends OperatingSystem
  ? FilterValue<OS, Extract<FilterName<OS>, (typeof SEVERITY_NAMES)[number]>>
  : never;

/** The severities of a system, in the order of AWS's list; none where it has no such filter, or is not known here. */
export function severitiesOf(operatingSystem: string): readonly string[] {
  const facts = operatingSystemFacts(operatingSystem);
  if (facts === undefined) return [];
  return SEVERITY_NAMES.flatMap((name) => {
    const { confirmed = [], observed = [] } = filterFacts(facts, name) ?? {};
    return [...confirmed, ...observed];
  });
}

/** Classifications that are about security. Source: docs/facts.md, "Where the values come from". */
export const SECURITY_CLASSIFICATIONS: readonly string[] = ["Security", "SecurityUpdates"];

/** Those of a system; none where it does not tell security apart. */
export function securityClassificationsOf(operatingSystem: string): readonly string[] {
  const facts = operatingSystemFacts(operatingSystem);
  const { confirmed = [] } = (facts && filterFacts(facts, "classification")) ?? {};
  return confirmed.filter((kind) => SECURITY_CLASSIFICATIONS.includes(kind));
}

/** Every severity that some system has. */
export const ALL_SEVERITIES: readonly string[] = [
  ...new Set(Object.keys(OPERATING_SYSTEMS).flatMap((system) => severitiesOf(system))),
];
