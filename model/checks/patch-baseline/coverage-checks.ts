import {
  type Atom,
  approvesSomething,
  type Coverage,
  coverageOf,
  KINDS,
  type KindCoverage,
  type Situation,
} from "../../coverage/baseline-coverage";
import { urgencyOf } from "../../facts/severity-order";
import { counted, firstOnes, joined } from "../../text/wording";
import { defineCheck } from "../check/define-check";

/** Named in one message; beyond, a reader wants a number. */
const MOST_NAMED = 3;

export const severityLeftOut = defineCheck({
  id: "PM125",
  severity: "warning",
  on: "baseline",
  acceptedAt: 'a severity such as "approvalRules (Critical)"',
  cause: "The rules approve a less urgent severity and leave out a more urgent one.",
  reason: "Critical and Medium without Important: the more urgent patch would never be installed, and nothing says so.",
  source: "patch baseline facts, C1",
  fix: "Add the severity to a rule, or narrow the whole baseline with globalFilters if that is meant.",
  find: (baseline, { problems }) => {
    const coverage = coverageOf(baseline);
    if (coverage === undefined) return;
    const missing = new Set(coverage.situations.flatMap(gapsIn).flatMap((gap) => gap.missing));
    for (const level of missing) {
      for (const { text, where } of joinedBySituation(coverage, (situation) =>
        gapsIn(situation)
          .filter((gap) => gap.missing.includes(level))
          .map(gapText(coverage, level)),
      )) {
        problems.add(`approvalRules (${level})`, `no rule approves ${text.replace("{where}", where)}`);
      }
    }
  },
});

/** Severities of some classifications that are left out, and less urgent ones that are approved of each of these. */
export interface SeverityGap {
  readonly missing: readonly string[];
  readonly approved: readonly string[];
  readonly kinds: readonly string[];
  /** Whether that holds of everything of which something is approved. */
  readonly ofAllKinds: boolean;
}

export function gapsIn({ kinds }: Situation): readonly SeverityGap[] {
  const gaps = new Map<string, { missing: readonly string[]; approved: readonly string[]; holds: KindCoverage[] }>();
  for (const kind of kinds.filter(({ approved }) => approved.length > 0)) {
    const least = Math.max(...kind.approved.map(rankOf));
    const missing = kind.left.filter((level) => rankOf(level) < least);
    if (missing.length === 0) continue;
    const below = Math.max(...missing.map(rankOf));
    const approved = kind.approved.filter((value) => rankOf(value) > below);
    const key = JSON.stringify([missing, approved]);
    gaps.set(key, { missing, approved, holds: [...(gaps.get(key)?.holds ?? []), kind] });
  }
  return [...gaps.values()]
    .map(({ missing, approved, holds }) => ({
      missing,
      approved,
      kinds: holds.flatMap(({ name }) => name ?? []),
      ofAllKinds: holds.length === kinds.length,
    }))
    .filter((gap) => gap.ofAllKinds || gap.kinds.length > 0);
}

function gapText({ scale }: Coverage, missing: string): (gap: SeverityGap) => string {
  return ({ approved, kinds, ofAllKinds }) =>
    `${scale} ${missing}${ofAllKinds ? "" : ` of ${KINDS} ${joined(kinds)}`}{where}, though less urgent ` +
    `ones are approved (${joined(approved)}); add ${missing} to a rule`;
}

export const notCovered = defineCheck({
  id: "PM126",
  severity: "information",
  on: "baseline",
  cause: "No rule approves some of the classifications or severities of the system.",
  reason: "Such patches are installed only if they are listed in approvedPatches. Often that is meant.",
  source: "patch baseline facts, C1",
  fix: "Nothing needs to be done; add a rule for them if they are to be installed.",
  find: (baseline, { problems }) => {
    const coverage = coverageOf(baseline);
    if (coverage === undefined) return;
    for (const { kinds, levels, patchSet } of uncoveredIn(coverage)) {
      const parts = [
        ...(kinds.length === 0 ? [] : [`${KINDS} ${joined(kinds, "or")}`]),
        ...(levels.length === 0 ? [] : [`${coverage.scale} ${joined(levels, "or")}`]),
      ];
      const of = patchSet === undefined ? "" : `of patchSet ${patchSet} `;
      problems.add("approvalRules", `${of}no rule approves patches of ${parts.join(", nor of ")}`);
    }
  },
});

/** What no rule approves, whatever else a patch is. On Windows, of each patch set that some rule is about. */
export interface Uncovered {
  readonly kinds: readonly string[];
  readonly levels: readonly string[];
  /** Absent where all that the rules are about is meant. */
  readonly patchSet?: string;
}

export function uncoveredIn({ situations }: Coverage): readonly Uncovered[] {
  const sets = [...new Set(situations.map(setOf))]
    .map((patchSet) => ({ patchSet, situations: situations.filter((situation) => setOf(situation) === patchSet) }))
    .filter((set) => set.situations.some(approvesSomething));
  return sets
    .filter((set) => set.situations.every(({ leavesPrinted }) => leavesPrinted))
    .map(
      ({ patchSet, situations: ofSet }): Uncovered => ({
        kinds: inEach(ofSet.map(({ kindsLeft }) => kindsLeft)),
        levels: inEach(ofSet.map(({ levelsLeft }) => levelsLeft)),
        ...(sets.length > 1 ? { patchSet } : {}),
      }),
    )
    .filter(({ kinds, levels }) => kinds.length + levels.length > 0);
}

function setOf({ of }: Situation): string {
  return textOf(of.patchSet ?? []);
}

function inEach([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  return first.filter((value) => others.every((list) => list.includes(value)));
}

interface Joined {
  readonly text: string;
  /** ` on product AmazonLinux2`; empty where it holds wherever anything is approved. */
  readonly where: string;
}

/** What is said of each situation; said once where it holds of all of them. */
function joinedBySituation({ situations }: Coverage, say: (situation: Situation) => readonly string[]): Joined[] {
  const speaking = situations.filter(approvesSomething);
  const byText = new Map<string, Situation[]>();
  for (const situation of speaking) {
    for (const text of say(situation)) byText.set(text, [...(byText.get(text) ?? []), situation]);
  }
  // Without a rule about applications, everything is said of Windows itself.
  const isOneSet = new Set(speaking.map(setOf)).size === 1;
  const spokenOf = situations.filter((situation) => !isOneSet || setOf(situation) === setOf(speaking[0] as Situation));
  return [...byText].map(([text, holds]) => ({
    text,
    where: holds.length === spokenOf.length ? "" : whereOf(holds, isOneSet ? ["patchSet"] : []),
  }));
}

function whereOf(places: readonly Situation[], omitted: readonly string[]): string {
  const texts = places.map(({ of }) =>
    joined(
      Object.entries(of)
        .filter(([name]) => !omitted.includes(name))
        .map(([name, atom]) => `${name} ${textOf(atom)}`),
    ),
  );
  const named = firstOnes(texts, MOST_NAMED);
  const more = texts.length > named.length ? [`${counted(texts.length - named.length, "other")}`] : [];
  return ` (${[...named, ...more].join("; ")})`;
}

function textOf(atom: Atom): string {
  return atom === "others" ? "other than these" : joined(atom, "or");
}

function rankOf(value: string): number {
  return urgencyOf(value) ?? Number.MAX_SAFE_INTEGER;
}
