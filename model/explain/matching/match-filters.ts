import { filterFacts, type OperatingSystem, operatingSystemFacts } from "../../facts/operating-systems";
import type { PatchFilterModel } from "../../patch-baseline/patch-baseline-model";
import { EVERY_VALUE, filterKey, filterName } from "../../patch-baseline/patch-filters";
import { isKnown, type Knowable } from "../../values/unknown";
import type { CaveatId } from "../patch/caveats";
import type { PackageManagerFacts } from "../patch/package-manager-facts";
import type { Patch } from "../patch/patch";
import { SYSTEM_PECULIARITIES } from "../patch/system-peculiarities";
import type { FailedFilter } from "../patch/verdict";

/** Whether a patch passes a list of filters, all of which must match. */
export type FilterResult =
  | { readonly result: "passes"; readonly caveats: readonly CaveatId[] }
  | { readonly result: "fails"; readonly filter: FailedFilter }
  | { readonly result: "unknown"; readonly because: string };

/** Asks a list of filters about one patch after the other. */
export type FilterMatcher = (patch: Patch) => FilterResult;

/** Whose filters they are: a rule means values that it does not say (Windows: the operating system's own patches). */
interface FilterSystem {
  readonly operatingSystem: string;
  readonly facts: PackageManagerFacts;
  readonly isRule: boolean;
}

type OneFilter = { readonly name: string; readonly values: readonly Knowable<string>[] };
type Comparison = "same" | "other" | "same but for letter case";

const PASSES: FilterResult = { result: "passes", caveats: [] };

/** Reads a list of filters once; asked, every filter answers, and a failure outweighs what is not known. */
export function filterMatcher(
  filters: Knowable<readonly Knowable<PatchFilterModel>[]>,
  system: FilterSystem,
): FilterMatcher {
  if (!isKnown(filters)) return () => ({ result: "unknown", because: "its filters are not known yet" });
  const matchers = filtersThatCount(filters, system).map((filter) => oneFilterMatcher(filter, system));

  return (patch) => {
    let open: FilterResult | undefined;
    let passed = PASSES;
    for (const matches of matchers) {
      const answer = matches(patch);
      if (answer.result === "fails") return answer;
      if (answer.result === "unknown") open ??= answer;
      else passed = bothPass(passed, answer);
    }
    return open ?? passed;
  };
}

function bothPass(a: FilterResult, b: FilterResult): FilterResult {
  if (a === PASSES || a.result !== "passes" || b.result !== "passes") return b;
  return b === PASSES ? a : { result: "passes", caveats: [...a.caveats, ...b.caveats] };
}

/** The filters as the package manager sees them; a filter that is not known at all has the name "". */
function filtersThatCount(
  filters: readonly Knowable<PatchFilterModel>[],
  { facts, isRule }: FilterSystem,
): readonly OneFilter[] {
  const asked = filters.map((filter): OneFilter => {
    if (!isKnown(filter) || !isKnown(filter.key)) return { name: "", values: [] };
    return { name: filterName(filter.key), values: isKnown(filter.values) ? filter.values : [filter.values] };
  });
  if (facts.repeatedFilterKey === "last one counts") {
    return asked.filter((filter, place) => !asked.slice(place + 1).some((later) => later.name === filter.name));
  }
  if (!isRule) return asked;
  const implied = Object.entries(facts.impliedFilters)
    .filter(([name]) => !asked.some((filter) => filter.name === name))
    .map(([name, value]) => ({ name, values: [value] }));
  return [...asked, ...implied];
}

/** What one filter says depends on one value of the patch alone, and patches have few different ones: each is asked once. */
function oneFilterMatcher(filter: OneFilter, { operatingSystem, facts }: FilterSystem): FilterMatcher {
  const { name, values } = filter;
  const otherWords = SYSTEM_PECULIARITIES[operatingSystem as OperatingSystem]?.otherWords?.[name] ?? {};
  if (name === "") return () => ({ result: "unknown", because: "a filter is not known yet" });
  const system = operatingSystemFacts(operatingSystem);
  if (system === undefined || filterFacts(system, name) === undefined) {
    const answer = unknownKey(name, facts);
    return () => answer;
  }
  if (values.includes(EVERY_VALUE)) return () => PASSES;

  const answers = new Map<Knowable<string> | undefined, FilterResult>();
  return ({ properties }) => {
    const got = properties[name];
    const known = answers.get(got);
    if (known !== undefined) return known;
    const answer = matchValue(filter, got, facts, otherWords);
    answers.set(got, answer);
    return answer;
  };
}

function matchValue(
  { name, values }: OneFilter,
  got: Knowable<string> | undefined,
  facts: PackageManagerFacts,
  otherWords: Readonly<Record<string, string>>,
): FilterResult {
  if (got === undefined) {
    const open = values.some((value) => !isKnown(value));
    if (open) return { result: "unknown", because: `the values of filter ${name} are not known yet` };
    return { result: "fails", filter: { name, expected: values.filter(isKnown) } };
  }
  if (!isKnown(got)) {
    if (name in facts.impliedFilters) return { result: "passes", caveats: ["patch-set-unsaid"] };
    return { result: "unknown", because: `the patch list does not say the ${name}` };
  }

  const lowerCase = got.toLowerCase();
  const words = Object.hasOwn(otherWords, lowerCase) ? [got, otherWords[lowerCase] as string] : [got];
  const comparisons = values.filter(isKnown).flatMap((value) => words.map((word) => compare(value, word, name, facts)));
  if (comparisons.includes("same")) return PASSES;
  if (values.some((value) => !isKnown(value))) {
    return { result: "unknown", because: `the values of filter ${name} are not known yet` };
  }
  if (comparisons.includes("same but for letter case")) return { result: "passes", caveats: ["letter-case"] };
  return { result: "fails", filter: { name, expected: values.filter(isKnown), got } };
}

function unknownKey(name: string, facts: PackageManagerFacts): FilterResult {
  if (facts.unknownFilterKey === "ignored") return PASSES;
  const reason =
    facts.unknownFilterKey === "run fails"
      ? `the node does not know filter key ${filterKey(name)}, and its whole run fails`
      : `what the system does with filter key ${filterKey(name)} is not confirmed`;
  return { result: "unknown", because: reason };
}

function compare(value: string, got: string, name: string, facts: PackageManagerFacts): Comparison {
  const insensitively = value.toLowerCase() === got.toLowerCase();
  switch (facts.letterCase) {
    case "ignored":
      return insensitively ? "same" : "other";
    case "title case, then exact": {
      // The product is the node's own name, not a word of a notice: it keeps its capitals.
      const shown = name === "product" ? got : titleCase(got);
      return value === shown ? "same" : "other";
    }
    default:
      if (value === got) return "same";
      return insensitively ? "same but for letter case" : "other";
  }
}

/** Each word's first letter large, the others small: how yum's side writes what a notice says. */
function titleCase(text: string): string {
  return text.toLowerCase().replace(/(^|[^a-z])([a-z])/g, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}
