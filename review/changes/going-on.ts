import type { Keyed } from "../../model/environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { momentOfDate } from "../../model/schedule/grammar/window-dates";
import { isKnown, jsonOfModel, type Knowable } from "../../model/values/unknown";

type Window = Keyed<MaintenanceWindowModel>;
type Windows = ReadonlyMap<string, Window>;

/** The window that does the same on the same nodes once another one has ended: after a change freeze, for one. */
export function windowAfter(ended: Window, windows: Windows): Window | undefined {
  const end = momentOf(ended.endDate);
  if (end === undefined) return undefined;
  const later = likeOnes(ended, windows).filter(({ startDate }) => (momentOf(startDate) ?? end - 1) >= end);
  return later.sort((one, other) => (momentOf(one.startDate) ?? 0) - (momentOf(other.startDate) ?? 0))[0];
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
  return [...windows.values()].filter((one) => one.key !== window.key && one.enabled === true && workOf(one) === own);
}

/**
 * When a window opens, for how long, where, and what it then does on which nodes; the same text for the same. The role of
 * a new task is known after apply where nobody names one.
 */
function workOf({
  key: _,
  name: __,
  description: ___,
  tags: ____,
  startDate,
  endDate,
  targets,
  tasks,
  ...rest
}: Window) {
  const nodes = new Map(targets.map(({ key, ...target }) => [key, jsonOfModel(target)]));
  const work = tasks.map(({ key, serviceRoleArn, targets: on, ...task }) => {
    const isOn = isKnown(on)
      ? on.map((one) => (isKnown(one) && one.kind === "window-target" ? (nodes.get(String(one.key)) ?? one) : one))
      : on;
    return jsonOfModel([task, isOn]);
  });
  return jsonOfModel([rest, [...nodes.values()].sort(), work.sort()]);
}

function isNoLater(one: Knowable<string>, other: Knowable<string> | undefined): boolean {
  const [first, second] = [momentOf(one), momentOf(other)];
  return first !== undefined && second !== undefined && first <= second;
}

function momentOf(date: Knowable<string> | undefined): number | undefined {
  return date === undefined || isKnown(date) ? momentOfDate(date) : undefined;
}
