import { onWeekday, weekdayOf } from "../../arrival/second-windows";
import type { ChangeOfWindows } from "../../patch-fleet/fleet-change";
import type { Opening } from "../../patching/runs/open-runs";
import { PLUS_DAYS, Schedule } from "../../schedule/grammar/schedule";
import type { TimeOfDay } from "../../schedule/grammar/time-of-day";
import type { WindowTiming } from "../../schedule/grammar/window-timing";
import { counted } from "../../text/wording";

/** Another day for a window, as people say it: `Thursday, 2 days later`, `8 days after Patch Tuesday`. */
export interface WindowMove {
  readonly text: string;
  /** Whatever opens like the window, in the zone of each account; everything else stays. */
  readonly change: ChangeOfWindows;
}

/** Where the window of some openings may go, the least move first; nowhere if they have several schedules. */
export function windowMoves(openings: readonly Opening[]): readonly WindowMove[] {
  const [first] = openings;
  if (first === undefined || openings.some((one) => !opensLike(one, first))) return [];
  return movesOf(first.timing).map(({ text, move }) => ({
    text,
    change: (all) => all.map((one) => (opensLike(one, first) ? { ...one, timing: move(one.timing) } : one)),
  }));
}

function opensLike({ timing: one, hours }: Opening, { timing: other, hours: otherHours }: Opening): boolean {
  return (
    one.schedule === other.schedule && (one.scheduleOffset ?? 0) === (other.scheduleOffset ?? 0) && hours === otherHours
  );
}

interface Move {
  readonly text: string;
  readonly move: (timing: WindowTiming) => WindowTiming;
}

function movesOf(timing: WindowTiming): readonly Move[] {
  const weekday = weekdayOf(timing);
  if (weekday === undefined) return [];
  if (weekday.week === undefined) {
    return [1, 2, 3, 4, 5, 6].map((days): Move => {
      const place = (weekday.place + days) % 7;
      const text = `${onWeekday(timing, place).name}, ${counted(days, "day")} later`;
      return { text, move: (one) => onWeekday(one, place).timing };
    });
  }
  const at = atAfterPatchTuesday(timing);
  if (at === undefined) return [];
  return PLUS_DAYS.filter((plusDays) => plusDays > at.plusDays).map((plusDays): Move => {
    const { expression: schedule, scheduleOffset } = Schedule.patchTuesday({ plusDays, at: at.time });
    const offset = scheduleOffset === undefined ? {} : { scheduleOffset };
    return {
      text: `${counted(plusDays, "day")} after Patch Tuesday`,
      move: ({ scheduleOffset: _, ...rest }) => ({ ...rest, schedule, ...offset }),
    };
  });
}

/** How `Schedule.patchTuesday` would have written a schedule; undefined for any other. */
function atAfterPatchTuesday({ schedule, scheduleOffset }: WindowTiming) {
  const [, minute = "", hour = ""] = /^cron\((\d{1,2}) (\d{1,2}) /.exec(schedule) ?? [];
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}` as const;
  const plusDays = PLUS_DAYS.find((days) => {
    const written = Schedule.patchTuesday({ plusDays: days, at: time as TimeOfDay });
    return written.expression === schedule && (written.scheduleOffset ?? 0) === (scheduleOffset ?? 0);
  });
  return plusDays === undefined ? undefined : { plusDays, time: time as TimeOfDay };
}
