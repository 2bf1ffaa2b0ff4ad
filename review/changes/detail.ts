import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";

/** One thing that a plan changes, in words. */
export interface Detail {
  readonly kind: ChangeKind;
  /** A clause without a full stop: `Security (Critical): approved immediately, was after 7 days`. */
  readonly says: string;
  /** What stood there, where that is one value. */
  readonly before?: string;
  readonly after?: string;
}

export function detail(kind: ChangeKind, says: string): Detail {
  return { kind, says };
}

/** A value that changes from one to another: `duration: 4 h, was 3 h`. */
export function changed(kind: ChangeKind, label: string, before: string, after: string): Detail {
  return { kind, says: `${label}: ${after}, was ${before}`, before, after };
}

/** A value for a reader; what is not known, or must not be shown, says so. */
export function shown(value: Knowable<string | number | boolean> | undefined, absent = "not set"): string {
  if (value === undefined) return absent;
  return isKnown(value) ? String(value) : NOT_KNOWN_YET;
}
