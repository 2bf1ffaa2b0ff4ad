import type { OperatingSystem } from "../facts/operating-systems";
import type { WindowTiming } from "../schedule/grammar/window-timing";
import { occurrences } from "../schedule/runs/occurrences";
import { Memo } from "../values/memo";
import { isKnown, type Knowable } from "../values/unknown";

/** When patches of a system are released: at any instant, or on the days of its vendor. */
export type ReleaseCalendar =
  | { readonly kind: "any instant" }
  | { readonly kind: "days"; readonly name: string; readonly timing: WindowTiming };

/**
 * The second Tuesday of each month, at ten in the morning in Redmond. Updates out of band come on other days.
 *
 * Source: maintenance window facts, A11.
 */
export const PATCH_TUESDAY = {
  kind: "days",
  name: "Patch Tuesday",
  timing: { schedule: "cron(0 10 ? * TUE#2 *)", scheduleTimezone: "America/Los_Angeles" },
} as const satisfies ReleaseCalendar;

export const ANY_INSTANT: ReleaseCalendar = { kind: "any instant" };

/** Systems whose vendor keeps to days of its own, each release with all that came before in it. */
const CUMULATIVE: { readonly [System in OperatingSystem]?: ReleaseCalendar } = { WINDOWS: PATCH_TUESDAY };

/** What is reckoned with where nobody says otherwise: any instant is sound for every system. */
export function releasesOf(operatingSystem: string): ReleaseCalendar {
  return areCumulative(operatingSystem) ? (CUMULATIVE[operatingSystem as OperatingSystem] ?? ANY_INSTANT) : ANY_INSTANT;
}

/** Whether a release makes the one before needless, so that it can no longer be installed. */
export function areCumulative(operatingSystem: string): boolean {
  return Object.hasOwn(CUMULATIVE, operatingSystem);
}

/** When the patches of a baseline are released: its own word, else its system's. */
export function calendarOf(baseline: {
  readonly releases?: ReleaseCalendar;
  readonly operatingSystem: Knowable<string>;
}): ReleaseCalendar {
  const { releases, operatingSystem } = baseline;
  return releases ?? releasesOf(isKnown(operatingSystem) ? operatingSystem : "");
}

/** What a promise holds for alone that is proved with these days: `Patch Tuesday`; undefined where it holds for any release. */
export function releasesProved(calendar: ReleaseCalendar): string | undefined {
  return calendar.kind === "days" ? calendar.name : undefined;
}

const DAY = 86_400_000;
/** Releases that are looked at: those of a year. Every vendor who keeps days has one in it. */
export const RELEASE_DAYS = 366;

/** The last release before a moment; undefined where there is none within a year. Of any instant: the very last one. */
export function lastReleaseBefore(calendar: ReleaseCalendar, moment: number): number | undefined {
  const moments = releaseMoments(calendar, moment - RELEASE_DAYS * DAY, moment);
  return moments === undefined ? moment - 1 : moments.at(-1);
}

/** The first release in [from, until); undefined where there is none. */
export function firstReleaseIn(calendar: ReleaseCalendar, from: number, until: number): number | undefined {
  if (from >= until) return undefined;
  const moments = releaseMoments(calendar, from, until);
  return moments === undefined ? from : moments[0];
}

const MOMENTS = new Memo<readonly number[]>(50);

/** The moments of release in [from, until); undefined where it may be any. */
export function releaseMoments(calendar: ReleaseCalendar, from: number, until: number): readonly number[] | undefined {
  if (calendar.kind === "any instant") return undefined;
  return MOMENTS.get(JSON.stringify([calendar.timing, from, until]), () => momentsOf(calendar.timing, from, until));
}

function momentsOf(timing: WindowTiming, from: number, until: number): readonly number[] {
  const found = occurrences(timing, { from: new Date(from), until: new Date(until) });
  return found.computable ? [...found.runs].map(({ instant }) => instant.getTime()) : [];
}
