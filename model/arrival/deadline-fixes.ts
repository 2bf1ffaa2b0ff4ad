import { baselinesTogether } from "../coverage/baselines-together";
import type { DeadlineOfSeverity, SettledDeadline } from "../deadlines/deadline-model";
import { ANY_SEVERITY } from "../deadlines/deadline-model";
import type { ApprovalRuleModel, PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { Memo } from "../values/memo";
import { isKnown, jsonOfModel, type Knowable } from "../values/unknown";
import { arrivalAfter, arrivalBy, type OpeningsByBaseline } from "./arrival-by";
import type { BaselineOfNodes } from "./baselines-of-nodes";
import { askedBy, isKept, termsOf } from "./deadline-proof";
import { releasesOfBaseline } from "./releases-of-baseline";
import type { OwnSchedule, RunsOnNodes } from "./runs-on-nodes";
import { type SecondWindow, secondWindows } from "./second-windows";
import { waitsOfSeverity } from "./waits";

/** What would keep a deadline: each of them was tried, by the same proof as the deadline itself. */
export type DeadlineFix = {
  /** Whether a rule has to be written, for none approves these patches. */
  readonly needsRule: boolean;
} & (DelayFix | WindowFix);

interface DelayFix {
  /** The longest delay with which it is kept. */
  readonly approveAfterDays: number;
  readonly window?: undefined;
}

interface WindowFix {
  /** The longest delay with which it is kept. Absent: the delays may stay as they are. */
  readonly approveAfterDays?: number;
  /** A further window on the same nodes; of what installs alone another schedule. */
  readonly window: SecondWindow;
}

/** Which limit is to be kept, and by what. */
export interface Question {
  readonly runs: RunsOnNodes;
  readonly one: BaselineOfNodes;
  readonly limit: DeadlineOfSeverity;
  readonly deadline: SettledDeadline;
  readonly from: Date;
}

/** The same, with what installs: the first of it is what a fix would change. */
interface Asked extends Pick<Question, "limit" | "deadline" | "from"> {
  readonly installing: readonly [OpeningsByBaseline, ...OpeningsByBaseline[]];
  /** How the first may run more often: by another value of its own property, or as a window would, by a further one. */
  readonly oftener: OwnSchedule | "window" | "not";
}

/** A fleet asks the same of many accounts. */
const KNOWN = new Memo<readonly DeadlineFix[]>(500);

/** The nearest ways to keep a deadline: another delay, and a further window with the longest delay that then does. */
export function deadlineFixes({ runs, one, ...question }: Question): readonly DeadlineFix[] {
  const { deadline, limit, from } = question;
  const [changed, ...others] = runs.installing(one, deadline.inForce).by;
  if (changed === undefined || changed.openings.length === 0) return [];
  const oftener = runs.ownSchedule ?? (changed.baseline === one.baseline ? "window" : "not");
  const installing = [changed, ...others] as const;
  const texts = installing.map(({ baseline, openings }) => {
    const { operatingSystem, approvalRules, globalFilters, rejectedPatches } = baseline;
    return [openings, operatingSystem, approvalRules, globalFilters, rejectedPatches, releasesOfBaseline(baseline)];
  });
  const key = jsonOfModel([texts, oftener, limit.severity, limit.days, termsOf(deadline, limit), from.getTime()]);
  return KNOWN.get(key, () => fixesOf({ ...question, installing, oftener }));
}

function fixesOf(question: Asked): readonly DeadlineFix[] {
  const { installing, limit } = question;
  const [{ baseline }] = installing;
  const delay = longestDelay(question);
  const needsRule = lacksRule(question);
  const fixes: DeadlineFix[] = delay === undefined ? [] : [{ needsRule, approveAfterDays: delay }];
  for (const { window, openings } of oftenerRuns(question)) {
    const longer = longestDelay(withOpenings(question, openings));
    if (longer === undefined || longer === delay) continue;
    fixes.push({ needsRule, ...delayOf(longer), window });
    break;
  }
  return fixes;

  function delayOf(days: number) {
    const current = longestWait(baseline, limit.severity);
    const stays = current !== undefined && !needsRule && days >= current && !hasDate(baseline, limit.severity);
    return stays ? {} : { approveAfterDays: days };
  }
}

/** The least change first. */
function oftenerRuns({ installing: [{ openings }], oftener }: Asked) {
  if (oftener === "not") return [];
  const windows = secondWindows(openings);
  if (oftener === "window") return windows.map((window) => ({ window, openings: [...openings, window.opening] }));
  // What has one schedule runs by another one, and not by a second one as well.
  return windows
    .filter(({ isSecond }) => isSecond !== true)
    .map(({ opening }) => {
      const { schedule } = opening.timing;
      return { window: { text: `${oftener.property} ${schedule}`, opening }, openings: [opening] };
    });
}

function withOpenings(question: Asked, openings: OpeningsByBaseline["openings"]): Asked {
  const [changed, ...others] = question.installing;
  return { ...question, installing: [{ ...changed, openings }, ...others] };
}

/** The longest delay with which the deadline holds, at most the one that there is; found by halves, then proved. */
function longestDelay(question: Asked): number | undefined {
  const { installing, limit } = question;
  const holds = (days: number) => isKept(arrivalWith(question, days), limit.days);
  const current = longestWait(installing[0].baseline, limit.severity) ?? Math.floor(limit.days);
  if (!holds(0)) return undefined;
  let low = 0;
  let high = Math.min(current, Math.floor(limit.days));
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What comes of it where no rule that approves these patches waits longer than so many days. */
function arrivalWith(question: Asked, days: number) {
  const { installing, deadline, limit, from } = question;
  const [{ baseline, openings }, ...others] = installing;
  if (lacksRule(question)) {
    return arrivalAfter([{ openings, waitDays: days }], from, releasesOfBaseline(baseline), termsOf(deadline, limit));
  }
  const { approvalRules } = baseline;
  const rules = rulesOf(baseline, limit.severity);
  const changed = isKnown(approvalRules)
    ? approvalRules.map((rule, place) => (rules.has(place) ? atMost(rule, days) : rule))
    : approvalRules;
  const first: OpeningsByBaseline = { openings, baseline: { ...baseline, approvalRules: changed } };
  return arrivalBy([first, ...others], from, askedBy(limit, deadline));
}

function atMost(rule: Knowable<ApprovalRuleModel>, days: number): Knowable<ApprovalRuleModel> {
  if (!isKnown(rule)) return rule;
  const { approveAfterDays = 0, approveUntilDate: _, ...rest } = rule;
  const wait = isKnown(approveAfterDays) && rule.approveUntilDate === undefined ? approveAfterDays : days;
  return { ...rest, approveAfterDays: Math.min(wait, days) };
}

/** The places of the rules that approve patches of a severity. */
function rulesOf(baseline: PatchBaselineModel, severity: string): ReadonlySet<number> {
  const { approvalRules } = baseline;
  if (severity === ANY_SEVERITY) return new Set(isKnown(approvalRules) ? approvalRules.keys() : []);
  const waits = waitsOfSeverity(baseline, severity);
  return new Set(typeof waits === "string" ? [] : waits.flatMap(({ rules }) => rules));
}

/** Whether some of these patches are approved by no rule at all. */
function lacksRule({ installing, limit: { severity } }: Asked): boolean {
  const baselines = installing.map(({ baseline }) => baseline);
  const [only, second] = baselines;
  const baseline = second === undefined ? only : baselinesTogether(baselines)?.baseline;
  if (baseline === undefined) return false;
  const { approvalRules } = baseline;
  if (severity === ANY_SEVERITY) return isKnown(approvalRules) && approvalRules.length === 0;
  const waits = waitsOfSeverity(baseline, severity);
  return typeof waits !== "string" && (waits.length === 0 || waits.some(({ rules }) => rules.length === 0));
}

/** The longest delay among the rules that decide about a severity. */
function longestWait(baseline: PatchBaselineModel, severity: string): number | undefined {
  const days = decidingRules(baseline, severity).flatMap(({ approveAfterDays = 0, approveUntilDate }) =>
    approveUntilDate === undefined && isKnown(approveAfterDays) ? [approveAfterDays] : [],
  );
  return days.length === 0 ? undefined : Math.max(...days);
}

/** Whether one of them approves up to a date, and nothing that is released later. */
function hasDate(baseline: PatchBaselineModel, severity: string): boolean {
  return decidingRules(baseline, severity).some(({ approveUntilDate }) => approveUntilDate !== undefined);
}

function decidingRules(baseline: PatchBaselineModel, severity: string): readonly ApprovalRuleModel[] {
  const { approvalRules } = baseline;
  const places = rulesOf(baseline, severity);
  return isKnown(approvalRules) ? approvalRules.filter((_, place) => places.has(place)).filter(isKnown) : [];
}
