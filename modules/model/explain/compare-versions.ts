import type { PackageVersion } from "./patch";

/** Which of two versions of a package is newer: negative, 0 or positive, as `Array.sort` wants it. */
export function comparePackageVersions(a: PackageVersion, b: PackageVersion, order: "rpm" | "apt"): number {
  const compare = order === "rpm" ? compareRpmText : compareDebianText;
  return Number(a.epoch || 0) - Number(b.epoch || 0) || compare(a.version, b.version) || compare(a.release, b.release);
}

/**
 * How rpm orders two version (or release) texts: runs of digits by value, runs of letters by alphabet, a number above
 * letters; `~` stands before everything, even the end, and `^` just after it. Source: rpm, `rpmvercmp`.
 */
export function compareRpmText(a: string, b: string): number {
  const left = segments(a);
  const right = segments(b);
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = compareRpmSegments(left[at], right[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function segments(text: string): readonly string[] {
  return text.match(/\d+|[a-zA-Z]+|~|\^/g) ?? [];
}

function compareRpmSegments(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === "~" || b === "~") return a === "~" ? -1 : 1;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  if (a === "^" || b === "^") return a === "^" ? -1 : 1;

  const aNumber = /^\d/.test(a);
  const bNumber = /^\d/.test(b);
  if (aNumber !== bNumber) return aNumber ? 1 : -1;
  return aNumber ? compareDigits(a, b) : alphabetically(a, b);
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
  const left = a.replace(/^0+/, "");
  const right = b.replace(/^0+/, "");
  return left.length - right.length || alphabetically(left, right);
}

function alphabetically(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
