import type { PackageVersion } from "../patch/patch";

/** Which of two versions of a package is newer: negative, 0 or positive, as `Array.sort` wants it. */
export function comparePackageVersions(a: PackageVersion, b: PackageVersion, order: "rpm" | "apt"): number {
  const compare = order === "rpm" ? compareRpmText : compareDebianText;
  const byEpoch = a.epoch === b.epoch ? 0 : Number(a.epoch || 0) - Number(b.epoch || 0);
  return byEpoch || compare(a.version, b.version) || compare(a.release, b.release);
}

/**
 * How rpm orders two version (or release) texts: runs of digits by value, runs of letters by alphabet, a number above
 * letters; `~` stands before everything, even the end, and `^` just after it. Source: rpm, `rpmvercmp`.
 */
export function compareRpmText(a: string, b: string): number {
  let atA = 0;
  let atB = 0;
  while (atA < a.length || atB < b.length) {
    const startA = nextSegment(a, atA);
    const startB = nextSegment(b, atB);
    atA = endOfSegment(a, startA);
    atB = endOfSegment(b, startB);
    const difference = compareRpmSegments(a.slice(startA, atA), b.slice(startB, atB));
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What a character of a version is; `tilde` and `caret` stand alone, and separators only part the others. */
type CharacterKind = "digit" | "letter" | "tilde" | "caret" | "separator";

function kindAt(text: string, at: number): CharacterKind {
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return "digit";
  if (code === 0x7e) return "tilde";
  if (code === 0x5e) return "caret";
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x7a ? "letter" : "separator";
}

function nextSegment(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === "separator") at++;
  return at;
}

function endOfSegment(text: string, start: number): number {
  const kind = kindAt(text, start);
  let end = start + 1;
  while ((kind === "digit" || kind === "letter") && end < text.length && kindAt(text, end) === kind) end++;
  return Math.min(end, text.length);
}

/** Which of two segments is newer; the end of a text is an empty one. */
function compareRpmSegments(a: string, b: string): number {
  if (a === b) return 0;
  if (a === "~" || b === "~") return a === "~" ? -1 : 1;
  if (a === "" || b === "") return a === "" ? -1 : 1;
  if (a === "^" || b === "^") return a === "^" ? -1 : 1;

  const aIsNumber = kindAt(a, 0) === "digit";
  const bIsNumber = kindAt(b, 0) === "digit";
  if (aIsNumber !== bIsNumber) return aIsNumber ? 1 : -1;
  return aIsNumber ? compareDigits(a, b) : alphabetically(a, b);
}

/** How dpkg orders two texts: other characters by their weight and digits by value, in turns. Source: deb-version(7). */
export function compareDebianText(a: string, b: string): number {
  const left = turns(a);
  const right = turns(b);
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [leftText, leftDigits] = left[at] ?? ["", ""];
    const [rightText, rightDigits] = right[at] ?? ["", ""];
    const difference = compareWeights(leftText, rightText) || compareDigits(leftDigits, rightDigits);
    if (difference !== 0) return difference;
  }
  return 0;
}

function turns(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/(\D*)(\d*)/g)].map(([, other = "", digits = ""]) => [other, digits] as const);
}

function compareWeights(a: string, b: string): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = weight(a[at]) - weight(b[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `~` before the end of the text, then letters, then everything else. */
function weight(character: string | undefined): number {
  if (character === undefined) return 0;
  if (character === "~") return -1;
  const code = character.charCodeAt(0);
  return /[a-zA-Z]/.test(character) ? code : code + 256;
}

/** Numbers of any length, by value. */
function compareDigits(a: string, b: string): number {
  const left = withoutLeadingZeros(a);
  const right = withoutLeadingZeros(b);
  return left.length - right.length || alphabetically(left, right);
}

function withoutLeadingZeros(digits: string): string {
  return digits.startsWith("0") ? digits.replace(/^0+/, "") : digits;
}

function alphabetically(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
