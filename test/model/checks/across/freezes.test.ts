import { proofOfPatches } from "../../../../model/arrival/deadline-proof";
import { deadlinesOf } from "../../../../model/arrival/nodes-with-deadline";
import type { PatchWithin } from "../../../../model/deadlines/deadline-options";
import { PatchDeadlines } from "../../../../model/deadlines/patch-deadlines";
import { EnvironmentView } from "../../../../model/patching/view/environment-view";
import { deadlineOf, environment, type Given, type GivenWindow, installing, said, TODAY } from "./given";

const SUNDAYS = { schedule: "cron(0 4 ? * SUN *)", scheduleTimezone: "Europe/Paris" };
const FREEZE = { from: "2026-12-14", until: "2027-01-04" };

/** A group that is patched on Sundays by two windows: one until a day, one from a day on. */
function frozen(
  patchWithin: PatchWithin,
  dates = ["2026-12-14", "2027-01-04"],
  more: Record<string, GivenWindow> = {},
) {
  const [endDate, startDate] = dates.map((day) => `${day}T00:00:00+01:00`);
  return {
    baselines: { Base: { approvalRules: [{ approveAfterDays: 0 }] } },
    groups: { web: { patchWithin: deadlineOf(patchWithin) } },
    windows: {
      Before: installing("web", { ...SUNDAYS, endDate }),
      After: installing("web", { ...SUNDAYS, startDate }),
      ...more,
    },
  } satisfies Given;
}

const told = (given: Given) => said("PM830", given)[0] ?? "";

test("what a published rule counts breaks the deadline of a patch, though its own days are fewer and kept", () => {
  const given = frozen({ ...PatchDeadlines.pciDss(), Critical: 14, exceptDuring: [FREEZE] });
  const [one] = deadlinesOf(new EnvironmentView(environment(given), TODAY), TODAY);
  const system = one?.systems[0]?.one;
  if (one === undefined || system === undefined) throw new Error("expected a deadline");

  expect(told(given)).toContain("28.2 days later, expected at most 28");
  expect(proofOfPatches(one.runs, system, one.deadline, { severity: "Critical" })).toMatchObject({
    days: 28,
    outcome: "broken",
    by: { rule: "PCI DSS 6.3.3" },
  });
});

test("less than a day between two windows is no freeze", () => {
  const dates = { startDate: "2026-12-14T00:00:01+01:00", endDate: "2027-01-05T00:00:00+01:00" };
  const monthly = { Monthly: installing("web", { ...SUNDAYS, ...dates, schedule: "cron(0 4 1 * ? *)" }) };
  const text = told(frozen({ Critical: 14 }, undefined, monthly));

  expect(text).toContain("released Sun 2026-12-13 04:00 Europe/Paris is on every node by Fri 2027-01-01 07:00");
  expect(text).not.toContain("no window is open");
});

test("a time without a run that is longer than others is told, with what opens before and after it", () => {
  const twice = {
    First: installing("web", { ...SUNDAYS, schedule: "cron(0 4 ? * SUN#1 *)" }),
    Third: installing("web", { ...SUNDAYS, schedule: "cron(0 4 ? * SUN#3 *)" }),
  };

  expect(told({ ...frozen({ Critical: 18 }), windows: twice }).split("\n")[0]).toMatch(
    / 21\.2 days later, expected at most 18: no run begins between Sun 2027-10-17 04:00 \(Third\) and Sun 2027-11-07 04:00 \(First\), which is 21 days, mostly 14 \[PM830\]$/,
  );
  // Those of one window are as far apart as they always are.
  expect(told({ ...frozen({ Critical: 6 }), windows: { Weekly: installing("web", SUNDAYS) } })).toMatch(
    / 7\.2 days later, expected at most 6 \[PM830\]\n/,
  );
});

test("a window that opens once does not open the freeze after it", () => {
  const once = { Once: installing("web", { schedule: "at(2026-12-06T02:00:00)" }) };

  expect(told(frozen({ Critical: 14 }, undefined, once))).toContain(
    "no window is open from Mon 2026-12-14 00:00 to Mon 2027-01-04 00:00",
  );
});

test("a window that opens once in a freeze parts it", () => {
  const once = { Once: installing("web", { schedule: "at(2026-12-20T02:00:00)" }) };
  const text = told(frozen({ Critical: 14 }, undefined, once));

  expect(text).toContain("no window is open from Sun 2026-12-20 06:00 to Mon 2027-01-04 00:00");
  expect(text).toContain('exceptDuring: [{ from: "2026-12-20", until: "2027-01-04" }] in patchWithin');
});

test("entries that lie in the days of a freeze give way to them", () => {
  const half = { from: "2026-12-14", until: "2026-12-24" };
  const spring = { from: "2027-03-01", until: "2027-03-08" };

  expect(told(frozen({ Critical: 14, exceptDuring: [half, spring] }))).toContain(
    'exceptDuring: [{ from: "2027-03-01", until: "2027-03-08" }, { from: "2026-12-14", until: "2027-01-04" }] in patchWithin',
  );
});

test("days that adjoin those that do not count are not proposed where they are more than a season together", () => {
  const before = { from: "2026-09-20", until: "2026-12-14" };

  expect(told(frozen({ Critical: 14 }))).toContain("exceptDuring");
  expect(told(frozen({ Critical: 14, exceptDuring: [before] }))).not.toContain("exceptDuring");
});
