import { localMinute, localText, shortDate, utcDate, utcMinute, utcText, weekday } from "../../../model/text/moments";

const MOMENT = new Date("2026-11-29T02:03:04.567Z");

test("a moment is written to the minute, with its zone", () => {
  expect(utcText(MOMENT)).toBe("2026-11-29 02:03 UTC");
  expect(utcMinute(MOMENT)).toBe("2026-11-29 02:03");
  expect(utcDate(MOMENT)).toBe("2026-11-29");
  expect(localText({ local: "2026-11-29T02:00", zone: "Asia/Seoul" })).toBe("Sun 2026-11-29 02:00 Asia/Seoul");
  expect(localMinute("2026-11-30T23:59")).toBe("Mon 2026-11-30 23:59");
});

test("each day of the week and each month has its name, as English calendars write it", () => {
  const format = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  for (let day = 1; day <= 366; day += 1) {
    const date = new Date(Date.UTC(2028, 0, day));

    const expected = format.format(date).replace(",", "").replace("Sept", "Sep");

    expect(shortDate(utcDate(date))).toBe(expected);
    expect(weekday(utcDate(date))).toBe(expected.slice(0, 3));
  }
});
