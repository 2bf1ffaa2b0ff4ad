import type { Patch } from "../explain/patch/patch";

/** One entry of a patch list: a notice with all its package versions, or a single patch. */
export interface ListedPatch {
  /** `ALAS2-2026-2914`, `KB5031364`, `openssl` */
  readonly id: string;
  readonly title?: string;
  readonly patches: readonly [Patch, ...Patch[]];
}
