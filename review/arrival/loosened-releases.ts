import { isThere, type PromiseNote } from "../../model/arrival/promise-note";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { type ReleaseCalendar, releasesOf } from "../../model/releases/release-calendar";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";
import { isKnown } from "../../model/values/unknown";
import { canonical } from "../changes/differences";

/** Both sides of a stack's plan. */
export interface PlannedEnvironments {
  readonly before: PatchEnvironmentModel;
  readonly after: PatchEnvironmentModel;
}

export interface LoosenedReleases {
  /** The address of the baseline. */
  readonly key: string;
  readonly message: string;
}

/**
 * Baselines whose patches come out on other days from now on, by their program: the deadlines of groups that follow them
 * are proved with these days alone. Any instant is what proves most.
 */
export function loosenedReleases(
  before: PromiseNote | undefined,
  now: PromiseNote | undefined,
  environments: PlannedEnvironments,
): readonly LoosenedReleases[] {
  const promised = followedUnder(before, environments.after);
  const existed = new Set(environments.before.baselines.map(({ key }) => key));
  return environments.after.baselines.flatMap((baseline) => {
    if (!promised.has(baseline.key) || !existed.has(baseline.key)) return [];
    const [was, is] = [before, now].map((note) => calendarIn(note, baseline, environments.after)) as [
      ReleaseCalendar,
      ReleaseCalendar,
    ];
    if (is.kind === "any instant" || daysText(was) === daysText(is)) return [];
    const message = `deadlines are proved with releases ${releasesText(is)}, was ${releasesText(was)}`;
    return [{ key: baseline.key, message }];
  });
}

/** The baselines that groups with a deadline follow. */
function followedUnder(note: PromiseNote | undefined, environment: PatchEnvironmentModel): ReadonlySet<string> {
  const deadlines = note?.deadlines ?? [];
  const groups = environment.patchGroups.filter((group) =>
    deadlines.some(
      ({ patchGroup, region }) => patchGroup === group.patchGroup && isThere(region, group.region, environment),
    ),
  );
  return new Set(
    groups.flatMap(({ registrations }) =>
      registrations.flatMap(({ baseline }) => (baseline.kind === "managed" ? [baseline.key] : [])),
    ),
  );
}

/** What the program says of a baseline, else what is reckoned with for its system. */
function calendarIn(
  note: PromiseNote | undefined,
  { name, region, operatingSystem }: PatchEnvironmentModel["baselines"][number],
  environment: PatchEnvironmentModel,
): ReleaseCalendar {
  const noted = note?.releases?.find((one) => one.baseline === name && isThere(one.region, region, environment));
  return noted?.calendar ?? releasesOf(isKnown(operatingSystem) ? operatingSystem : "");
}

/** Another name for the same days is the same. */
function daysText(calendar: ReleaseCalendar): string {
  return calendar.kind === "any instant" ? "" : canonical(calendar.timing);
}

function releasesText(calendar: ReleaseCalendar): string {
  return calendar.kind === "any instant" ? "at any instant" : `on ${describeSchedule(calendar.timing)}`;
}
