import { joinedFirst } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import type { AcceptanceChange } from "../findings/acceptance-changes";
import { pathInStack } from "../findings/place-in-stack";
import type { Review } from "../review";

const MOST_PLACES = 3;

/**
 * `Accepted from now on: PM766 at WINDOWS of OpenSsl, until 2030-12-07 (platform): … (dev, test and prod)`. What several
 * stacks accept alike is told once, with their names.
 *
 * @param mostStacks - of names that are told; by default all
 */
export function acceptanceTexts(
  { stacks }: Pick<Review, "stacks">,
  mostStacks = Number.POSITIVE_INFINITY,
): readonly string[] {
  const all = stacks.flatMap(({ name, acceptances = [] }) => acceptances.map((one) => ({ ...one, stack: name })));
  const alike = grouped(all, ({ scope: _, stack: __, ...terms }) => JSON.stringify(terms));
  return [...alike.values()].map((together) => {
    const [first] = together as [(typeof together)[number]];
    const names = [...new Set(together.map(({ stack }) => stack))];
    const scopes = together.filter(({ scope, stack }) => scope !== "" && scope !== stack);
    const places = [...new Set(scopes.map(({ scope }) => pathInStack(scope)))];
    const where = stacks.length === 1 ? "" : ` (${joinedFirst(names, mostStacks)})`;
    return `${textOf(first, joinedFirst(places, MOST_PLACES))}${where}`;
  });
}

function textOf({ is, check, at, owner, until, reason, was }: AcceptanceChange, places: string): string {
  const what = [check, ...(at === undefined ? [] : [`at ${at}`]), ...(places === "" ? [] : [`of ${places}`])].join(" ");
  if (is === "no longer accepted") return `No longer accepted: ${what}, was until ${until} (${owner}): ${reason}`;
  const before = was === undefined ? "" : `, was until ${was.until}${was.owner === owner ? "" : ` (${was.owner})`}`;
  return `Accepted from now on: ${what}, until ${until} (${owner})${before}: ${reason}`;
}
