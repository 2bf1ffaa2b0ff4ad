import { runsOfOpenings } from "../../../model/patching/runs/open-runs";

const FROM = new Date("2026-11-23T00:00:00Z");
const DAY = 86_400_000;
const UNTIL = FROM.getTime() + 1095 * DAY;

test("of what comes more often than its runs end, each is looked at that takes place, for as long as is asked", () => {
  const runs = runsOfOpenings([{ timing: { schedule: "cron(0/5 * * * ? *)" }, hours: 24 }], FROM, UNTIL);

  expect(runs).toEqual({ list: expect.any(Array) });
  expect("list" in runs && runs.list.map(({ start }) => start)).toEqual(
    Array.from({ length: 1095 }, (_, day) => FROM.getTime() + day * DAY),
  );
});
