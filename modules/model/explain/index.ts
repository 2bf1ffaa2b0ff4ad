export { readTerraformConfiguration } from "../terraform/read-terraform-configuration";
export { UnreadableInput } from "../unreadable-input";
export { type BaselineChoice, baselineFor, type PatchedNode } from "./baseline-for";
export { CAVEATS, type CaveatId } from "./caveats";
export { explainPatch, type PatchExplainer, patchExplainer } from "./explain-patch";
export { type FirstInstall, type FirstInstallOptions, firstInstall } from "./first-install";
export type { NodeDescription } from "./package-manager-facts";
export { blankPatch, type PackageVersion, type Patch, type PatchDates } from "./patch";
export { predefinedBaseline } from "./predefined-baselines";
export type {
  Approved,
  CannotBeSaid,
  FailedFilter,
  NotSelected,
  PatchVerdict,
  Rejected,
  RuleVerdict,
  Waiting,
} from "./verdict";
