import { describeNotified } from "../../model/describe/describe-notified";
import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { describeWay } from "../../model/describe/describe-way";
import { waysReaching } from "../../model/patching/groups/reaching-ways";
import { type WindowNamingGroup, windowsNaming } from "../../model/patching/groups/windows-naming";
import type { PatchGroupOfNodes, Patching } from "../../model/patching/patching";
import { NOTHING_TARGETS_IT, notTargeted, perhapsTargeted } from "../../model/patching/perhaps-targeted";
import { nextRunOfWindow, runsOfOpening } from "../../model/patching/runs/runs-of-opening";
import type { KeyedWindow } from "../../model/patching/view/environment-view";
import { wayMayPatch } from "../../model/patching/ways/way-may-patch";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { emergencyName, windowName } from "../../model/patching/ways/window-name";
import { knownTiming } from "../../model/patching/ways/window-timing-of";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";
import { describeWindowDates } from "../../model/schedule/words/describe-window-dates";
import { shortDate as dayAndMonth } from "../../model/text/moments";
import { isKnown } from "../../model/values/unknown";

const NEXT_RUNS = 3;

/** When the nodes of a group are patched, and by what: each window with its next runs and whom it notifies. */
export function windowLines(group: PatchGroupOfNodes, patching: Patching, now: Date): readonly string[] {
  const naming = windowsNaming(group.view, group.patchGroup, group.place);
  const here = naming.filter(({ same }) => same.same === "yes");
  const perhaps = perhapsTargeted(group);
  const weekly = here.filter(({ isEmergency }) => !isEmergency);
  const beside = waysReaching(group).filter((way) => way.kind !== "window-task" && wayMayPatch(way));
  const emergencies = here.filter(({ isEmergency }) => isEmergency);
  const isNone = weekly.length + perhaps.length + beside.length === 0;
  const none = isNone ? (emergencies.length > 0 ? [NOTHING_TARGETS_IT] : notTargeted(group, patching)) : [];
  const isNamed = weekly.length > 1;
  const systems = knownSystemsOf(group);
  const inOrder = [
    ...weekly.map(({ window, ways }): ToldWindow => {
      const isOpened = window.isElsewhere !== true && window.enabled !== false;
      return {
        next: nextOf(window, now),
        lines: windowText(window, ways, { isNamed, systems, now }),
        ...(isOpened ? { notified: describeNotified(ways.map(({ way }) => way)) } : {}),
      };
    }),
    ...emergencies.flatMap((found) => comingEmergency(found, systems, now)),
  ].sort((a, b) => a.next - b.next || 0);
  return [...withNotified(inOrder), ...beside.flatMap((one) => wayText(one, systems, now)), ...none, ...perhaps];
}

/** A window in lines, and the topics that it notifies. */
interface ToldWindow {
  readonly next: number;
  readonly lines: readonly string[];
  readonly notified?: string | undefined;
}

/** Below each window what it notifies; below all of them, where that is the same. */
function withNotified(windows: readonly ToldWindow[]): readonly string[] {
  const [same, ...others] = new Set(windows.map(({ notified }) => notified));
  if (windows.length > 1 && same !== undefined && others.length === 0) {
    return [...windows.flatMap(({ lines }) => lines), `each ${same}`];
  }
  return windows.flatMap(({ lines, notified }) => [...lines, ...(notified === undefined ? [] : [notified])]);
}

/** The systems that a group is registered for; none where one of them is not known. */
function knownSystemsOf(group: PatchGroupOfNodes): readonly string[] {
  const systems = group.registered?.registrations.map(({ baseline }) => baseline.operatingSystem) ?? [];
  return systems.every(isKnown) ? systems : [];
}

/** When a window runs next. What never runs again, or is not known to, stands last. */
function nextOf(window: KeyedWindow, now: Date): number {
  return nextRunOfWindow(window, now)?.instant.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** `emergency openssl: Sun 29 Nov 22:00 UTC, 3 h  Install openssl*, no reboot`; nothing once it is over. */
function comingEmergency(
  { window, ways }: WindowNamingGroup,
  systems: readonly string[],
  now: Date,
): readonly ToldWindow[] {
  const run = nextRunOfWindow(window, now);
  if (run === undefined) return [];
  const name = emergencyName(windowName(window));
  const when = `${dayWithYear(run.local, now)} ${run.local.slice(11)} ${run.zone}${hoursText(window)}`;
  const lines = [`${name}: ${when}  ${whatText(ways, systems)}`];
  return [{ next: run.instant.getTime(), lines, notified: describeNotified(ways.map(({ way }) => way)) }];
}

function windowText(
  window: KeyedWindow,
  ways: WindowNamingGroup["ways"],
  { isNamed, systems, now }: { readonly isNamed: boolean; readonly systems: readonly string[]; readonly now: Date },
): readonly string[] {
  if (window.isElsewhere === true) {
    return [isKnown(window.name) ? `window ${window.name}, which is kept elsewhere` : `a window ${NOT_KNOWN_YET}`];
  }
  const timing = knownTiming(window);
  const when = timing.known ? describeSchedule(timing.timing) : `schedule ${NOT_KNOWN_YET}`;
  const runs = nextRuns({ timing, enabled: window.enabled }, now);
  const name = isNamed ? `${windowName(window)}: ` : "";
  const opens = [`${name}${when}${hoursText(window)}`, ...describeWindowDates(window, when, now)].join(", ");
  if (window.enabled === false) return [opens + DISABLED];
  return [`${opens}${enabledText(window)}  ${whatText(ways, systems)}`, ...runs];
}

/** `, 3 h`: how long it is open. */
function hoursText({ duration }: KeyedWindow): string {
  return isKnown(duration) ? `, ${duration} h` : "";
}

/** What its tasks do. */
function whatText(ways: WindowNamingGroup["ways"], systems: readonly string[]): string {
  return ways.length === 0 ? "no task" : ways.map(({ way }) => describeWay(way, systems)).join("; ");
}

/** When an association or a policy opens, and what it does. */
export function wayText(way: WayOfPatching, systems: readonly string[], now: Date): readonly string[] {
  if (!way.timing.known) return [`${way.carrier.name}: ${way.timing.because}  ${describeWay(way, systems)}`];
  const hours = isKnown(way.hours) ? `, ${way.hours} h` : "";
  const when = describeSchedule(way.timing.timing) + hours;
  if (way.enabled === false) return [when + DISABLED];
  return [`${when}${enabledText(way)}  ${describeWay(way, systems)}`, ...nextRuns(way, now)];
}

/** In place of what it would do. */
const DISABLED = " (disabled)";

function enabledText({ enabled }: Pick<WayOfPatching, "enabled">): string {
  return isKnown(enabled) ? "" : `, enabled ${NOT_KNOWN_YET}`;
}

function nextRuns(opening: Pick<WayOfPatching, "timing" | "enabled">, now: Date): readonly string[] {
  const next = runsOfOpening(opening, now);
  if (next.kind !== "runs") return [];
  const dates = next.runs.take(NEXT_RUNS).map(({ local }) => dayWithYear(local, now));
  return dates.length === 0 ? ["no further run"] : [`next: ${dates.join(", ")}`];
}

/** `Sun 29 Nov`, with the year where it is not the present one. */
function dayWithYear(local: string, now: Date): string {
  const year = local.slice(0, 4);
  return year === String(now.getUTCFullYear()) ? dayAndMonth(local) : `${dayAndMonth(local)} ${year}`;
}
