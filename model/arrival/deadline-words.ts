import { ANY_SEVERITY, WITHOUT_SEVERITY } from "../deadlines/deadline-model";
import { uncountedText } from "../deadlines/uncounted-days";
import { localTime } from "../schedule/zones/local-time";
import { localMinute, localText } from "../text/moments";
import { counted, joined, joinedFirst, withArticle } from "../text/wording";
import type { ArrivalOfRelease } from "./arrival";
import { countedMs, lengthOf } from "./arrival-by";
import { afterRelease, atMostDays, DAY, freezeText } from "./arrival-words";
import type { DeadlineFix } from "./deadline-fixes";
import type { DeadlineProof, TermsOfDeadline } from "./deadline-proof";
import { inForceText } from "./in-force";
import type { RunsOnNodes } from "./runs-on-nodes";

const MOST_NAMES = 3;

/** Of the patches of a system that a deadline says nothing of. */
export const NOT_COVERED = "not covered by the deadline";

/** Of patches for which a rule has a delay. */
export const RESTARTS_WHEN_REISSUED =
  "With a delay, a patch that is reissued restarts its wait: one that keeps being reissued has no finite worst case.";

/** `a Critical patch`, `a Critical or Important patch`, `a patch`, `a patch without severity` */
export function patchText(severities: readonly string[]): string {
  if (severities.includes(ANY_SEVERITY)) return "a patch";
  const rated = severities.filter((severity) => severity !== WITHOUT_SEVERITY);
  if (rated.length === 0) return "a patch without severity";
  const unrated = rated.length < severities.length ? ", or one without severity," : "";
  return `${withArticle(joined(rated, "or"))} patch${unrated}`;
}

/** `a Critical, Important or any other patch`: all severities by name, where each has days of its own. */
export function eachPatchText(severities: readonly string[]): string {
  const rated = severities.filter((severity) => severity !== ANY_SEVERITY && severity !== WITHOUT_SEVERITY);
  const isAny = rated.length > 0 && severities.includes(ANY_SEVERITY);
  return isAny ? `${withArticle(joined([...rated, "any other"], "or"))} patch` : patchText(severities);
}

/**
 * `Critical and Important`, `every approved patch`, `Critical and patches without severity`: of whom a limit speaks.
 * `Important and every other approved patch`, for who looks a severity up looks for its name.
 */
export function patchesText(severities: readonly string[]): string {
  if (severities.includes(ANY_SEVERITY)) {
    const rated = severities.filter((severity) => severity !== ANY_SEVERITY && severity !== WITHOUT_SEVERITY);
    return rated.length === 0 ? "every approved patch" : joined([...rated, "every other approved patch"]);
  }
  return joined(severities.map((one) => (one === WITHOUT_SEVERITY ? `patches ${one}` : one)));
}

/**
 * `within 14 days`; `within 14 days after Patch Tuesday` where that is proved for no other release;
 * `within 14 days, 1 run missed`; `within 14 days, 2026-12-14 through 2027-01-03 not counted (with it up to 28.2)`
 *
 * @param isFreezeTold - whether the freeze stands in the sentence before, with the days that it takes
 */
export function limitText(proof: DeadlineProof, isFreezeTold = false): string {
  const { arrival, days, except } = proof;
  const after = arrival.arrives !== "always" || arrival.releases === undefined ? "" : ` ${afterRelease(arrival)}`;
  const leftOut =
    isFreezeTold && except !== undefined ? ", the freeze not counted" : exceptText(except, lengthOf(arrival));
  return `within ${counted(days, "day")}${after}${termsText(proof)}${leftOut}`;
}

/** `, reboot included, 1 run missed`: what a deadline asks for beside its days, and the days of its proof are told with. */
export function termsText({ missedRuns = 0, untilInForce }: TermsOfDeadline): string {
  const missed = missedRuns === 0 ? "" : `, ${counted(missedRuns, "run")} missed`;
  return `${untilInForce ? ", reboot included" : ""}${missed}`;
}

/** What a deadline does not count, and how long a patch takes with that, where it makes a difference. */
export function exceptText(except: DeadlineProof["except"], countedMs: number): string {
  if (except === undefined) return "";
  const them = except.days.length === 1 ? "it" : "them";
  const isLonger = freezeText(except, countedMs) !== "" && except.longestMs > 0;
  const longest = isLonger ? ` (with ${them} up to ${atMostDays(except.longestMs)})` : "";
  return `, ${uncountedText(except.days)} not counted${longest}`;
}

