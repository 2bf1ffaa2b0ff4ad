import { operatingSystemFacts, operatingSystemLabel } from "../../facts/operating-systems";
import { counted } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { eachRule, honoursDelay } from "./approval-rule-checks";

/** Days. Vendors renew popular packages about once a month, so that a longer wait is renewed before it is over. */
const LONGEST_WAIT = 30;

export const longDelay = defineCheck({
  id: "PM118",
  severity: "warning",
  on: "baseline",
  cause: "An approval rule waits longer than 30 days.",
  reason:
    "Only the newest release is looked at, and a newer one or a renewed notice restarts the wait: a package that " +
    "is renewed more often than that may never be approved.",
  source: "patch baseline facts, C2 and C6",
  fix: "Wait 30 days at most, or name the day in approveUntilDate.",
  find: (baseline, { problems }) => {
    if (!honoursDelay(baseline)) return;
    eachRule(baseline, (rule, path) => {
      const days = rule.approveAfterDays;
      if (typeof days !== "number" || days <= LONGEST_WAIT) return;
      problems.add(
        `${path}.approveAfterDays`,
        `expected at most ${LONGEST_WAIT} days, got ${days}; a newer release restarts the wait, so that what is ` +
          "renewed more often may never be approved",
      );
    });
  },
});

export const delayIgnored = defineCheck({
  id: "PM128",
  severity: "warning",
  on: "baseline",
  cause: "An approval rule gives a delay or a date on a system whose nodes ignore it.",
  reason: "On apt, packages have no release date: what a rule selects is approved the moment it is in the repository.",
  source: "patch baseline facts, A4 and C2",
  fix: "Leave the time out; to hold updates back, patch later or from a repository of your own.",
  find: (baseline, { problems }) => {
    const system = baseline.operatingSystem;
    if (!isKnown(system) || operatingSystemFacts(system)?.delay !== "ignored") return;
    const label = operatingSystemLabel(system);
    eachRule(baseline, (rule, path) => {
      const { approveAfterDays: days, approveUntilDate: date } = rule;
      if (typeof days === "number" && days > 0) {
        problems.add(
          `${path}.approveAfterDays`,
          `${label} ignores the ${counted(days, "day")} and approves immediately; leave them out`,
        );
      }
      if (typeof date === "string") {
        problems.add(`${path}.approveUntilDate`, `${label} ignores the date and approves immediately; leave it out`);
      }
    });
  },
});
