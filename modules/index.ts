export * from "./maintenance-window";
export type { ComplianceLevel } from "./model/compliance-levels";
export { type Finding, NotValidError, type Severity } from "./model/finding";
export { type Listed, type Unlisted, unlisted } from "./model/listed";
export { OPERATING_SYSTEMS, type OperatingSystem } from "./model/operating-systems";
export type { ApprovalRule, PatchSource } from "./model/patch-baseline/patch-baseline-options";
export type { PatchFilters } from "./model/patch-baseline/patch-filters";
export * from "./patch-baseline";
export * from "./patch-group";
