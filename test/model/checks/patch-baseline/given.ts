import { findingsOf } from "../../../../model/checks/check/check";
import { PATCH_BASELINE_CHECKS } from "../../../../model/checks/patch-baseline/patch-baseline-checks";
import type { PatchBaselineModel } from "../../../../model/patch-baseline/patch-baseline-model";
import { readPatchBaseline } from "../../../../model/patch-baseline/read-patch-baseline";
import { findingLine } from "../../../../model/values/finding";
import { Problems } from "../../../../model/values/problems";
import { NO_TOKENS } from "../../../../model/values/props-reader";

/** Before every end of support but those of long ago. */
export const TODAY = new Date("2026-01-01T00:00:00Z");

/** The model of what a user writes; a name and one rule are filled in. */
export function baseline(props: object): PatchBaselineModel {
  const problems = new Problems();
  const given = {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [{ approveAfterDays: 7 }],
    ...props,
  };
  const model = readPatchBaseline(given, problems, NO_TOKENS);
  problems.throwIfAny("what the test wrote");
  return model as PatchBaselineModel;
}

/** What one check says about a baseline, line by line. */
export function said(checkId: string, model: PatchBaselineModel, today = TODAY): string[] {
  return findingsOf(PATCH_BASELINE_CHECKS, model, { today })
    .filter((finding) => finding.checkId === checkId)
    .map(findingLine);
}
