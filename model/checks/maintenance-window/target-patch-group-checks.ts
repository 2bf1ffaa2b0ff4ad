import { TEXT_LIMITS } from "../../facts/limits";
import { defineCheck } from "../check/define-check";

export const targetPatchGroupName = defineCheck({
  id: "PM418",
  severity: "error",
  on: "targets",
  cause: "A window targets a patch group whose name no tag can have.",
  reason: "A patch group is the value of a tag: 1 to 256 characters out of a fixed set.",
  source: TEXT_LIMITS.patchGroup.source,
  fix: "Give the PatchGroup itself, or correct its name.",
  find: ({ patchGroups }, { problems }) =>
    patchGroups.forEach((group, index) => {
      problems.text(`patchGroups[${index}].patchGroup`, group.patchGroup, TEXT_LIMITS.patchGroup);
    }),
});

/** Looked at by the constructs alone: a model does not hold where its patch groups are registered. */
export const targetPatchGroupRegion = defineCheck({
  id: "PM419",
  severity: "error",
  on: "targets",
  foundBy: "the constructs of window targets and associations",
  cause: "A window or an association works with a patch group that is registered in another Region.",
  reason: "The nodes of its own Region would follow that Region's registration, or the default baseline.",
  source: "maintenance window facts, C3",
  fix: "Make a window for each Region, with the group of that Region; its baseline lies there too.",
});

/** @param isMade - whether the group is made by this program: its baselines lie in its Region, and move with it */
export function tellGroupElsewhere(what: string, here: string, there: string, isMade: boolean): string {
  const baseline = isMade ? `, with a baseline of ${here} too` : "";
  return (
    `expected a patch group of ${here}, where the ${what} is, got one of ${there}; ` +
    `give the group of ${here}${baseline}, and make another ${what} for ${there}`
  );
}
