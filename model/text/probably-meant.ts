import { closest, distance } from "fastest-levenshtein";
import { nearestVersion } from "./nearest-version";

/** A longer word is no slip of the pen. */
const LONGEST_WORD = 60;

/** Fewer letters begin too much. */
const SHORTEST_BEGINNING = 4;

/** The known word that was probably meant, if one is close enough to say so. */
export function probablyMeant(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST_WORD || known.length === 0) return undefined;
  const letters = lettersOf(word);
  const sameLetters = known.find((candidate) => lettersOf(candidate) === letters);
  if (sameLetters !== undefined) return sameLetters;
  const version = nearestVersion(word, known);
  if (version !== undefined) return version === "none" ? undefined : version;

  const ordered = inOrder(letters);
  const swapped = known.find((candidate) => inOrder(lettersOf(candidate)) === ordered);
  if (swapped !== undefined) return swapped;
  const begun = known.filter((candidate) => lettersOf(candidate).startsWith(letters));
  if (begun[0] !== undefined && begun.length === 1 && letters.length >= SHORTEST_BEGINNING) return begun[0];
  const alike = known.filter((candidate) => !areOpposite(candidate, word));
  if (alike.length === 0) return undefined;
  const nearest = closest(word, alike);
  return distance(word, nearest) <= Math.max(1, Math.floor(nearest.length / 4)) ? nearest : undefined;
}

/** The same for letters that were typed in another order: `wbe` and `web`. */
function inOrder(letters: string): string {
  return [...letters].sort().join("");
}

/** Whether two words differ by a no: `NoReboot` is near to `Reboot` in letters alone. */
function areOpposite(one: string, other: string): boolean {
  const [a, b] = [lettersOf(one), lettersOf(other)];
  if (a.startsWith("no") === b.startsWith("no")) return false;
  return distance(a.replace(/^no/, ""), b.replace(/^no/, "")) < distance(a, b);
}

/** A word without letter case and punctuation: `AMAZON_LINUX2` and `AMAZON_LINUX_2` are the same then. */
function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
