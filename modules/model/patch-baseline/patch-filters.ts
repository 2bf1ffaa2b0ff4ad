import type { Unlisted } from "../listed";
import type { FilterName, FilterValue, OperatingSystem } from "../operating-systems";

/** Matches every value of a filter key, also a package that has none. The console calls it "All". */
export const EVERY_VALUE = "*";

/**
 * Which patches are meant: those which match every key given here, by any of its values.
 *
 * Each system has its own keys and values; `"*"` stands for every value and `unlisted("…")` for one which AWS added
 * later. At most 4 keys, 1 to 20 values each, of 1 to 64 characters.
 */
export type PatchFilters<OS extends OperatingSystem = OperatingSystem> = {
  readonly [Name in FilterName<OS>]?: readonly (FilterValue<OS, Name> | typeof EVERY_VALUE | Unlisted)[];
};

/** The keys of a filter that means every patch, where the system has them: what the console's "All" sends. */
export const KEYS_OF_EVERYTHING = ["product", "classification", "severity", "msrcSeverity", "priority"] as const;

/** `msrcSeverity` as AWS and Terraform write it: `MSRC_SEVERITY`. */
export function filterKey(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** `MSRC_SEVERITY` as our props write it: `msrcSeverity`. */
export function filterName(key: string): string {
  return key.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
