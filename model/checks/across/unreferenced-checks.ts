import { operatingSystemLabel } from "../../facts/operating-systems";
import { baselinesByTags } from "../../patching/baseline-of-way";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

export const baselineOfNobody = defineCheck({
  id: "PM614",
  severity: "warning",
  on: "environment",
  cause: "Nothing follows a patch baseline: no patch group, and it is no default.",
  reason: "A baseline counts for nodes only where it is registered, as a group's or as the default.",
  source: "patch baseline facts, D",
  fix: "Give it to a patch group or register it as default; accept the finding where something else finds it by its name.",
  find: (view, { problems }) => {
    const byTags = view.ways.flatMap((way) => {
      if (way.kind !== "association") return [];
      const { known, open } = baselinesByTags(way, view);
      return [...known, ...open];
    });
    problems.addEach(
      view.environment.baselines
        .filter(({ isUnreferenced, key }) => isUnreferenced === true && !byTags.includes(key))
        .map(({ key, operatingSystem }): AcrossReport => {
          const label = isKnown(operatingSystem) ? operatingSystemLabel(operatingSystem) : "its system";
          return {
            key,
            message: "nothing follows this baseline",
            because: `No patch group has it, it is not the default of ${label}, and nothing else asks for its id: it counts for no node.`,
            fix: "give it to a patch group, or set registerAsDefault; accept this (acceptFinding) where something finds it by its name",
          };
        }),
    );
  },
});
