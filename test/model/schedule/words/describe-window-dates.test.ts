import { describeWindowDate, describeWindowDates } from "../../../../model/schedule/words/describe-window-dates";
import { type Knowable, UNKNOWN } from "../../../../model/values/unknown";

test.each<[string, Knowable<string> | undefined, string]>([
  ["2026-12-15T00:00:00+09:00", "America/Chicago", "Mon 2026-12-14 09:00"],
  ["2026-12-15T00:00:00+09:00", "Asia/Tokyo", "Tue 2026-12-15"],
  ["2026-12-15T00:00:00Z", undefined, "Tue 2026-12-15"],
  // AWS does not say by which clock it reads this one.
  ["2026-12-15T00:00:00", "Asia/Tokyo", "2026-12-15T00:00:00"],
  ["2026-12-15T00:00:00Z", "Asia/Toky", "2026-12-15T00:00:00Z"],
  ["2026-12-15T00:00:00Z", UNKNOWN, "2026-12-15T00:00:00Z"],
  ["soon", "Asia/Tokyo", "soon"],
])("%s by the clock of %p is %s", (date, zone, text) => {
  expect(describeWindowDate(date, zone)).toBe(text);
});

test("the dates of a window name its clock where its schedule does not", () => {
  const window = {
    scheduleTimezone: "America/Chicago",
    startDate: "2026-12-01T00:00:00-06:00",
    endDate: "2026-12-15T00:00:00+09:00",
  };

  expect(describeWindowDates(window, "Sat 22:00 America/Chicago")).toEqual([
    "from Tue 2026-12-01",
    "until Mon 2026-12-14 09:00",
  ]);
  expect(describeWindowDates(window, "every 7 days", new Date("2026-12-02T00:00:00Z"))).toEqual([
    "until Mon 2026-12-14 09:00 America/Chicago",
  ]);
});
