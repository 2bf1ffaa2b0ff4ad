import { globMatcher } from "../../explain/matching/glob";
import { TEXT_LIMITS } from "../../facts/limits";
import { quote } from "../../text/wording";
import { isWithin } from "../../values/problems";
import { eachKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

export const approvedAndRejected = defineCheck({
  id: "PM134",
  severity: "warning",
  on: "baseline",
  cause: "A patch is both approved and rejected.",
  reason: "Rejection wins over rules and over the approved list, so that the approval has no effect.",
  source: "patch baseline facts, C4",
  fix: "Remove it from one of the two lists.",
  find: (baseline, { problems }) => {
    const rejections: { readonly entry: string; readonly path: string; readonly matches: (text: string) => boolean }[] =
      [];
    // One of a wrong length matches nothing; the limits say so.
    eachKnown(baseline.rejectedPatches, (entry, index) => {
      if (!isWithin(entry, TEXT_LIMITS.patchId)) return;
      rejections.push({ entry, path: `rejectedPatches[${index}]`, matches: globMatcher(entry) });
    });
    eachKnown(baseline.approvedPatches, (entry, index) => {
      if (!isWithin(entry, TEXT_LIMITS.patchId)) return;
      const text = entry.toLowerCase();
      const rejection = rejections.find((candidate) => candidate.entry === entry || candidate.matches(text));
      if (rejection === undefined) return;
      problems.add(
        `approvedPatches[${index}]`,
        `${quote(entry)} has no effect: ${rejection.path} (${quote(rejection.entry)}) rejects it, and rejection wins; ` +
          "remove it from one of the lists",
      );
    });
  },
});
