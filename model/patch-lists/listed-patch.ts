import type { Patch } from "../explain/patch/patch";

/** One entry of a patch list: a notice with all its package versions, or a single patch. */
export interface ListedPatch {
  /** `ALAS2-2026-2914`, `KB5031364`, `openssl` */
  readonly id: string;
  readonly title?: string;
  /** The release that the list says it is for: `Rocky Linux 8`. */
  readonly release?: string;
  readonly patches: readonly [Patch, ...Patch[]];
}
