import { ANY_SEVERITY, WITHOUT_SEVERITY } from "../deadlines/deadline-model";
import { localTime } from "../schedule/zones/local-time";
import { localMinute, localText } from "../text/moments";
import { counted, joined } from "../text/wording";
import { lengthOf } from "./arrival-of-group";
import { atMostDays } from "./arrival-words";
import type { DeadlineFix } from "./deadline-fixes";
import type { DeadlineProof } from "./deadline-proof";

const DAY = 86_400_000;

/** `a Critical patch`, `a Critical or Important patch`, `a patch`, `a patch without severity` */
export function patchText(severities: readonly string[]): string {
  if (severities.includes(ANY_SEVERITY)) return "a patch";
  const rated = severities.filter((severity) => severity !== WITHOUT_SEVERITY);
  if (rated.length === 0) return "a patch without severity";
  const article = /^[AEIOU]/.test(rated[0] as string) ? "an" : "a";
  const unrated = rated.length < severities.length ? ", or one without severity," : "";
  return `${article} ${joined(rated, "or")} patch${unrated}`;
}

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
    `${atMostDays(lengthOf(arrival))} days later, expected at most ${days}`
  );
}

/** `approveAfterDays 2 would do, or 5 with a second window on Wednesday` */
export function fixText(fixes: readonly DeadlineFix[]): string | undefined {
  const [first, ...others] = fixes;
  if (first === undefined) return undefined;
  const start = `${oneFix(first, true)} would do`;
  return [start, ...others.map((fix) => `or ${oneFix(fix, first.approveAfterDays === undefined)}`)].join(", ");
}

function oneFix({ needsRule, approveAfterDays: days, window }: DeadlineFix, isNamed: boolean): string {
  if (window === undefined) return delayText(days, needsRule, isNamed);
  return days === undefined ? window.text : `${delayText(days, needsRule, isNamed)} with ${window.text}`;
}

function delayText(days: number, needsRule: boolean, isNamed: boolean): string {
  if (needsRule) return `a rule that approves it after ${counted(days, "day")} at most`;
  return isNamed ? `approveAfterDays ${days}` : String(days);
}

/** The fewest whole days that the schedule keeps; undefined where it keeps none. */
export function daysThatAreKept({ arrival }: DeadlineProof): number | undefined {
  return arrival.arrives === "always" ? Math.ceil(lengthOf(arrival) / DAY - 1e-9) : undefined;
}
