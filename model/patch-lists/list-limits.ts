/**
 * What is read of a patch list at most. The largest ones that are published stay far below; what does not was made to
 * stop whoever reads it. All counts are of our own choosing.
 */
export const LIST_LIMITS = {
  /** Characters of a file, unpacked. */
  characters: 2 * 1024 ** 3,
  /** Characters of a list in JSON, which must be read as a whole. */
  json: 400 * 1024 ** 2,
  /** Characters between two tags, and within one. */
  text: 1024 ** 2,
  /** Blank characters before a list begins. */
  blanks: 1024 ** 2,
  /** Characters of an id, a name, a version, a severity. */
  name: 1000,
  /** Characters of a title. */
  title: 10_000,
  /** Elements within one another. */
  depth: 100,
  /** Package versions of one notice. */
  packages: 100_000,
} as const;
