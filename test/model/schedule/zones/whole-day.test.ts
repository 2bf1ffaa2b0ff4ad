import { onClock, WholeDay } from "../../../../model/schedule/zones/whole-day";

test.each([
  ["2026-12-05", "America/Chicago", "2026-12-05T06:00:00.000Z"],
  ["2026-12-05", "Asia/Tokyo", "2026-12-04T15:00:00.000Z"],
  ["2026-12-05", "UTC", "2026-12-05T00:00:00.000Z"],
  // The clocks of Santiago jump over midnight.
  ["2026-09-06", "America/Santiago", "2026-09-06T04:00:00.000Z"],
  // Midnight comes twice in Havana: the clocks go back to it.
  ["2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z"],
  // What is no zone is told elsewhere.
  ["2026-12-05", "Asia/Toky", "2026-12-05T00:00:00.000Z"],
])("the day %s begins by the clock of %s at %s", (day, zone, instant) => {
  expect(onClock(new WholeDay(day), zone).toISOString()).toBe(instant);
});

test("a moment is the same on every clock", () => {
  const moment = new Date("2026-12-05T00:00:00Z");

  expect(onClock(moment, "Asia/Tokyo")).toBe(moment);
});
