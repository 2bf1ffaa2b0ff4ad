import { NUMBER_LIMITS, TEXT_LIMITS } from "../../facts/limits";
import { REJECTED_PATCHES_ACTIONS } from "../../patch-baseline/patch-baseline-options";
import { eachKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { checkChoice } from "../check/shared-properties";

const LISTS = ["approvedPatches", "rejectedPatches"] as const;

export const patchListLimits = defineCheck({
  id: "PM130",
  severity: "error",
  on: "baseline",
  cause: "A list of approved or rejected patches is too long, or one of its entries is.",
  reason: "The service accepts 50 entries a list, the provider 1 to 100 bytes in each.",
  source: NUMBER_LIMITS.patchIds.source,
  fix: "Say more with one entry (kernel*), or with an approval rule.",
  find: (baseline, { problems }) => {
    for (const list of LISTS) {
      problems.count(list, baseline[list], NUMBER_LIMITS.patchIds, "patch", "patches");
      eachKnown(baseline[list], (patch, index) => problems.text(`${list}[${index}]`, patch, TEXT_LIMITS.patchId));
    }
  },
});

export const rejectedPatchesAction = defineCheck({
  id: "PM131",
  severity: "error",
  on: "baseline",
  cause: "The action for rejected patches is not one of AWS's.",
  reason: "The provider refuses the plan for another word.",
  source: "SSM API model, PatchAction",
  fix: `Use one of ${REJECTED_PATCHES_ACTIONS.join(", ")}.`,
  find: (baseline, { problems }) =>
    checkChoice("rejectedPatchesAction", baseline.rejectedPatchesAction, REJECTED_PATCHES_ACTIONS, problems),
});
