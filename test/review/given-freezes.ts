import { ChangedPlan } from "./changed-plans";
import type { Open } from "./stories/example";

const AFTER = {
  name: "sunday-from-2027-01-04",
  start_date: "2027-01-04T00:00:00+09:00",
  end_date: "",
  id: "mw-00000000000000001",
};

export interface Parts {
  /** What the later window has instead. */
  readonly window?: Open;
  readonly task?: Open;
}

/** The later window of the example's one, with the same target and task; or as a plan that takes them away. */
function parted(plan: ChangedPlan, { window = {}, task = {} }: Parts, isDeleted = false): ChangedPlan {
  const of = (name: "sunday" | "web" | "install") => new ChangedPlan().at(name).change.before;
  const after = isDeleted ? ([null] as const) : ([] as const);
  const inIt = { window_id: AFTER.id };
  return plan
    .resource("aws_ssm_maintenance_window.N", { ...of("sunday"), ...AFTER, ...window }, ...after)
    .resource("aws_ssm_maintenance_window_target.N", { ...of("web"), ...inIt, id: "n" }, ...after)
    .resource(
      "aws_ssm_maintenance_window_task.N",
      { ...of("install"), ...inIt, id: "t", targets: [{ key: "WindowTargetIds", values: ["n"] }], ...task },
      ...after,
    );
}

const LATER = ["id", "window_id", "arn", "window_task_id", "service_role_arn"];

/** The later window as the plan that adds the freeze makes it: with ids that are known after apply. */
export function frozenAtOnce(window: Open = {}): ChangedPlan {
  const of = (name: "sunday" | "web" | "install", ...unknown: readonly string[]): Open =>
    Object.fromEntries(
      Object.entries(new ChangedPlan().at(name).change.before).filter(([argument]) => !unknown.includes(argument)),
    );
  const { id: _, ...dates } = AFTER;
  const plan = new ChangedPlan()
    .update("sunday", (after) => {
      after.end_date = ENDED;
    })
    .create("aws_ssm_maintenance_window.N", { ...of("sunday", "id"), ...dates, ...window })
    .create("aws_ssm_maintenance_window_target.N", of("web", "id", "window_id"), { window_id: true })
    .create(
      "aws_ssm_maintenance_window_task.N",
      { ...of("install", ...LATER), targets: [{ key: "WindowTargetIds", values: [null] }] },
      { ...Object.fromEntries(LATER.map((argument) => [argument, true])), targets: [{ values: [true] }] },
    );
  const { resources } = plan.plan.configuration.root_module;
  const isOfWindow = ({ type }: Open) => type.startsWith("aws_ssm_maintenance_window");
  const ofLater = JSON.stringify(resources.filter(isOfWindow)).replace(/(aws_ssm_maintenance_window\w*)\.\w+/g, "$1.N");
  resources.push(...JSON.parse(ofLater));
  return plan;
}

export const ENDED = "2026-12-14T00:00:00+09:00";
/** A plan that adds a change freeze; the later window is there already. */
export const frozen = (parts: Parts = {}) =>
  parted(
    new ChangedPlan().update("sunday", (after) => {
      after.end_date = ENDED;
    }),
    parts,
  );
/** A plan that takes the freeze out again. */
export const thawed = (parts: Parts = {}) =>
  parted(
    new ChangedPlan().update("sunday", (after, before) => {
      before.end_date = ENDED;
      after.end_date = "";
    }),
    parts,
    true,
  );
/** A plan that lets the freeze end a week later: another later window is made in place of the one that there is. */
export function frozenLonger(): ChangedPlan {
  const plan = frozenAtOnce({ start_date: "2027-01-11T00:00:00+09:00", name: "again" });
  const { change } = plan.at("sunday");
  change.before = change.after;
  change.actions = ["no-op"];
  const former = thawed().plan.resource_changes.filter(({ address }: Open) => address.endsWith(".N"));
  plan.plan.resource_changes.push(...JSON.parse(JSON.stringify(former).replaceAll('.N"', '.Former"')));
  return plan;
}
/** The windows rest for the freeze already, and an emergency moves into it. */
export function intoFreeze(): ChangedPlan {
  const plan = frozen();
  const { change } = plan.at("sunday");
  Object.assign(change, { actions: ["no-op"], before: change.after });
  const at = (day: string, id = "mw-000000000000000e0") => ({
    ...new ChangedPlan().at("sunday").change.before,
    schedule: `at(2026-12-${day}T20:00:00)`,
    schedule_timezone: "UTC",
    end_date: `2026-12-${day}T23:00:00Z`,
    id,
  });
  const task = structuredClone(new ChangedPlan().at("install").change.before);
  return plan
    .resource("aws_ssm_maintenance_window.E", at("02"), at("20"))
    .resource("aws_ssm_maintenance_window_task.E", { ...task, id: "e", window_id: "mw-000000000000000e0" });
}
