import { blankPatch, type Patch } from "../../../model/explain/patch/patch";
import type {
  ApprovalRuleModel,
  PatchBaselineModel,
  PatchFilterModel,
} from "../../../model/patch-baseline/patch-baseline-model";

/** A baseline of Amazon Linux 2 which says nothing, but for what is given. */
export function baseline(given: Partial<PatchBaselineModel> = {}): PatchBaselineModel {
  return {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [],
    globalFilters: [],
    approvedPatches: [],
    approvedPatchesComplianceLevel: "UNSPECIFIED",
    approvedPatchesEnableNonSecurity: false,
    rejectedPatches: [],
    rejectedPatchesAction: "ALLOW_AS_DEPENDENCY",
    sources: [],
    tags: {},
    ...given,
  };
}

/** A rule that approves every security patch at once, but for what is given. */
export function rule(given: Partial<ApprovalRuleModel> = {}): ApprovalRuleModel {
  return { patchFilters: everything, complianceLevel: "UNSPECIFIED", enableNonSecurity: false, ...given };
}

export function filter(key: string, ...values: string[]): PatchFilterModel {
  return { key, values };
}

export const everything = [filter("PRODUCT", "*"), filter("CLASSIFICATION", "*"), filter("SEVERITY", "*")];

/** An important security notice of Amazon Linux 2, released on 20 November 2026 at 14:03 UTC, but for what is given. */
export function patch(given: Partial<Patch> = {}): Patch {
  const released = new Date("2026-11-20T14:03:00Z");
  return {
    ...blankPatch("ALAS2-2026-2914"),
    package: { name: "openssl", epoch: "1", version: "1.0.2k", release: "24.amzn2.0.17", arch: "x86_64" },
    notice: true,
    advisoryIds: ["ALAS2-2026-2914"],
    cveIds: ["CVE-2026-1111"],
    dates: { issued: released, updated: released },
    ...given,
    properties: {
      product: "AmazonLinux2",
      classification: "Security",
      severity: "Important",
      ...given.properties,
    },
  };
}

/** A package that no notice speaks about. */
export function withoutNotice(given: Partial<Patch> = {}): Patch {
  return patch({
    notice: false,
    advisoryIds: [],
    cveIds: [],
    dates: { built: new Date("2026-11-01T00:00:00Z") },
    ...given,
    properties: { classification: undefined, severity: undefined, ...given.properties },
  });
}

export const now = new Date("2026-11-29T00:00:00Z");
