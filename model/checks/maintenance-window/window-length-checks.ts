import { NUMBER_LIMITS } from "../../facts/limits";
import { counted } from "../../text/wording";
import type { NumberLimit } from "../../values/problems";
import { defineCheck } from "../check/define-check";

export const windowDuration = defineCheck({
  id: "PM310",
  severity: "error",
  on: "window",
  cause: "The duration of a maintenance window is out of range.",
  reason: "The service accepts whole hours from 1 to 24; the provider checks nothing.",
  source: NUMBER_LIMITS.windowDuration.source,
  fix: "Give a number in the range; for longer work use several windows.",
  find: (window, { problems }) => problems.wholeNumber("duration", window.duration, NUMBER_LIMITS.windowDuration),
});

export const windowCutoff = defineCheck({
  id: "PM311",
  severity: "error",
  on: "window",
  cause: "The cutoff of a maintenance window is out of range.",
  reason: "The service accepts whole hours from 0 to 23; the provider checks nothing.",
  source: NUMBER_LIMITS.windowCutoff.source,
  fix: "Give a number in the range, below the duration.",
  find: (window, { problems }) => problems.wholeNumber("cutoff", window.cutoff, NUMBER_LIMITS.windowCutoff),
});

export const cutoffBelowDuration = defineCheck({
  id: "PM312",
  severity: "error",
  on: "window",
  cause: "The cutoff of a maintenance window is not below its duration.",
  reason: "The cutoff counts back from the end: no task could ever start.",
  source: "maintenance window facts, B",
  fix: "Lower the cutoff, or lengthen the window.",
  find: ({ duration, cutoff }, { problems }) => {
    if (!isWithin(duration, NUMBER_LIMITS.windowDuration) || !isWithin(cutoff, NUMBER_LIMITS.windowCutoff)) return;
    problems.unless(
      cutoff < duration,
      "cutoff",
      `expected less than the duration of ${counted(duration, "hour")}, got ${cutoff}; no task could ever start`,
    );
  },
});

function isWithin(value: unknown, { min, max }: NumberLimit): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}
