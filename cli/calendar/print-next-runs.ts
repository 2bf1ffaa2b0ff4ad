import { inColumns, wholeWordWidths, withoutEmptyColumns } from "../../model/text/aligned";
import { shortDate } from "../../model/text/moments";
import { printable } from "../../model/text/printable";
import { joinedFirst } from "../../model/text/wording";
import { indented } from "../../model/text/wrap";
import { regionsText } from "../stacks/place-labels";
import type { Calendar, CalendarWindow } from "./calendar";
import { moreOfIt, type Typed } from "./more-of-it";
import { isNext, nextRunText } from "./next-run";
import { groupsText, whatOfEach } from "./what-runs";

/** Windows that run alike: those of a ring's accounts. */
type Alike = readonly [CalendarWindow, ...CalendarWindow[]];

/** The next run of each window in a line, in the order in which they are given: the first look at many of them. */
export function* nextRunLines(calendar: Calendar, typed: Typed, width: number): Generator<string> {
  const { windows, until } = calendar;
  const alike = together(windows);
  const what = whatOfEach(windows);
  const each = windows.some(({ kind }) => kind === "patch policy") ? "each schedule" : "each";
  yield `${what.head}; the next run of ${each}:\n`;
  const rows = alike.map((those) => {
    const [window] = those;
    return [
      nextRunText(window.next, until),
      window.name,
      what.cell(window),
      groupsText(window),
      placesText(those, calendar),
      overlapsText(those),
    ];
  });
  const told = rows.map(withoutEmptyColumns(rows)).map((row) => row.map(printable));
  const widths = wholeWordWidths(told, width - 2, (column) => column === 0);
  const lines =
    widths === undefined
      ? rows.flatMap((row) => listed(row.map(printable), width - 2))
      : told.flatMap((row) => inColumns(row, widths));
  for (const line of lines) yield `  ${line}\n`;
  const notes = new Set(alike.flatMap(([{ name, notes: said }]) => said.map((note) => `note: ${name}: ${note}`)));
  for (const note of notes) for (const line of indented(printable(note), "  ", "")) yield `${line}\n`;
  yield `\n${moreOfIt(windows, typed).join("\n")}\n`;
}

/** A row in two lines, where a line has no room for its columns: when, and below it what, for whom, where. */
function listed([when = "", name = "", what = "", ...others]: readonly string[], width: number): readonly string[] {
  return [when, ...indented([name, ...others, what].filter(Boolean).join(" · "), "  ", "  ", width)];
}

/** `overlaps`, of the run that is told; `overlaps on Fri 4 Dec` where a later one is the first that does. */
function overlapsText(those: Alike): string {
  const overlapping = those.flatMap(({ runs }) => runs.find(({ overlaps }) => overlaps.length > 0) ?? []);
  const [first] = overlapping.sort((one, other) => one.instant.getTime() - other.instant.getTime());
  if (first === undefined) return "";
  return isNext(first, those[0].next) ? "overlaps" : `overlaps on ${shortDate(first.local)}`;
}

/** `prod-eu and 3 more · eu-west-1, us-east-1`: accounts or stacks, and Regions, where there are several among all. */
function placesText(those: Alike, { windows, hasSeveralRegions }: Calendar): string {
  const accounts = [...new Set(those.map(accountOf))];
  const named = regionsText(those);
  return [
    ...(new Set(windows.map(accountOf)).size > 1 ? [joinedFirst(accounts, 1)] : []),
    ...(hasSeveralRegions && named !== "" ? [named] : []),
  ].join(" · ");
}

function accountOf({ account, stack }: CalendarWindow): string {
  return account ?? stack;
}

/** Those that differ in their place alone; two of one place stay two. An emergency keeps no order of rings. */
function together(windows: readonly CalendarWindow[]): Alike[] {
  const known = new Map<string, Alike>();
  const seen = new Map<string, number>();
  for (const window of windows) {
    const { name, kind, does, patchGroups, schedule, zone, isEmergency, next, ring, notes, stack, region } = window;
    const says = [
      name,
      kind,
      does?.operation,
      patchGroups,
      schedule,
      zone,
      isEmergency,
      next,
      isEmergency ? "" : ring,
      notes,
    ];
    const here = JSON.stringify([says, stack, region]);
    const number = seen.get(here) ?? 0;
    seen.set(here, number + 1);
    const key = JSON.stringify([says, number]);
    const before = known.get(key);
    known.set(key, before === undefined ? [window] : [...before, window]);
  }
  return [...known.values()];
}
