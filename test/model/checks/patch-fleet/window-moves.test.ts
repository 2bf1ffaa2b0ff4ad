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
