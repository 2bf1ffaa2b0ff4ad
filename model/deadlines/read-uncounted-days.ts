import { show } from "../text/wording";
import { notADate, parseCalendarDate } from "../values/parse-date";
import type { Problems } from "../values/problems";
import type { PropsReader } from "../values/props-reader";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { MOST_UNCOUNTED, type UncountedDays, uncountedText, wrongDaysIn } from "./uncounted-days";

/** The entries of a property with days. What is wrong with them is reported, and left out. */
export function readUncountedDays(
  reader: PropsReader,
  name: string,
  problems: Problems,
): Knowable<readonly UncountedDays[]> {
  const given = reader.objects(name, (one) => ({
    from: one.requiredText("from"),
    until: one.requiredText("until"),
  }));
  if (given === undefined) return [];
  if (!Array.isArray(given)) return UNKNOWN;
  let areKnown = true;
  const days = given.flatMap((one, index): readonly UncountedDays[] => {
    const { from, until } = isKnown(one) ? one : {};
    if (typeof from !== "string" || typeof until !== "string") {
      areKnown = false;
      return [];
    }
    const [first, end] = [parseCalendarDate(from), parseCalendarDate(until)];
    const at = `${reader.at(name)}[${index}]`;
    if (first === undefined) problems.add(`${at}.from`, notADate(show(from)));
    if (end === undefined) problems.add(`${at}.until`, notADate(show(until)));
    if (first === undefined || end === undefined) return [];
    if (wrongDaysIn([{ from, until }]) === undefined) return [{ from, until }];
    problems.add(`${at}.until`, `expected 1 to ${MOST_UNCOUNTED} days after ${from}, got ${until}`);
    return [];
  });
  const wrong = wrongDaysIn(days);
  if (wrong !== undefined) {
    const got = uncountedText([wrong]);
    problems.add(reader.at(name), `expected at most ${MOST_UNCOUNTED} days together, got ${got}`);
  }
  return areKnown ? days : UNKNOWN;
}
