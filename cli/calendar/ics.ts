import ical from "ical-generator";
import { printable } from "../../model/text/printable";
import { counted, joined, joinedFirst } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import type { Calendar, CalendarRun, CalendarWindow } from "./calendar";
import { doesWords, MAY_REBOOT } from "./what-runs";

/** A window and one of its runs. */
interface Opened {
  readonly window: CalendarWindow;
  readonly run: CalendarRun;
}

/**
 * The calendar as iCalendar (RFC 5545): one event for what opens by one name at one moment in the accounts of a ring, in
 * all their Regions; in UTC, so that offsets from a cron day and changes of the clock come out as they are. The same
 * calendar gives the same bytes.
 */
export function icsText({ from, windows, timeZoneData, hasSeveralRegions }: Calendar): string {
  const calendar = ical({
    name: "Maintenance windows",
    description: `Computed with time zone data ${timeZoneData}`,
    prodId: { company: "cdktf-patch-manager", product: "calendar", language: "EN" },
  });
  const isOfOne = new Set(windows.map(({ stack }) => stack)).size === 1;
  const opened = windows.flatMap((window) => window.runs.map((run): Opened => ({ window, run })));
  for (const [id, together] of grouped(opened, idOf)) {
    const [{ run }] = together as [Opened];
    const ends = together.map((one) => (one.run.end ?? one.run.instant).getTime());
    const place = titlePlace(together, { isOfOne, hasSeveralRegions });
    calendar.createEvent({
      id,
      stamp: from,
      start: run.instant,
      end: new Date(Math.max(...ends)),
      summary: printable(summary(together, place)),
      description: description(together),
    });
  }
  // Every line ends, also the last one. Source: RFC 5545, 3.1.
  return `${calendar.toString().trimEnd()}\r\n`;
}

/**
 * What a program that has the event already knows it by: the same while accounts, Regions and what is done come and go, so
 * that a calendar which is imported again changes its events and adds none to them.
 */
function idOf({ window: { name, stack, ring, isEmergency }, run }: Opened): string {
  const whose = isEmergency ? ["once"] : ring === undefined ? ["stack", stack] : ["ring", ring];
  return `${[...whose, name, String(run.instant.getTime())].map(idPart).join(".")}@cdktf-patch-manager`;
}

/** A UID is written as it stands: names that could end its line, or begin another property, are encoded. */
function idPart(name: string): string {
  return name.replace(/[^\w-]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join(""),
  );
}

/** More stacks, or Regions of one, are counted in the title. */
const MOST_NAMED = 3;

/** `prod-eu, eu-central-1 and eu-west-1`, `dev, test and 2 more, 3 Regions`; a title tells both where there are several. */
function titlePlace(
  together: readonly Opened[],
  { isOfOne, hasSeveralRegions }: { readonly isOfOne: boolean; readonly hasSeveralRegions: boolean },
): string {
  const stacks = eachOnce(together.map(({ window }) => window.stack));
  const regions = eachOnce(together.flatMap(({ window: { region } }) => region ?? []));
  const isOfMany = stacks.length > 1 && regions.length > 1;
  const inRegions = isOfMany ? counted(regions.length, "Region") : joinedFirst(regions, MOST_NAMED);
  return [
    ...(isOfOne ? [] : [joinedFirst(stacks, MOST_NAMED)]),
    ...(hasSeveralRegions && regions.length > 0 ? [inRegions] : []),
  ].join(", ");
}

/** `Sunday: Critical (install, may reboot)`; beside others `Sunday: Critical in prod-eu, eu-west-1 (install, may reboot)` */
function summary(together: readonly Opened[], place: string): string {
  const [{ window }] = together as [Opened];
  const patchGroups = eachOnce(together.flatMap((one) => one.window.patchGroups));
  const nodes = patchGroups.length === 0 ? window.name : `${window.name}: ${patchGroups.join(", ")}`;
  const whom = place === "" ? nodes : `${nodes} in ${place}`;
  const words = eachOnce(together.flatMap((one) => doesWords(one.window.does))).map((word) =>
    word === MAY_REBOOT ? `${word}${someOf(together)}` : word,
  );
  return words.length === 0 ? whom : `${whom} (${words.join(", ")})`;
}

/** ` in 24 of 25 stacks`, ` in 1 of 2 Regions`: who reads `may reboot` of all of them warns those that do not. */
function someOf(together: readonly Opened[]): string {
  const rebooting = together.filter(({ window }) => window.does?.mayReboot);
  const part = (of: (window: CalendarWindow) => string | undefined, what: string) => {
    const [some, all] = [rebooting, together].map((those) => new Set(those.map(({ window }) => of(window))).size);
    return some === all ? "" : ` in ${some} of ${all} ${what}`;
  };
  return part(({ stack }) => stack, "stacks") || part(({ region }) => region, "Regions");
}

const HOUR = 3_600_000;

/** What is said of each place: once where it is the same; with what is done there where it is not. */
function description(together: readonly Opened[]): string {
  const told = together.map(({ window, run }) => ({
    window,
    does: doesText(window),
    time: timeText(run),
    says: saysOf(window, run),
  }));
  const alike = [
    ...grouped(told, ({ window, does, time, says }) => JSON.stringify([window.schedule, does, time, says])).values(),
  ];
  return alike
    .map((same) => {
      const [{ window, does, time, says }] = same as [(typeof told)[number]];
      const places = wheresOf(same.map((one) => one.window));
      const beside = [window.schedule, places.join()].filter(Boolean).join(", ");
      const where = places.length > 1 ? [window.schedule, ...places] : [beside].filter(Boolean);
      const what = alike.length === 1 || does === "" ? [] : [does];
      return [...what, time, ...where, ...says].map(printable).join("\n");
    })
    .join("\n\n");
}

function doesText({ patchGroups, does }: CalendarWindow): string {
  return [patchGroups.join(", "), doesWords(does).join(", ")].filter(Boolean).join(": ");
}

/** `2026-11-29 02:00 Asia/Seoul, 3 h` */
function timeText({ local, zone, instant, end }: CalendarRun): string {
  const hours = end === undefined ? [] : [`${(end.getTime() - instant.getTime()) / HOUR} h`];
  return [`${local.replace("T", " ")} ${zone}`, ...hours].join(", ");
}

/** `account prod-eu (333333333333), ring prod, eu-central-1 and eu-west-1`: a line for each stack. */
function wheresOf(windows: readonly CalendarWindow[]): readonly string[] {
  return [...grouped(windows, ({ stack }) => stack).values()].map((ofStack) => {
    const [{ stack, account, accountId, ring }] = ofStack as [CalendarWindow];
    const regions = eachOnce(ofStack.flatMap(({ region }) => region ?? []));
    return [
      ...(account === stack ? [] : [`stack ${stack}`]),
      ...(account === undefined ? [] : [`account ${account}${accountId === undefined ? "" : ` (${accountId})`}`]),
      ...(ring === undefined ? [] : [`ring ${ring}`]),
      ...(regions.length === 0 ? [] : [joined(regions)]),
    ].join(", ");
  });
}

function saysOf({ brings }: CalendarWindow, { overlaps, notes }: CalendarRun): readonly string[] {
  return [
    ...(brings === undefined ? [] : [`Installs ${brings}, and nothing else`]),
    ...overlaps.map((name) => `Open at the same time: ${name}`),
    ...notes,
  ];
}

function eachOnce(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
