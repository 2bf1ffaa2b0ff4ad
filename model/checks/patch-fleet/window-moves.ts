import { onWeekday, type SecondWindow, secondWindows, weekdayOf } from "../../arrival/second-windows";
import type { ChangeOfWindows } from "../../patch-fleet/fleet-change";
import { isPartOf } from "../../patch-fleet/frozen-definition";
import type { Opening } from "../../patching/runs/open-runs";
import { PLUS_DAYS, Schedule } from "../../schedule/grammar/schedule";
import type { TimeOfDay } from "../../schedule/grammar/time-of-day";
import type { WindowTiming } from "../../schedule/grammar/window-timing";
import { counted, joined } from "../../text/wording";

/** Another day for windows, or a further one, as people say it: `Thursday (Schedule.weekly("THU", "22:00"))`, `a second window on Wednesday`. */
export interface WindowChange {
  readonly text: string;
  /** What to write of the windows that there are, where a further one has to be one of them: `schedule: Schedule.daily("04:00")`. */
  readonly written?: string;
  readonly change: ChangeOfWindows;
}

/** The keys of windows, each once, as their definition has them. */
export function windowsOf(openings: readonly Opening[]): readonly string[] {
  const keys = [...new Set(openings.flatMap(({ carrier }) => carrier ?? []))];
  return keys.filter((key) => !keys.some((other) => isPartOf(key, other)));
}

/** `dev's windows Before and After` */
export function windowsText(ring: string, keys: readonly string[]): string {
  return `${ring}'s ${keys.length === 1 ? "window" : "windows"} ${joined(keys)}`;
}

/**
 * Where the window of some openings may go, the least move first; nowhere if they have several schedules. Whatever opens
 * like it moves, in the zone of each account; everything else stays.
 */
export function windowMoves(openings: readonly Opening[]): readonly WindowChange[] {
  const [first, ...others] = openings.filter(isOfWindow);
  if (first === undefined || others.some((one) => !opensLike(one, first))) return [];
  return movesOf(first.timing).map(({ text, move }) => ({
    text,
    change: (all) =>
      all.map((one) => (isOfWindow(one) && opensLike(one, first) ? { ...one, timing: move(one.timing) } : one)),
  }));
}

/**
 * The further windows that are called the same on all nodes of a ring.
 *
 * @param streams - when the patches of each of its baselines are installed
 */
export function furtherWindows(streams: readonly (readonly Opening[])[]): readonly WindowChange[] {
  const [first = [], ...others] = streams.map(secondWindowsOf).filter((windows) => windows.length > 0);
  const texts = first
    .map(({ text }) => text)
    .filter((text) => others.every((one) => one.some((two) => two.text === text)));
  return texts.map((text) => ({
    text,
    ...writtenFor(streams, text),
    change: (openings) => {
      const further = secondWindowsOf(openings).find((one) => one.text === text);
      return further === undefined ? openings : [...openings, further.opening];
    },
  }));
}

/** A ring changes windows that there are, and makes none: of several those that are meant, by their keys. */
function writtenFor(streams: readonly (readonly Opening[])[], text: string): Pick<WindowChange, "written"> {
  const ofWindows = streams.map((openings) => openings.filter(isOfWindow));
  const schedules = ofWindows.flatMap((openings) => {
    const { written } = secondWindows(openings).find((one) => one.text === text) ?? {};
    return openings.length === 0 ? [] : [written];
  });
  const [schedule, ...others] = [...new Set(schedules)];
  if (schedule === undefined || others.length > 0) return {};
  const meant = windowsOf(ofWindows.flatMap(([first]) => first ?? []));
  const which = windowsOf(ofWindows.flat()).length > meant.length ? ` of ${joined(meant)}` : "";
  return { written: `schedule${which}: ${schedule}` };
}

/** A further window goes by windows alone. */
function secondWindowsOf(openings: readonly Opening[]): readonly SecondWindow[] {
  return secondWindows(openings.filter(isOfWindow));
}

/** What brings its baselines along, as a policy does, is no window. */
export function isOfWindow({ bringsBaselines }: Opening): boolean {
  return bringsBaselines !== true;
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
      return { text: onWeekday(timing, place).text, move: (one) => onWeekday(one, place).timing };
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
