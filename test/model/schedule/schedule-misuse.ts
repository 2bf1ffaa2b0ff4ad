import { Schedule } from "../../../model/schedule/grammar/schedule";

/** Never run: the compiler refuses each of these, and complains of a line that it would take. */
export function misuses(): void {
  // @ts-expect-error a day of the week is written as AWS does
  Schedule.weekly("Sunday", "02:00");
  // @ts-expect-error an hour has two digits
  Schedule.weekly("SUN", "2:00");
  // @ts-expect-error a day ends at 23:59
  Schedule.daily("24:00");
  // @ts-expect-error no month has six Tuesdays
  Schedule.monthly(6, "TUE", "02:00");
  // @ts-expect-error more than 20 days lead into the next month's Patch Tuesday
  Schedule.patchTuesday({ plusDays: 21, at: "02:00" });
  // @ts-expect-error a rate has no weeks
  Schedule.rate(1, "weeks");
  // @ts-expect-error a rate's unit is given in the plural, whatever the count
  Schedule.rate(1, "day");
  // @ts-expect-error only one of the two days
  Schedule.cron({ minute: 0, hour: 2, dayOfMonth: 15, dayOfWeek: "MON" });
  // @ts-expect-error without a minute the window would run every minute
  Schedule.cron({ hour: 2, dayOfWeek: "MON" });
  // @ts-expect-error there is a factory for each kind
  new Schedule("cron(0 2 ? * SUN *)");
}
