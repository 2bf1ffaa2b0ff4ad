import ical from "ical-generator";
import { printable } from "../../model/text/printable";
import type { Calendar, CalendarRun, CalendarWindow } from "./calendar";
import { doesWords } from "./what-runs";

/**
 * The calendar as iCalendar (RFC 5545): one event for each run, in UTC, so that offsets from a cron day and changes of
 * the clock come out as they are. The same calendar gives the same bytes.
 */
export function icsText({ from, windows, timeZoneData, hasSeveralRegions }: Calendar): string {
  const calendar = ical({
    name: "Maintenance windows",
    description: `Computed with time zone data ${timeZoneData}`,
    prodId: { company: "cdktf-patch-manager", product: "calendar", language: "EN" },
  });
  const isOfOne = new Set(windows.map(({ stack }) => stack)).size === 1;
  const placeOf = ({ stack, region }: CalendarWindow) =>
    [...(isOfOne ? [] : [stack]), ...(hasSeveralRegions && region !== undefined ? [region] : [])].join(", ");
  for (const window of windows) {
    for (const run of window.runs) {
      calendar.createEvent({
        id: `${idPart(window.stack)}.${idPart(window.key)}.${run.instant.getTime()}@cdktf-patch-manager`,
        stamp: from,
        start: run.instant,
        end: run.end ?? run.instant,
        summary: printable(summary(window, placeOf(window))),
        description: description(window, run),
      });
    }
  }
  // Every line ends, also the last one. Source: RFC 5545, 3.1.
  return `${calendar.toString().trimEnd()}\r\n`;
}

/** A UID is written as it stands: names that could end its line, or begin another property, are encoded. */
function idPart(name: string): string {
  return name.replace(/[^\w.-]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join(""),
  );
}

/** `Sunday: Critical (install, may reboot)`; beside others `Sunday: Critical in prod-eu, eu-west-1 (install, may reboot)` */
function summary({ name, patchGroups, does }: CalendarWindow, place: string): string {
  const nodes = patchGroups.length === 0 ? name : `${name}: ${patchGroups.join(", ")}`;
  const whom = place === "" ? nodes : `${nodes} in ${place}`;
  const words = doesWords(does);
  return words.length === 0 ? whom : `${whom} (${words.join(", ")})`;
}

const HOUR = 3_600_000;

function description(window: CalendarWindow, run: CalendarRun): string {
  const { schedule, stack, account, accountId, ring, region, brings } = window;
  const hours = run.end === undefined ? [] : [`${(run.end.getTime() - run.instant.getTime()) / HOUR} h`];
  const where = [
    ...(account === stack ? [] : [`stack ${stack}`]),
    ...(account === undefined ? [] : [`account ${account}${accountId === undefined ? "" : ` (${accountId})`}`]),
    ...(ring === undefined ? [] : [`ring ${ring}`]),
    ...(region === undefined ? [] : [region]),
  ];
  return [
    [`${run.local.replace("T", " ")} ${run.zone}`, ...hours].join(", "),
    [schedule, ...where].join(", "),
    ...(brings === undefined ? [] : [`Installs ${brings}, and nothing else`]),
    ...run.overlaps.map((name) => `Open at the same time: ${name}`),
    ...run.notes,
  ]
    .map(printable)
    .join("\n");
}
