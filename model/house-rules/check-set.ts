import type { CheckBasics } from "../checks/check/check";
import { quote, show } from "../text/wording";
import type { Problems } from "../values/problems";
import { type HouseCheck, isDefinedCheck } from "./define-check";

/**
 * The rules in a list, packs in it laid flat. What is none, what takes an id of ours, and what stands there twice is
 * reported.
 *
 * @param known - rules that are there already
 */
export function readCheckSet(
  given: unknown,
  path: string,
  ours: readonly CheckBasics[],
  known: readonly HouseCheck[],
  problems: Problems,
): readonly HouseCheck[] {
  if (!Array.isArray(given)) {
    problems.add(path, `expected a list of checks, got ${show(given)}`);
    return [];
  }
  const checks: HouseCheck[] = [];
  given.forEach((entry: unknown, index) => {
    const place = `${path}[${index}]`;
    if (Array.isArray(entry)) {
      checks.push(...readCheckSet(entry, place, ours, [...known, ...checks], problems));
    } else if (!isDefinedCheck(entry)) {
      problems.add(place, `expected what defineCheck returns, got ${show(entry)}`);
    } else if (ours.some(({ id }) => id === entry.id) || /^PM\d/.test(entry.id)) {
      problems.add(
        place,
        `expected an id of your own, got ${quote(entry.id)}; PM and a number is cdktf-patch-manager's`,
      );
    } else {
      const same = [...known, ...checks].filter(({ id }) => id === entry.id);
      if (same.some((other) => other !== entry)) {
        problems.add(place, `expected an id that no other check has, got ${quote(entry.id)} again; rename one of them`);
      } else if (same.length === 0) checks.push(entry);
    }
  });
  return checks;
}
