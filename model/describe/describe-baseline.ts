import { isLeftNothing } from "../coverage/outside-global-filters";
import { operatingSystemFacts } from "../facts/operating-systems";
import type { ApprovalRuleModel, PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { baselineInEffect } from "../patch-baseline/rule-in-effect";
import { counted, joinedFirst } from "../text/wording";
import { isKnown, type Knowable } from "../values/unknown";
import { approvalOf, describeApprovalTime, describeFilters, NOT_KNOWN_YET } from "./describe-rule";

/** Said of a rule whose patches the global filters let not pass. */
export const LEFT_NOTHING = "the global filters leave it nothing";

/** Entries that are named where there is no rule; of a longer list the others are counted. */
const MOST_NAMED = 5;

/**
 * What a baseline approves, in one line: `all updates immediately`, `Security (Critical) after 7 days; 2 patches by name`,
 * `all updates with an advisory immediately; all rules narrowed to Security`, `only openssl, by name`.
 * What the operating system ignores, such as a delay on Ubuntu, is not told. A rule that only raises the level of another one is not told.
 */
export function describeApproval(given: PatchBaselineModel): string {
  const facts = operatingSystemFacts(given.operatingSystem);
  const baseline = baselineInEffect(given, facts);
  if (!isKnown(baseline.approvalRules)) return NOT_KNOWN_YET;
  const rules = baseline.approvalRules.filter((rule) => isKnown(rule));
  const telling = rules.filter((rule, index) => !rules.some((other, place) => covers(other, rule, place < index)));
  const parts = telling.map((rule) => {
    const text = approvalOf(rule, facts);
    return isLeftNothing(rule, baseline) ? `${text} (${LEFT_NOTHING})` : text;
  });
  const narrowed = describeFilters(baseline.globalFilters);
  if (parts.length > 0 && narrowed !== "none") parts.push(`all rules narrowed to ${narrowed}`);

  const { approvedPatches: named } = baseline;
  if (isKnown(named) && named.length > 0) {
    parts.push(
      baseline.approvalRules.length === 0
        ? onlyByName(entriesText(named, MOST_NAMED))
        : `${counted(named.length, "patch", "patches")} by name`,
    );
  }
  return parts.length === 0 ? "nothing" : parts.join("; ");
}

/** What a baseline without rules approves: `only openssl, by name`. */
export function onlyByName(entries: string): string {
  return `only ${entries}, by name`;
}

function entriesText(entries: readonly Knowable<string>[], most: number): string {
  return joinedFirst(
    entries.map((entry) => (isKnown(entry) ? entry : NOT_KNOWN_YET)),
    most,
  );
}

/** What a baseline rejects by name, behind what it approves: `, except kernel* and 2 more`. */
export function describeExceptions({ rejectedPatches }: PatchBaselineModel): string {
  if (!isKnown(rejectedPatches)) return `, rejected ${NOT_KNOWN_YET}`;
  if (rejectedPatches.length === 0) return "";
  return `, except ${entriesText(rejectedPatches, 1)}`;
}

/** Whether `other` approves all that `rule` does, at the same time. Of two equal rules, the first one tells. */
function covers(other: ApprovalRuleModel, rule: ApprovalRuleModel, isBefore: boolean): boolean {
  if (other === rule) return false;
  if (describeFilters(other.patchFilters) !== describeFilters(rule.patchFilters)) return false;
  if (describeApprovalTime(other) !== describeApprovalTime(rule)) return false;
  if (other.enableNonSecurity === rule.enableNonSecurity) return isBefore;
  return other.enableNonSecurity === true;
}
