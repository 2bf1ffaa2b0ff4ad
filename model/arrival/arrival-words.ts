import { counted } from "../text/wording";
import type { ReleasesLookedAt } from "./arrival";
import type { ArrivalOfPatches } from "./arrival-by";

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

/** `on every node at most 7.2 days after release, typically 3.6`; why not, where there is no such number. */
export function arrivalText(answer: ArrivalOfPatches): string {
  switch (answer.arrives) {
    case "always": {
      const { released, installed } = answer.worst;
      const worst = counted(atMostDays(installed.getTime() - released.getTime()), "day");
      return `on every node at most ${worst} ${afterRelease(answer)}, typically ${aboutDays(answer.typicalMs)}`;
    }
    case "never":
      return `not on every node: ${answer.because}`;
    case "not known":
      return `when it is on every node is not known: ${answer.because}`;
  }
}
