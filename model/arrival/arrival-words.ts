import { type UncountedDays, uncountedText } from "../deadlines/uncounted-days";
import { counted } from "../text/wording";
import type { ReleasesLookedAt } from "./arrival";
import { type ArrivalOfPatches, lengthOf } from "./arrival-by";

export const DAY = 86_400_000;

/** Days to four places: some nine seconds. */
export function daysOf(milliseconds: number): number {
  return Math.round((milliseconds / DAY) * 10_000) / 10_000;
}

/** Days to one place, never fewer than it takes. */
export function atMostDays(milliseconds: number): number {
  return Math.ceil((milliseconds / DAY) * 10 - 1e-6) / 10;
}

/** Days to the nearest place. */
export function aboutDays(milliseconds: number): number {
  return Math.round((milliseconds / DAY) * 10) / 10;
}

/** `after release`; `after Patch Tuesday` where a promise holds for no other release. */
export function afterRelease({ releases = "release" }: ReleasesLookedAt): string {
  return `after ${releases}`;
}

/** What a deadline does not count. */
export interface FreezeLeftOut {
  readonly days: readonly UncountedDays[];
  /** The longest way of a patch, with these days counted. */
  readonly longestMs: number;
}

/** `, 21.2 with the freeze 2026-12-21 through 2027-01-03`: behind the days without it; empty where it makes no difference. */
export function freezeText(freeze: FreezeLeftOut | undefined, countedMs: number): string {
  if (freeze === undefined || atMostDays(freeze.longestMs) === atMostDays(countedMs)) return "";
  const { days, longestMs } = freeze;
  return `, ${atMostDays(longestMs)} with the ${days.length === 1 ? "freeze" : "freezes"} ${uncountedText(days)}`;
}

/**
 * `on every node at most 7.2 days after release, typically 3.6`; `…, 21.2 with the freeze 2026-12-21 through 2027-01-03,
 * typically 3.7 with it` where a deadline leaves that out; why not, where there is no such number.
 */
export function arrivalText(answer: ArrivalOfPatches, freeze?: FreezeLeftOut): string {
  switch (answer.arrives) {
    case "always": {
      const worst = `${counted(atMostDays(lengthOf(answer)), "day")} ${afterRelease(answer)}`;
      const withFreeze = freezeText(freeze, lengthOf(answer));
      // The median is over all releases, those of the freeze among them.
      const typically = `typically ${aboutDays(answer.typicalMs)}${withFreeze === "" ? "" : ` with ${freeze?.days.length === 1 ? "it" : "them"}`}`;
      return `on every node at most ${worst}${withFreeze}, ${typically}`;
    }
    case "never":
      return `not on every node: ${answer.because}`;
    case "not known":
      return `when it is on every node is not known: ${answer.because}`;
  }
}
