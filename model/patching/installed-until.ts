import type { Keyed, PatchEnvironmentModel } from "../environment/patch-environment-model";
import { operatingSystemFacts } from "../facts/operating-systems";
import { baselineTitle } from "../patch-baseline/baseline-title";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { calendarOf, releaseMoments, releasesProved } from "../releases/release-calendar";
import { eachKnown, isKnown, type Knowable } from "../values/unknown";
import type { InstallRun } from "./install-run";
import type { InstallRuns } from "./install-runs";
import { patchingOf } from "./patching";
import { windowName } from "./ways/window-name";

/** Up to where the windows of a ring have installed, for one patch group and baseline. */
export type InstalledUntil =
  | {
      readonly known: true;
      readonly patchGroup: string;
      readonly baseline: string;
      /** The last run that counts. */
      readonly run: InstallRun;
      /** What was released before is installed. */
      readonly before: Date;
      /** `Patch Tuesday`, where days are counted in after the run, on which its updates alone cannot be missing. */
      readonly releases?: string;
    }
  | { readonly known: false; readonly patchGroup: string; readonly baseline: string; readonly because: string };

/** When nodes were given what they follow. */
interface Promotion {
  /** `YYYY-MM-DD` */
  readonly on: string;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** What is taken for the length of a run that has no end, as those of associations. */
const HOURS_WITHOUT_END = 24;
/** How far back runs are looked for: a year, and a month for windows that run once in it. */
const DAYS_BACK = 396;

/**
 * Up to where an environment has installed patches by a moment, going by its windows: a patch is installed by a run
 * that began after its approval. Systems that heed no delay are left out.
 *
 * @param lock - the day on which the nodes were promoted to what they follow: only runs after it count
 */
export function installedUntil(
  environment: PatchEnvironmentModel,
  by: Date,
  lock: Promotion | undefined,
): readonly InstalledUntil[] {
  const from = new Date(lock === undefined ? by.getTime() - DAYS_BACK * DAY : endOfDay(lock.on));
  const patching = patchingOf([{ environment }], { from });
  return patching.groups.flatMap((group) => {
    const runs = patching.installRuns(group);
    const { patchGroup } = group;
    return (group.registered?.registrations ?? []).flatMap(({ baseline: reference }): InstalledUntil[] => {
      if (reference.kind !== "managed") return [];
      const baseline = environment.baselines.find(({ key }) => key === reference.key);
      if (baseline === undefined || !mayHeedDelay(baseline)) return [];
      const names = { patchGroup, baseline: baselineTitle(baseline) };
      const approved = approvedBefore(baseline);
      if (typeof approved === "string") return [{ known: false, ...names, because: approved }];

      if (runs.uncertainByWeek.length > 0) {
        return [{ known: false, ...names, because: runs.uncertainByWeek.join(", ") }];
      }
      const run = lastEndedBy(runs, from, by);
      if (run === undefined) return [{ known: false, ...names, because: whyNone(runs, from, lock) }];
      const seen = approved(run.run.instant);
      const before = untilNextRelease(seen, baseline, by);
      const releases = before > seen ? releasesProved(calendarOf(baseline)) : undefined;
      return [{ known: true, ...names, run, before, ...(releases === undefined ? {} : { releases }) }];
    });
  });
}

/** Where the vendor keeps days, nothing is missing either that would have been released before the next of them. */
function untilNextRelease(before: Date, baseline: PatchBaselineModel, by: Date): Date {
  if (before >= by) return before;
  const moments = releaseMoments(calendarOf(baseline), before.getTime(), by.getTime());
  return moments === undefined ? before : new Date(moments[0] ?? by.getTime());
}

/** The last day of which every patch is installed, `YYYY-MM-DD`. */
export function lastWholeDay(before: Date): string {
  return new Date(Math.floor(before.getTime() / DAY) * DAY - DAY).toISOString().slice(0, 10);
}

/** The first moment after a day, UTC. */
export function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + DAY;
}

/** Whether a delay or a date may keep patches from its nodes. */
export function mayHeedDelay({ operatingSystem }: PatchBaselineModel): boolean {
  return !isKnown(operatingSystem) || operatingSystemFacts(operatingSystem)?.delay !== "ignored";
}

/** What every rule approves at a moment was released before …; or why that is not known. */
function approvedBefore({ approvalRules }: Keyed<PatchBaselineModel>): ((moment: Date) => Date) | string {
  if (!isKnown(approvalRules) || approvalRules.some((rule) => !isKnown(rule))) return "its rules are not known yet";
  let wait = 0;
  let until = Number.POSITIVE_INFINITY;
  let isUnknown = false;
  const take = <T>(value: Knowable<T>, use: (known: T) => void) => {
    if (isKnown(value)) use(value);
    else isUnknown = true;
  };
  eachKnown(approvalRules, ({ approveAfterDays = 0, approveUntilDate }) => {
    if (approveUntilDate !== undefined) {
      take(approveUntilDate, (day) => {
        until = Math.min(until, endOfDay(day));
      });
    } else {
      take(approveAfterDays, (days) => {
        wait = Math.max(wait, days * DAY);
      });
    }
  });
  if (isUnknown) return "a delay is not known yet";
  return (moment) => new Date(Math.min(moment.getTime() - wait, until));
}

/** The latest start among the runs that have ended and worked on all nodes of the group. */
function lastEndedBy(runs: InstallRuns, from: Date, by: Date): InstallRun | undefined {
  let last: InstallRun | undefined;
  let moment = new Date(from.getTime() - 1);
  for (;;) {
    const next = runs.firstAfter(moment, "all");
    if (next === undefined || next.run.instant >= by) return last;
    const hours =
      next.workHours ?? (typeof next.window.duration === "number" ? next.window.duration : HOURS_WITHOUT_END);
    if (next.run.instant.getTime() + hours * HOUR <= by.getTime()) last = next;
    moment = next.run.instant;
  }
}

function whyNone(runs: InstallRuns, from: Date, lock: Promotion | undefined): string {
  if (runs.names.length === 0) return runs.without.length > 0 ? runs.without.join(", ") : "no window targets it";
  const some = runs.firstAfter(from);
  if (some?.onlyNodes !== undefined && runs.firstAfter(from, "all") === undefined) {
    return `no run works on all nodes: ${windowName(some.window)} only on those with ${some.onlyNodes}`;
  }
  const since = lock === undefined ? "within a year" : `since its own promotion on ${lock.on}`;
  return `${runs.names.join(" and ")} has not finished a run ${since}`;
}
