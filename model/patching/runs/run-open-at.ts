import { DEFAULT_TIME_ZONE } from "../../schedule/grammar/window-timing";
import type { Occurrence } from "../../schedule/runs/occurrences";
import { onClock } from "../../schedule/zones/whole-day";
import { isKnown } from "../../values/unknown";
import type { Opener } from "../ways/opener";
import { runsOfOpening } from "./runs-of-opening";

const HOUR = 3_600_000;
/** One in each minute of the longest window. */
const MOST_RUNS = 24 * 60;

/**
 * The run that began before a moment or day and is open in it: nodes may reboot then, too. None where no end is known. Of
 * several the last: AWS drops a run that is due while the one before is open, so that one of them takes place.
 */
export function runOpenAt(
  { enabled, timing, hours }: Pick<Opener, "enabled" | "timing" | "hours">,
  moment: Date,
): Occurrence | undefined {
  if (!isKnown(hours) || !timing.known) return undefined;
  const start = onClock(moment, timing.timing.scheduleTimezone ?? DEFAULT_TIME_ZONE).getTime();
  // What ends at the moment is not open in it.
  const found = runsOfOpening({ enabled, timing }, new Date(start - hours * HOUR + 1));
  return "runs" in found ? found.runs.before(start, MOST_RUNS).at(-1) : undefined;
}
