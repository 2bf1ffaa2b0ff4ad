import { NUMBER_LIMITS } from "../facts/limits";
import { fixOfOwn, KNOWN_LATER, show } from "../text/wording";
import type { Problems } from "../values/problems";
import type { PropsReader, TokenHandling } from "../values/props-reader";
import { type Knowable, UNKNOWN } from "../values/unknown";

/** Far more than any target or task may name; a longer list is not walked through. */
const LONGEST_LIST = NUMBER_LIMITS.tags.max;

/**
 * A list of our own objects. Unlike a list of texts it cannot be a token, for each entry decides what is created.
 * Undefined where it is absent, `UNKNOWN` where it was reported.
 */
export function readOwnList(
  reader: PropsReader,
  name: string,
  expected: string,
  problems: Problems,
  tokens: TokenHandling,
): Knowable<readonly unknown[]> | undefined {
  const given = reader.raw(name);
  if (given === undefined) return undefined;
  if (Array.isArray(given) && given.length <= LONGEST_LIST && !tokens.isUnresolved(given)) return Array.from(given);
  problems.add(
    reader.at(name),
    `expected ${expected}, got ${shownOrToken(given, tokens)}${tokens.isUnresolved(given) ? "" : fixOfOwn(given)}`,
  );
  return UNKNOWN;
}

/** A value in few words; a token has no words of its own. */
export function shownOrToken(value: unknown, tokens: TokenHandling): string {
  return tokens.isUnresolved(value) ? KNOWN_LATER : show(value);
}
