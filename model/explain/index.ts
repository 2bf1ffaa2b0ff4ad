export { type BaselineChoice, baselineFor, type PatchedNode } from "../patching/baseline-for";
export { predefinedBaseline } from "../patching/predefined-baselines";
export { readTerraformConfiguration } from "../terraform/read-terraform-configuration";
export { UnreadableInput } from "../values/unreadable-input";
export { explainPatch, type PatchExplainer, patchExplainer } from "./decision/explain-patch";
export { CAVEATS, type CaveatId } from "./patch/caveats";
export type { NodeDescription } from "./patch/package-manager-facts";
export { blankPatch, type PackageVersion, type Patch, type PatchDates } from "./patch/patch";
export type {
  Approved,
  CannotBeSaid,
  FailedFilter,
  NotSelected,
  PatchVerdict,
  Rejected,
  RuleVerdict,
  Waiting,
} from "./patch/verdict";
export { type FirstInstall, type FirstInstallOptions, firstInstall } from "./when/first-install";
