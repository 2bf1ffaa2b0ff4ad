export { parseSchedule, type ScheduleContext, type ScheduleReading } from "./grammar/parse-schedule";
export type { CronDays, ParsedAt, ParsedCron, ParsedRate, ParsedSchedule, RateUnit } from "./grammar/parsed-schedule";
export {
  type CronOptions,
  type PatchTuesdayOptions,
  type PlusDays,
  Schedule,
  type WhichWeekday,
} from "./grammar/schedule";
export { checkScheduleOffset, SCHEDULE_OFFSET_LIMIT } from "./grammar/schedule-offset";
export type { TimeOfDay } from "./grammar/time-of-day";
export { WEEKDAYS, type Weekday } from "./grammar/weekdays-and-months";
export { checkWindowDates, readWindowDate, type WindowDateReading } from "./grammar/window-dates";
export { DEFAULT_TIME_ZONE, type WindowTiming } from "./grammar/window-timing";
export {
  SCHEDULE_NOTES,
  type ScheduleCaveat,
  type ScheduleCaveatKind,
  type ScheduleFindings,
  type ScheduleNote,
  type ScheduleNoteKind,
  type ScheduleProblem,
  type ScheduleProblemKind,
  type ScheduleWarning,
  type ScheduleWarningKind,
} from "./notes/schedule-note";
export {
  clockChangeCaveat,
  type NotComputable,
  type Occurrence,
  type OccurrenceRange,
  type Occurrences,
  occurrences,
} from "./runs/occurrences";
export { describeSchedule } from "./words/describe-schedule";
export type { CalendarDate } from "./zones/date";
export { checkTimeZone, isTimeZone, zoneTransitions } from "./zones/time-zone";
export type { ZoneTransition } from "./zones/zone-history";
