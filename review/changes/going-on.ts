import { MOST_UNCOUNTED } from "../../model/deadlines/uncounted-days";
import type { Keyed } from "../../model/environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { momentOfDate } from "../../model/schedule/grammar/window-dates";
import { isKnown, jsonOfModel, type Knowable } from "../../model/values/unknown";

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
  const end = endOf(before);
  const wanted = Number.isNaN(end) ? Number.POSITIVE_INFINITY : end;
  const like = [...likeOnes(ended, windows)].sort((one, other) => startOf(one) - startOf(other));
  const next = (from: number) =>
    like.find((one) => startOf(one) >= from && startOf(one) - from <= LONGEST_PAUSE && endOf(one) > from);
  const first = next(endOf(ended));
  let last = first;
  while (last !== undefined && endOf(last) < wanted) last = next(endOf(last));
  return last === undefined ? undefined : first;
}

/** The window that does the same on the same nodes whenever a deleted one would have been open. */
export function windowInPlaceOf(deleted: Window | undefined, windows: Windows): Window | undefined {
  if (deleted === undefined || windows.has(deleted.key)) return undefined;
  return likeOnes(deleted, windows).find(({ startDate, endDate }) => {
    const beginsInTime = startDate === undefined || isNoLater(startDate, deleted.startDate);
    const endsInTime = endDate === undefined || (deleted.endDate !== undefined && isNoLater(deleted.endDate, endDate));
    return beginsInTime && endsInTime;
  });
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

/** One that is not known comes after no other one. */
function startOf({ startDate }: Window): number {
  return momentOf(startDate) ?? Number.NEGATIVE_INFINITY;
}

/** Not a number where it is not known. */
function endOf({ endDate }: Window): number {
  return endDate === undefined ? Number.POSITIVE_INFINITY : (momentOf(endDate) ?? Number.NaN);
}

function isNoLater(one: Knowable<string>, other: Knowable<string> | undefined): boolean {
  const [first, second] = [momentOf(one), momentOf(other)];
  return first !== undefined && second !== undefined && first <= second;
}

function momentOf(date: Knowable<string> | undefined): number | undefined {
  return date === undefined || isKnown(date) ? momentOfDate(date) : undefined;
}
