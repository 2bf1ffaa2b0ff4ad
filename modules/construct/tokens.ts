import { LONGEST_LIST, type TokenHandling } from "../../model/values/props-reader";
import { UNKNOWN } from "../../model/values/unknown";
import { Token } from "../framework/framework";

/** Whether a value is known only to Terraform: a token of any kind, or a text with one inside. */
export function isUnresolved(value: unknown): boolean {
  if (!canBeToken(value)) return false;
  try {
    return Token.isUnresolved(value);
  } catch {
    // An object that cannot even be looked at; whoever reads it says so.
    return false;
  }
}

/** Spares cdktf's own look, which takes long and stumbles over null, at what can be no token. */
function canBeToken(value: unknown): boolean {
  switch (typeof value) {
    case "string":
      return value.includes("{"); // `${TfToken[…]}`
    case "number":
      return value < 0; // -1.88e+289
    case "object":
      return value !== null && canHoldToken(value);
    default:
      return false;
  }
}

/** Objects with more properties than any reader takes, of which the first look takes long, and another one as long. */
const LONG_OBJECTS = new WeakSet<object>();

/** A list token is a list of one entry, a map token has it as a key, and anything else that resolves says so itself. */
function canHoldToken(value: object): boolean {
  if (Array.isArray(value)) return value.length === 1 && typeof value[0] !== "object" && canBeToken(value[0]);
  if (LONG_OBJECTS.has(value)) return false;
  try {
    if ("resolve" in value) return true;
    let seen = 0;
    for (const key in value) {
      if (key.includes("{")) return true;
      seen += 1;
      if (seen > LONGEST_LIST) {
        LONG_OBJECTS.add(value); // Whoever reads it says so.
        return false;
      }
    }
    return false;
  } catch {
    // An object that cannot even be looked at; whoever reads it says so.
    return false;
  }
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
