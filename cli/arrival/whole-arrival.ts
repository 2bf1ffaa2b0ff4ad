import { atMostDays, DAY, freezeText } from "../../model/arrival/arrival-words";
import { rejectedText } from "../../model/arrival/deadline-words";
import { OPERATING_SYSTEMS, operatingSystemLabel } from "../../model/facts/operating-systems";
import { SECURITY_CLASSIFICATIONS, severitiesOf } from "../../model/facts/severities";
import { counted, joined, joinedFirst } from "../../model/text/wording";
import { type ArrivalRow, type DeadlineOfRow, rowsOfNodes } from "./arrival-row";

const CRITICAL = "Critical";
/** Systems without that severity, as rows call them. */
const UNRATED: ReadonlySet<string> = new Set(
  Object.keys(OPERATING_SYSTEMS).flatMap((system) =>
    severitiesOf(system).includes(CRITICAL) ? [] : [operatingSystemLabel(system)],
  ),
);

/**
 * `A Critical patch is on every node at most 33.2 days after its release`: the answer over all rows, which one looks for
 * in vain among those of every account. Nothing where there is one row alone, or no system has that severity.
 */
export function wholeArrival(rows: readonly ArrivalRow[]): string | undefined {
  const places = rowsOfNodes(rows);
  if (places.length < 2 || !rows.some(({ severity }) => severity === CRITICAL)) return undefined;
  // What rules approve is not known where there is no row of a severity: then any patch may be one.
  const critical = places
    .filter((own) => !own.some(({ system }) => UNRATED.has(system)))
    .flatMap((own) => {
      const rated = own.filter(
        ({ severity, classification = "" }) =>
          severity === CRITICAL && SECURITY_CLASSIFICATIONS.includes(classification),
      );
      return rated.length > 0 || own.length > 1 ? rated : own;
    });
  if (critical.length === 0) return undefined;
  const late = critical.find(({ worst }) => worst === undefined);
  if (late !== undefined) {
    const { stack, patchGroup = "", system, arrives, because = "" } = late;
    const what = arrives === "never" ? "is not on every node" : "is not known to be on every node";
    return `A Critical patch ${what}, for one of ${[stack, patchGroup, system].filter(Boolean).join(" · ")}: ${because}`;
  }
  const most = (days: (row: ArrivalRow) => number) => atMostDays(Math.max(...critical.map(days)) * DAY);
  const all = most(({ worst }) => worst?.days ?? 0);
  const left = new Map(
    critical.flatMap(({ deadline }) => deadline?.notCounted ?? []).map((days) => [JSON.stringify(days), days]),
  );
  const inDeadlines = most(({ worst, deadline }) => deadline?.worstDays ?? worst?.days ?? 0);
  const withFreeze =
    left.size === 0 ? "" : freezeText({ days: [...left.values()], longestMs: all * DAY }, inDeadlines * DAY);
  const rejected = [...new Set(critical.flatMap((row) => row.rejected ?? []))];
  const without = [...new Set(rows.flatMap(({ system }) => (UNRATED.has(system) ? [system] : [])))];
  const unrated =
    without.length === 0 ? "" : ` ${joined(without)} ${without.length === 1 ? "has" : "have"} no such severity.`;
  return `A Critical patch is on every node at most ${counted(inDeadlines, "day")} after its release${withFreeze}${rejectedText(rejected)}.${unrated}`;
}

/** Places that are named of those that miss a deadline. */
const MOST_NAMED = 2;

/**
 * `Every deadline is met.`, or where one is missed or cannot be proved: the answer over all rows. Nothing where there is
 * one row alone, or no deadline.
 */
export function wholeOutcome(rows: readonly ArrivalRow[]): string | undefined {
  const places = rowsOfNodes(rows).filter((own) => own.some(({ deadline }) => deadline !== undefined));
  if (places.length < 2) return undefined;
  const having = (outcome: DeadlineOfRow["outcome"]) =>
    places.filter((own) => own.some((row) => [row.deadline, row.everyMonth].some((one) => one?.outcome === outcome)));
  const named = (some: typeof places) =>
    joinedFirst(
      some.map(([row]) => [row?.stack, row?.region, row?.patchGroup, row?.system].filter(Boolean).join(" · ")),
      MOST_NAMED,
    );
  const [missed, unproved] = [having("broken"), having("not known")];
  if (missed.length > 0) return `A deadline is missed for ${named(missed)}.`;
  if (unproved.length > 0) return `A deadline is not proved for ${named(unproved)}.`;
  return "Every deadline is met.";
}
