import { aligned } from "../../model/text/aligned";
import { localText, utcDate } from "../../model/text/moments";
import { printable } from "../../model/text/printable";
import { counted } from "../../model/text/wording";
import { indented } from "../../model/text/wrap";
import type { Calendar, CalendarWindow } from "./calendar";

/** Windows that run alike: those of a ring's accounts. */
type Alike = readonly [CalendarWindow, ...CalendarWindow[]];

/** The next run of each window in a line, in the order of time: the first look at many of them. */
export function* nextRunLines({ windows, until }: Calendar, width: number): Generator<string> {
  const alike = together(windows).sort(([one], [other]) => Math.sign(nextOf(one) - nextOf(other)) || 0);
  yield `${counted(windows.length, "window")}; the next run of each:\n`;
  const rows = alike.map(([window, ...others]) => [
    whenText(window, until),
    window.name,
    window.patchGroups.join(", ") || "no patch group",
    [placeOf(window, windows), ...(others.length > 0 ? [`and ${others.length} more`] : [])].join(" "),
    window.runs.some(({ overlaps }) => overlaps.length > 0) ? "overlaps" : "",
  ]);
  for (const line of aligned(
    rows.map((row) => row.map(printable)),
    width - 2,
  )) {
    yield `  ${line}\n`;
  }
  const notes = new Set(alike.flatMap(([{ name, notes: said }]) => said.map((note) => `note: ${name}: ${note}`)));
  for (const note of notes) for (const line of indented(printable(note), "  ", "")) yield `${line}\n`;
  yield "\nAll runs, overlaps and clock changes: --limit 5 (0 for all), --group NAME, or\n--write windows.html\n";
}

/** Its account or stack, where there are several; and its Region, where that is in several. */
function placeOf({ where, stack, account, region = "" }: CalendarWindow, windows: readonly CalendarWindow[]): string {
  if (where === "") return "";
  const regions = new Set(windows.filter((one) => one.stack === stack).map((one) => one.region));
  return [account ?? stack, ...(regions.size > 1 ? [region] : [])].join(" · ");
}

function whenText({ runs: [next] }: CalendarWindow, until: Date): string {
  return next === undefined
    ? `no run before ${utcDate(until)}`
    : localText({ ...next, local: next.local.slice(0, 16) });
}

function nextOf({ runs: [next] }: CalendarWindow): number {
  return next?.instant.getTime() ?? Number.POSITIVE_INFINITY;
}

/** Those that differ in their place alone. */
function together(windows: readonly CalendarWindow[]): Alike[] {
  const known = new Map<string, Alike>();
  for (const window of windows) {
    const { name, kind, patchGroups, schedule, zone, enabled, ring, notes } = window;
    const key = JSON.stringify([name, kind, patchGroups, schedule, zone, enabled, ring, notes, nextOf(window)]);
    const before = known.get(key);
    known.set(key, before === undefined ? [window] : [...before, window]);
  }
  return [...known.values()];
}
