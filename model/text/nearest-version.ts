const NAME_AND_VERSION = /^(.*?\D)(\d+)((?:\.\d+)*)$/s;

interface Versioned {
  /** In small letters: `amazonlinux`. */
  readonly name: string;
  readonly major: string;
  readonly minor: readonly number[];
}

/** `AmazonLinux2018.09` as a name, 2018 and 9; undefined for a word that does not end in a version. */
function versioned(word: string): Versioned | undefined {
  const [, name, major, minor] = NAME_AND_VERSION.exec(word) ?? [];
  if (name === undefined || major === undefined || minor === undefined) return undefined;
  return { name: name.toLowerCase(), major, minor: minor.split(".").slice(1).map(Number) };
}

/**
 * What a name with a version means among those that are known: `AmazonLinux2018.09` is nearest to `AmazonLinux2018.03`
 * and nothing like `AmazonLinux2012.09`, which has more letters in common.
 *
 * Undefined where the word has no version, or no known word has its name: letters decide then. "none" where that name
 * is known, and no release of that version.
 */
export function nearestVersion(word: string, known: readonly string[]): string | "none" | undefined {
  const asked = versioned(word);
  if (asked === undefined) return undefined;
  const ofName = known.flatMap((candidate) => {
    const version = versioned(candidate);
    return version?.name === asked.name ? [{ candidate, version }] : [];
  });
  if (ofName.length === 0) return undefined;
  const ofMajor = ofName.filter(({ version }) => version.major === asked.major);
  const distances = ofMajor.map(({ candidate, version }) => ({ candidate, far: distance(version.minor, asked.minor) }));
  return distances.sort((a, b) => a.far - b.far)[0]?.candidate ?? "none";
}

function distance([a = 0]: readonly number[], [b = 0]: readonly number[]): number {
  return Math.abs(a - b);
}
