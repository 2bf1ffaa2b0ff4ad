import type { Keyed } from "../../model/environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { patchGroupsOfTarget } from "../../model/patching/nodes/targeting";
import { windowName } from "../../model/patching/ways/window-name";
import { timingOfWindow } from "../../model/patching/ways/window-timing-of";
import { DEFAULT_TIME_ZONE } from "../../model/schedule/grammar/window-timing";
import { clockChangeCaveat, type Occurrence, occurrences } from "../../model/schedule/runs/occurrences";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";
import { zoneTransitions } from "../../model/schedule/zones/time-zone";
import type { ZoneTransition } from "../../model/schedule/zones/zone-clock";
import { isKnown } from "../../model/values/unknown";
import type { Stack } from "../stacks/read-stacks";

/** When the windows of some stacks run, in [from, until). */
export interface Calendar {
  readonly from: Date;
  readonly until: Date;
  readonly windows: readonly CalendarWindow[];
  /** Patch groups that no window targets, by stack. */
  readonly withoutWindow: readonly { readonly stack: string; readonly patchGroup: string }[];
}

export interface CalendarWindow {
  readonly stack: string;
  readonly key: string;
  readonly name: string;
  readonly patchGroups: readonly string[];
  /** `Sun 02:00 Asia/Seoul` */
  readonly schedule: string;
  readonly zone: string;
  readonly enabled: boolean;
  readonly runs: readonly CalendarRun[];
  /** Whether there are more runs than are listed. */
  readonly isCut: boolean;
  /** When the clocks of its zone change. */
  readonly clockChanges: readonly ZoneTransition[];
  /** What the runs rest on, or why there are none. */
  readonly notes: readonly string[];
}

export interface CalendarRun extends Occurrence {
  /** Undefined: how long the window is open is not known yet. */
  readonly end?: Date;
  /** Names of windows that are open at the same time for one of its patch groups. */
  readonly overlaps: readonly string[];
  readonly notes: readonly string[];
}

/** Runs that are listed of one window; a year has 8,760 hours. */
const MOST_RUNS = 2000;
const HOUR = 60 * 60 * 1000;

/** Computes the calendar of all windows; those of one patch group alone, if it is given. */
export function calendarOf(stacks: readonly Stack[], from: Date, until: Date, patchGroup?: string): Calendar {
  const windows = stacks.flatMap(({ name, environment }) => {
    const ofStack = environment.maintenanceWindows.map((window) => calendarWindow(name, window, from, until));
    return withOverlaps(ofStack);
  });
  const withoutWindow = stacks.flatMap(({ name: stack, environment }) =>
    environment.patchGroups
      .flatMap((group) => (isKnown(group.patchGroup) ? [group.patchGroup] : []))
      .filter((group) => !windows.some((window) => window.stack === stack && window.patchGroups.includes(group)))
      .map((group) => ({ stack, patchGroup: group })),
  );
  const isMeant = (group: string) => patchGroup === undefined || group === patchGroup;
  return {
    from,
    until,
    windows: windows.filter((window) => patchGroup === undefined || window.patchGroups.some(isMeant)),
    withoutWindow: withoutWindow.filter((group) => isMeant(group.patchGroup)),
  };
}

function calendarWindow(stack: string, window: Keyed<MaintenanceWindowModel>, from: Date, until: Date): CalendarWindow {
  const groups = window.targets.flatMap((target) => patchGroupsOfTarget(target).flatMap((found) => found.patchGroups));
  const timing = timingOfWindow(window);
  const basics = {
    stack,
    key: window.key,
    name: windowName(window),
    patchGroups: [...new Set(groups)].sort(),
    schedule: timing === undefined ? "" : describeSchedule(timing),
    zone: timing?.scheduleTimezone ?? DEFAULT_TIME_ZONE,
    enabled: window.enabled !== false,
  };
  const none = { ...basics, runs: [], isCut: false, clockChanges: [] };
  if (timing === undefined) return { ...none, notes: ["its schedule is not known yet"] };
  if (!basics.enabled) return { ...none, notes: ["it is disabled"] };

  const found = occurrences(timing, { from, until, count: MOST_RUNS + 1 });
  if (!found.computable) return { ...none, notes: [`${found.reason.property}: ${found.reason.message}`] };
  const all = [...found.runs];
  return {
    ...basics,
    runs: all.slice(0, MOST_RUNS).map((run) => calendarRun(run, window)),
    isCut: all.length > MOST_RUNS,
    clockChanges: zoneTransitions(basics.zone, from, until),
    notes: found.caveats.map(({ message }) => message),
  };
}

function calendarRun(run: Occurrence, { duration }: MaintenanceWindowModel): CalendarRun {
  const caveat = clockChangeCaveat(run);
  return {
    ...run,
    ...(isKnown(duration) ? { end: new Date(run.instant.getTime() + duration * HOUR) } : {}),
    overlaps: [],
    notes: caveat === undefined ? [] : [caveat.message],
  };
}

interface Opening {
  readonly window: number;
  readonly run: number;
  readonly start: number;
  readonly end: number;
}

/** Marks the runs during which another window is open for the same patch group. */
function withOverlaps(windows: readonly CalendarWindow[]): readonly CalendarWindow[] {
  const openings = windows
    .flatMap(({ runs }, window) =>
      runs.map((run, place): Opening => {
        const start = run.instant.getTime();
        return { window, run: place, start, end: run.end?.getTime() ?? start + HOUR };
      }),
    )
    .sort((a, b) => a.start - b.start);

  const overlaps = windows.map(({ runs }) => runs.map(() => new Set<string>()));
  let open: Opening[] = [];
  for (const opening of openings) {
    open = open.filter(({ end }) => end > opening.start);
    for (const other of open) {
      if (!shareGroup(windows[opening.window], windows[other.window])) continue;
      overlaps[opening.window]?.[opening.run]?.add(windows[other.window]?.name ?? "");
      overlaps[other.window]?.[other.run]?.add(windows[opening.window]?.name ?? "");
    }
    open.push(opening);
  }
  return windows.map((window, index) => ({
    ...window,
    runs: window.runs.map((run, place) => ({ ...run, overlaps: [...(overlaps[index]?.[place] ?? [])] })),
  }));
}

function shareGroup(a: CalendarWindow | undefined, b: CalendarWindow | undefined): boolean {
  return a !== undefined && b !== undefined && a.patchGroups.some((group) => b.patchGroups.includes(group));
}
