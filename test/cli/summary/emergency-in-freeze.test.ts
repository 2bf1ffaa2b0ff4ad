import { emergencyNotes } from "../../../cli/summary/emergency-notes";
import { EnvironmentView } from "../../../model/patching/view/environment-view";
import { deadlineOf, environment, installing, TODAY } from "../../model/checks/across/given";

const freeze = { from: "2026-12-15", until: "2027-01-06" };

test.each([
  ["2026-12-14T23:00:00", "Mon 2026-12-14 23:00 UTC, on patch group web"],
  ["2026-12-15T00:00:00", "Tue 2026-12-15 00:00 UTC, in a freeze (2026-12-15 through 2027-01-05), on patch group web"],
  ["2027-01-06T00:00:00", "Wed 2027-01-06 00:00 UTC, on patch group web"],
])("the note of an emergency at %s says whether that is in days that a deadline leaves out", (at, told) => {
  const install = { operation: "Install", rebootOption: "NoReboot", installOverrideList: "s3://bucket/list.yaml" };
  const model = environment({
    groups: { web: { patchWithin: deadlineOf({ any: 14, exceptDuring: [freeze] }) } },
    windows: { Once: { ...installing("web", { schedule: `at(${at})` }), tasks: { Install: install } } },
  });

  const [note = ""] = emergencyNotes(new EnvironmentView(model, TODAY), TODAY, []);

  expect(note).toMatch(/^note: the emergency .* once, /);
  expect(note).toContain(told);
});
