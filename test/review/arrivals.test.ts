import { arrivalChanges } from "../../review/arrival/arrival-changes";
import { environment, type Given, installing, TODAY } from "../model/checks/across/given";

const given = (delay: number, changes: Given = {}) =>
  environment({
    baselines: { Base: { approvalRules: [{ approveAfterDays: delay }] } },
    groups: { production: {} },
    windows: { Sunday: installing("production") },
    ...changes,
  });

test("a change that makes patches arrive later says by how much", () => {
  expect(arrivalChanges(given(2), given(7), TODAY)).toEqual([
    "Critical, Important, Medium, None and Low security patches reach production up to 14.2 days after release, was 9.2",
  ]);
});

test("and so does one that makes them arrive earlier, by severity", () => {
  const rules = [{ approveAfterDays: 7 }, { patchFilters: { severity: ["Critical"] }, approveAfterDays: 0 }];
  const faster = given(7, { baselines: { Base: { approvalRules: rules } } });

  expect(arrivalChanges(given(7), faster, TODAY)).toEqual([
    "Critical security patches reach production up to 7.2 days after release, was 14.2",
  ]);
});

test("a window that is gone leaves the nodes without patches", () => {
  expect(arrivalChanges(given(7), given(7, { windows: {} }), TODAY)).toEqual([
    "Critical, Important, Medium, None and Low security patches no longer reach every node of production: no window installs on every node",
  ]);
});

test("patches that no rule is about any more arrive no more", () => {
  const rules = [{ patchFilters: { severity: ["Critical", "Important", "Medium"] }, approveAfterDays: 7 }];

  expect(arrivalChanges(given(7), given(7, { baselines: { Base: { approvalRules: rules } } }), TODAY)).toEqual([
    "None and Low security patches no longer reach every node of production: approved by no rule",
  ]);
});

test("what changes nothing about it is not told", () => {
  expect(arrivalChanges(given(7), given(7), TODAY)).toEqual([]);
});
