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

test("no word is broken as long as another column can give way", () => {
  const rows = [
    ["PM101", "information", "A baseline has a name that AWS accepts and people confuse."],
    ["PM102", "error", "A rule has neither a delay nor a date."],
  ];

  expect(aligned(rows, 50)).toEqual([
    "PM101  information  A baseline has a name that AWS",
    "                    accepts and people confuse.",
    "PM102  error        A rule has neither a delay nor",
    "                    a date.",
  ]);
});

test("a number stays with its unit", () => {
  const rows = [["Thu 2026-11-26 22:00 Europe/Paris +6.3 d"], ["Sun 2026-12-06 02:00 Europe/Paris +15.5 d"]];

  expect(aligned(rows, 18)).toEqual([
    "Thu 2026-11-26",
    "22:00 Europe/Paris",
    "+6.3 d",
    "Sun 2026-12-06",
    "02:00 Europe/Paris",
    "+15.5 d",
  ]);
  for (let width = 7; width < 50; width++) {
    expect(aligned(rows, width).join("\n")).toMatch(/\+6\.3 d\n(.|\n)*\+15\.5 d$/);
  }
  expect(aligned([["after 365.25 d"]], 7)).toEqual(["after", "365.25", "d"]);
});

test("of two words that must be broken it is the one with a hyphen", () => {
  expect(aligned([["eu-central-1", "information"]], 22)).toEqual(["eu-        information", "central-1"]);
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
