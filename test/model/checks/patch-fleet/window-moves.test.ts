import { furtherWindows, windowMoves } from "../../../../model/checks/patch-fleet/window-moves";
import type { Opening } from "../../../../model/patching/runs/open-runs";

const opening = (day: string): Opening => ({ timing: { schedule: `cron(0 22 ? * ${day} *)` }, hours: 3 });
const ofPolicy = (day: string): Opening => ({ ...opening(day), bringsBaselines: true });

const daysOf = (openings: readonly Opening[]) =>
  openings.map(({ timing }) => /\* (\w+) \*\)$/.exec(timing.schedule)?.[1]);

test("a window moves, and a policy stays where it is, whether both run at the same time or not", () => {
  for (const day of ["TUE", "SAT"]) {
    const [move] = windowMoves([ofPolicy(day), opening("TUE")]);

    expect(move?.text).toBe('Wednesday (Schedule.weekly("WED", "22:00"))');
    expect(daysOf(move?.change([ofPolicy(day), opening("TUE")]) ?? [])).toEqual([day, "WED"]);
  }
});

test("windows of several schedules are not moved, nor are policies alone", () => {
  expect(windowMoves([opening("TUE"), opening("WED")])).toEqual([]);
  expect(windowMoves([ofPolicy("TUE")])).toEqual([]);
});

test("a further window is opened beside windows alone", () => {
  const [second, daily] = furtherWindows([[opening("SUN")], [ofPolicy("TUE")]]);

  expect([second?.text, daily?.text]).toEqual(["a second window on Wednesday", "a daily window"]);
  expect([second?.written, daily?.written]).toEqual([
    'schedule: Schedule.weekly(["SUN", "WED"], "22:00")',
    'schedule: Schedule.daily("22:00")',
  ]);
  expect(daysOf(second?.change([opening("SUN")]) ?? [])).toEqual(["SUN", "WED"]);
  expect(daysOf(second?.change([ofPolicy("SUN"), opening("SUN")]) ?? [])).toEqual(["SUN", "SUN", "WED"]);
  expect(daysOf(second?.change([ofPolicy("SUN")]) ?? [])).toEqual(["SUN"]);
});

test("a further window is one that is called the same on all nodes, and is none on others", () => {
  const [daily, ...more] = furtherWindows([[opening("SUN")], [opening("TUE")]]);

  expect([daily?.text, more]).toEqual(["a daily window", []]);

  const [second] = furtherWindows([[opening("SUN")]]);
  expect(daysOf(second?.change([opening("TUE")]) ?? [])).toEqual(["TUE"]);
});

test("a further window is written as the schedule of windows that there are, of several by their keys", () => {
  const [One, Two] = ["One", "Two"].map((carrier) => ({ ...opening("TUE"), carrier }));
  const other = { ...opening("FRI"), carrier: "Other" };
  const writtenOf = (streams: readonly (readonly (Opening | undefined)[])[]) =>
    furtherWindows(streams as readonly (readonly Opening[])[]).map(({ written }) => written);

  expect(writtenOf([[One, other], [Two]])[0]).toBe('schedule of One and Two: Schedule.weekly(["TUE", "FRI"], "22:00")');
  expect(writtenOf([[opening("TUE#2")]])[0]).toBe('schedule: Schedule.weekly("TUE", "22:00")');
  expect(writtenOf([[opening("TUE,FRI")]])).toEqual([undefined, 'schedule: Schedule.daily("22:00")']);
});
