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
  return NAMES.find(([begins]) => begins.test(release))?.[1];
}

/** What names of each system begin with; longer ones first, for "Amazon Linux 2" begins as "Amazon Linux" does. */
const NAMES: readonly (readonly [RegExp, OperatingSystem])[] = [
  ...OPERATING_SYSTEM_NAMES.filter(isOperatingSystem)
    .map((system) => [OPERATING_SYSTEMS[system].label, system] as const)
    .sort(([one], [other]) => other.length - one.length),
  ...PLATFORM_NAMES.filter(([, version]) => version === "").map(([name, , system]) => [name, system] as const),
].map(([name, system]) => [beginning(name), system] as const);

/** With or without spaces; what stands behind is no more of the same word or number. */
function beginning(name: string): RegExp {
  const goesOn = /\d$/.test(name) ? "[a-z0-9]" : "[a-z]";
  return new RegExp(`^${name.replaceAll(" ", "\\s*")}(?!${goesOn})`, "i");
}

/** The system that lists a filter value; failing that, the only one whose values start with the same letters. */
function systemOfValue(filterName: "product" | "productFamily", value: string): OperatingSystem | undefined {
  const { byValue, byLetters } = LISTED[filterName];
  return onlyOne(byValue.get(value)) ?? onlyOne(byLetters.get(letters(value)));
}

type Systems = ReadonlyMap<string, ReadonlySet<OperatingSystem>>;

/** Which systems list a value, worked out once: a list asks for each of its patches. */
const LISTED = { product: listed("product"), productFamily: listed("productFamily") };

function listed(filterName: string): { readonly byValue: Systems; readonly byLetters: Systems } {
  const byValue = new Map<string, Set<OperatingSystem>>();
  const byLetters = new Map<string, Set<OperatingSystem>>();
  const add = (map: Map<string, Set<OperatingSystem>>, text: string, system: OperatingSystem) => {
    map.set(text, (map.get(text) ?? new Set()).add(system));
  };
  for (const system of OPERATING_SYSTEM_NAMES.filter(isOperatingSystem)) {
    const facts: OperatingSystemFacts = OPERATING_SYSTEMS[system];
    const values = facts.filters[filterName];
    for (const value of [
      ...(values?.confirmed ?? []),
      ...(values?.observed ?? []),
      ...(values?.ofApplications ?? []),
    ]) {
      add(byValue, value, system);
      add(byLetters, letters(value), system);
    }
  }
  return { byValue, byLetters };
}

function onlyOne(systems: ReadonlySet<OperatingSystem> | undefined): OperatingSystem | undefined {
  return systems?.size === 1 ? [...systems][0] : undefined;
}

function letters(value: string): string {
  return /^\D*/.exec(value)?.[0] ?? "";
}
