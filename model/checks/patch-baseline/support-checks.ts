import { operatingSystemFacts, operatingSystemLabel } from "../../facts/operating-systems";
import { parseCalendarDate } from "../../values/parse-date";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

const DAY = 86_400_000;

export const supportEnded = defineCheck({
  id: "PM106",
  severity: "warning",
  on: "baseline",
  dependsOnDay: true,
  cause: "The maker of the operating system no longer supports it.",
  reason: "No patches are released any more: a baseline finds nothing to approve, and nodes look compliant.",
  source: "support announcements",
  fix: "Move the nodes to the successor; until then, accept the finding with a date.",
  find: (baseline, { problems, today }) => {
    const system = baseline.operatingSystem;
    const support = isKnown(system) ? operatingSystemFacts(system)?.support : undefined;
    const lastDay = support === undefined ? undefined : parseCalendarDate(support.ends);
    if (!isKnown(system) || support === undefined || lastDay === undefined) return;
    if (today.getTime() < lastDay.getTime() + DAY) return;
    const successor = support.successor === undefined ? "another system" : operatingSystemLabel(support.successor);
    const { of = operatingSystemLabel(system), other } = support;
    const isOther =
      other === undefined
        ? ""
        : `; where they run ${other.label}, which is supported until ${other.ends}, accept this (acceptFinding)`;
    problems.add(
      "operatingSystem",
      `${of} left support on ${support.ends}: no patches are released for it any more; move its nodes to ${successor}${isOther}`,
    );
  },
});