/** `, except for kernel* and openssl*, which are rejected` */
export function rejectedText(rejected: readonly string[] = []): string {
  if (rejected.length === 0) return "";
  return `, except for ${joinedFirst(rejected, MOST_NAMES)}, which ${rejected.length === 1 ? "is" : "are"} rejected`;
}

/** `, with the reboot at most 31.2, except for kernel*, which is rejected`: how far a deadline is kept; empty for one kept in full. */
export function partText({ inForce, rejected }: Pick<DeadlineProof, "inForce" | "rejected">): string {
  return `${inForce === undefined ? "" : `, ${inForceText(inForce)}`}${rejectedText(rejected)}`;
}

/** How it ends, in words. */
export const OUTCOMES: Readonly<Record<DeadlineProof["outcome"], string>> = {
  kept: "met",
  broken: "missed",
  "not known": "not proved",
};

/** What a rule asks for that sets no days. */
export const EVERY_MONTH = "a run in every month";

/** `… released Sun 2027-02-28 02:00 Asia/Seoul is on every node by Sun 2027-03-14 05:00, 14.2 days later, expected at most 10` */
export function brokenText({ arrival, days }: DeadlineProof, severities: readonly string[], missed: number): string {
  const patch = patchText(severities);
  if (arrival.arrives !== "always") {
    return `${patch} is never on every node: ${arrival.because}; expected within ${counted(days, "day")}`;
  }
  const { released, installed, zone } = arrival.worst;
  const late = missed === 0 ? "" : ` where it misses ${counted(missed, "run")}`;
  const by = localMinute(localTime(installed, zone).local);
  return (
    `${patch} released ${localText(localTime(released, zone))} is on every node by ${by}${late}, ` +
    `${laterText(arrival.worst)}, expected at most ${days}`
  );
}

/** `18.2 days later (and 10 that do not count)` */
export function laterText(release: ArrivalOfRelease): string {
  const { uncountedMs = 0 } = release;
  const beside = uncountedMs === 0 ? "" : ` (and ${atMostDays(uncountedMs)} that do not count)`;
  return `${counted(atMostDays(countedMs(release)), "day")} later${beside}`;
}

/**
 * `approveAfterDays 2 would do, or 5 with a second window on Wednesday`
 *
 * @param soakDays - what a ring has added to the delays
 */
export function fixText(fixes: readonly DeadlineFix[], soakDays = 0): string | undefined {
  const [first, ...others] = fixes;
  if (first === undefined) return undefined;
  const isSoaked = soakDays > 0;
  const start = `${oneFix(first, true, isSoaked)} would do`;
  const isNamed = first.approveAfterDays === undefined;
  return [start, ...others.map((fix) => `or ${oneFix(fix, isNamed, isSoaked)}`)].join(", ");
}

function oneFix(fix: DeadlineFix, isNamed: boolean, isSoaked: boolean): string {
  const how = { isNamed, isSoaked };
  if (fix.window === undefined) return delayText(fix.approveAfterDays, fix.needsRule, how);
  const { approveAfterDays: days, needsRule, window } = fix;
  return days === undefined ? window.text : `${delayText(days, needsRule, how)} with ${window.text}`;
}

/** A ring adds its soakDays to what a rule says: the delay that counts is both together. */
function delayText(
  days: number,
  needsRule: boolean,
  { isNamed, isSoaked }: { readonly isNamed: boolean; readonly isSoaked: boolean },
): string {
  if (needsRule) {
    return `a rule that approves it after ${counted(days, "day")} at most${isSoaked ? ", soakDays included," : ""}`;
  }
  if (!isNamed) return String(days);
  return isSoaked ? `approveAfterDays and soakDays of ${counted(days, "day")} together` : `approveAfterDays ${days}`;
}

/** A deadline of more days is none: what installs so seldom is to do so more often. */
const MOST_PROPOSED = 90;

/** The fewest whole days that the schedule keeps and that may be promised; undefined where there are none. */
export function daysThatAreKept({ arrival }: Pick<DeadlineProof, "arrival">): number | undefined {
  const days = arrival.arrives === "always" ? Math.ceil(lengthOf(arrival) / DAY - 1e-9) : Number.POSITIVE_INFINITY;
  return days > MOST_PROPOSED ? undefined : days;
}

/** What keeps fewer days than this schedule does. */
export function moreOften({ ownSchedule }: Pick<RunsOnNodes, "ownSchedule">): string {
  return ownSchedule === undefined ? "open windows more often" : "install more often";
}
