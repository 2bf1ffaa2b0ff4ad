import { patchingOf } from "../../model/patching/patching";
import type { Change } from "../changes/change";
import { changeWith, type PlanChangesOptions, truthful, unclearAction } from "../changes/plan-changes";
import type { PlannedResource } from "../plan/planned-resource";
import { NOBODY, type Reach, Reaches } from "../reach/reach";
import { dependencyChanges } from "./dependency-changes";
import { nodeChanges } from "./node-changes";
import type { Views } from "./node-views";
import { otherWays } from "./other-ways";
import { resourceGroups } from "./resource-groups";
import { attachedRoles } from "./role-changes";
import { groupsOf, taggedNodes } from "./tagged-nodes";

/**
 * What a plan changes about who is patched, and about what patching depends on, in resources that are not about patching
 * by themselves. Only those of which there is something to say.
 *
 * @param known - all that a plan has around patching, by which nodes are found
 */
export function surroundingChanges(
  resources: readonly PlannedResource[],
  options: PlanChangesOptions,
  known = resources,
): readonly Change[] {
  const { before, after, calendar } = options.sides;
  const room = patchingOf([{ environment: before.environment }, { environment: after.environment }], {
    from: calendar.at,
  });
  const views: Views = {
    before: room.of(before.environment),
    after: room.of(after.environment),
    attached: attachedRoles(known),
    groups: { before: resourceGroups(known, "before"), after: resourceGroups(known, "after") },
  };
  const reaches = new Reaches(after.environment, calendar, after.beside);
  return resources
    .filter(({ action, isDeposed }) => action !== "no-op" && action !== "forget" && !isDeposed)
    .flatMap((resource): readonly Change[] => {
      const found = [
        ...unclearAction(resource, options.sides),
        ...nodeChanges(resource, views),
        ...dependencyChanges(resource, views),
        ...otherWays(resource),
      ];
      const details = truthful(found, resource);
      return details.length === 0 ? [] : [changeWith(resource, options, reachOf(resource, reaches), details)];
    });
}

/** The groups that its nodes leave and come to. */
function reachOf(resource: PlannedResource, reaches: Reaches): Reach {
  const { before, after, provider } = resource;
  const region = (after ?? before)?.region;
  const place = { provider, ...(typeof region === "string" ? { region } : {}) };
  const names = [before, after].flatMap((values) => groupsOf(taggedNodes(resource, values)));
  const groups = [...new Set(names)].map((name) => reaches.groupAt(name, place));
  return groups.length === 0 ? NOBODY : reaches.ofGroups(groups);
}
