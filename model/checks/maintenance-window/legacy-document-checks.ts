import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

/** As a name, or at the end of an ARN. */
const LEGACY = /(^|\/)AWS-ApplyPatchBaseline$/;

export const legacyDocument = defineCheck({
  id: "PM555",
  severity: "warning",
  on: "task",
  cause: "A task patches with AWS's legacy document.",
  reason:
    "AWS-ApplyPatchBaseline is for Windows alone, patches no applications, is no longer updated, and does not exist in " +
    "Regions that opened after August 2017.",
  source: "user guide, patch-manager-ssm-documents",
  fix: "Run AWS-RunPatchBaseline.",
  find: ({ taskArn }, { problems }) => {
    if (!isKnown(taskArn) || !LEGACY.test(taskArn)) return;
    problems.add(
      "taskArn",
      `expected AWS-RunPatchBaseline, got ${taskArn}, a legacy document for Windows that patches no applications`,
    );
  },
});
