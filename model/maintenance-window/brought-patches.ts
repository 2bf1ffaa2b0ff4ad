import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";

/**
 * What a task brings along to install, in place of what the baseline of its nodes approves: what stands in the document
 * that it reads, where that document is written beside it.
 */
export type BroughtPatches =
  /** An install override list. */
  | { readonly kind: "patches"; readonly patches: readonly BroughtPatch[] }
  /** A baseline override, with a baseline for each operating system. */
  | { readonly kind: "baselines"; readonly baselines: readonly PatchBaselineModel[] };

/** An entry of an install override list. */
export interface BroughtPatch {
  readonly id: string;
  /** The version that is wanted. Absent: whatever the version. */
  readonly title?: string;
}
