import type { PlanChangesOptions } from "../changes/plan-changes";
import { type Drift, outcomes } from "../changes/plan-drift";
import type { SideLookup } from "../changes/resource-changes";
import type { PlanResources } from "../plan/plan-resources";
import { surroundingChanges } from "./surrounding-changes";

/**
 * What was found to differ from what was recorded, of what stands around patching: a tag that somebody took off an instance
 * moves it to another baseline as a plan would.
 */
export function surroundingDrift(
  { surroundings, driftAround: found }: PlanResources,
  recorded: SideLookup,
  options: PlanChangesOptions,
  isRefreshOnly: boolean,
): readonly Drift[] {
  if (found.length === 0) return [];
  const { before: present, after: planned } = options.sides;
  const to = (after: SideLookup): PlanChangesOptions => ({
    ...options,
    sides: { ...options.sides, before: recorded, after },
  });
  const changes = surroundingChanges(found, to(present), surroundings).map((change) => ({ ...change, symbol: "≠" }));
  return outcomes(changes, {
    found,
    planned: surroundings,
    isRefreshOnly,
    saysOf: (whole) =>
      surroundingChanges([whole], to(planned), surroundings).flatMap(({ details }) => details.map(({ says }) => says)),
  });
}
