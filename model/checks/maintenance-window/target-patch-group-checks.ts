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

export const targetPatchGroupRegion = defineCheck({
  id: "PM419",
  severity: "error",
  on: "targets",
  cause: "A window targets a patch group that is registered in another Region.",
  reason: "The nodes of the window's Region would follow that Region's own registration, or the default baseline.",
  source: "maintenance window facts, C3",
  fix: "Register the group in the window's Region, and target that one.",
  find: ({ patchGroups, region }, { problems }) =>
    patchGroups.forEach((group, index) => {
      if (typeof region !== "string" || typeof group.region !== "string" || region === group.region) return;
      problems.add(
        `patchGroups[${index}]`,
        `expected a patch group of ${region}, where the window is, got one of ${group.region}; ` +
          `register the group in ${region} and target that one`,
      );
    }),
});
