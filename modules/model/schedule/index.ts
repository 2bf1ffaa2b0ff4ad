export type { CalendarDate } from "./calendar-date";
export { describeSchedule } from "./describe-schedule";
export {
  clockChangeCaveat,
  type NotComputable,
  type Occurrence,
  type OccurrenceRange,
  type Occurrences,
  occurrences,
} from "./occurrences";
export { parseSchedule, type ScheduleContext, type ScheduleReading } from "./parse-schedule";
export type { CronDays, ParsedAt, ParsedCron, ParsedRate, ParsedSchedule, RateUnit } from "./parsed-schedule";
export { type CronOptions, type PatchTuesdayOptions, type PlusDays, Schedule, type WhichWeekday } from "./schedule";
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
} from "./schedule-note";
export { checkScheduleOffset, SCHEDULE_OFFSET_LIMIT } from "./schedule-offset";
export type { TimeOfDay } from "./time-of-day";
export { checkTimeZone, isTimeZone, zoneTransitions } from "./time-zone";
export { WEEKDAYS, type Weekday } from "./weekdays-and-months";
export { checkWindowDates, readWindowDate, type WindowDateReading } from "./window-dates";
export { DEFAULT_TIME_ZONE, type WindowTiming } from "./window-timing";
export type { ZoneTransition } from "./zone-clock";
