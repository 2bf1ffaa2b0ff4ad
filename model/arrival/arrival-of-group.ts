import { operatingSystemFacts } from "../facts/operating-systems";
import type { ApprovalRuleModel, PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { installingWays } from "../patching/groups/installing-ways";
import { reachOfWay } from "../patching/groups/ways-to-group";
import type { PatchGroupOfNodes, Patching } from "../patching/patching";
import { releaseMoments, releasesOf } from "../releases/release-calendar";
import { isKnown, type Knowable } from "../values/unknown";
import { type Arrival, arrival } from "./arrival";
import { openRuns } from "./open-runs";

/** How long the patches of one rule, or of all rules of a baseline, take to be on every node of a group. */
export type ArrivalOfRule =
  | ({ readonly arrives: "always" } & Arrival)
  | { readonly arrives: "never"; readonly because: string }
  | { readonly arrives: "not known"; readonly because: string };

const DAY = 86_400_000;
/** Releases that are looked at: those of a year. */
const RELEASE_DAYS = 366;
/** The longest delay that AWS takes, and a year for a window that seldom runs. */
const AFTERWARDS = 730;

/**
 * When the patches that a rule approves have had their first chance on every node of a group: the worst and the mean
 * over the releases of a year from the room's moment on, which are those of the system's vendor where it keeps days.
 */
export function arrivalOfRule(
  patching: Patching,
  { view, patchGroup, place }: PatchGroupOfNodes,
  rule: Knowable<ApprovalRuleModel>,
  operatingSystem: string,
): ArrivalOfRule {
  const wait = waitOf(rule, operatingSystem);
  if (typeof wait !== "number") return wait;
  const from = patching.from.getTime();
  const until = from + RELEASE_DAYS * DAY;
  const ways = installingWays(view, patchGroup, place).filter((way) => reachOfWay(way, patchGroup).reaches === "all");
  // A run that has begun by now may be over for what is released now; it is never the first one after.
  const { runs, notKnown } = openRuns(ways, patching.from, until + AFTERWARDS * DAY);
  const releases = releaseMoments(releasesOf(operatingSystem), from, until);
  const found = arrival({ runs, waitMs: wait * DAY, from, until, ...(releases === undefined ? {} : { releases }) });
  if (found.arrives === "always") return found;
  if (notKnown.length > 0) return { arrives: "not known", because: notKnown.join(", ") };
  const uncertain = patching.installRuns({ view, patchGroup, place, registered: undefined }).uncertainByWeek;
  if (uncertain.length > 0) return { arrives: "not known", because: uncertain.join(", ") };
  return { arrives: "never", because: ways.length === 0 ? "no window installs on every node" : found.because };
}

/** The slowest of all rules of a baseline, by which every patch that it approves is on every node. */
export function arrivalOfBaseline(
  patching: Patching,
  group: PatchGroupOfNodes,
  { approvalRules, operatingSystem }: PatchBaselineModel,
): ArrivalOfRule {
  if (!isKnown(approvalRules)) return { arrives: "not known", because: "its rules are not known yet" };
  if (!isKnown(operatingSystem)) return { arrives: "not known", because: "its operating system is not known yet" };
  const found = approvalRules.map((rule) => arrivalOfRule(patching, group, rule, operatingSystem));
  if (found.length === 0) return { arrives: "never", because: "no rule approves a patch" };
  return (
    found.find(({ arrives }) => arrives === "not known") ??
    found.find(({ arrives }) => arrives === "never") ??
    found.reduce((slowest, one) => (lengthOf(one) > lengthOf(slowest) ? one : slowest))
  );
}

/** Milliseconds from the worst release to its arrival. */
function lengthOf(answer: ArrivalOfRule): number {
  return answer.arrives === "always" ? answer.worst.installed.getTime() - answer.worst.released.getTime() : 0;
}

/** Days between release and approval; or why there is no such number. */
function waitOf(
  rule: Knowable<ApprovalRuleModel>,
  operatingSystem: string,
): number | Exclude<ArrivalOfRule, { readonly arrives: "always" }> {
  // Where nodes heed no delay, it is the window alone.
  if (operatingSystemFacts(operatingSystem)?.delay === "ignored") return 0;
  if (!isKnown(rule)) return { arrives: "not known", because: "a rule is not known yet" };
  const { approveAfterDays = 0, approveUntilDate } = rule;
  if (approveUntilDate !== undefined) {
    return isKnown(approveUntilDate)
      ? { arrives: "never", because: `patches released after ${approveUntilDate} are not approved` }
      : { arrives: "not known", because: "up to which day patches are approved is not known yet" };
  }
  return isKnown(approveAfterDays) ? approveAfterDays : { arrives: "not known", because: "a delay is not known yet" };
}
