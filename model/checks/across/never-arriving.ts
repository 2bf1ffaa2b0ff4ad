import { NO_RUN } from "../../arrival/arrival";
import { arrivalAfter, arrivalBy } from "../../arrival/arrival-by";
import type { DeadlineFix, Question } from "../../arrival/deadline-fixes";
import { askedBy, type DeadlineProof, isKept, termsOf } from "../../arrival/deadline-proof";
import { daysThatAreKept, moreOften } from "../../arrival/deadline-words";
import { releasesOfBaseline } from "../../arrival/releases-of-baseline";
import { APPROVED_BY_NO_RULE, EVERY_PATCH_REJECTED } from "../../arrival/waits";
import { rejectionsOfEverything } from "../../coverage/rejected-patches";
import { type UnlistedValue, unlistedButProducts, unlistedText } from "../../coverage/unlisted-values";
import type { PatchBaselineModel, PatchFilterModel } from "../../patch-baseline/patch-baseline-model";
import { runsOnce } from "../../schedule/grammar/parse-at";
import { counted, joined, quote, withArticle } from "../../text/wording";
import { isKnown, type Knowable } from "../../values/unknown";

/** What lets a patch arrive that never does, where that is none of delays and days; undefined for any other. */
export function fixOfNever(
  question: Question,
  arrival: DeadlineProof["arrival"],
  found: readonly DeadlineFix[],
): string | undefined {
  const { runs, one, limit, deadline, from } = question;
  if (arrival.arrives !== "never") return undefined;
  const { by } = runs.installing(one, deadline.inForce);
  if (arrival.because === EVERY_PATCH_REJECTED) {
    const entries = by.flatMap(({ baseline }) => rejectionsOfEverything(baseline)).map((entry) => quote(entry));
    return `remove ${joined([...new Set(entries)])} from rejectedPatches`;
  }
  const [first] = by;
  if (first === undefined || first.openings.length === 0) return undefined;
  const { openings, baseline } = first;
  const { ownSchedule } = runs;
  if (arrival.because === NO_RUN) {
    const isOver = openings.some(({ timing }) => timing.endDate !== undefined);
    if (isOver)
      return "the endDate of what installs is over by then: give a window that installs a later endDate, or none";
    if (!openings.every(({ timing }) => runsOnce(timing.schedule))) return undefined;
    return ownSchedule === undefined
      ? "let a window that installs open again and again"
      : `give ${withArticle(ownSchedule.property)} that runs again and again`;
  }
  if (arrival.because !== APPROVED_BY_NO_RULE) return undefined;
  const byValues = fixOfValues(question);
  if (byValues !== undefined || found.length > 0) return byValues;
  const atOnce = arrivalAfter(
    [{ openings, waitDays: 0 }],
    from,
    releasesOfBaseline(baseline),
    termsOf(deadline, limit),
  );
  const days = daysThatAreKept({ arrival: atOnce });
  if (days !== undefined) return `let a rule approve it after 0 days, and allow ${counted(days, "day")}`;
  return `let a rule approve it, and ${moreOften(runs)}`;
}

/** What AWS does not list of the filters by which no rule approves a patch: the probable cause. */
export function unlistedOf({ runs, one, deadline }: Question, arrival: DeadlineProof["arrival"]): readonly string[] {
  const [first] = runs.installing(one, deadline.inForce).by;
  if (first === undefined || arrival.arrives !== "never" || arrival.because !== APPROVED_BY_NO_RULE) return [];
  const { baseline } = first;
  return [...new Set(unlistedButProducts(baseline).map((value) => unlistedText(value, baseline)))];
}

/** The values that are probably meant in place of those that AWS does not list, where a patch arrives with them. */
function fixOfValues({ runs, one, deadline, limit, from }: Question): string | undefined {
  const [first, ...others] = runs.installing(one, deadline.inForce).by;
  const meant =
    first === undefined ? [] : unlistedButProducts(first.baseline).filter((value) => value.meant !== undefined);
  if (first === undefined || meant.length === 0) return undefined;
  const corrected = { ...first, baseline: withMeant(first.baseline, meant) };
  const found = arrivalBy([corrected, ...others], from, askedBy(limit, deadline));
  if (found.arrives !== "always") return undefined;
  const words = joined([...new Set(meant.map((one) => `${quote(one.meant ?? "")} for ${quote(one.value)}`))]);
  if (isKept(found, limit.days)) return `write ${words}`;
  const days = daysThatAreKept({ arrival: found });
  return `write ${words}, and ${days === undefined ? moreOften(runs) : `allow ${counted(days, "day")}`}`;
}

function withMeant(baseline: PatchBaselineModel, meant: readonly UnlistedValue[]): PatchBaselineModel {
  const { approvalRules, globalFilters } = baseline;
  const corrected = (filters: PatchBaselineModel["globalFilters"]) =>
    mapKnown(filters, (filter) => correctedFilter(filter, meant));
  return {
    ...baseline,
    approvalRules: mapKnown(approvalRules, (rule) => ({ ...rule, patchFilters: corrected(rule.patchFilters) })),
    globalFilters: corrected(globalFilters),
  };
}

function mapKnown<T>(list: Knowable<readonly Knowable<T>[]>, change: (one: T) => T): Knowable<readonly Knowable<T>[]> {
  return isKnown(list) ? list.map((one) => (isKnown(one) ? change(one) : one)) : list;
}

function correctedFilter(filter: PatchFilterModel, meant: readonly UnlistedValue[]): PatchFilterModel {
  const { values } = filter;
  if (!isKnown(values)) return filter;
  const own = meant.filter((one) => one.filter === filter);
  return { ...filter, values: values.map((value) => own.find((one) => one.value === value)?.meant ?? value) };
}
