import type { OperatingSystem } from "../facts/operating-systems";
import type { WindowTiming } from "../schedule/grammar/window-timing";
import { occurrences } from "../schedule/runs/occurrences";
import { Memo } from "../values/memo";

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
