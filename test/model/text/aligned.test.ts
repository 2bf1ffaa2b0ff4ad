import { aligned, widthOf } from "../../../model/text/aligned";

const ROWS = [
  ["", "non-security", "window"],
  ["prod-eu", "yes", "Sun 04:00 Europe/Paris"],
  ["prod-us", "no", "Sun 04:00 America/New_York"],
];

test("every column is as wide as its longest cell", () => {
  expect(aligned(ROWS, 49)).toEqual([
    "         non-security  window",
    "prod-eu  yes           Sun 04:00 Europe/Paris",
    "prod-us  no            Sun 04:00 America/New_York",
  ]);
});

test("what is too wide is broken where it takes the fewest lines", () => {
  expect(aligned(ROWS, 45)).toEqual([
    "         non-      window",
    "         security",
    "prod-eu  yes       Sun 04:00 Europe/Paris",
    "prod-us  no        Sun 04:00 America/New_York",
  ]);
  expect(aligned(ROWS, 41)).toEqual([
    "         non-      window",
    "         security",
    "prod-eu  yes       Sun 04:00 Europe/Paris",
    "prod-us  no        Sun 04:00",
    "                   America/New_York",
  ]);
});

test("what cannot be narrow stays wide", () => {
  expect(aligned([["a".repeat(30), "b"]], 5)).toEqual(["aaaaaaa  b", "aaaaaaa", "aaaaaaa", "aaaaaaa", "aa"]);
});

test.each([
  [{}, 80],
  [{ columns: 200 }, 80],
  [{ isTTY: true, columns: 200 }, 200],
  [{ isTTY: true, columns: 40 }, 80],
  [{ isTTY: true }, 80],
])("a wide terminal is used, and what is none has 80 columns: %j", (stream, width) => {
  expect(widthOf(stream)).toBe(width);
});
