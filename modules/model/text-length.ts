/** What a length counts: bytes of UTF-8 as the provider does when it plans, or characters as the service does. */
export type TextUnit = "bytes" | "characters";

/** How long a text is once Terraform has it, which writes every text in the composed form of Unicode (NFC). */
export function textLength(text: string, unit: TextUnit): number {
  if (isAscii(text)) return text.length;
  const composed = text.normalize();
  if (unit === "bytes") return Buffer.byteLength(composed);
  let count = 0;
  for (const _ of composed) count += 1;
  return count;
}

/** The first character that takes more than one byte. */
export function firstWideCharacter(text: string): string | undefined {
  return isAscii(text) ? undefined : /\P{ASCII}/u.exec(text.normalize())?.[0];
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}
