import { COMPLIANCE_LEVELS } from "../../facts/compliance-levels";
import { isKnown, type Knowable, UNKNOWN } from "../../values/unknown";

/** From 0, the highest; a level that we do not know counts as the lowest. */
function rank(level: string): number {
  const place = (COMPLIANCE_LEVELS as readonly string[]).indexOf(level);
  return place === -1 ? COMPLIANCE_LEVELS.length : place;
}

/** The highest of some levels; UNKNOWN if one that is not known yet could be higher. */
export function highestLevel(levels: readonly Knowable<string>[]): Knowable<string> {
  let highest: string | undefined;
  for (const level of levels) {
    if (isKnown(level) && (highest === undefined || rank(level) < rank(highest))) highest = level;
  }
  if (highest === undefined) return UNKNOWN;
  return highest === COMPLIANCE_LEVELS[0] || levels.every(isKnown) ? highest : UNKNOWN;
}
