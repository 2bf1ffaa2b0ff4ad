import { MOST_UNCOUNTED } from "../../deadlines/uncounted-days";
import type { Keyed } from "../../environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import { momentOfDate, restsBetween } from "../../schedule/grammar/window-dates";
import { isKnown, jsonOfModel, type Knowable } from "../../values/unknown";

type Window = Keyed<MaintenanceWindowModel>;
type Windows = ReadonlyMap<string, Window>;

const DAY = 86_400_000;
/** What rests for longer is no change freeze; of a rate the first run after one may be a month later. */
const LONGEST_PAUSE = (MOST_UNCOUNTED + 31) * DAY;

/**
 * The window that does the same on the same nodes once another one has ended, after a change freeze for one; and, with
 * those that go on after it, for as long as that one was to be open.
 */
export function windowAfter(before: Window, ended: Window, windows: Windows): Window | undefined {
  const end = endOf(ended);
  const later = likeOnes(ended, windows).filter((one) => startOf(one) >= end);
  return goingOn(later, end, before)?.windows[0];
}

/** The windows that do the same on the same nodes for as long as a deleted one would have been open, but for freezes. */
export function windowsInPlaceOf(deleted: Window | undefined, windows: Windows): GoingOn | undefined {
  if (deleted === undefined || windows.has(deleted.key)) return undefined;
  return goingOn(likeOnes(deleted, windows), startOf(deleted) || Number.NEGATIVE_INFINITY, deleted);
}

/** Whether a freeze lies before a window: another one that does the same ends a day or more before it begins. */
export function followsFreeze(window: Window, windows: Windows): boolean {
  return likeOnes(window, windows).some((one) => restsBetween(endOf(one), startOf(window)));
}

/** The windows that rest for a change freeze, each with the one that goes on after it. */
export function restingWindows(windows: Windows): readonly (readonly [ended: Window, next: Window])[] {
  return [...windows.values()].flatMap((ended) => {
    const { endDate, ...open } = ended;
    const next = endDate === undefined ? undefined : windowAfter(open, ended, windows);
    return next !== undefined && restsBetween(endOf(ended), startOf(next)) ? [[ended, next] as const] : [];
  });
}

interface GoingOn {
  /** One after the other. */
  readonly windows: readonly Window[];
  /** Whether days lie between them in which none is open. */
  readonly rests: boolean;
}

/** From a moment on, for as long as one was to be open. */
function goingOn(like: readonly Window[], from: number, whole: Window): GoingOn | undefined {
  const inOrder = [...like].sort((one, other) => startOf(one) - startOf(other));
  const until = endOf(whole) || Number.POSITIVE_INFINITY;
  const windows: Window[] = [];
  let rests = false;
  for (let moment = from; windows.length === 0 || moment < until; ) {
    const pauseOf = (one: Window) => (startOf(one) <= moment ? 0 : startOf(one) - moment);
    const next = inOrder.find((one) => pauseOf(one) <= LONGEST_PAUSE && endOf(one) > moment);
    if (next === undefined) return undefined;
    windows.push(next);
    rests ||= restsBetween(moment, startOf(next));
    moment = endOf(next);
  }
  return { windows, rests };
}

function likeOnes(window: Window, windows: Windows): readonly Window[] {
  const own = workOf(window);
  return [...windows.values()].filter(
    (one) => one.key !== window.key && one.enabled === true && workOf(one) === own && mayHaveSameRoles(one, window),
  );
}

/** The role of a new task is known after apply where nobody names one. */
function mayHaveSameRoles(one: Window, other: Window): boolean {
  const [roles, others] = [one, other].map(({ tasks }) => tasks.map(({ serviceRoleArn }) => serviceRoleArn));
  const isOpen = [...(roles ?? []), ...(others ?? [])].some((role) => !isKnown(role));
  return isOpen || jsonOfModel(roles?.map(String).sort()) === jsonOfModel(others?.map(String).sort());
}

/** When a window opens, for how long, where, and what it then does on which nodes; the same text for the same. */
function workOf({
  key: _,
  name: __,
  description: ___,
  tags: ____,
  createdAt: _____,
  startDate,
  endDate,
  targets,
  tasks,
  ...rest
}: Window) {
  const nodes = new Map(targets.map(({ key, ...target }) => [key, jsonOfModel(target)]));
  const work = tasks.map(({ key, serviceRoleArn, targets: on, runCommand, ...task }) => {
    const isOn = isKnown(on)
      ? on.map((one) => (isKnown(one) && one.kind === "window-target" ? (nodes.get(String(one.key)) ?? one) : one))
      : on;
    return jsonOfModel([task, commandOf(runCommand), isOn]);
  });
  return jsonOfModel([rest, [...nodes.values()].sort(), work.sort()]);
}

/** Where in its bucket and in which log group output lies patches nobody: logs of ours name the window there. */
function commandOf(command: Window["tasks"][number]["runCommand"]) {
  if (command === undefined || !isKnown(command)) return command;
  const { outputS3KeyPrefix: _, cloudwatchConfig: __, ...rest } = command;
  return rest;
}

/** Not a number where it is not known, as an end. */
function startOf({ startDate }: Window): number {
  return startDate === undefined ? Number.NEGATIVE_INFINITY : (momentOf(startDate) ?? Number.NaN);
}

function endOf({ endDate }: Window): number {
  return endDate === undefined ? Number.POSITIVE_INFINITY : (momentOf(endDate) ?? Number.NaN);
}

function momentOf(date: Knowable<string>): number | undefined {
  return isKnown(date) ? momentOfDate(date) : undefined;
}
