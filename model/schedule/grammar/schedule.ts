import { show } from "../../text/wording";
import { propertyOf } from "../../values/property-of";
import { sharedSymbol } from "../../values/shared-symbol";
import { writeCron } from "./cron-rewrites";
import {
  check,
  checkExpression,
  checkNumberOrText,
  checkPatchTuesday,
  checkText,
  checkTime,
  checkWeekdays,
  checkWhich,
  readCron,
  type WHICH_WEEKDAY,
} from "./factory-arguments";
import { writeRate } from "./parse-rate";
import { RATE_UNITS, type RateUnit } from "./parsed-schedule";
import type { TimeOfDay } from "./time-of-day";
import { WEEKDAY_NAMES, type Weekday, weekdayNumberOf } from "./weekdays-and-months";

/** The two day fields exclude one another; without either, every day. */
export type CronOptions = CronTimes & (CronDayOfMonth | CronDayOfWeek | CronEveryDay);

interface CronTimes {
  /** 0 to 59, a list such as `"0,30"`, or start and step such as `"0/15"`. */
  readonly minute: number | string;
  /** 0 to 23, a list, a range, or start and step. */
  readonly hour: number | string;
  /**
   * 1 to 12, `"JAN"` to `"DEC"`, a list, a range, or start and step.
   *
   * @default "*" - every month
   */
  readonly month?: number | string;
  /**
   * 1970 to 2199, a list, a range, or start and step.
   *
   * @default "*" - every year
   */
  readonly year?: number | string;
}

interface CronDayOfMonth {
  /** 1 to 31, a list, a range, or `"L"` for the last day. */
  readonly dayOfMonth: number | string;
  readonly dayOfWeek?: never;
}

interface CronDayOfWeek {
  /** `"SUN"` to `"SAT"`, a list, a range, `"TUE#2"` for the second Tuesday, `"6L"` for the last Friday. */
  readonly dayOfWeek: string;
  readonly dayOfMonth?: never;
}

interface CronEveryDay {
  readonly dayOfMonth?: never;
  readonly dayOfWeek?: never;
}

/** Which one of a month's. A month without a fifth is left out. */
export type WhichWeekday = (typeof WHICH_WEEKDAY)[number];

export interface PatchTuesdayOptions {
  /** Days after Patch Tuesday, the second Tuesday of a month. */
  readonly plusDays: PlusDays;
  /** `HH:MM`, on the clock of the window. */
  readonly at: TimeOfDay;
}

export const PLUS_DAYS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] as const;
export type PlusDays = (typeof PLUS_DAYS)[number];

const RATE_UNIT_NAMES = Object.keys(RATE_UNITS) as readonly RateUnit[];
const BRAND: unique symbol = sharedSymbol("schedule") as never;

/**
 * When a maintenance window runs. Times are on the clock of the window's `scheduleTimezone`, UTC by default.
 *
 * Every way but `expression` gives a schedule that AWS accepts, or throws with all that is wrong.
 */
export class Schedule {
  /** Whether it is a schedule, also one of another copy of this library. */
  public static isSchedule(value: unknown): value is Schedule {
    return propertyOf(value, BRAND) === true;
  }

  /** Every day at this time. */
  public static daily(at: TimeOfDay): Schedule {
    check("daily", (problems) => checkTime(at, problems));
    return new Schedule(cronAt(at, { dayOfMonth: "*" }));
  }

  /** Each week on this day, or on these. */
  public static weekly(weekday: Weekday | readonly Weekday[], at: TimeOfDay): Schedule {
    const weekdays: readonly unknown[] = Array.isArray(weekday) ? weekday : [weekday];
    check("weekly", (problems) => {
      checkWeekdays(weekdays, problems);
      checkTime(at, problems);
    });
    const inOrder = WEEKDAY_NAMES.filter((name) => weekdays.includes(name));
    return inOrder.length === WEEKDAY_NAMES.length
      ? Schedule.daily(at)
      : new Schedule(cronAt(at, { dayOfWeek: inOrder.join(",") }));
  }

