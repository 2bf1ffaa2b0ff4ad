/** What must compile, doors included. `npm test` compiles this file; nothing here is ever run. */
import type { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import type { FilterName, FilterValue, OperatingSystem } from "../../model/facts/operating-systems";
import { unlisted } from "../../model/values/listed";
import { Schedule, type TimeOfDay, type Weekday } from "../../modules";
import { PatchBaseline } from "../../modules/patch-baseline";

export function listedValues(scope: Construct): void {
  new PatchBaseline(scope, "Windows", {
    name: "windows",
    operatingSystem: "WINDOWS",
    approvalRules: [
      { patchFilters: { patchSet: ["OS"], msrcSeverity: ["Critical", "Important"] }, approveAfterDays: 7 },
      { patchFilters: { classification: ["*"] }, approveUntilDate: "2026-11-01" },
    ],
    availableSecurityUpdatesComplianceStatus: "NON_COMPLIANT",
  });
  new PatchBaseline(scope, "Ubuntu", {
    name: "ubuntu",
    operatingSystem: "UBUNTU",
    approvalRules: [{ patchFilters: { section: ["any text"], priority: ["Required"] }, enableNonSecurity: true }],
  });
}

export function valuesThatComeLater(scope: Construct, days: TerraformVariable, level: TerraformVariable): void {
  new PatchBaseline(scope, "Unlisted", {
    name: "new",
    operatingSystem: unlisted("AMAZON_LINUX_2029"),
    approvalRules: [{ approveAfterDays: 0, complianceLevel: unlisted("SEVERE") }],
  });
  new PatchBaseline(scope, "Tokens", {
    name: level.stringValue,
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [
      {
        approveAfterDays: days.numberValue,
        complianceLevel: unlisted(level.stringValue),
        patchFilters: { severity: ["Critical", unlisted("Severe")] },
        enableNonSecurity: days.booleanValue,
      },
    ],
  });
}

/** A system that is chosen at run time, for example from a file. */
export function anySystem(scope: Construct, operatingSystem: OperatingSystem): void {
  new PatchBaseline(scope, "Any", { name: "any", operatingSystem, approvedPatches: ["openssl"] });
}

/** What the editor offers: the keys and values of one system and of no other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const OFFERED: readonly [
  Same<FilterName<"AMAZON_LINUX_2">, "product" | "classification" | "severity">,
  Same<FilterValue<"AMAZON_LINUX_2", "severity">, "Critical" | "Important" | "Medium" | "Low">,
  Same<FilterValue<"UBUNTU", "section">, string>,
] = [true, true, true];

/** What the factories of a schedule take can be named by whoever keeps it in a variable. */
export const daily = (at: TimeOfDay, day: Weekday) => [Schedule.daily(at), Schedule.weekly(day, at)];
