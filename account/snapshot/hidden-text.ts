import { createHash } from "node:crypto";

/** Stands in a snapshot where a text may be a secret: equal texts have equal hashes, and nothing else can be told. */
export interface HiddenText {
  /** The first 16 hexadecimal digits of the text's SHA-256. */
  readonly sha256: string;
}

/** The hash that stands for a text. */
export function hiddenText(text: string | Uint8Array): HiddenText {
  return { sha256: createHash("sha256").update(text).digest("hex").slice(0, 16) };
}

/** The same for what a snapshot holds in clear: a program must not. Null where there is nothing. */
export function asHidden(value: string | HiddenText | undefined): HiddenText | null {
  if (value === undefined) return null;
  return typeof value === "string" ? hiddenText(value) : value;
}

/** Whether a value of a snapshot is one that was not written. */
export function isHidden(value: unknown): value is HiddenText {
  return typeof value === "object" && value !== null && typeof (value as { sha256?: unknown }).sha256 === "string";
}
