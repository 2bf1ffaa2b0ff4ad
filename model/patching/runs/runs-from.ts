import { DEFAULT_TIME_ZONE, type WindowTiming } from "../../schedule/grammar/window-timing";
import type { ScheduleNote } from "../../schedule/notes/schedule-note";
import { type NotComputable, occurrences } from "../../schedule/runs/occurrences";
import { onClock } from "../../schedule/zones/whole-day";
import { Memo } from "../../values/memo";
import { RunList } from "./run-list";

/** The runs of a timing from a moment or day on, or why they cannot be computed. */
export type RunsFrom =
  | { readonly computable: true; readonly runs: RunList; readonly caveats: readonly ScheduleNote[] }
  | { readonly computable: false; readonly reason: NotComputable };

/** By timing: a fleet opens its windows at the same few times in every account. */
const KNOWN = new Memo<RunsFrom>(500);

export function runsFrom(timing: WindowTiming, from: Date): RunsFrom {
  const start = onClock(from, timing.scheduleTimezone ?? DEFAULT_TIME_ZONE);
  return KNOWN.get(JSON.stringify([timing, start.getTime()]), () => {
    const found = occurrences(timing, { from: start });
    if (!found.computable) return found;
    return { computable: true, runs: new RunList(found.runs), caveats: found.caveats };
  });
}

/** Why runs cannot be computed, as it stands behind the name of a window. */
export function whyNotComputable({ property, message }: NotComputable): string {
  return `${property}: ${message}`;
}
