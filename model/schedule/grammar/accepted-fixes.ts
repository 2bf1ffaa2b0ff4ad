import type { Fix, Notes, ScheduleWarningKind } from "../notes/schedule-note";
import { fixedExpression } from "./fixed-expression";

/** Warnings about how something is written; the others are about what it means, which a fix keeps. */
const OF_SPELLING: readonly ScheduleWarningKind[] = [
  "seconds-field",
  "weekday-digit",
  "last-weekday-name",
  "lower-case-name",
  "extra-blanks",
  "undocumented-step",
];

/**
 * The value that each fix makes, if nothing is wrong with it that was not before: what is told to be written must not
 * be refused. Fixes of several pieces are also tried together.
 */
export function acceptedFixes(
  expression: string,
  before: Notes,
  read: (expression: string) => Notes,
): (fix: Fix) => string | undefined {
  const isAccepted = (fixed: string): boolean => {
    const { problems, warnings } = read(fixed);
    const known = before.problems.map(({ message }) => message);
    const misspelt = before.warnings.map(({ message }) => message);
    return (
      problems.every(({ message }) => known.includes(message)) &&
      warnings.every(({ kind, message }) => !OF_SPELLING.includes(kind) || misspelt.includes(message))
    );
  };
  const alone = new Map<Fix, string>();
  for (const fix of before.offered) {
    const fixed = fixedExpression(expression, [fix]);
    if (fixed === undefined || fixed === expression || !isAccepted(fixed)) continue;
    // A whole expression is written as it stands, so that nothing else may be wrong with it either.
    if (fix.insteadOf === undefined && read(fixed).problems.length > 0) continue;
    // Nor are minutes named that come as often as those that are refused.
    if (fix.insteadOf?.field === "minutes" && read(fixed).problems.some(({ kind }) => kind === "too-frequent"))
      continue;
    alone.set(fix, fixed);
  }
  const pieces = [...alone.keys()].filter(({ insteadOf }) => insteadOf !== undefined);
  const together = pieces.length > 1 ? fixedExpression(expression, pieces) : undefined;
  if (together !== undefined && !isAccepted(together)) for (const piece of pieces) alone.delete(piece);
  return (fix) => alone.get(fix);
}
