import { Token } from "cdktf";
import type { TokenHandling } from "../model/props-reader";
import { UNKNOWN } from "../model/unknown";

/** Whether a value is known only to Terraform: a token of any kind, or a text with one inside. */
export function isUnresolved(value: unknown): boolean {
  // Spares cdktf's own look at what can be no token; it stumbles over null.
  if (value === null || value === undefined || typeof value === "boolean") return false;
  return Token.isUnresolved(value);
}

/** Whether a token is anywhere inside a block that was built here (and so has no cycles). */
export function holdsToken(value: unknown): boolean {
  if (isUnresolved(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsToken);
}

/** For a model: a token is something that is not known. */
export const TOKENS_AS_UNKNOWN: TokenHandling = { isUnresolved, read: () => UNKNOWN };

/** For what is written to Terraform: a token stays the token it is. */
export const TOKENS_AS_THEY_ARE: TokenHandling = { isUnresolved, read: (token) => token };
