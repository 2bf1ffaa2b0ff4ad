import { shortDate } from "../../model/text/moments";
import { grouped } from "../../model/values/grouped";
import type { Opening } from "./openings";

/** Whether both ends of what keeps it closed are known: of a freeze each of its days says so. */
export function isFrozen({ closed: { since, until } = {} }: Opening): boolean {
  return since !== undefined && until !== undefined;
}

/** `Freeze until Mon 4 Jan`, as HTML, on each day of a freeze: as one band, also where nothing would run. */
export function freezeBands(openings: readonly Opening[]): (day: string) => string {
  const freezes = grouped(openings.filter(isFrozen), ({ closed: { since = "", until = "" } = {} }) =>
    [since, until].map((moment) => moment.slice(0, "2027-01-04".length)).join(" "),
  );
  const days = [...freezes.keys()].map((text) => text.split(" ") as [string, string]).sort();
  return (day) => {
    const ends = new Set(days.flatMap(([since, until]) => (since <= day && day < until ? [until] : [])));
    return [...ends].map((until) => `<p class="freeze">Freeze until ${shortDate(until)}</p>`).join("");
  };
}
