import { type Reach, reaches, reachOf, withImplied } from "../../coverage/rule-reach";
import { NUMBER_LIMITS, TEXT_LIMITS } from "../../facts/limits";
import {
  type FilterValues,
  filterFacts,
  OPERATING_SYSTEMS,
  type OperatingSystemFacts,
  operatingSystemFacts,
} from "../../facts/operating-systems";
import { SEVERITY_NAMES } from "../../facts/severities";
import { urgencyOf } from "../../facts/severity-order";
import type { PatchBaselineModel, PatchFilterModel } from "../../patch-baseline/patch-baseline-model";
import { EVERY_VALUE, filterName } from "../../patch-baseline/patch-filters";
import { probablyMeant } from "../../text/probably-meant";
import { joined, oneOf, quote } from "../../text/wording";
import { eachKnown, isKnown, type Knowable } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { eachRule } from "./approval-rule-checks";

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
      if (facts === undefined) {
        problems.add(path, `no system has such a filter key, use one of ${known.join(", ")}`);
        return;
      }
      const others = known.filter((key) => key !== sameKey(name, known));
      problems.add(
        path,
        others.length === known.length
          ? `${facts.label} has no such filter key, use ${oneOf(known)}`
          : `${facts.label} calls it ${sameKey(name, known)}; its other filter keys are ${joined(others)}`,
      );
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
  fix: 'Use a listed value, or unlisted("…") if AWS has it by now, and accept the finding.',
  find: (baseline, { problems }) => {
    const system = baseline.operatingSystem;
    const facts = isKnown(system) ? operatingSystemFacts(system) : undefined;
    if (facts === undefined) return;
    eachFilter(baseline, (filter, name, path, filters) => {
      const list = filterFacts(facts, name);
      if (list === undefined || list.freeText) return;
      const listed = listedValues(list, reachOf(filters, "patchSet") ?? EVERY_VALUE);
      eachKnown(filter.values, (value, index) => {
        if (value === EVERY_VALUE || listed.includes(value)) return;
        problems.add(`${path}[${index}]`, notListed(value, name, facts, listed));
      });
    });
  },
});

/** The values that are listed for what the filter is about: the system itself, applications, or both. */
function listedValues({ confirmed, observed, ofApplications }: FilterValues, patchSets: Reach): readonly string[] {
  const ofSystem = [...confirmed, ...observed];
  if (ofApplications === undefined) return ofSystem;
  return [...(reaches(patchSets, "OS") ? ofSystem : []), ...(reaches(patchSets, "APPLICATION") ? ofApplications : [])];
}

function notListed(value: string, name: string, facts: OperatingSystemFacts, listed: readonly string[]): string {
  if (value.toLowerCase() === "all") return `AWS refuses the word ${quote(value)}; write "*" for every value`;
  const meant = probablyMeant(value, listed) ?? asUrgent(value, name, listed);
  const others = systemsThatSay(value, name);
  const hints = [
    patchSetHint(value, filterFacts(facts, name)),
    meant === undefined ? undefined : `did you mean ${meant}`,
    others.length === 0 || others.includes(facts.label)
      ? undefined
      : `${others.slice(0, 2).join(" and ")} ${others.length === 1 ? "says" : "say"} ${value}`,
  ].filter((hint) => hint !== undefined);
  const list = listed.length === 0 ? "AWS publishes no list" : `expected ${oneOf(listed)}`;
  return [`${quote(value)} is not a listed ${name} of ${facts.label}, ${list}`, ...hints].join("; ");
}

/** The word of this system for what another one calls by another: `Moderate` for `Medium`. */
function asUrgent(value: string, name: string, listed: readonly string[]): string | undefined {
  const urgency = SEVERITY_NAMES.some((key) => key === name) ? urgencyOf(value) : undefined;
  return urgency === undefined ? undefined : listed.find((candidate) => urgencyOf(candidate) === urgency);
}

/** How to fix a value that is listed, beside another patch set. */
function patchSetHint(value: string, list: FilterValues | undefined): string | undefined {
  if (list?.ofApplications === undefined) return undefined;
  if (list.ofApplications.includes(value)) return 'it belongs to an application, so add patchSet: ["APPLICATION"]';
  if (![...list.confirmed, ...list.observed].includes(value)) return undefined;
  return 'it belongs to Windows itself, so give it a rule without patchSet: ["APPLICATION"]';
}

function systemsThatSay(value: string, name: string): string[] {
  return EVERY_SYSTEM.filter((facts) => filterFacts(facts, name)?.confirmed.includes(value)).map(
    (facts) => facts.label,
  );
}

const EVERY_SYSTEM: readonly OperatingSystemFacts[] = Object.values(OPERATING_SYSTEMS);
const EVERY_FILTER_NAME = [...new Set(EVERY_SYSTEM.flatMap((facts) => Object.keys(facts.filters)))];

/** Each list of filters: of every rule, and the global ones. */
export function eachFilterList(baseline: PatchBaselineModel, visit: (filters: Filters, path: string) => void): void {
  eachRule(baseline, (rule, path) => visit(rule.patchFilters, `${path}.patchFilters`));
  visit(baseline.globalFilters, "globalFilters");
}

type Filters = Knowable<readonly Knowable<PatchFilterModel>[]>;

/**
 * Each filter whose key is known, with its name as a user writes it, its place, and all filters that it is joined with,
 * those that its rule only means among them.
 */
export function eachFilter(
  baseline: PatchBaselineModel,
  visit: (filter: PatchFilterModel, name: string, path: string, joinedWith: Filters) => void,
): void {
  const { operatingSystem, globalFilters } = baseline;
  eachFilterList(baseline, (filters, listPath) => {
    const joinedWith = filters === globalFilters ? filters : withImplied(filters, operatingSystem);
    eachKnown(filters, (filter) => {
      if (!isKnown(filter.key)) return;
      const name = filterName(filter.key);
      visit(filter, name, `${listPath}.${name}`, joinedWith);
    });
  });
}
