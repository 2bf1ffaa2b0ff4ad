import { type FilterValues, operatingSystemFacts } from "../../facts/operating-systems";
import type { ApprovalRuleModel, PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import { joined } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import type { Check } from "../check/check";
import { knownRules, type Reach, reaches, reachOf } from "./rule-reach";

/** Filter keys whose values AWS orders from the most to the least urgent. A system has one of them at most. */
const SCALES = ["severity", "msrcSeverity", "priority"];
const KINDS = "classification";

export const severityLeftOut: Check<PatchBaselineModel> = {
  id: "PM125",
  severity: "warning",
  cause: "The rules approve a less urgent severity and leave out a more urgent one.",
  reason: "Critical and Medium without Important: the more urgent patch would never be installed, and nothing says so.",
  source: "patch baseline facts, C1",
  fix: "Add the severity to a rule, or narrow the whole baseline with globalFilters if that is meant.",
  find: (baseline, problems) => {
    const coverage = coverageOf(baseline);
    if (coverage === undefined) return;
    const { scale, urgency, classes } = coverage;
    const gaps = new Map<string, string[]>();
    for (const { name, covered } of classes) {
      const least = urgency.findLastIndex((value) => covered.has(value));
      const missing = coverage.scaleValues.filter((value) => !covered.has(value) && urgency.indexOf(value) < least);
      if (missing.length > 0) gaps.set(missing.join(), [...(gaps.get(missing.join()) ?? []), name]);
    }
    const all = classes.filter(({ covered }) => covered.size > 0).length;
    for (const [values, names] of gaps) {
      const missing = values.split(",");
      const of = names.length === all ? "" : ` of ${KINDS} ${joined(names)}`;
      const lower = urgency.filter((value) =>
        classes.some(({ name, covered }) => names.includes(name) && covered.has(value)),
      );
      problems.add(
        "approvalRules",
        `no rule approves ${scale} ${joined(missing, "or")}${of}, though less urgent ones are approved ` +
          `(${joined(lower)}); add ${joined(missing)} to a rule`,
      );
    }
  },
};

export const notCovered: Check<PatchBaselineModel> = {
  id: "PM126",
  severity: "information",
  cause: "No rule approves some of the classifications or severities of the system.",
  reason: "Such patches are installed only if they are listed in approvedPatches. Often that is meant.",
  source: "patch baseline facts, C1",
  fix: "Nothing needs to be done; add a rule for them if they are to be installed.",
  find: (baseline, problems) => {
    const coverage = coverageOf(baseline);
    if (coverage === undefined) return;
    const { scale, scaleValues, classes } = coverage;
    const kinds = classes.filter(({ name, covered }) => name !== "" && covered.size === 0).map(({ name }) => name);
    const levels = scaleValues.filter((value) => classes.every(({ covered }) => !covered.has(value)));
    const parts = [
      ...(kinds.length === 0 ? [] : [`${KINDS} ${joined(kinds, "or")}`]),
      ...(levels.length === 0 ? [] : [`${scale} ${joined(levels, "or")}`]),
    ];
    if (parts.length > 0) problems.add("approvalRules", `no rule approves patches of ${parts.join(", nor of ")}`);
  },
};

interface Coverage {
  /** The name of the key that tells urgency. */
  readonly scale: string;
  /** The confirmed values that the baseline as a whole is about. */
  readonly scaleValues: readonly string[];
  /** Confirmed and observed values, the most urgent first. */
  readonly urgency: readonly string[];
  /** What the rules approve of each classification; one without a name where the system has none. */
  readonly classes: readonly { readonly name: string; readonly covered: ReadonlySet<string> }[];
}

/** Undefined where the system, its values or the rules are not known. */
function coverageOf(baseline: PatchBaselineModel): Coverage | undefined {
  const facts = isKnown(baseline.operatingSystem) ? operatingSystemFacts(baseline.operatingSystem) : undefined;
  const rules = knownRules(baseline);
  const scale = SCALES.find((name) => facts?.filters[name] !== undefined);
  if (facts === undefined || rules === undefined || rules.length === 0 || scale === undefined) return undefined;
  const globalScale = reachOf(baseline.globalFilters, scale);
  const globalKinds = reachOf(baseline.globalFilters, KINDS);
  const reach = rules.map((rule) => rangeOf(rule, scale));
  if (globalScale === undefined || globalKinds === undefined || !reach.every((range) => range !== undefined))
    return undefined;

  const urgency = valuesOf(facts.filters[scale]).filter((value) => reaches(globalScale, value));
  const kinds = facts.filters[KINDS]?.confirmed.filter((kind) => reaches(globalKinds, kind)) ?? [""];
  return {
    scale,
    scaleValues: facts.filters[scale]?.confirmed.filter((value) => reaches(globalScale, value)) ?? [],
    urgency,
    classes: kinds.map((name) => {
      const speaking = reach.filter((range) => name === "" || reaches(range.kinds, name));
      return {
        name,
        covered: new Set(urgency.filter((value) => speaking.some((range) => reaches(range.scale, value)))),
      };
    }),
  };
}

function rangeOf(rule: ApprovalRuleModel, scaleName: string): { scale: Reach; kinds: Reach } | undefined {
  const scale = reachOf(rule.patchFilters, scaleName);
  const kinds = reachOf(rule.patchFilters, KINDS);
  return scale === undefined || kinds === undefined ? undefined : { scale, kinds };
}

function valuesOf(values: FilterValues | undefined): readonly string[] {
  return values === undefined ? [] : [...values.confirmed, ...values.observed];
}
