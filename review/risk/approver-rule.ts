import type { Risk } from "./risk";

/** One row of a table of approvers: who must agree to what. */
export interface ApproverRule {
  /** From which risk on. @default "low": whatever has a risk */
  readonly risk?: Exclude<Risk, "none">;
  /** The ring of a fleet's stack. @default - any */
  readonly ring?: string;
  /** The construct path or address of what changes; `*` stands for any text. @default - any */
  readonly path?: string;
  readonly approvers: readonly string[];
}
