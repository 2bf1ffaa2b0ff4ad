import type { PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import type { Check } from "../check";
import * as approvalRules from "./approval-rule-checks";
import * as identity from "./identity-checks";
import * as filters from "./patch-filter-checks";
import * as lists from "./patch-list-checks";
import * as sources from "./source-checks";

/** What can be wrong with a patch baseline by itself, in the order of its properties. */
export const PATCH_BASELINE_CHECKS: readonly Check<PatchBaselineModel>[] = [
  identity.baselineName,
  identity.baselineDescription,
  identity.baselineOperatingSystem,
  identity.baselineTags,
  identity.baselineRegion,
  approvalRules.approvalRuleCount,
  approvalRules.approvesNothing,
  approvalRules.approvalTimeTwice,
  approvalRules.approvalTimeMissing,
  approvalRules.approvalDelay,
  approvalRules.approvalDate,
  approvalRules.complianceLevel,
  approvalRules.nonSecurityNotSupported,
  filters.filterCount,
  filters.filterKeyOfAnotherSystem,
  filters.filterValues,
  filters.filterValueNotListed,
  lists.patchListLimits,
  lists.rejectedPatchesAction,
  sources.sourceLimits,
  sources.sourcesNotSupported,
  sources.securityUpdatesStatus,
];
