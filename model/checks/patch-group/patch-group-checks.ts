import { TEXT_LIMITS } from "../../facts/limits";
import { operatingSystemLabel } from "../../facts/operating-systems";
import {
  type BaselineReference,
  PATCH_GROUP_TAG_KEYS,
  type PatchGroupModel,
} from "../../patch-group/patch-group-model";
import { isKnown, type Knowable } from "../../values/unknown";
import type { Check } from "../check/check";
import { defineCheck } from "../check/define-check";
import { checkChoice, checkRegion } from "../check/shared-properties";

export const patchGroupName = defineCheck({
  id: "PM201",
  severity: "error",
  on: "group",
  cause: "The name of a patch group is not one that AWS accepts.",
  reason:
    "The service accepts 1 to 256 characters out of those that a tag value may have; the provider checks nothing.",
  source: TEXT_LIMITS.patchGroup.source,
  fix: "Rename the group, and the tag on its nodes with it.",
  find: (group, { problems }) => problems.text("patchGroup", group.patchGroup, TEXT_LIMITS.patchGroup),
});

export const patchGroupTagKey = defineCheck({
  id: "PM202",
  severity: "error",
  on: "group",
  cause: "The tag key of a patch group is not one that AWS reads.",
  reason: "A node belongs to a group by the tag Patch Group or PatchGroup, in exactly these letters.",
  source: "patch baseline facts, D",
  fix: 'Write "Patch Group" or "PatchGroup".',
  find: (group, { problems }) => checkChoice("tagKey", group.tagKey, PATCH_GROUP_TAG_KEYS, problems),
});

export const patchGroupRegion = defineCheck({
  id: "PM203",
  severity: "error",
  on: "group",
  cause: "The Region of a patch group is not the code of a Region.",
  reason: "The provider refuses a region argument of another shape when it plans.",
  source: "provider, format aws-region",
  fix: "Write the code, such as eu-central-1.",
  find: (group, { problems }) => checkRegion(group.region, problems),
});

export const patchGroupWithoutBaseline = defineCheck({
  id: "PM204",
  severity: "error",
  on: "group",
  cause: "A patch group follows no baseline.",
  reason: "A group exists only as the registration of a baseline; without one its nodes follow the account's default.",
  source: "patch baseline facts, D",
  fix: "Give it a baseline for each operating system of its nodes.",
  find: (group, { problems }) =>
    problems.unless(
      group.registrations.length > 0,
      "baselines",
      "expected at least one baseline, got an empty list; its nodes would follow the account's default baseline",
    ),
});

export const twoBaselinesOfOneSystem = defineCheck({
  id: "PM205",
  severity: "error",
  on: "group",
  cause: "A patch group follows two baselines of one operating system.",
  reason: "The service keeps one baseline for a group and system, and refuses the second with AlreadyExistsException.",
  source: "patch baseline facts, D",
  fix: "Keep one of them, or make two groups.",
  find: (group, { problems }) => {
    const seen = new Map<string, number>();
    group.registrations.forEach(({ baseline }, index) => {
      const system = baseline.operatingSystem;
      if (!isKnown(system)) return;
      const first = seen.get(system);
      if (first === undefined) seen.set(system, index);
      else {
        problems.add(
          `baselines[${index}]`,
          `expected one baseline for ${operatingSystemLabel(system)}, got a second${keyOf(baseline)} beside baselines[${first}]${keyOf(group.registrations[first]?.baseline)}; ` +
            "keep one of them, or make two groups",
        );
      }
    });
  },
});

export const baselineInAnotherRegion = defineCheck({
  id: "PM206",
  severity: "error",
  on: "group",
  cause: "A patch group follows a baseline of another Region.",
  reason: "Groups and baselines live in one Region; a registration finds no baseline of another.",
  source: "SSM API model, RegisterPatchBaselineForPatchGroup",
  fix: "Make one group for each Region.",
  find: (group, { problems }) =>
    group.registrations.forEach(({ baseline }, index) => {
      if (group.region === baseline.region) return;
      if (!isKnown(group.region) || !isKnown(baseline.region)) return;
      problems.add(
        `baselines[${index}]`,
        tellBaselineElsewhere(regionName(group.region), regionName(baseline.region), baseline),
      );
    }),
});

export function tellBaselineElsewhere(here: string, there: string, baseline: BaselineReference | undefined): string {
  return `expected a baseline in ${here}, got one in ${there}${keyOf(baseline)}; make one group for each Region`;
}

/** ` (patching/Linux)` behind a place in a list: the construct, or its id at AWS where it is kept elsewhere. */
function keyOf(baseline: BaselineReference | undefined): string {
  if (baseline?.kind === "managed") return ` (${baseline.key})`;
  return baseline?.kind === "existing" && isKnown(baseline.baselineId) ? ` (${baseline.baselineId})` : "";
}

/** Looked at by the construct alone: a model and a plan hold no lifecycle. */
export const groupMadeBeforeTheOldIsGone = defineCheck({
  id: "PM207",
  severity: "error",
  on: "group",
  foundBy: "the construct of the group",
  cause: "A patch group has createBeforeDestroy.",
  reason: "The service refuses a second registration of a group and system while the first one stands.",
  source: "patch baseline facts, E3.11",
  fix: "Leave createBeforeDestroy out: the registration is then replaced in place, after a moment without one.",
});

/** What can be wrong with a patch group by itself, in the order of its properties. */
export const PATCH_GROUP_CHECKS = [
  patchGroupName,
  patchGroupTagKey,
  patchGroupRegion,
  patchGroupWithoutBaseline,
  twoBaselinesOfOneSystem,
  baselineInAnotherRegion,
] as const satisfies readonly Check<PatchGroupModel>[];

function regionName(region: Knowable<string> | undefined): string {
  return typeof region === "string" ? region : "the provider's Region";
}
