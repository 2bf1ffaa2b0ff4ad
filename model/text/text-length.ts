/** What a length counts: bytes of UTF-8 as the provider does when it plans, or characters as the service does. */
export type TextUnit = "bytes" | "characters";

/** How long a text is once Terraform has it, which writes every text in the composed form of Unicode (NFC). */
export function textLength(text: string, unit: TextUnit): number {
  if (isAscii(text)) return text.length;
  const whole = composed(text);
  if (unit === "bytes") return Buffer.byteLength(whole);
  let count = 0;
  for (const _ of whole) count += 1;
  return count;
}

/** The first character that takes more than one byte. */
export function firstWideCharacter(text: string): string | undefined {
  return isAscii(text) ? undefined : /\P{ASCII}/u.exec(text.slice(0, LONGEST_COMPOSED).normalize())?.[0];
}

/**
 * No limit is over 1600, and at most four units of UTF-16 compose to one: what is longer than that is too long anyway.
 * Composing takes time with the square of a run of accents, so that a long one would take minutes.
 */
const LONGEST_COMPOSED = 4 * 1600;

function composed(text: string): string {
  return text.length > LONGEST_COMPOSED ? text : text.normalize();
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}
