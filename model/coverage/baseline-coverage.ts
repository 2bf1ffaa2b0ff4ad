import { filterFacts, type OperatingSystemFacts, operatingSystemFacts } from "../facts/operating-systems";
import { SEVERITY_NAMES } from "../facts/severities";
import { urgencyOf } from "../facts/severity-order";
import type { ApprovalRuleModel, PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { EVERY_VALUE, filterName } from "../patch-baseline/patch-filters";
import { grouped } from "../values/grouped";
import { Memo } from "../values/memo";
import { isKnown, jsonOfModel } from "../values/unknown";
import { cannotMeet, knownRules, mayReach, type Reach, reaches, reachOf } from "./rule-reach";

/** Filter keys whose values say how urgent a patch is. A system has one of them at most. */
const SCALES = [...SEVERITY_NAMES, "priority"];
export const KINDS = "classification";

/** More of them than any baseline that somebody reads; nothing is said beyond. */
const MOST_SITUATIONS = 500;

/** What the rules of a baseline approve, of every kind of patch that its filters tell apart. */
export interface Coverage {
  /** The name of the key that tells urgency. */
  readonly scale: string;
  /** The values of the scale that AWS prints, without those that the global filters exclude; the most urgent first. */
  readonly levels: readonly string[];
  readonly situations: readonly Situation[];
}

/** Patches that agree in everything but classification and urgency, such as those of one product. */
export interface Situation {
  /** What they have in common, by filter name; empty where the baseline tells nothing else apart. */
  readonly of: Readonly<Record<string, Atom>>;
  readonly kinds: readonly KindCoverage[];
  /** Listed levels that no rule can approve, whatever the classification, nor another word for them. */
  readonly levelsLeft: readonly string[];
  /** Listed classifications of which no rule can approve anything. */
  readonly kindsLeft: readonly string[];
  /** Whether one of these stands in a list of AWS, and is not only known from elsewhere. */
  readonly leavesPrinted: boolean;
}

/** Values of one filter that no filter of the baseline tells apart; "others" are those which none of them names. */
export type Atom = readonly string[] | "others";

/** What is approved of one classification. */
export interface KindCoverage {
  /** Absent: one that no list and no filter names; on a system without classifications, every patch. */
  readonly name?: string;
  /** What some rule certainly approves. */
  readonly approved: readonly string[];
  /** By which rules each of these is approved for certain: their places in the baseline. */
  readonly approvedBy: Readonly<Record<string, readonly number[]>>;
  /** By which rules a patch is approved that has no value on the scale at all. */
  readonly unratedBy: readonly number[];
  /** Printed values that no rule can approve, whatever the letter case, nor another word for them. */
  readonly left: readonly string[];
}

/** By rules: the accounts of a ring share what was read from their definition. */
const KNOWN = new WeakMap<object, { readonly of: PatchBaselineModel; readonly coverage: Coverage | undefined }>();

/** By content: the accounts of a fleet have the same rules, each read for itself. */
const ALIKE = new Memo<{ readonly coverage: Coverage | undefined }>(500);

/** Undefined where the system, its values or the rules are not known, or a filter is not one of the system's. */
export function coverageOf(baseline: PatchBaselineModel): Coverage | undefined {
  const { approvalRules, globalFilters, operatingSystem } = baseline;
  if (!isKnown(approvalRules)) return undefined;
  const known = KNOWN.get(approvalRules);
  if (known?.of.operatingSystem === operatingSystem && known.of.globalFilters === globalFilters) return known.coverage;
  const question = jsonOfModel([operatingSystem, approvalRules, globalFilters]);
  const { coverage } = ALIKE.get(question, () => ({ coverage: workOut(baseline) }));
  KNOWN.set(approvalRules, { of: baseline, coverage });
  return coverage;
}

function workOut(baseline: PatchBaselineModel): Coverage | undefined {
  const facts = operatingSystemFacts(baseline.operatingSystem);
  const rules = knownRules(baseline);
  const scale = SCALES.find((name) => facts?.filters[name] !== undefined);
  if (facts === undefined || rules === undefined || rules.length === 0 || scale === undefined) return undefined;

  const global = rangeOf(baseline.globalFilters, facts);
  const ranges = rules.map(({ patchFilters }) => rangeOf(patchFilters, facts));
  if (global === undefined || !ranges.every((range) => range !== undefined)) return undefined;
  const situations = situationsOf(facts, [global, ...ranges], scale);
  if (situations === undefined) return undefined;

  const values = valuesByUrgency(facts, scale).filter((value) => mayReach(reachIn(global, scale), value));
  const levels = values.filter((value) => facts.filters[scale]?.confirmed.includes(value));
  const { confirmed = [], observed = [] } = filterFacts(facts, KINDS) ?? {};
  const named = ranges.flatMap((range) => [...reachIn(range as Range, KINDS)]).filter((kind) => kind !== EVERY_VALUE);
  const kinds = [...new Set([...confirmed, ...observed, ...named])].filter((kind) =>
    mayReach(reachIn(global, KINDS), kind),
  );
  const allLevels = { scale, values, levels };
  return {
    scale,
    levels,
    situations: situations
      .filter((of) => isWithin(global, of, mayReach))
      .map((of): Situation => {
        const speaking = ranges.filter((range) => isWithin(range as Range, of, mayReach)) as readonly Range[];
        const certain = isWithin(global, of, reaches)
          ? speaking.filter((range) => isWithin(range, of, reaches) && !cannotMeetIn(global, range, KINDS))
          : [];
        const left = {
          levels: levelsLeft(
            { ...allLevels, levels: values },
            speaking.filter((range) => !cannotMeetIn(global, range, KINDS)),
          ),
          kinds: [...confirmed, ...observed].filter(
            (kind) =>
              kinds.includes(kind) &&
              !speaking.some((range) => mayReach(reachIn(range, KINDS), kind) && !cannotMeetIn(global, range, scale)),
          ),
        };
        return {
          of,
          kinds: [...kinds, undefined].map((name) => {
            // Whether a classification that nobody lists is approved hangs on its letter case.
            const isListed = name === undefined || confirmed.includes(name) || observed.includes(name);
            return kindCoverage(name, allLevels, global, speaking, isListed ? certain : [], ranges);
          }),
          levelsLeft: left.levels,
          kindsLeft: left.kinds,
          leavesPrinted:
            left.levels.some((level) => levels.includes(level)) || left.kinds.some((kind) => confirmed.includes(kind)),
        };
      }),
  };
}

interface Levels {
  readonly scale: string;
  /** Confirmed and observed ones that the global filters let through, the most urgent first. */
  readonly values: readonly string[];
  readonly levels: readonly string[];
}

function kindCoverage(
  name: string | undefined,
  all: Levels,
  global: Range,
  speaking: readonly Range[],
  certain: readonly Range[],
  rules: readonly (Range | undefined)[],
): KindCoverage {
  const { scale, values } = all;
  const ofKind = (range: Range, match: Match) => {
    const reach = reachIn(range, KINDS);
    return name === undefined ? reach === EVERY_VALUE : match(reach, name);
  };
  const approving = ofKind(global, reaches) ? certain.filter((range) => ofKind(range, reaches)) : [];
  const approvedBy = Object.fromEntries(
    values
      .filter((value) => reaches(reachIn(global, scale), value))
      .map((value) => [value, approving.filter((range) => reaches(reachIn(range, scale), value))] as const)
      .filter(([, by]) => by.length > 0)
      .map(([value, by]) => [value, by.map((range) => rules.indexOf(range))]),
  );
  return {
    ...(name === undefined ? {} : { name }),
    approved: Object.keys(approvedBy),
    approvedBy,
    unratedBy:
      reachIn(global, scale) === EVERY_VALUE
        ? approving.filter((range) => reachIn(range, scale) === EVERY_VALUE).map((range) => rules.indexOf(range))
        : [],
    left: levelsLeft(
      all,
      speaking.filter((range) => ofKind(range, mayReach)),
    ),
  };
}

/** The levels of which no range lets any word through. */
function levelsLeft({ scale, values, levels }: Levels, ranges: readonly Range[]): readonly string[] {
  const possibly = (value: string) => ranges.some((range) => mayReach(reachIn(range, scale), value));
  return levels.filter((level) => !sameUrgency(values, level).some(possibly));
}

function cannotMeetIn(one: Range, other: Range, name: string): boolean {
  return cannotMeet(reachIn(one, name), reachIn(other, name));
}

/** Whether rules approve anything at all in a situation, as far as listed values tell. */
export function approvesSomething({ kinds }: Situation): boolean {
  return kinds.some(({ approved }) => approved.length > 0);
}

/** What a list of filters lets through, by the name of the filter; a name that is not there lets every value through. */
type Range = ReadonlyMap<string, Reach>;
type Match = (reach: Reach, value: string) => boolean;

function rangeOf(filters: ApprovalRuleModel["patchFilters"], facts: OperatingSystemFacts): Range | undefined {
  if (!isKnown(filters)) return undefined;
  const range = new Map<string, Reach>();
  for (const filter of filters) {
    if (!isKnown(filter) || !isKnown(filter.key)) return undefined;
    const name = filterName(filter.key);
    const reach = reachOf(filters, name);
    // A key that stands twice is an error of its own, and package managers read it in different ways.
    if (reach === undefined || range.has(name) || filterFacts(facts, name) === undefined) return undefined;
    range.set(name, reach);
  }
  return range;
}

function reachIn(range: Range, name: string): Reach {
  return range.get(name) ?? EVERY_VALUE;
}

function isWithin(range: Range, of: Situation["of"], match: Match): boolean {
  return Object.entries(of).every(([name, atom]) => {
    const reach = reachIn(range, name);
    if (reach === EVERY_VALUE) return true;
    return atom !== "others" && atom.some((value) => match(reach, value));
  });
}

/** Every combination of what the filters tell apart beside classification and urgency. */
function situationsOf(
  facts: OperatingSystemFacts,
  ranges: readonly Range[],
  scale: string,
): readonly Situation["of"][] | undefined {
  let situations: Situation["of"][] = [{}];
  for (const name of Object.keys(facts.filters)) {
    if (name === scale || name === KINDS) continue;
    const atoms = atomsOf(facts, name, ranges);
    if (atoms.length === 1) continue;
    situations = situations.flatMap((of) => atoms.map((atom) => ({ ...of, [name]: atom })));
    if (situations.length > MOST_SITUATIONS) return undefined;
  }
  return situations;
}

/** The values of one filter in groups that no reach tells apart. Without a filter on it: one group, all of them. */
function atomsOf(facts: OperatingSystemFacts, name: string, ranges: readonly Range[]): readonly Atom[] {
  const reaches = ranges.map((range) => reachIn(range, name)).filter((reach) => reach !== EVERY_VALUE);
  const named = [...new Set(reaches.flatMap((reach) => [...reach]))];
  const { confirmed = [], observed = [] } = filterFacts(facts, name) ?? {};
  // A list that AWS prints as two alternatives is complete: each of them is looked at, named or not.
  const isComplete = name === "patchSet";
  const values = isComplete && named.length > 0 ? [...new Set([...confirmed, ...observed, ...named])] : named;
  const groups = grouped(values, (value) => reaches.map((reach) => mayReach(reach, value)).join());
  return isComplete && groups.size > 0 ? [...groups.values()] : [...groups.values(), "others"];
}

/** The values of a scale, the most urgent first; what is not known to be urgent comes last. */
function valuesByUrgency(facts: OperatingSystemFacts, scale: string): readonly string[] {
  const { confirmed = [], observed = [] } = filterFacts(facts, scale) ?? {};
  const place = (value: string) => urgencyOf(value) ?? Number.MAX_SAFE_INTEGER;
  return [...confirmed, ...observed].sort((a, b) => place(a) - place(b));
}

function sameUrgency(values: readonly string[], level: string): readonly string[] {
  return values.filter((value) => value === level || urgencyOf(value) === urgencyOf(level));
}
