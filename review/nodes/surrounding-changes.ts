import { patchingOf } from "../../model/patching/patching";
import { SUBSCRIBER_TYPES } from "../../model/terraform/topic-subscribers";
import { isKnown } from "../../model/values/unknown";
import type { Change } from "../changes/change";
import type { Detail } from "../changes/detail";
import { changeWith, type PlanChangesOptions, truthful, unclearAction } from "../changes/plan-changes";
import { renamed } from "../changes/renamed";
import type { PlannedResource } from "../plan/planned-resource";
import { joinReach, NOBODY, type Reach, Reaches } from "../reach/reach";
import { changeKindFacts } from "../risk/change-kinds";
import { dependencyChanges } from "./dependency-changes";
import { readersOf } from "./file-changes";
import { nodeChanges } from "./node-changes";
import { policyDocuments } from "./node-permissions";
import { installingOn } from "./node-reach";
import type { Views } from "./node-views";
import { otherWays } from "./other-ways";
import { othersLetIn } from "./others-let-in";
import { reportingRules } from "./reporting-rules";
import { resourceGroups } from "./resource-groups";
import { attachedRoles } from "./role-changes";
import { groupsOf, taggedNodes } from "./tagged-nodes";

/**
 * What a plan changes about who is patched, and about what patching depends on, in resources that are not about patching
 * by themselves. Only those of which there is something to say.
 *
 * @param known - all that a plan has around patching, by which nodes are found
 * @param gone - ids of windows that the plan deletes
 * @param isUsed - whether the configuration says that patching uses what has an address
 */
export function surroundingChanges(
  resources: readonly PlannedResource[],
  options: PlanChangesOptions,
  known = resources,
  isUsed: (address: string) => boolean = () => false,
  gone: readonly unknown[] = [],
): readonly Change[] {
  const { before, after, calendar } = options.sides;
  const room = patchingOf([{ environment: before.environment }, { environment: after.environment }], {
    from: calendar.at,
  });
  const views: Views = {
    before: room.of(before.environment),
    after: room.of(after.environment),
    attached: attachedRoles(known),
    documents: policyDocuments(known),
    gone: new Set(gone),
    subscribed: known.filter(({ type, after }) => SUBSCRIBER_TYPES.includes(type) && after !== undefined),
    reporting: reportingRules(known),
    groups: { before: resourceGroups(known, "before"), after: resourceGroups(known, "after") },
  };
  const changesOf = (resource: PlannedResource) => [
    ...unclearAction(resource, options.sides),
    ...nodeChanges(resource, views),
    ...dependencyChanges(resource, views),
    ...othersLetIn(resource, views, isUsed),
    ...otherWays(resource),
  ];
  const reaches = new Reaches(after.environment, calendar, after.beside);
  return resources
    .filter(({ action, isDeposed }) => action !== "no-op" && action !== "forget" && !isDeposed)
    .flatMap((resource): readonly Change[] => {
      const told = resource.renamed === undefined ? changesOf(resource) : renamedChanges(resource, changesOf);
      const details = truthful(told, resource);
      return details.length === 0 ? [] : [changeWith(resource, options, reachOf(resource, reaches, views), details)];
    });
}

/** What stands at another address is removed and made in no order: where both are one for AWS it may end removed. */
function renamedChanges(
  resource: PlannedResource,
  changesOf: (resource: PlannedResource) => readonly Detail[],
): readonly Detail[] {
  const removal = (["delete", "replace"] as const).flatMap((action) =>
    changesOf({ ...resource, action, after: undefined }),
  );
  const changes = resource.renamed?.isEqual ? [] : changesOf({ ...resource, action: "update" });
  if (removal.length === 0 && changes.length === 0) return [];
  const { name, bucket, role } = resource.after ?? {};
  const names = [name, bucket, role].filter((one) => one !== undefined && one !== null);
  if (!names.every(isKnown)) return [renamed(resource), ...changes];
  const isAgain = names.length > 0 || removal.some(({ kind }) => changeKindFacts(kind).risk === "high");
  return [renamed(resource, isAgain ? "name-again" : "readdressed"), ...changes];
}

/** The groups that its nodes leave and come to; of a file what reads it. */
function reachOf(resource: PlannedResource, reaches: Reaches, views: Views): Reach {
  const { before, after, provider } = resource;
  const region = (after ?? before)?.region;
  const place = { provider, ...(typeof region === "string" ? { region } : {}) };
  const left = groupsOf(taggedNodes(resource, before));
  const names = [...left, ...groupsOf(taggedNodes(resource, after))];
  const groups = [...new Set(names)].map((name) => reaches.groupAt(name, place));
  if (groups.length === 0)
    return readersOf(resource, views)
      .map((key) => reaches.ofWays(key))
      .reduce(joinReach, NOBODY);
  const reach = reaches.ofGroups(groups);
  // What leaves a group is left out by the next run on that. Else all tags of a node say what works on it, where they are
  // known, and not its group alone.
  const ways = left.length > 0 ? undefined : installingOn(taggedNodes(resource, after), resource, views);
  if (ways === undefined) return reach;
  const { nextRun: _, ...rest } = reach;
  return { ...rest, ...reaches.runsOf(ways) };
}
