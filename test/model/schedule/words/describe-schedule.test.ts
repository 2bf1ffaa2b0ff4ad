import { describeSchedule } from "../../../../model/schedule/words/describe-schedule";

test.each([
  ["cron(0 2 ? * SUN *)", "Sun 02:00 UTC"],
  ["cron(0 2 ? * SAT,SUN *)", "Sun, Sat 02:00 UTC"],
  ["cron(30 22 ? * MON-FRI *)", "Mon–Fri 22:30 UTC"],
  ["cron(0 2 ? * MON,WED,FRI *)", "Mon, Wed, Fri 02:00 UTC"],
  ["cron(0 2 ? * MON,TUE *)", "Mon, Tue 02:00 UTC"],
  ["cron(0 2 * * ? *)", "daily 02:00 UTC"],
  ["cron(0 2 ? * SUN-SAT *)", "daily 02:00 UTC"],
  ["cron(0 2,14 * * ? *)", "daily 02:00 and 14:00 UTC"],
  ["cron(0 2 ? * TUE#2 *)", "second Tuesday 02:00 UTC"],
  ["cron(0 2 ? * 6L *)", "last Friday 02:00 UTC"],
  ["cron(0 2 L * ? *)", "last day of the month 02:00 UTC"],
  ["cron(0 2 1 * ? *)", "1st of the month 02:00 UTC"],
  ["cron(0 2 2,3,11,22 * ? *)", "2nd, 3rd, 11th and 22nd of the month 02:00 UTC"],
  ["cron(0 2 ? JAN,JUL TUE#2 *)", "second Tuesday in Jan and Jul, 02:00 UTC"],
  ["cron(24 30 09 ? * * *)", "daily 09:30:24 UTC"],
  ["rate(7 days)", "every 7 days"],
  ["rate(1 day)", "every day"],
  ["at(2027-01-31T02:00:00)", "once, 2027-01-31 02:00 UTC"],
  ["at(2027-01-31T02:00:30)", "once, 2027-01-31 02:00:30 UTC"],
])("%s is %s", (schedule, words) => {
  expect(describeSchedule({ schedule })).toBe(words);
});

test("the zone is told where there is a clock time to tell it of, UTC where none is named", () => {
  const scheduleTimezone = "Asia/Seoul";

  expect(describeSchedule({ schedule: "cron(0 2 ? * SUN *)", scheduleTimezone })).toBe("Sun 02:00 Asia/Seoul");
  expect(describeSchedule({ schedule: "at(2027-01-31T02:00:00)", scheduleTimezone })).toBe(
    "once, 2027-01-31 02:00 Asia/Seoul",
  );
  expect(describeSchedule({ schedule: "rate(7 days)", scheduleTimezone })).toBe("every 7 days");
});

test.each([
  ["cron(0 2 ? * TUE#2 *)", 3, "3 days after the second Tuesday 02:00 UTC"],
  ["cron(0 2 L * ? *)", 1, "1 day after the last day of the month 02:00 UTC"],
  ["cron(0 2 1,15 * ? *)", 1, "1 day after the 1st and 15th of the month 02:00 UTC"],
  ["cron(0 2 ? * SUN *)", 2, "2 days after cron(0 2 ? * SUN *) UTC"],
])("%s and %d days", (schedule, scheduleOffset, words) => {
  expect(describeSchedule({ schedule, scheduleOffset })).toBe(words);
});

test.each([
  // Too much to say in few words.
  "cron(0/30 * * * ? *)",
  "cron(0 2 1-7 * ? *)",
  "cron(0 2 ? JAN-MAY SUN *)",
  "cron(0 2 ? * SUN 2027-2028)",
  // Not sure enough to say it.
  "cron(0 2 15W * ? *)",
  "cron(0 2 ? * L *)",
])("%s is left as it is, in UTC where no zone is named", (schedule) => {
  expect(describeSchedule({ schedule })).toBe(`${schedule} UTC`);
  expect(describeSchedule({ schedule, scheduleTimezone: "Asia/Seoul" })).toBe(`${schedule} Asia/Seoul`);
});

test.each(["cron(0 2 * * SUN *)", "every Sunday"])("what is wrong, %s, is left as it is", (schedule) => {
  expect(describeSchedule({ schedule })).toBe(schedule);
  expect(describeSchedule({ schedule, scheduleTimezone: "UTC" })).toBe(`${schedule} UTC`);
});
