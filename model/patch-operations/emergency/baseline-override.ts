import type {
  ApprovalRuleModel,
  PatchBaselineModel,
  PatchFilterModel,
} from "../../patch-baseline/patch-baseline-model";
import type { Settled } from "../../values/unknown";

type Baseline = Settled<PatchBaselineModel>;

/**
 * The JSON document that `BaselineOverride` is read from: a list of baselines, one for each operating system at most,
 * with the names of GetPatchBaseline. Every field stands there, also an empty one: without some of them the node
 * refuses the file, which is why the provider's own `json` attribute will not do. What a node asks the service with,
 * and no more: neither name nor id. Source: patch baseline facts, E3.12; SSM API model, BaselineOverride.
 */
export function baselineOverride(baselines: readonly Baseline[]): string {
  return `${JSON.stringify(baselines.map(override), undefined, 2)}\n`;
}

function override(baseline: Baseline): object {
  return {
    OperatingSystem: baseline.operatingSystem,
    GlobalFilters: { PatchFilters: baseline.globalFilters.map(filter) },
    ApprovalRules: { PatchRules: baseline.approvalRules.map(rule) },
    ApprovedPatches: baseline.approvedPatches,
    ApprovedPatchesComplianceLevel: baseline.approvedPatchesComplianceLevel,
    ApprovedPatchesEnableNonSecurity: baseline.approvedPatchesEnableNonSecurity,
    RejectedPatches: baseline.rejectedPatches,
    RejectedPatchesAction: baseline.rejectedPatchesAction,
    Sources: baseline.sources.map(({ name, products, configuration }) => ({
      Name: name,
      Products: products,
      Configuration: configuration,
    })),
    // Of Windows only, and younger than some agents: left out where it does not mean anything.
    ...(baseline.availableSecurityUpdatesComplianceStatus === undefined
      ? {}
      : { AvailableSecurityUpdatesComplianceStatus: baseline.availableSecurityUpdatesComplianceStatus }),
  };
}

function rule(given: Settled<ApprovalRuleModel>): object {
  const time =
    given.approveUntilDate === undefined
      ? { ApproveAfterDays: given.approveAfterDays ?? 0 }
      : { ApproveUntilDate: given.approveUntilDate };
  return {
    PatchFilterGroup: { PatchFilters: given.patchFilters.map(filter) },
    ComplianceLevel: given.complianceLevel,
    ...time,
    EnableNonSecurity: given.enableNonSecurity,
  };
}

function filter({ key, values }: Settled<PatchFilterModel>): object {
  return { Key: key, Values: values };
}
