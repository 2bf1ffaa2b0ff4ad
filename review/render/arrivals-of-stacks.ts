import { grouped } from "../../model/values/grouped";
import { partsOfArrival } from "../arrival/arrival-changes";
import type { StackRow } from "../stacks/stack-rows";

/** How long patches take: what stacks have in common, and the days of each. */
export interface ArrivalOfStacks {
  readonly about: string;
  /** Without days where it tells of none. */
  readonly ofStacks: readonly { readonly names: readonly string[]; readonly days: string }[];
}

export function arrivalsOf(rows: readonly StackRow[]): readonly ArrivalOfStacks[] {
  const said = rows.flatMap(({ stacks }) =>
    (stacks[0]?.arrivals ?? []).map((sentence) => {
      const [about, days] = partsOfArrival(sentence);
      return { about, days, names: stacks.map(({ name }) => name) };
    }),
  );
  return [...grouped(said, ({ about }) => about)].map(([about, alike]) => ({
    about,
    ofStacks: [...grouped(alike, ({ days }) => days)].map(([days, together]) => ({
      days,
      names: [...new Set(together.flatMap(({ names }) => names))],
    })),
  }));
}
