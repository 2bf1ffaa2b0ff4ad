import {
  type FilterName,
  type FilterValue,
  filterFacts,
  type OperatingSystem,
  operatingSystemFacts,
} from "../facts/operating-systems";
import type { Unlisted } from "../values/listed";
import { type Knowable, UNKNOWN } from "../values/unknown";
import type { PatchFilterModel } from "./patch-baseline-model";

/** Matches every value of a filter key, also a package that has none. The console calls it "All". */
export const EVERY_VALUE = "*";

/** What each filter key asks of a patch: the text that an editor shows. Every key of the fact table stands here. */
interface FilterMeanings {
  /** Windows: whether the patch is for the operating system (`OS`) or for Microsoft's applications (`APPLICATION`). */
  readonly patchSet: unknown;
  /**
   * Which release of the operating system, or which application with patchSet `APPLICATION`, the patch is for. For a
   * release that is not listed leave it out: the rule is then about every release that the nodes have.
   */
  readonly product: unknown;
  /** Windows: the application family that the patch is for, such as `Office`. Only with patchSet `APPLICATION`. */
  readonly productFamily: unknown;
  /** What kind of update it is, such as `Security`. */
  readonly classification: unknown;
  /** How severe the vendor's notice calls it. A package without a notice has no severity: only `"*"` matches it. */
  readonly severity: unknown;
  /** Windows: how severe Microsoft's Security Response Center calls it. Only `"*"` matches a patch without a rating. */
  readonly msrcSeverity: unknown;
  /** Debian and Ubuntu: the priority in the package's control fields, such as `Required`. It says nothing of severity. */
  readonly priority: unknown;
  /** Debian and Ubuntu: the section in the package's control fields, such as `net`; any text. */
  readonly section: unknown;
}

/**
 * Which patches are meant: those which match every key given here, by any of its values.
 *
 * Each system has its own keys and values; `"*"` stands for every value and `unlisted("…")` for one which AWS added
 * later. At most 4 keys, 1 to 20 values each, of 1 to 64 bytes. A key that is left out does not narrow.
 */
export type PatchFilters<OS extends OperatingSystem = OperatingSystem> = {
  readonly [Name in keyof FilterMeanings as Name extends FilterName<OS> ? Name : never]?: readonly (
    | FilterValue<OS, Name & FilterName<OS>>
    | typeof EVERY_VALUE
    | Unlisted
  )[];
};

/** The keys of a filter that means every patch, where the system has them: what the console's "All" sends. */
const KEYS_OF_EVERYTHING = ["product", "classification", "severity", "msrcSeverity", "priority"];

/** The filters that mean every patch of a system. Every system has products; the other keys only where they exist. */
export function everything(operatingSystem: Knowable<string>): readonly PatchFilterModel[] {
  const names = filterNamesOf(operatingSystem).filter((name) => KEYS_OF_EVERYTHING.includes(name));
  return (names.length > 0 ? names : ["product"]).map((name) => ({ key: filterKey(name), values: [EVERY_VALUE] }));
}

/** Filter names in the order of the system's own list, so that the order in which a user writes them plans no change. */
export function inTableOrder(names: readonly string[], operatingSystem: Knowable<string>): string[] {
  return inOrderOf(filterNamesOf(operatingSystem), names);
}

/** Values of a filter in the order of the system's own list; what it does not list comes last. */
export function valuesInTableOrder(values: readonly string[], name: string, operatingSystem: string): string[] {
  if (values.length < 2) return [...values];
  const facts = operatingSystemFacts(operatingSystem);
  const list = facts === undefined ? undefined : filterFacts(facts, name);
  return inOrderOf([EVERY_VALUE, ...(list?.confirmed ?? []), ...(list?.observed ?? [])], values);
}

function inOrderOf(listed: readonly string[], words: readonly string[]): string[] {
  const place = (word: string) => (listed.includes(word) ? listed.indexOf(word) : listed.length);
  return [...words].sort((a, b) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0));
}

/** The filter names that a system has; empty for one that is unknown. */
export function filterNamesOf(operatingSystem: Knowable<string>): readonly string[] {
  if (operatingSystem === UNKNOWN) return [];
  return Object.keys(operatingSystemFacts(operatingSystem)?.filters ?? {});
}

/** `msrcSeverity` as AWS and Terraform write it: `MSRC_SEVERITY`. */
export function filterKey(name: string): string {
  return name.replace(/[A-Z]/g, "_$&").toUpperCase();
}

/** `MSRC_SEVERITY` as our props write it: `msrcSeverity`. */
export function filterName(key: string): string {
  return key.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
