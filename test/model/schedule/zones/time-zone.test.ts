import { checkTimeZone, isTimeZone, zoneTransitions } from "../../../../model/schedule/zones/time-zone";

const EXPECTED = "expected the name of a time zone in the IANA database";

test.each([
  "UTC",
  "Etc/UTC",
  "etc/UTC",
  "Asia/Seoul",
  "Asia/Kolkata",
  "America/Los_Angeles",
  "America/Argentina/Buenos_Aires",
  "US/Pacific",
  "Etc/GMT",
  "GMT",
])("%s is a zone, and nothing is to be said of it", (zone) => {
  expect(isTimeZone(zone)).toBe(true);
  expect(checkTimeZone(zone)).toMatchObject({ problems: [], warnings: [] });
});

test.each([
  ["Asia/Soul", "did you mean Asia/Seoul"],
  ["Seoul", "did you mean Asia/Seoul"],
  ["Sydny", "did you mean Australia/Sydney"],
  ["Europe/Sydney", "did you mean Australia/Sydney"],
  ["America/New York", "did you mean America/New_York"],
  ["Asia/Seoul ", "did you mean Asia/Seoul"],
  ["Europe/Munich", "write Europe/Berlin, the zone of that city"],
  ["San Francisco", "write America/Los_Angeles, the zone of that city"],
  ["KST", "an abbreviation stands for several places: write one such as Asia/Seoul"],
  ["JST", "an abbreviation stands for several places: write one such as Asia/Tokyo"],
  ["cst", "an abbreviation stands for several places: write one such as America/Chicago"],
  ["GMT+9", "an offset is no zone: write a place such as Asia/Seoul, or UTC"],
  ["+09:00", "an offset is no zone: write a place such as Asia/Seoul, or UTC"],
  ["UTC-5", "an offset is no zone: write a place such as America/New_York, or UTC"],
  ["+05:30", "an offset is no zone: write a place such as Asia/Kolkata, or UTC"],
  ["-03:30", "an offset is no zone: write a place with this offset, or UTC"],
  ["+00:00", "an offset is no zone: write UTC"],
  ["", "such as Asia/Seoul or UTC"],
  ["Mars/Olympus_Mons", "such as Asia/Seoul or UTC"],
  // Known to ICU, and to nobody else.
  ["SystemV/EST5", "such as Asia/Seoul or UTC"],
  ["__proto__", "such as Asia/Seoul or UTC"],
])("%p is no zone, with how to fix it", (zone, fix) => {
  expect(isTimeZone(zone)).toBe(false);
  expect(checkTimeZone(zone).problems).toEqual([
    { kind: "time-zone-unknown", message: `${EXPECTED}, got ${JSON.stringify(zone)}; ${fix}` },
  ]);
});

test("a name in letters of another case is told, as no text of AWS's allows it", () => {
  expect(checkTimeZone("europe/paris").warnings).toEqual([
    {
      kind: "time-zone-case",
      message: 'expected the name as the IANA database writes it, got "europe/paris"; write Europe/Paris',
    },
  ]);
});

test.each([
  [
    "Etc/GMT+9",
    'expected the name of a place, got "Etc/GMT+9", which is 9 h behind UTC; write a place such as America/Anchorage',
  ],
  [
    "Etc/GMT-9",
    'expected the name of a place, got "Etc/GMT-9", which is 9 h ahead of UTC; write a place such as Asia/Seoul',
  ],
  [
    "EST",
    'expected the name of a place, got "EST", which never changes its clocks; write a place such as America/New_York',
  ],
])("%s is a zone, with a warning", (zone, message) => {
  expect(checkTimeZone(zone).problems).toEqual([]);
  expect(checkTimeZone(zone).warnings.map((warning) => warning.message)).toEqual([message]);
});

test("a zone from an untyped caller is told, not thrown back", () => {
  expect(checkTimeZone(9 as unknown as string).problems).toEqual([
    { kind: "time-zone-unknown", message: `${EXPECTED}, got 9; such as Asia/Seoul or UTC` },
  ]);
});

describe("changes of the clocks", () => {
  const year = [new Date("2027-01-01T00:00:00Z"), new Date("2028-01-01T00:00:00Z")] as const;

  test.each([
    ["Asia/Seoul", []],
    ["UTC", []],
    [
      "America/New_York",
      [
        ["2027-03-14T07:00:00.000Z", -5, -4],
        ["2027-11-07T06:00:00.000Z", -4, -5],
      ],
    ],
    [
      "Europe/Paris",
      [
        ["2027-03-28T01:00:00.000Z", 1, 2],
        ["2027-10-31T01:00:00.000Z", 2, 1],
      ],
    ],
    // Half an hour only.
    [
      "Australia/Lord_Howe",
      [
        ["2027-04-03T15:00:00.000Z", 11, 10.5],
        ["2027-10-02T15:30:00.000Z", 10.5, 11],
      ],
    ],
    // Its last daylight saving time was in 2026.
    ["Africa/Casablanca", []],
  ])("of %s in 2027", (zone, expected) => {
    const found = zoneTransitions(zone, ...year).map(({ instant, offsetBefore, offsetAfter }) => [
      instant.toISOString(),
      offsetBefore / 3600,
      offsetAfter / 3600,
    ]);

    expect(found).toEqual(expected);
  });

  test("are counted from the first instant on and not at the last", () => {
    const spring = new Date("2027-03-28T01:00:00Z");
    const autumn = new Date("2027-10-31T01:00:00Z");

    expect(zoneTransitions("Europe/Paris", spring, autumn).map(({ instant }) => instant)).toEqual([spring]);
    expect(zoneTransitions("Europe/Paris", new Date(spring.getTime() + 1), autumn)).toEqual([]);
  });

  test("back for Ramadan, forward after it", () => {
    const [from, until] = [new Date("2025-01-01T00:00:00Z"), new Date("2026-01-01T00:00:00Z")];

    expect(zoneTransitions("Africa/Casablanca", from, until)).toEqual([
      { instant: new Date("2025-02-23T02:00:00Z"), offsetBefore: 3600, offsetAfter: 0 },
      { instant: new Date("2025-04-06T02:00:00Z"), offsetBefore: 0, offsetAfter: 3600 },
    ]);
  });

  test("a whole day left out is one change", () => {
    const [from, until] = [new Date("2011-12-01T00:00:00Z"), new Date("2012-01-15T00:00:00Z")];

    expect(zoneTransitions("Pacific/Apia", from, until)).toEqual([
      { instant: new Date("2011-12-30T10:00:00Z"), offsetBefore: -10 * 3600, offsetAfter: 14 * 3600 },
    ]);
  });
});
