import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

/** Patch groups that AWS registers for one baseline. Source: AWS General Reference, Systems Manager quotas. */
const GROUPS_OF_BASELINE = 25;

export const tooManyGroupsOfBaseline = defineCheck({
  id: "PM333",
  severity: "warning",
  on: "environment",
  cause: "More patch groups follow one baseline than AWS registers by default.",
  reason: "The quota is 25 patch groups a baseline; the registration beyond it fails at apply.",
  source: "AWS General Reference, Systems Manager quotas",
  fix: "Make a second baseline with the same rules; where AWS has raised the quota, accept the finding.",
  find: ({ environment: { baselines, patchGroups } }, { problems }) => {
    const groupsOf = new Map<string, Set<string>>();
    for (const { key: group, registrations } of patchGroups) {
      for (const { baseline } of registrations) {
        if (baseline.kind !== "managed") continue;
        groupsOf.set(baseline.key, (groupsOf.get(baseline.key) ?? new Set()).add(group));
      }
    }
    problems.addEach(
      baselines.flatMap(({ key, name }) => {
        const count = groupsOf.get(key)?.size ?? 0;
        if (count <= GROUPS_OF_BASELINE) return [];
        return [
          {
            key,
            message: `expected at most ${GROUPS_OF_BASELINE} patch groups that follow it, got ${count}`,
            because: `AWS registers ${GROUPS_OF_BASELINE} patch groups for ${isKnown(name) ? name : "a baseline"} by default and refuses more at apply.`,
            fix: "make a second baseline with the same rules for the others",
          },
        ];
      }),
    );
  },
});
