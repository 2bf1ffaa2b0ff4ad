import type { PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import type { Check } from "../check/check";
import * as approvalRules from "./approval-rule-checks";
import * as approvalTimes from "./approval-time-checks";
import * as coverage from "./coverage-checks";
import * as definitions from "./definition-update-checks";
import * as globalFilters from "./global-filter-checks";
import * as identity from "./identity-checks";
import * as nonSecurity from "./non-security-checks";
import * as filters from "./patch-filter-checks";
import * as patchIds from "./patch-id-checks";
import * as lists from "./patch-list-checks";
import * as conflicts from "./patch-list-conflict-checks";
import * as redundantRules from "./redundant-rule-checks";
import * as releaseCalendars from "./release-calendar-checks";
import * as releaseLock from "./release-lock-checks";
import * as sources from "./source-checks";
import * as sourceConfigurations from "./source-configuration-checks";
import * as sourceProducts from "./source-product-checks";
import * as support from "./support-checks";

/** What can be wrong with a patch baseline by itself, in the order of its properties. */
export const PATCH_BASELINE_CHECKS = [
  identity.baselineName,
  identity.baselineDescription,
  identity.baselineOperatingSystem,
  identity.baselineTags,
  identity.baselineRegion,
  support.supportEnded,
  approvalRules.approvalRuleCount,
  approvalRules.approvesNothing,
  approvalRules.approvalTimeTwice,
  approvalRules.approvalTimeMissing,
  approvalRules.approvalDelay,
  approvalRules.approvalDate,
  approvalRules.complianceLevel,
  approvalRules.nonSecurityNotSupported,
  approvalTimes.longDelay,
  approvalTimes.delayIgnored,
  definitions.delayedDefinitions,
  definitions.delayedDefinitionsAmongAll,
  nonSecurity.nonSecurityWithoutEffect,
  filters.filterCount,
  filters.filterKeyOfAnotherSystem,
  filters.filterValues,
  filters.filterValueNotListed,
  filters.filterKeyTwice,
  coverage.severityLeftOut,
  coverage.notCovered,
  redundantRules.ruleAddsNothing,
  globalFilters.ruleOutsideGlobalFilters,
  lists.patchListLimits,
  lists.rejectedPatchesAction,
  patchIds.patchIdForm,
  patchIds.patchIdNotDocumented,
  conflicts.approvedAndRejected,
  releaseLock.lockThatHoldsNothing,
  nonSecurity.nothingWithoutAdvisories,
  releaseCalendars.noRelease,
  sources.sourceLimits,
  sources.sourcesNotSupported,
  sourceConfigurations.sourceNotReadable,
  sourceProducts.sourcesMissProduct,
  sources.securityUpdatesStatus,
] as const satisfies readonly Check<PatchBaselineModel>[];
