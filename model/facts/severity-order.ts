/**
 * How urgent a word is, 0 the most. What means the same has the same place: where a system's texts say Medium and its
 * repositories Moderate, one patch is called either. Source: docs/facts.md, "Where the values come from".
 */
const URGENCY: Readonly<Record<string, number>> = {
  Critical: 0,
  Required: 0,
  Important: 1,
  Medium: 2,
  Moderate: 2,
  Standard: 2,
  Low: 3,
  Optional: 3,
  None: 4,
  Unspecified: 4,
  Extra: 4,
};

/** The place of a severity or priority; undefined for a word that is neither. */
export function urgencyOf(value: string): number | undefined {
  return Object.hasOwn(URGENCY, value) ? URGENCY[value] : undefined;
}
