import type { Patch } from "../explain/patch/patch";
import {
  isOperatingSystem,
  OPERATING_SYSTEM_NAMES,
  OPERATING_SYSTEMS,
  type OperatingSystem,
  type OperatingSystemFacts,
} from "../facts/operating-systems";
import { PLATFORM_NAMES } from "../facts/platform-names";
import { isKnown } from "../values/unknown";

/** How Amazon marks the releases of its packages: `1.0.2k-24.amzn2.0.17`. Others' marks are shared by several systems. */
const RELEASE_MARKS: readonly (readonly [RegExp, OperatingSystem])[] = [
  [/\.amzn1(?:\.|$)/, "AMAZON_LINUX"],
  [/\.amzn2(?:\.|$)/, "AMAZON_LINUX_2"],
  [/\.amzn2022(?:\.|$)/, "AMAZON_LINUX_2022"],
  [/\.amzn2023(?:\.|$)/, "AMAZON_LINUX_2023"],
];

/** Whether every package of a system carries a mark that no other system has. */
export function marksItsPackages(system: OperatingSystem): boolean {
  return RELEASE_MARKS.some(([, marked]) => marked === system);
}

/** How vendors begin the ids of their notices. Source: Red Hat, "Explaining Red Hat Errata (RHSA, RHBA, and RHEA)" */
const ADVISORIES: readonly (readonly [RegExp, OperatingSystem])[] = [[/^RH[SBE]A-\d{4}:/, "REDHAT_ENTERPRISE_LINUX"]];

/** The operating system whose vendor publishes notices with such an id: `RHSA-2026:9001`. */
export function systemOfAdvisory(id: string): OperatingSystem | undefined {
  return ADVISORIES.find(([form]) => form.test(id))?.[1];
}

/** The operating system that a patch is for, where its release, product or product family tells. */
export function systemOfPatch(patch: Patch): OperatingSystem | undefined {
  const release = patch.package?.release ?? "";
  const marked = RELEASE_MARKS.find(([mark]) => mark.test(release));
  if (marked !== undefined) return marked[1];

  const { product, productFamily } = patch.properties;
  return (
    (product !== undefined && isKnown(product) ? systemOfValue("product", product) : undefined) ??
    (productFamily !== undefined && isKnown(productFamily) ? systemOfValue("productFamily", productFamily) : undefined)
  );
}

/**
 * The operating system that a release of a repository or a product is for: `Rocky Linux 8`, `RockyLinux8.5`, and what
 * systems call themselves: `SLES 15`, `Ubuntu 22.04`.
 */
export function systemOfRelease(release: string): OperatingSystem | undefined {
  const fitting = OPERATING_SYSTEM_NAMES.filter(isOperatingSystem).filter((system) => begins(release, labelOf(system)));
  // "Amazon Linux 2" begins as "Amazon Linux" does.
  const [longest] = fitting.sort((one, other) => labelOf(other).length - labelOf(one).length);
  return longest ?? PLATFORM_NAMES.find(([start, version]) => version === "" && begins(release, start))?.[2];
}

/** Whether it is this system's, with or without spaces, and what stands behind is no more of the same word or number. */
function begins(release: string, label: string): boolean {
  const goesOn = /\d$/.test(label) ? "[a-z0-9]" : "[a-z]";
  return new RegExp(`^${label.replaceAll(" ", "\\s*")}(?!${goesOn})`, "i").test(release);
}

function labelOf(system: OperatingSystem): string {
  return OPERATING_SYSTEMS[system].label;
}

/** The system that lists a filter value; failing that, the only one whose values start with the same letters. */
function systemOfValue(filterName: string, value: string): OperatingSystem | undefined {
  return (
    systemWith(filterName, (listed) => listed === value) ??
    systemWith(filterName, (listed) => letters(listed) === letters(value))
  );
}

function systemWith(filterName: string, fits: (listed: string) => boolean): OperatingSystem | undefined {
  const found = OPERATING_SYSTEM_NAMES.filter(isOperatingSystem).filter((name) => {
    const facts: OperatingSystemFacts = OPERATING_SYSTEMS[name];
    const values = facts.filters[filterName];
    return [...(values?.confirmed ?? []), ...(values?.observed ?? []), ...(values?.ofApplications ?? [])].some(fits);
  });
  return found.length === 1 ? found[0] : undefined;
}

function letters(value: string): string {
  return /^\D*/.exec(value)?.[0] ?? "";
}
