import type { Opening } from "../../../cli/overview/openings";
import { quietDaysText } from "../../../cli/overview/quiet-days";
import { patchingOf } from "../../../model/patching/patching";

const DAYS = ["2026-12-01", "2026-12-02", "2026-12-03"];
const patching = patchingOf([], { from: new Date("2026-11-30T00:00:00Z") });

/** On Tuesday at 22:00 in Berlin. */
const opening = (more: Partial<Opening>): Opening => ({
  day: "2026-12-01",
  time: "22:00",
  zone: "Europe/Berlin",
  name: "weekly",
  hours: 2,
  does: "install",
  mayReboot: true,
  rebootHours: 2,
  instant: Date.parse("2026-12-01T21:00Z"),
  patchGroups: ["web"],
  places: ["prod"],
  meets: [],
  ...more,
});

const told = (...openings: readonly Opening[]) => quietDaysText(openings, DAYS, { patching });

test("a day is quiet on which nothing may reboot, also not beyond midnight", () => {
  const text = "In the 3 days from Tue 1 Dec no node reboots on";

  expect(told(opening({}))).toBe(`${text} Wed 2 Dec and Thu 3 Dec (Europe/Berlin).`);
  expect(told(opening({ rebootHours: 3 }))).toBe(`${text} Thu 3 Dec (Europe/Berlin).`);
  expect(told(opening({ rebootHours: 26 }))).toBe(`${text} Thu 3 Dec (Europe/Berlin).`);
  expect(told(opening({ rebootHours: 12, instant: Date.parse("2026-11-30T21:00Z") }))).toBe(
    `${text} Wed 2 Dec and Thu 3 Dec (Europe/Berlin).`,
  );
});

test("a day is quiet by every clock in use: Sunday 04:00 in Tokyo is Saturday in Paris", () => {
  const tokyo = opening({ zone: "Asia/Tokyo", time: "04:00", instant: Date.parse("2026-12-01T19:00Z") });
  const paris = opening({ zone: "Europe/Paris", time: "04:00", instant: Date.parse("2026-12-03T03:00Z") });

  expect(told(tokyo)).toBe("In the 3 days from Tue 1 Dec no node reboots on Tue 1 Dec and Thu 3 Dec (Asia/Tokyo).");
  expect(told(tokyo, paris)).toBeUndefined();
  expect(told(tokyo, opening({ ...paris, instant: Date.parse("2026-12-02T03:00Z") }))).toBe(
    "In the 3 days from Tue 1 Dec no node reboots on Thu 3 Dec (on each clock: Asia/Tokyo and Europe/Paris).",
  );
});

test("what reboots nothing and what a freeze keeps closed leave days quiet", () => {
  const { rebootHours: _, ...scan } = opening({ does: "scan" });

  expect(told(scan, opening({ closed: {} }))).toBe("No node reboots from Tue 1 Dec through Thu 3 Dec.");
});

test("nothing is said where no day is quiet, and of some stacks it is said of these", () => {
  const daily = DAYS.map((day) => opening({ day, instant: Date.parse(`${day}T21:00Z`) }));

  expect(told(...daily)).toBeUndefined();
  expect(quietDaysText([], DAYS, { patching, stacks: ["prod"] })).toBe(
    "No node of prod reboots from Tue 1 Dec through Thu 3 Dec.",
  );
});
