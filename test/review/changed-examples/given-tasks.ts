import { ChangedPlan, commandOf } from "../changed-plans";
import type { Open } from "../stories/example";

export const install = (change: (after: Open, before: Open) => void) => new ChangedPlan().update("install", change);

export const asScan = (task: Open) => {
  commandOf(task).parameter = [
    { name: "Operation", values: ["Scan"] },
    { name: "RebootOption", values: ["NoReboot"] },
  ];
};

/** Parameters of an installation. */
export const installing = (rebootOption: string) => [
  { name: "Operation", values: ["Install"] },
  { name: "RebootOption", values: [rebootOption] },
];

/** The task only scans, before the plan and after it. */
export const scanning = () => {
  const plan = new ChangedPlan();
  const { change } = plan.at("install");
  asScan(change.before);
  asScan(change.after);
  return plan;
};
