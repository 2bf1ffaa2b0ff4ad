import { ChangedPlan } from "../changed-plans";
import type { Open } from "../stories/example";

export const sunday = (change: (after: Open, before: Open) => void) => new ChangedPlan().update("sunday", change);

/** The window opens once. */
export const once = (date = "2030-12-01") => {
  const plan = new ChangedPlan();
  const times = { schedule: `at(${date}T02:00:00)`, schedule_timezone: "UTC" };
  const { before, after } = plan.at("sunday").change;
  for (const side of [before, after]) Object.assign(side, times);
  return plan;
};
