import type { OperatingSystem } from "../facts/operating-systems";
import type { WindowTiming } from "../schedule/grammar/window-timing";
import { occurrences } from "../schedule/runs/occurrences";

/** When patches of a system are released: at any instant, or on the days of its vendor. */
export type ReleaseCalendar =
  | { readonly kind: "any instant" }
  | { readonly kind: "days"; readonly name: string; readonly timing: WindowTiming };

/**
 * The second Tuesday of each month, at ten in the morning in Redmond. Updates out of band come on other days.
 *
 * Source: maintenance window facts, A11.
 */
export const PATCH_TUESDAY: ReleaseCalendar = {
  kind: "days",
  name: "Patch Tuesday",
  timing: { schedule: "cron(0 10 ? * TUE#2 *)", scheduleTimezone: "America/Los_Angeles" },
};

const ANY_INSTANT: ReleaseCalendar = { kind: "any instant" };

/** Systems whose vendor keeps to days of its own. */
const OF_SYSTEM: { readonly [System in OperatingSystem]?: ReleaseCalendar } = { WINDOWS: PATCH_TUESDAY };

/** What is reckoned with where nobody says otherwise: any instant is sound for every system. */
export function releasesOf(operatingSystem: string): ReleaseCalendar {
  return Object.hasOwn(OF_SYSTEM, operatingSystem)
    ? (OF_SYSTEM[operatingSystem as OperatingSystem] ?? ANY_INSTANT)
    : ANY_INSTANT;
}

/** The moments of release in [from, until); undefined where it may be any. */
export function releaseMoments(calendar: ReleaseCalendar, from: number, until: number): readonly number[] | undefined {
  if (calendar.kind === "any instant") return undefined;
  const found = occurrences(calendar.timing, { from: new Date(from), until: new Date(until) });
  return found.computable ? [...found.runs].map(({ instant }) => instant.getTime()) : [];
}
