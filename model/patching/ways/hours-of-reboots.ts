import { WINDOW_NUMBER_LIMITS } from "../../facts/window-limits";
import { isKnown } from "../../values/unknown";
import type { Opener } from "./opener";

const LONGEST_STEP = WINDOW_NUMBER_LIMITS.stepTimeoutSeconds.max / 3600;
/** What has no end that is known may go on for a day. */
const NO_END = 24;

/**
 * Within how many hours of its start a run may reboot nodes: while it is open, and where a command goes on after that, to
 * the limit of its step, or to the highest one that AWS accepts. Undefined: it does nothing but scan, or is told not to.
 */
export function hoursOfReboots({ hours, window, ways }: Pick<Opener, "hours" | "window" | "ways">): number | undefined {
  const open = isKnown(hours) ? hours : NO_END;
  const cutoff = window !== undefined && isKnown(window.cutoff) ? window.cutoff : 0;
  const ends = ways
    .filter(({ operation, reboot }) => operation === "unknown" || (operation === "install" && reboot !== "never"))
    .map(({ goesOn }) => (goesOn === undefined ? open : Math.max(open, goesOn.hours ?? open - cutoff + LONGEST_STEP)));
  return ends.length === 0 ? undefined : Math.max(...ends);
}
