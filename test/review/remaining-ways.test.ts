import { ChangedPlan, toldOf } from "./changed-plans";
import type { Open } from "./stories/example";

// Of what is deleted a reviewer asks who patches its nodes from then on.

const NEW = { web: "aws_ssm_maintenance_window_target.N", window: "aws_ssm_maintenance_window.N" } as const;
const MONDAY = {
  name: "monday",
  schedule: "cron(0 3 ? * MON *)",
  schedule_timezone: "UTC",
  id: "mw-00000000000000001",
};

/** The window of the example, deleted as a whole; another one works on these groups. */
function deleted(groups: readonly string[], more: Open = {}): ChangedPlan {
  const plan = new ChangedPlan();
  const other = new ChangedPlan();
  const of = (name: "sunday" | "web" | "install") => other.at(name).change.before;
  const inMonday = { window_id: MONDAY.id };
  return plan
    .delete("sunday")
    .delete("web")
    .delete("install")
    .resource(NEW.window, { ...of("sunday"), ...MONDAY, ...more })
    .resource(NEW.web, { ...of("web"), ...inMonday, id: "n", targets: [{ key: "tag:Patch Group", values: groups }] })
    .resource("aws_ssm_maintenance_window_task.N", {
      ...of("install"),
      ...inMonday,
      id: "t",
      targets: [{ key: "WindowTargetIds", values: ["n"] }],
    });
}

const patchedBy = (plan: ChangedPlan) => toldOf(plan.review()).filter((text) => text.includes("then patches"));

test("says once which other way patches the nodes of a deleted window, and when", () => {
  expect(patchedBy(deleted(["dev-web", "prod-web"]))).toEqual([
    "window monday then patches patch groups dev-web and prod-web: Mon 03:00 UTC (none)",
  ]);
});

test("says it of those groups alone that the other way works on", () => {
  expect(patchedBy(deleted(["prod-web"]))).toEqual([
    "window monday then patches patch group prod-web: Mon 03:00 UTC (none)",
  ]);
});

test.each([
  ["works on others", ["other"], {}],
  ["is disabled", ["prod-web"], { enabled: false }],
  ["is over", ["prod-web"], { schedule: "at(2026-11-01T02:00:00)" }],
])("says nothing where the other way %s", (_, groups, more) => {
  expect(patchedBy(deleted(groups, more))).toEqual([]);
});

test("of a deleted task it names its window where another task of it installs", () => {
  const plan = new ChangedPlan();
  const install = plan.at("install").change.before;
  plan.delete("install").resource("aws_ssm_maintenance_window_task.Other", { ...install, id: "t" });

  expect(patchedBy(plan)).toEqual([
    "window sunday then patches patch groups dev-web and prod-web: Sun 02:00 Asia/Seoul (none)",
  ]);
});

test("claims of nothing that goes over to another window that it was not worked on before", () => {
  const plan = new ChangedPlan().update("install", (after) => {
    after.window_id = MONDAY.id;
  });
  plan.resource(NEW.window, { ...plan.at("sunday").change.before, ...MONDAY });

  const [change] = plan.review().stacks[0]?.changes ?? [];

  expect(change?.details.map(({ kind, says, why }) => [kind, says, why])).toContainEqual([
    "work-moved",
    "now part of monday, was part of sunday",
    "when its nodes are worked on is decided by that window from now on",
  ]);
});