  /** Once a month, as in `Schedule.monthly(2, "TUE", "02:00")` or `Schedule.monthly("last", "FRI", "02:00")`. */
  public static monthly(which: WhichWeekday, weekday: Weekday, at: TimeOfDay): Schedule {
    check("monthly", (problems) => {
      checkWhich(which, problems);
      checkWeekdays([weekday], problems);
      checkTime(at, problems);
    });
    const dayOfWeek = which === "last" ? `${weekdayNumberOf(weekday)}L` : `${weekday}#${which}`;
    return new Schedule(cronAt(at, { dayOfWeek }));
  }

  /** Once a month, on its last day. */
  public static lastDayOfMonth(at: TimeOfDay): Schedule {
    check("lastDayOfMonth", (problems) => checkTime(at, problems));
    return new Schedule(cronAt(at, { dayOfMonth: "L" }));
  }

  /**
   * So many days after Patch Tuesday, the second Tuesday of a month.
   *
   * `WED#2` is not the day after it: in a month that begins on a Wednesday it comes six days before. So this counts
   * from a Tuesday, with a `scheduleOffset` of its own where the day is no Tuesday.
   */
  public static patchTuesday(options: PatchTuesdayOptions): Schedule {
    check("patchTuesday", (problems) => checkPatchTuesday(options, problems));
    const { plusDays, at } = options;
    const weeks = Math.floor(plusDays / 7);
    const days = plusDays % 7;
    return new Schedule(cronAt(at, { dayOfWeek: `TUE#${2 + weeks}` }), days === 0 ? undefined : days);
  }

  /** Any other cron, field by field. A field with a Terraform token (`${…}`) is left for Terraform to fill in. */
  public static cron(options: CronOptions): Schedule {
    let expression = "";
    check("cron", (problems) => {
      const fields = readCron(options, problems);
      if (fields === undefined) return;
      expression = writeCron(fields);
      checkExpression(expression, problems);
    });
    return new Schedule(expression);
  }

  /**
   * Again and again after the same time, as in `Schedule.rate(7, "days")`: at least 5 minutes. Give the window a
   * `startDate`, for the first run is anybody's guess without.
   */
  public static rate(count: number, unit: `${RateUnit}s`): Schedule {
    let expression = "";
    check("rate", (problems) => {
      const singular = RATE_UNIT_NAMES.find((name) => unit === `${name}s`);
      checkNumberOrText("count", count, problems);
      if (singular === undefined) problems.add("unit", `expected "minutes", "hours" or "days", got ${show(unit)}`);
      if (singular === undefined || problems.findings.length > 0) return;
      expression = writeRate({ count, unit: singular });
      checkExpression(expression, problems);
    });
    return new Schedule(expression);
  }

  /** Once, as in `Schedule.at("2027-01-31T02:00:00")`. Best in UTC: AWS does not say in which zone it reads this. */
  public static at(dateTime: string): Schedule {
    check("at", (problems) => {
      checkText("dateTime", dateTime, problems);
      if (problems.findings.length === 0) checkExpression(`at(${dateTime})`, problems);
    });
    return new Schedule(`at(${dateTime})`);
  }

  /**
   * Any expression, as AWS writes it: `Schedule.expression("cron(0 2 ? * SUN *)")`. It is stored as it is, for it may
   * be a Terraform token; the window that gets the schedule reads and checks it.
   */
  public static expression(expression: string): Schedule {
    return new Schedule(expression);
  }

  private constructor(
    /** `cron(…)`, `rate(…)` or `at(…)`: the window's `schedule`. */
    public readonly expression: string,
    /** Days which the window is to add, 1 to 6: its `scheduleOffset`. Absent: none. */
    public readonly scheduleOffset?: number,
  ) {
    Object.defineProperty(this, BRAND, { value: true });
  }
}

function cronAt(at: TimeOfDay, day: { readonly dayOfMonth: string } | { readonly dayOfWeek: string }): string {
  const [hours, minutes] = at.split(":").map((part) => String(Number(part)));
  return writeCron({
    minutes: minutes ?? "",
    hours: hours ?? "",
    dayOfMonth: "dayOfMonth" in day ? day.dayOfMonth : "?",
    month: "*",
    dayOfWeek: "dayOfWeek" in day ? day.dayOfWeek : "?",
    year: "*",
  });
}
