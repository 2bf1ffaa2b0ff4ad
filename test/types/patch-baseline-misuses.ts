/**
 * What must not compile. `npm test` compiles this file: a misuse that the compiler lets through is then an error by
 * itself, for its `@ts-expect-error` has nothing to expect. Nothing here is ever run.
 */
import type { Construct } from "constructs";
import { PatchBaseline } from "../../modules/patch-baseline";

const named = { name: "linux" } as const;

export function filterValuesOfAnotherSystem(scope: Construct): void {
  new PatchBaseline(scope, "Severity", {
    ...named,
    operatingSystem: "AMAZON_LINUX_2",
    // @ts-expect-error SUSE says Moderate, Amazon Linux says Medium
    approvalRules: [{ patchFilters: { severity: ["Moderate"] }, approveAfterDays: 0 }],
  });
  new PatchBaseline(scope, "Classification", {
    ...named,
    operatingSystem: "SUSE",
    // @ts-expect-error Bugfix is a classification of Amazon Linux
    approvalRules: [{ patchFilters: { classification: ["Bugfix"] }, approveAfterDays: 0 }],
  });
  new PatchBaseline(scope, "Product", {
    ...named,
    operatingSystem: "AMAZON_LINUX_2",
    // @ts-expect-error a product of Windows
    globalFilters: { product: ["WindowsServer2019"] },
  });
  new PatchBaseline(scope, "Misspelt", {
    ...named,
    operatingSystem: "AMAZON_LINUX_2",
    // @ts-expect-error the value is written Security
    approvalRules: [{ patchFilters: { classification: ["security"] }, approveAfterDays: 0 }],
  });
}

export function filterKeysOfAnotherSystem(scope: Construct): void {
  new PatchBaseline(scope, "Windows", {
    ...named,
    operatingSystem: "AMAZON_LINUX_2",
    // @ts-expect-error msrcSeverity is a key of Windows
    approvalRules: [{ patchFilters: { msrcSeverity: ["Critical"] }, approveAfterDays: 0 }],
  });
  new PatchBaseline(scope, "Ubuntu", {
    ...named,
    operatingSystem: "UBUNTU",
    // @ts-expect-error Ubuntu has priority in place of severity
    approvalRules: [{ patchFilters: { severity: ["Critical"] } }],
  });
  new PatchBaseline(scope, "Global", {
    ...named,
    operatingSystem: "MACOS",
    // @ts-expect-error macOS has no severity
    globalFilters: { severity: ["Critical"] },
  });
}

export function approvalTimes(scope: Construct): void {
  new PatchBaseline(scope, "Both", {
    ...named,
    operatingSystem: "AMAZON_LINUX_2",
    // @ts-expect-error days or a date, never both
    approvalRules: [{ approveAfterDays: 7, approveUntilDate: "2026-11-01" }],
  });
  new PatchBaseline(scope, "Neither", {
    ...named,
    operatingSystem: "AMAZON_LINUX_2",
    // @ts-expect-error left out would mean at once, which nobody should get by accident
    approvalRules: [{ complianceLevel: "CRITICAL" }],
  });
  new PatchBaseline(scope, "Text", {
    ...named,
    operatingSystem: "AMAZON_LINUX_2",
    // @ts-expect-error a number of days
    approvalRules: [{ approveAfterDays: "7" }],
  });
}

export function whatASystemDoesNotHave(scope: Construct): void {
  new PatchBaseline(scope, "NonSecurity", {
    ...named,
    operatingSystem: "WINDOWS",
    // @ts-expect-error Windows chooses by classification
    approvalRules: [{ approveAfterDays: 0, enableNonSecurity: true }],
  });
  new PatchBaseline(scope, "ListNonSecurity", {
    ...named,
    operatingSystem: "WINDOWS",
    approvedPatches: ["KB2032276"],
    // @ts-expect-error Windows chooses by classification
    approvedPatchesEnableNonSecurity: true,
  });
  new PatchBaseline(scope, "Sources", {
    ...named,
    operatingSystem: "WINDOWS",
    approvedPatches: ["KB2032276"],
    // @ts-expect-error alternative repositories exist for Linux only
    sources: [{ name: "mirror", configuration: "baseurl=https://mirror.example", products: ["*"] }],
  });
  new PatchBaseline(scope, "Status", {
    ...named,
    operatingSystem: "AMAZON_LINUX_2",
    approvedPatches: ["openssl"],
    // @ts-expect-error for Windows only
    availableSecurityUpdatesComplianceStatus: "COMPLIANT",
  });
}

export function words(scope: Construct): void {
  new PatchBaseline(scope, "System", {
    ...named,
    // @ts-expect-error no such system
    operatingSystem: "AMAZON_LINUX_3",
    approvedPatches: ["openssl"],
  });
  new PatchBaseline(scope, "Level", {
    ...named,
    operatingSystem: "AMAZON_LINUX_2",
    // @ts-expect-error AWS says CRITICAL
    approvalRules: [{ approveAfterDays: 0, complianceLevel: "Critical" }],
  });
  new PatchBaseline(scope, "Action", {
    ...named,
    operatingSystem: "AMAZON_LINUX_2",
    approvedPatches: ["openssl"],
    // @ts-expect-error ALLOW_AS_DEPENDENCY or BLOCK
    rejectedPatchesAction: "ALLOW",
  });
  new PatchBaseline(scope, "Property", {
    ...named,
    operatingSystem: "AMAZON_LINUX_2",
    approvedPatches: ["openssl"],
    // @ts-expect-error the property is rejectedPatches
    rejectedPatch: ["system-release.*"],
  });
  // @ts-expect-error a name is required
  new PatchBaseline(scope, "Nameless", { operatingSystem: "AMAZON_LINUX_2", approvedPatches: ["openssl"] });
}
