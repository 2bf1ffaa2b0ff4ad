import type { PatchEnvironmentModel } from "../../environment/patch-environment-model";
import type {
  MaintenanceWindowModel,
  TaskTargetModel,
  WindowTaskModel,
} from "../../maintenance-window/maintenance-window-model";
import { INSTANCE_IDS_KEY } from "../../maintenance-window/target-keys";
import { isKnown, type Knowable } from "../../values/unknown";
import { nodeSetOf } from "../nodes/node-set";
import { placeOf } from "../place/place";
import { isEmergency } from "./emergency";
import { followedBaseline, mayReboot } from "./installing-task";
import { operationOf } from "./task-operation";
import type { SelectedNodes, WindowTaskWay } from "./way-of-patching";
import { windowName } from "./window-name";
import { knownTiming } from "./window-timing-of";
import { workAfterClosing } from "./work-after-closing";

/** The tasks of an environment's windows, as ways of patching; also those that do something else to their nodes. */
export function windowTaskWays(environment: PatchEnvironmentModel, stack = "", number = 0): readonly WindowTaskWay[] {
  return environment.maintenanceWindows.flatMap((window) => {
    const ofWindow: OfWindow = {
      kind: "window-task",
      carrier: { key: window.key, name: windowName(window) },
      place: placeOf(window, environment, stack, number),
      timing: knownTiming(window),
      hours: window.duration,
      enabled: window.enabled,
      isEmergency: isEmergency(window),
      window,
    };
    return window.tasks.map((task) => wayOf(ofWindow, task));
  });
}

type OfWindow = Pick<
  WindowTaskWay,
  "kind" | "carrier" | "place" | "timing" | "hours" | "enabled" | "isEmergency" | "window"
>;

function wayOf(ofWindow: OfWindow, task: WindowTaskModel): WindowTaskWay {
  const { maxConcurrency, maxErrors } = task;
  const { kind, carrier, place, timing, hours, enabled, isEmergency, window } = ofWindow;
  const targets = targetsOf(task, window);
  const isOpen = !isKnown(task.targets) || task.targets.some(isUnclear);
  const goesOn = workAfterClosing(window, task);
  // Written out: a spread takes many times as long, for each task of each account.
  const way: WindowTaskWay = {
    kind,
    carrier,
    place,
    timing,
    hours,
    enabled,
    isEmergency,
    window,
    key: `${window.key} ${task.key}`,
    targets,
    mayRunOn: isOpen ? window.targets.filter((target) => !targets.includes(target)) : [],
    nodes: nodeSetOf(targets, !isOpen),
    operation: operationOf(task),
    reboot: mayReboot(task),
    follows: followedBaseline(task),
    limits: { maxConcurrency, maxErrors },
    task,
  };
  return goesOn === undefined ? way : { ...way, goesOn };
}

function isUnclear(target: Knowable<TaskTargetModel>): boolean {
  return !isKnown(target) || (target.kind === "window-target" && !isKnown(target.key));
}

/** What a task runs on for certain, as it is written. */
function targetsOf({ targets }: WindowTaskModel, window: MaintenanceWindowModel): readonly SelectedNodes[] {
  if (!isKnown(targets)) return [];
  return targets.flatMap((target): readonly SelectedNodes[] => {
    if (!isKnown(target)) return [];
    if (target.kind === "window-target") return window.targets.filter(({ key }) => key === target.key);
    return target.kind === "instances"
      ? [{ targets: [{ key: INSTANCE_IDS_KEY, values: target.instanceIds }] }]
      : [{ targets: [{ key: target.key, values: target.values }] }];
  });
}
