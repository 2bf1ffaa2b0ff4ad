import { EVENT_SOURCE } from "../patch-operations/notifications/patch-events";
import { field } from "./raw-blocks";

// Rules of EventBridge, and whom they notify.

export const EVENT_RULE = "aws_cloudwatch_event_rule";
export const EVENT_TARGET = "aws_cloudwatch_event_target";

/** Kinds of events of Systems Manager that tell how patching goes. Source: `PATCH_EVENTS` and EventBridge's reference. */
const PATCH_EVENT = /Maintenance Window|EC2 Command|Compliance|EC2 State Manager/;

/** Whether a rule with this pattern is about runs or compliance. */
export function isOfPatchEvents(pattern: unknown): boolean {
  return typeof pattern === "string" && pattern.includes(JSON.stringify(EVENT_SOURCE)) && PATCH_EVENT.test(pattern);
}

/** Whether a rule notifies nobody, whatever its targets are. */
export function isOff(rule: unknown): boolean {
  return field(rule, "state") === "DISABLED" || field(rule, "is_enabled") === false;
}
