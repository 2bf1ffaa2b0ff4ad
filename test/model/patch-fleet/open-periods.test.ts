import type { MaintenanceWindowDefinition } from "../../../model/patch-fleet/environment-definition";
import { openPeriods } from "../../../model/patch-fleet/open-periods";
import { NO_TOKENS } from "../../../model/values/props-reader";

const FREEZE = { from: "2026-12-14", until: "2027-01-04" };
const WINDOW = {
  name: "sunday",
  schedule: "cron(0 4 ? * SUN *)",
  scheduleTimezone: "Europe/Paris",
  duration: 3,
  cutoff: 1,
  patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
} satisfies MaintenanceWindowDefinition;

/** From when to when a window may open; undefined where a freeze changes nothing of it. */
function periods(changes: Partial<Record<keyof MaintenanceWindowDefinition, unknown>>, freezes = [FREEZE]) {
  return openPeriods({ ...WINDOW, ...changes } as MaintenanceWindowDefinition, freezes, NO_TOKENS)?.map(
    ({ startDate = "", endDate = "" }) => [startDate, endDate].join(" to "),
  );
}

test.each([
  ["Europe/Paris", ["+01:00", "+01:00"]],
  ["America/New_York", ["-05:00", "-05:00"]],
  ["Asia/Kolkata", ["+05:30", "+05:30"]],
  [undefined, ["Z", "Z"]],
])("days are those of the clock of the window: %s", (scheduleTimezone, [before, after]) => {
  expect(periods({ scheduleTimezone })).toEqual([
    ` to 2026-12-14T00:00:00${before}`,
    `2027-01-04T00:00:00${after} to `,
  ]);
});

test.each([
  // Santiago's clocks skip midnight of 6 September 2026.
  ["America/Santiago", "2026-09-06", ["2026-09-06T01:00:00-03:00", "2026-09-10T00:00:00-03:00"]],
  ["Europe/Paris", "2026-10-20", ["2026-10-20T00:00:00+02:00", "2026-10-30T00:00:00+01:00"]],
])("each date has the offset of its day, also where the clocks of %s change", (scheduleTimezone, from, dates) => {
  const until = dates[1]?.slice(0, 10) ?? "";
  const daily = { schedule: "cron(0 12 * * ? *)", scheduleTimezone };

  expect(periods(daily, [{ from, until }])).toEqual([` to ${dates[0]}`, `${dates[1]} to `]);
});

test.each([
  ["begins the evening before and ends in the freeze", "cron(0 22 ? * SUN *)", "2026-12-13T21:00:00+01:00"],
  ["begins at the midnight at which the freeze does", "cron(0 0 ? * MON *)", "2026-12-13T21:00:00+01:00"],
  ["is over when the freeze begins", "cron(0 21 ? * SUN *)", "2026-12-14T00:00:00+01:00"],
])("a run that %s: the last one is over by then", (_, schedule, end) => {
  expect(periods({ schedule })?.[0]).toBe(` to ${end}`);
});

test.each([
  // The second Tuesday is 12 January, the run comes on the 15th.
  ["cron(0 4 ? * TUE#2 *)", 3, "2027-01-14", "2027-01-12T00:00:00+01:00"],
  ["cron(0 4 ? * TUE#2 *)", 3, "2027-01-12", "2027-01-12T00:00:00+01:00"],
  ["cron(0 4 ? * TUE#2 *)", 3, "2027-01-16", "2027-01-16T00:00:00+01:00"],
  // Runs of other days lie between, one of them in the freeze.
  ["cron(0 4 * * ? *)", 3, "2027-01-14", "2027-01-14T00:00:00+01:00"],
])(
  "after a freeze %s, %d days later, starts before the cron day of its first run: freeze until %s",
  (schedule, scheduleOffset, until, start) => {
    expect(periods({ schedule, scheduleOffset }, [{ from: "2026-12-07", until }])?.[1]).toBe(`${start} to `);
  },
);

test("a start before the cron day lets no run into the freeze", () => {
  const timing = { schedule: "cron(0 4 ? * TUE *)", scheduleOffset: 6 };

  expect(periods(timing, [{ from: "2027-01-06", until: "2027-01-13" }])).toEqual([
    " to 2027-01-06T00:00:00+01:00",
    "2027-01-12T00:00:00+01:00 to ",
  ]);
});

test.each<[string, object]>([
  ["has no run in it", { schedule: "cron(0 4 ? * SUN#2 *)" }],
  ["is over before it", { endDate: "2026-12-01T00:00:00Z" }],
  ["begins after it", { startDate: "2027-01-10T00:00:00+01:00" }],
  ["is disabled", { enabled: false }],
  ["opens once, on a day that somebody means", { schedule: "at(2026-12-20T02:00:00)" }],
  ["only scans", { patchTasks: { Scan: { operation: "Scan" } } }],
  ["cannot be read, of which others tell", { scheduleTimezone: "Paris", endDate: "soon" }],
])("a window stays as it is where it %s", (_, changes) => {
  const freeze = { from: "2026-12-14", until: "2027-01-04" };

  expect(periods(changes, [freeze])).toBeUndefined();
});

test("what it runs beside scans may do anything, so that a freeze closes it", () => {
  const stepFunctionsTasks = { Backup: { taskArn: "arn:aws:states:eu-central-1:123456789012:stateMachine:x" } };

  expect(periods({ patchTasks: { Scan: { operation: "Scan" } }, stepFunctionsTasks })).toHaveLength(2);
});

test("its own dates are respected", () => {
  const startDate = "2026-12-01T00:00:00Z";

  expect(periods({ startDate, endDate: "2027-06-01T00:00:00Z" })).toEqual([
    `${startDate} to 2026-12-14T00:00:00+01:00`,
    "2027-01-04T00:00:00+01:00 to 2027-06-01T00:00:00Z",
  ]);
  expect(periods({ startDate, endDate: "2026-12-24T00:00:00Z" })).toEqual([
    `${startDate} to 2026-12-14T00:00:00+01:00`,
  ]);
  expect(periods({ startDate: "2026-12-20T00:00:00Z" })).toEqual(["2027-01-04T00:00:00+01:00 to "]);
  expect(periods({ startDate: "2026-12-20T00:00:00Z", endDate: "2027-01-01T00:00:00Z" })).toEqual([]);
});

test("a period between two freezes in which it has no run is none", () => {
  const later = (from: string) => ({ from, until: "2027-02-01" });

  expect(periods({}, [FREEZE, later("2027-01-20")])).toHaveLength(3);
  expect(periods({}, [FREEZE, later("2027-01-08")])).toHaveLength(2);
  expect(periods({}, [FREEZE, later("2027-01-04")])).toEqual([
    " to 2026-12-14T00:00:00+01:00",
    "2027-02-01T00:00:00+01:00 to ",
  ]);
});

test("a rate goes on in its rhythm, and one that counts from a moment of AWS's begins anew", () => {
  const schedule = "rate(7 days)";

  expect(periods({ schedule, startDate: "2026-11-01T02:00:00Z" })).toEqual([
    "2026-11-01T02:00:00Z to 2026-12-14T00:00:00+01:00",
    "2027-01-10T03:00:00+01:00 to ",
  ]);
  expect(periods({ schedule })).toEqual([" to 2026-12-13T21:00:00+01:00", "2027-01-04T00:00:00+01:00 to "]);
});
