import { eachFilter, eachFilterList } from "../../coverage/each-filter";
import { unlistedValues } from "../../coverage/unlisted-values";
import { NUMBER_LIMITS, TEXT_LIMITS } from "../../facts/limits";
import { OPERATING_SYSTEMS, type OperatingSystemFacts, operatingSystemFacts } from "../../facts/operating-systems";
import { SEVERITY_NAMES } from "../../facts/severities";
import { probablyMeant } from "../../text/probably-meant";
import { joined, oneOf } from "../../text/wording";
import { eachKnown, isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

export const filterCount = defineCheck({
  id: "PM120",
  severity: "error",
  on: "baseline",
  cause: "A rule or the global filters have more filter keys than AWS accepts.",
  reason: "The service accepts 4; the provider lets 10 pass in a rule, so that only the apply fails.",
  source: NUMBER_LIMITS.patchFilters.source,
  fix: "Drop the keys which do not narrow anything, or move one to the global filters.",
  find: (baseline, { problems }) =>
    eachFilterList(baseline, (filters, path) => problems.count(path, filters, NUMBER_LIMITS.patchFilters, "filter")),
});

export const filterKeyOfAnotherSystem = defineCheck({
  id: "PM121",
  severity: "error",
  on: "baseline",
  cause: "A filter key is not one that the operating system has.",
  reason: "On the node, dnf and zypper fail over a key they do not know, yum errors, and apt ignores it in silence.",
  source: "patch baseline facts, A2",
  fix: "Use the keys of the system.",
  find: (baseline, { problems }) => {
    const system = baseline.operatingSystem;
    const facts = isKnown(system) ? operatingSystemFacts(system) : undefined;
    const known = facts === undefined ? EVERY_FILTER_NAME : Object.keys(facts.filters);
    eachFilter(baseline, (_filter, name, path) => {
      if (known.includes(name)) return;
      const same = facts && sameKey(name, known);
      if (facts !== undefined && same !== undefined) {
        const others = known.filter((key) => key !== same);
        problems.add(path, `${facts.label} calls it ${same}; its other filter keys are ${joined(others)}`);
        return;
      }
      const meant = probablyMeant(name, known);
      const wrong = facts === undefined ? "no system has such a filter key" : `${facts.label} has no such filter key`;
      const choices = facts === undefined ? `one of ${known.join(", ")}` : oneOf(known);
      problems.add(path, meant === undefined ? `${wrong}, use ${choices}` : `${wrong}; did you mean ${meant}`);
    });
  },
});

/** What a system calls the severity of a patch, where a filter gives it the name that others have for it. */
function sameKey(name: string, known: readonly string[]): string | undefined {
  const names: readonly string[] = SEVERITY_NAMES;
  return names.includes(name) ? names.find((key) => known.includes(key)) : undefined;
}

export const filterKeyTwice = defineCheck({
  id: "PM124",
  severity: "error",
  on: "baseline",
  cause: "A filter key stands twice in one rule or in the global filters.",
  reason: "With yum and dnf both must match, so that the rule may match nothing; with apt the last one counts.",
  source: "patch baseline facts, C1",
  fix: "Give all values under the key once.",
  find: (baseline, { problems }) =>
    eachFilterList(baseline, (filters, path) => {
      const seen = new Set<string>();
      eachKnown(filters, ({ key }) => {
        if (!isKnown(key)) return;
        problems.unless(
          !seen.has(key),
          path,
          `expected the key ${key} once, got it twice; give all its values in one filter`,
        );
        seen.add(key);
      });
    }),
});

export const filterValues = defineCheck({
  id: "PM122",
  severity: "error",
  on: "baseline",
  cause: "A filter has no value, too many, or one of a wrong length.",
  reason: "The service accepts 1 to 20 values a key, the provider 1 to 64 bytes in each.",
  source: NUMBER_LIMITS.filterValues.source,
  fix: 'Write "*" for every value, or leave the key out.',
  find: (baseline, { problems }) =>
    eachFilter(baseline, (filter, _name, path) => {
      problems.count(path, filter.values, NUMBER_LIMITS.filterValues, "value");
      eachKnown(filter.values, (value, index) => problems.text(`${path}[${index}]`, value, TEXT_LIMITS.filterValue));
    }),
});

export const filterValueNotListed = defineCheck({
  id: "PM123",
  severity: "warning",
  on: "baseline",
  cause: "A filter value is not one that AWS lists for the system.",
  reason:
    "The service checks values against a list that grows and is no longer published; another word is refused at apply or matches nothing.",
  source: "patch baseline facts, A3",
  fix: 'Use a listed value, or unlisted("…") if AWS has it by now, and accept the finding. For a newer release (RHEL 9, Debian 12) leave product out: the rule is then about every release that the nodes of its patch groups have.',
  find: (baseline, { problems }) => {
    for (const { path, text } of unlistedValues(baseline)) problems.add(path, text);
  },
});

const EVERY_FILTER_NAME = [
  ...new Set(Object.values(OPERATING_SYSTEMS).flatMap((facts: OperatingSystemFacts) => Object.keys(facts.filters))),
];
