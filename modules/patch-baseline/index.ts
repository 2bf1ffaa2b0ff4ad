export type { ReleaseOptions, ReleaseSchedule } from "../../model/releases/release-options";
export { ExistingPatchBaseline, type ExistingPatchBaselineProps } from "./existing-patch-baseline";
export { PatchBaseline, type PatchBaselineProps } from "./patch-baseline";
export type { IPatchBaseline } from "./patch-baseline-interface";
export { PredefinedPatchBaseline, type PredefinedPatchBaselineProps } from "./predefined-patch-baseline";
