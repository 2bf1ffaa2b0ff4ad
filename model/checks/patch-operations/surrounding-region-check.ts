import { defineCheck } from "../check/define-check";

/** Looked at by the constructs alone: a model does not hold where logs and notifications lie. */
export const surroundingsElsewhere = defineCheck({
  id: "PM765",
  severity: "error",
  on: "task",
  foundBy: "the constructs of tasks and associations",
  cause: "The logs or the notifications of a task or an association lie in another Region.",
  reason:
    "Rules of EventBridge hear nothing of another Region's windows, a node writes to the log group of its own Region, " +
    "and an endpoint for S3 in a VPC reaches no bucket of another one.",
  source: "maintenance window facts, E2 and E4",
  fix: "Give those of the same Region, or what serves all: PatchLogs.fromBucket, PatchNotifications.fromTopicArn.",
});

export function tellSurroundingsElsewhere(here: string, there: string): string {
  return (
    `expected those of ${here}, where it runs, got those of ${there}; give those of ${here}, ` +
    "and make one of each for each Region"
  );
}
