import type { Opening } from "../../../cli/overview/openings";
import { quietDaysText } from "../../../cli/overview/quiet-days";
import { patchingOf } from "../../../model/patching/patching";

const DAYS = ["2026-12-01", "2026-12-02", "2026-12-03"];
const patching = patchingOf([], { from: new Date("2026-11-30T00:00:00Z") });

const opening = (more: Partial<Opening>): Opening => ({
  day: "2026-12-01",
  time: "22:00",
  zone: "Europe/Berlin",
  name: "weekly",
  hours: 2,
  does: "install",
  mayReboot: true,
  instant: 0,
  patchGroups: ["web"],
  places: ["prod"],
  meets: [],
  ...more,
});

const told = (...openings: readonly Opening[]) => quietDaysText(openings, DAYS, { patching });

test("a day is quiet that nothing which may reboot is open in, also not beyond midnight", () => {
  expect(told(opening({}))).toBe("In the 3 days from Tue 1 Dec no node reboots on Wed 2 Dec and Thu 3 Dec.");
  expect(told(opening({ hours: 3 }))).toBe("In the 3 days from Tue 1 Dec no node reboots on Thu 3 Dec.");
  expect(told(opening({ day: "2026-12-02", hours: undefined } as Partial<Opening>))).toBe(
    "In the 3 days from Tue 1 Dec no node reboots on Tue 1 Dec.",
  );
});

test("scans, what does not reboot and what a freeze keeps closed leave days quiet; a script may reboot", () => {
  const quiet = "No node reboots from Tue 1 Dec through Thu 3 Dec.";

  expect(told(opening({ does: "scan" }), opening({ mayReboot: false }), opening({ closed: {} }))).toBe(quiet);
  expect(told(opening({ does: "unknown", mayReboot: false }))).toBe(
    "In the 3 days from Tue 1 Dec no node reboots on Wed 2 Dec and Thu 3 Dec.",
  );
});

test("nothing is said where no day is quiet, and of some stacks it is said of these", () => {
  const daily = DAYS.map((day) => opening({ day }));

  expect(told(...daily)).toBeUndefined();
  expect(quietDaysText([], DAYS, { patching, stacks: ["prod"] })).toBe(
    "No node of prod reboots from Tue 1 Dec through Thu 3 Dec.",
  );
});
