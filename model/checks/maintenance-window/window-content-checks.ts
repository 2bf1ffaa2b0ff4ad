import { NUMBER_LIMITS } from "../../facts/limits";
import { defineCheck } from "../check/define-check";

export const targetsOfWindow = defineCheck({
  id: "PM330",
  severity: "error",
  on: "window",
  cause: "A maintenance window has more registered targets than AWS accepts.",
  reason: "The quota is 100 targets a window, and only the apply would fail.",
  source: NUMBER_LIMITS.targetsOfWindow.source,
  fix: "Name several patch groups or tag values in one target, or use a second window.",
  find: (window, { problems }) => problems.count("targets", window.targets, NUMBER_LIMITS.targetsOfWindow, "target"),
});

export const tasksOfWindow = defineCheck({
  id: "PM331",
  severity: "error",
  on: "window",
  cause: "A maintenance window has more tasks than AWS accepts.",
  reason: "The quota is 20 tasks a window, and only the apply would fail.",
  source: NUMBER_LIMITS.tasksOfWindow.source,
  fix: "Give one task several targets, or use a second window.",
  find: (window, { problems }) => problems.count("tasks", window.tasks, NUMBER_LIMITS.tasksOfWindow, "task"),
});
