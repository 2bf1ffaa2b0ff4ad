import { sharedSymbol } from "./shared-symbol";

declare const UNLISTED: unique symbol;

/** A value that AWS accepts and this release does not list. Made with `unlisted()`. */
export type Unlisted = string & { readonly [UNLISTED]: true };

/**
 * The same, for a property whose value tells which form an object has. To the compiler it is one value of its own, so that
 * an editor knows the form of what is listed.
 */
export declare enum UnlistedForm {
  value = "unlisted",
}

/** One of the listed values, or one that came through `unlisted()`. */
export type Listed<Value extends string> = Value | Unlisted;

/**
 * The door for a value which AWS added after this release, and for a string token
 * (`unlisted(variable.stringValue)`). It is taken wherever a listed value is; a value that is
 * not a token and is really not listed is noted as a warning at synth.
 */
export function unlisted(value: string): Unlisted & UnlistedForm {
  acknowledged().add(value);
  return value as Unlisted & UnlistedForm;
}

/** Whether a value came through the door: it is then the user's own word, and no misspelling. */
export function isAcknowledged(value: string): boolean {
  return acknowledged().has(value);
}

/** How many values came through the door: it never shrinks, so that a change is seen by it. */
export function acknowledgedCount(): number {
  return acknowledged().size;
}

const ACKNOWLEDGED: unique symbol = sharedSymbol("unlisted") as never;

/** One set for the process, for two copies of this library may be loaded and a string cannot carry a mark. */
function acknowledged(): Set<string> {
  const holder = globalThis as { [ACKNOWLEDGED]?: Set<string> };
  holder[ACKNOWLEDGED] ??= new Set();
  return holder[ACKNOWLEDGED];
}

/**
 * A boolean or another value that Terraform works out later: what cdktf calls `IResolvable`,
 * told by its shape, because the model does not know cdktf.
 */
export interface Resolvable {
  readonly creationStack: string[];
  resolve(context: never): unknown;
  toString(): string;
}
