import {
  type FilterValues,
  filterFacts,
  OPERATING_SYSTEMS,
  type OperatingSystemFacts,
  operatingSystemFacts,
  operatingSystemLabel,
} from "../facts/operating-systems";
import { SEVERITY_NAMES } from "../facts/severities";
import { urgencyOf } from "../facts/severity-order";
import type { PatchBaselineModel, PatchFilterModel } from "../patch-baseline/patch-baseline-model";
import { EVERY_VALUE } from "../patch-baseline/patch-filters";
import { probablyMeant } from "../text/probably-meant";
import { oneOf, quote } from "../text/wording";
import { isAcknowledged } from "../values/listed";
import { eachKnown, isKnown } from "../values/unknown";
import { eachFilter } from "./each-filter";
import { type Reach, reaches, reachOf } from "./rule-reach";

/** A value of a filter that AWS does not list for the system. */
export interface UnlistedValue {
  readonly filter: PatchFilterModel;
  /** As a user writes its key: `severity`. */
  readonly name: string;
  /** `approvalRules[0].patchFilters.severity[0]` */
  readonly path: string;
  readonly value: string;
  /** A listed one that is probably meant. */
  readonly meant?: string;
  /** What is listed in its place. */
  readonly text: string;
}

/** Each release of a system brings new ones, which no list of ours has in time. */
const GROWING = ["product", "productFamily"];

/** In the order of the rules, those of the global filters last; none where no list is known. */
export function unlistedValues(baseline: PatchBaselineModel): readonly UnlistedValue[] {
  const { operatingSystem: system } = baseline;
  const facts = isKnown(system) ? operatingSystemFacts(system) : undefined;
  const found: UnlistedValue[] = [];
  if (facts === undefined) return found;
  eachFilter(baseline, (filter, name, path, filters) => {
    const list = filterFacts(facts, name);
    if (list === undefined || list.freeText) return;
    const listed = listedValues(list, reachOf(filters, "patchSet") ?? EVERY_VALUE);
    eachKnown(filter.values, (value, index) => {
      if (value === EVERY_VALUE || listed.includes(value)) return;
      const meant = probablyMeant(value, listed) ?? asUrgent(value, name, listed);
      const hints = hintsFor(value, name, facts, meant);
      // Whoever writes unlisted() knows the list, and is told how to ask AWS.
      const expected = isAcknowledged(value) ? "" : `, ${expectedText(name, listed)}`;
      const text =
        value.toLowerCase() === "all"
          ? `AWS refuses the word ${quote(value)}; write "*" for every value`
          : [
              `${quote(value)} is not a listed ${name} of ${facts.label}${expected}`,
              ...hints,
              ...(hints.length === 0 ? newerText(value, name, filter, String(system)) : []),
            ].join("; ");
      found.push({ filter, name, path: `${path}[${index}]`, value, ...(meant && { meant }), text });
    });
  });
  return found;
}

/** Products that AWS does not list, each once: what is proved of a rule about them holds if AWS has them. */
export function unlistedProducts(baseline: PatchBaselineModel): readonly string[] {
  return [...new Set(unlistedValues(baseline).flatMap(({ name, value }) => (name === "product" ? [value] : [])))];
}

/** The same without products, which are not judged. */
export function unlistedButProducts(baseline: PatchBaselineModel): readonly UnlistedValue[] {
  return unlistedValues(baseline).filter(({ name }) => !GROWING.includes(name));
}

/**
 * Those of filters that have no listed value at all, so that they may let nothing through.
 *
 * @param rule - its place: what its filters and the global ones say
 */
export function unlistedThroughout(baseline: PatchBaselineModel, rule: number): readonly UnlistedValue[] {
  const unlisted = unlistedButProducts(baseline);
  return unlisted.filter(({ filter, path }) => {
    if (!path.startsWith(`approvalRules[${rule}].`) && !path.startsWith("globalFilters.")) return false;
    const { values } = filter;
    return isKnown(values) && unlisted.filter((one) => one.filter === filter).length >= values.length;
  });
}

export const AWS_LISTS_NO = "AWS lists no";

/** `AWS lists no severity "Critcal" for Amazon Linux 2023 (PM123)` */
export function unlistedText({ name, value }: UnlistedValue, { operatingSystem }: PatchBaselineModel): string {
  const system = isKnown(operatingSystem) ? operatingSystemLabel(operatingSystem) : "this system";
  return `${AWS_LISTS_NO} ${name} ${quote(value)} for ${system} (PM123)`;
}

/** The values that are listed for what the filter is about: the system itself, applications, or both. */
function listedValues({ confirmed, observed, ofApplications }: FilterValues, patchSets: Reach): readonly string[] {
  const ofSystem = [...confirmed, ...observed];
  if (ofApplications === undefined) return ofSystem;
  return [...(reaches(patchSets, "OS") ? ofSystem : []), ...(reaches(patchSets, "APPLICATION") ? ofApplications : [])];
}

/** What a value is that was probably meant otherwise. */
function hintsFor(
  value: string,
  name: string,
  facts: OperatingSystemFacts,
  meant: string | undefined,
): readonly string[] {
  const others = systemsThatSay(value, name);
  return [
    patchSetHint(value, filterFacts(facts, name)),
    meant === undefined ? undefined : `did you mean ${meant}`,
    others.length === 0 || others.includes(facts.label)
      ? undefined
      : `${others.slice(0, 2).join(" and ")} ${others.length === 1 ? "says" : "say"} ${value}`,
  ].filter((hint) => hint !== undefined);
}

function expectedText(name: string, listed: readonly string[]): string {
  if (listed.length === 0) return "AWS publishes no list";
  // Releases as people count them: 6.9, 6.10, 7, 7.0.
  const inOrder = GROWING.includes(name) ? [...listed].sort(BY_NUMBERS.compare) : listed;
  return `expected ${oneOf(inOrder)}`;
}

const BY_NUMBERS = new Intl.Collator("en", { numeric: true });

/** What to do for a release that is newer than any list. */
function newerText(value: string, name: string, { key }: PatchFilterModel, system: string): readonly string[] {
  const ask = `aws ssm describe-patch-properties --operating-system ${system} --property ${String(key)}`;
  if (isAcknowledged(value)) return [`if ${ask} does not have it either, AWS refuses it or it matches nothing`];
  if (name !== "product") return [];
  return [
    `for a newer release leave product out, and the rule is about every release that the nodes have; ` +
      `or write unlisted(${quote(value)}) if ${ask} has it`,
  ];
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
