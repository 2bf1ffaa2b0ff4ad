import type { ScheduleCaveat, ScheduleNote } from "../notes/schedule-note";
import { zoneTransitions } from "../zones/time-zone";
import type { ReadTiming } from "./read-timing";

const YEAR_MS = 366 * 86_400_000;

/** What AWS does not say and the computed runs of a timing rest on. */
export function timingCaveats(
  timing: ReadTiming,
  { from, createdAt }: { readonly from: Date; readonly createdAt?: Date },
): readonly ScheduleNote[] {
  const caveats: ScheduleCaveat[] = [];
  const { schedule, zone, offset } = timing;
  if (schedule.kind === "at" && !isUtc(zone)) {
    caveats.push({
      kind: "at-in-zone",
      message: `at(…) is read on the clock of ${zone}; AWS's texts also say that it is in UTC, so write it for UTC to be sure`,
    });
  }
  if (schedule.kind === "rate") {
    caveats.push({
      kind: "rate-first-run",
      message: "the first run is taken to be at the start date; AWS does not say whether it comes one interval later",
    });
    const clocksChange = zoneTransitions(zone, from, new Date(from.getTime() + YEAR_MS)).length > 0;
    if (clocksChange) {
      caveats.push({
        kind: "rate-across-clock-change",
        message: `a rate is taken to count hours, so that its time of day in ${zone} moves when the clocks change; a cron keeps it`,
      });
    }
  }
  if (offset > 0 && createdAt === undefined) {
    caveats.push({
      kind: "offset-first-period",
      message:
        "a run does not take place if the day of its cron, before the offset, had passed when the window was made",
    });
  }
  return [...timing.uncertain, ...caveats];
}

function isUtc(zone: string): boolean {
  return /^(?:etc\/)?(?:utc|uct|gmt|universal|zulu)$/i.test(zone);
}
