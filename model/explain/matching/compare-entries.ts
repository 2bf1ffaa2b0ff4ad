import { operatingSystemFacts } from "../../facts/operating-systems";
import { isKnown, type Knowable } from "../../values/unknown";
import { PACKAGE_MANAGERS, type PackageManagerFacts } from "../patch/package-manager-facts";
import { globCovers, globMatcher } from "./glob";
import { isVersionRange, zypperPattern } from "./match-list";

/** What entries of a list mean beside each other, as the nodes of a system compare them with names. */
export interface EntryComparison {
  /** Whether an entry names all that another one names. */
  covers(wide: string, narrow: string): boolean;
  namesEverything(entry: string): boolean;
  /** Whether an entry may name the package of a kernel, an update of which needs a reboot. */
  mayNameKernel(entry: string): boolean;
  namesEveryKernel(entry: string): boolean;
}

/** A system that is not known is taken for one with rpm, of which the most is documented. */
export function entryComparison(operatingSystem: Knowable<string>): EntryComparison {
  const managers = operatingSystemFacts(operatingSystem)?.packageManagers;
  const { names }: PackageManagerFacts = PACKAGE_MANAGERS[managers?.[0] ?? "yum"];
  const patternOf = (entry: string) => (names === "zypper" ? zypperPattern(entry) : entry);
  const covers = (wide: string, narrow: string) => {
    if (wide.toLowerCase() === narrow.toLowerCase()) return true;
    return names !== "identifier" && !isVersionRange(wide) && globCovers(patternOf(wide), patternOf(narrow));
  };
  return {
    covers,
    namesEverything: (entry) => names !== "identifier" && globCovers(patternOf(entry), "?*"),
    mayNameKernel: (entry) => KERNELS.some((name) => entry.startsWith(name) || globMatcher(patternOf(entry))(name)),
    namesEveryKernel: (entry) => covers(entry, names === "apt" ? "linux-image*" : "kernel*"),
  };
}

/** The entries of a list that name every patch; of a system that is not known none is certain to. */
export function entriesForEverything(
  operatingSystem: Knowable<string>,
  list: Knowable<readonly Knowable<string>[]>,
): readonly string[] {
  if (!isKnown(operatingSystem) || !isKnown(list)) return [];
  const { namesEverything } = entryComparison(operatingSystem);
  return list.filter((entry): entry is string => isKnown(entry) && namesEverything(entry));
}

/** Kernel packages of every Linux begin so. */
const KERNELS = ["kernel", "linux-image"];
