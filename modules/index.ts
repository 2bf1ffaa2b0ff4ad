export type { Acceptance, AcceptanceOptions } from "../model/acceptances/acceptance";
export type { AcceptableCheck } from "../model/checks/all-checks";
export type { ComplianceLevel } from "../model/facts/compliance-levels";
export { OPERATING_SYSTEMS, type OperatingSystem } from "../model/facts/operating-systems";
export type { CheckSubject, CheckSubjects } from "../model/house-rules/check-subjects";
export {
  type CheckDefinition,
  type CheckTools,
  defineCheck,
  type HouseCheck,
} from "../model/house-rules/define-check";
export { PatchChecks } from "../model/house-rules/well-architected";
export type { ApprovalRule, PatchSource } from "../model/patch-baseline/patch-baseline-options";
export type { PatchFilters } from "../model/patch-baseline/patch-filters";
export { type Finding, NotValidError, type Severity } from "../model/values/finding";
export { type Listed, type Unlisted, unlisted } from "../model/values/listed";
export { acceptFinding, findingsIn } from "./construct/accept-finding";
export { type AddChecksOptions, addChecks, type CheckList } from "./construct/add-checks";
export { TODAY_CONTEXT } from "./construct/today";
export type { TreeFinding } from "./construct/tree-findings";
export * from "./maintenance-window";
export * from "./patch-association";
export * from "./patch-baseline";
export * from "./patch-fleet";
export * from "./patch-group";
export * from "./patch-operations";
export * from "./patch-policy";
