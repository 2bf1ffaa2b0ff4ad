import { createHash } from "node:crypto";

/** Lower-case hexadecimal digits that follow from a text and nothing else. */
export function hexadecimal(from: string, digits: number): string {
  return createHash("sha256").update(from).digest("hex").slice(0, digits);
}

/** An identifier with the shape of a random UUID (version 4) that follows from a text. */
export function uuid(from: string): string {
  const hex = hexadecimal(from, 32);
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}

/** An identifier with the shape of those in IAM: a prefix such as `AROA` and 17 upper-case letters and digits. */
export function iamId(prefix: string, from: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bytes = createHash("sha256").update(from).digest().subarray(0, 17);
  return prefix + [...bytes].map((byte) => letters[byte % letters.length]).join("");
}
