import { entryOf } from "../plan/entry-of";
import { templatesRead } from "../plan/later-policies";
import { accountOf } from "../plan/plan-providers";
import { eachEntry, type Pattern, same } from "./pattern";

/** A configuration of which a review reads the same, whatever accounts its providers work in. */
export function configurationPattern(configuration: unknown): Pattern {
  return eachEntry(configuration, (name, value) =>
    name === "provider_config" ? eachEntry(value, (_, provider) => eachEntry(provider, ofProvider)) : referring(value),
  );
}

/** Of the arguments of a provider its Region is read, and its account. */
function ofProvider(name: string, value: unknown): Pattern {
  if (name !== "expressions") return same(value);
  const [region, account] = [same(entryOf(value, "region")), accountOf(value)];
  return (other, words) => region(entryOf(other, "region"), words) && words.account(account, accountOf(other));
}

/** The values that a configuration gives are read from the plan's changes: here only what it refers to, and how. */
function referring(value: unknown): Pattern {
  return same(value, {
    entry: (name, entry) => (name === "constant_value" && isFlat(entry) ? readAlike(entry) : undefined),
  });
}

function readAlike(value: unknown): Pattern {
  const read = templatesRead(value);
  return (other) => isFlat(other) && templatesRead(other) === read;
}

function isFlat(value: unknown): boolean {
  const isPlain = (entry: unknown) => typeof entry !== "object" || entry === null;
  return Array.isArray(value) ? value.every(isPlain) : isPlain(value);
}
