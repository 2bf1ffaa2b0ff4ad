import { findingsAcross } from "../../../model/checks/across/across-checks";
import { ALL_CHECKS } from "../../../model/checks/all-checks";
import { findingsOf } from "../../../model/checks/check/check";
import { MAINTENANCE_WINDOW_CHECKS } from "../../../model/checks/maintenance-window/maintenance-window-checks";
import { PATCH_BASELINE_CHECKS } from "../../../model/checks/patch-baseline/patch-baseline-checks";
import { PATCH_GROUP_CHECKS } from "../../../model/checks/patch-group/patch-group-checks";
import { CHECK_SUBJECTS } from "../../../model/house-rules/check-subjects";
import type { HouseCheck } from "../../../model/house-rules/define-check";
import { houseFindings } from "../../../model/house-rules/house-findings";
import { patchingOf } from "../../../model/patching/patching";
import { environment, installing, TODAY } from "../checks/across/given";

const GIVEN = environment({
  baselines: { Base: { approvalRules: [{ approveAfterDays: 400 }, { approveAfterDays: 7 }, { approveAfterDays: 7 }] } },
  groups: { web: { patchGroup: "" }, db: { registrations: [] } },
  windows: { Sunday: installing("api", { duration: 30, cutoff: 40 }) },
});

test("a check of ours and a rule of a house are one kind of thing: asked as rules, ours say the same", () => {
  const checks = [...PATCH_BASELINE_CHECKS, ...PATCH_GROUP_CHECKS, ...MAINTENANCE_WINDOW_CHECKS];
  const each = <Model>(ours: Parameters<typeof findingsOf<Model>>[0], subjects: readonly Model[]) =>
    subjects.flatMap((subject) => findingsOf(ours, subject, { today: TODAY }));
  const said = [
    ...each(PATCH_BASELINE_CHECKS, GIVEN.baselines),
    ...each(PATCH_GROUP_CHECKS, GIVEN.patchGroups),
    ...each(MAINTENANCE_WINDOW_CHECKS, GIVEN.maintenanceWindows),
  ].map(({ checkId, severity, path, message }) => [checkId, severity, path, message].join(" | "));

  const patching = patchingOf([{ environment: GIVEN }], { from: TODAY });
  const asked = houseFindings(checks as unknown as HouseCheck[], [{ name: "prod", environment: GIVEN }], {
    patching,
    today: TODAY,
    withinTime: (work) => work(),
  });
  const found = [...asked.values()]
    .flat()
    .map(({ checkId, severity, path, message }) => [checkId, severity, path, message].join(" | "));

  expect(said.length).toBeGreaterThan(5);
  expect(found.sort()).toEqual(said.sort());
});

test("our checks across objects tell the facts of their case, and the object at fault", () => {
  const [view] = patchingOf([{ environment: GIVEN }], { from: TODAY }).environments;

  const finding = findingsAcross(view as never, { today: TODAY }).find(({ checkId }) => checkId === "PM601");

  expect(finding).toMatchObject({ key: "Sunday", message: 'no patch group is called "api"' });
  expect(finding?.because).toContain("The window targets tag:Patch Group = api");
});

test("what a house can write rules about, ours are written about in the same words", () => {
  const ours = new Set(ALL_CHECKS.map((check) => (check as HouseCheck).on));

  expect(CHECK_SUBJECTS.filter((word) => !ours.has(word))).toEqual(["change"]);
});
