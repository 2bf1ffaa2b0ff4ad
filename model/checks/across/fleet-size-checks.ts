import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { isPatchDocument } from "../../maintenance-window/patch-document";
import type { EnvironmentView, KeyedWindow } from "../../patching/view/environment-view";
import { operationOf } from "../../patching/ways/task-operation";
import { counted } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

export const errorsNeverStop = defineCheck({
  id: "PM630",
  severity: "warning",
  on: "environment",
  cause: "So many nodes may fail that a task is never stopped.",
  reason:
    "With maxErrors n the task stops at failure n + 1; where there are no more nodes than that, all of them are tried.",
  source: "maintenance window facts, D1",
  fix: "Give a lower maxErrors.",
  find: (view, { problems }) =>
    problems.addEach(
      eachTask(view, (window, task) => {
        if (mayOnlyScan(task)) return [];
        const limit = rateOf(task.maxErrors);
        const nodes = nodesOf(view, window, task);
        if (limit === undefined) return [];
        const all = limit.share === 100;
        const more = nodes !== undefined && nodes > 1 && limit.count !== undefined && limit.count >= nodes;
        if (!all && !more) return [];
        return {
          key: window.key,
          path: `tasks[${task.key}].maxErrors`,
          message: `the task ${task.key} is never stopped, however many nodes fail`,
          because: all
            ? "maxErrors is 100%: a patch that breaks every node is still tried on each of them."
            : `maxErrors is ${limit.count}, and ${nodes} nodes are expected: ` +
              "a patch that breaks every node is still tried on each of them.",
          fix: 'give a lower maxErrors, such as "1" or "5%"',
        };
      }),
    ),
});

export const windowTooShort = defineCheck({
  id: "PM631",
  severity: "warning",
  on: "environment",
  cause: "A window is too short for its nodes.",
  reason:
    "Nodes are worked on in batches of maxConcurrency. With CANCEL_TASK those not reached at the cutoff are left out; " +
    "otherwise they are installed and rebooted after the window.",
  source: "maintenance window facts, D1",
  fix: "Work on more nodes at once, open the window for longer, or divide the nodes.",
  find: (view, { problems }) =>
    problems.addEach(
      eachTask(view, (window, task) => {
        const nodes = nodesOf(view, window, task);
        const rate = rateOf(task.maxConcurrency);
        const { minutesPerNode: minutes } = task;
        const time = minutesOf(window, task);
        if (nodes === undefined || rate === undefined || typeof minutes !== "number" || time === undefined) return [];
        const atOnce = rate.count ?? Math.max(1, Math.floor((nodes * (rate.share ?? 100)) / 100));
        const batches = Math.ceil(nodes / atOnce);
        const needed = batches * minutes;
        if (needed <= time.minutes) return [];
        return {
          key: window.key,
          path: `tasks[${task.key}].maxConcurrency`,
          message: `the window is too short for the ${counted(nodes, "node")} of the task ${task.key}`,
          because:
            `${counted(nodes, "node")}, ${atOnce} at once, ${counted(minutes, "minute")} each take ` +
            `${counted(Math.ceil(needed), "minute")}, and the window has ${time.minutes} ${time.until}. ${time.consequence}`,
          fix: "work on more nodes at once, open the window for longer, or divide the nodes",
        };
      }),
    ),
});

/** Minutes that a task takes for all of its nodes, in batches; undefined where something of it is not told. */
export function minutesNeeded(view: EnvironmentView, window: KeyedWindow, task: WindowTaskModel): number | undefined {
  const nodes = nodesOf(view, window, task);
  const rate = rateOf(task.maxConcurrency);
  if (nodes === undefined || rate === undefined || typeof task.minutesPerNode !== "number") return undefined;
  const atOnce = rate.count ?? Math.max(1, Math.floor((nodes * (rate.share ?? 100)) / 100));
  return Math.ceil(nodes / atOnce) * task.minutesPerNode;
}

/** A scan changes nothing on its nodes; what may be one, once everything is known, passes. */
function mayOnlyScan(task: WindowTaskModel): boolean {
  if (!isKnown(task.taskArn)) return true;
  return isPatchDocument(task.taskArn) && operationOf(task) !== "install";
}

function eachTask(
  view: EnvironmentView,
  visit: (window: KeyedWindow, task: WindowTaskModel) => AcrossReport | readonly AcrossReport[],
): readonly AcrossReport[] {
  return view.windows.flatMap((window) => window.tasks.flatMap((task) => visit(window, task)));
}

/** A count or a share, as far as it is known and well-formed. */
function rateOf(text: WindowTaskModel["maxErrors"]): { readonly count?: number; readonly share?: number } | undefined {
  if (typeof text !== "string") return undefined;
  const [, number, percent] = /^(\d{1,7})(%?)$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  return percent === "%" ? { share: Number(number) } : { count: Number(number) };
}

/** The nodes of a task, if all of its targets tell how many. */
function nodesOf(view: EnvironmentView, window: KeyedWindow, task: WindowTaskModel): number | undefined {
  if (!isKnown(task.targets) || task.targets.length === 0) return undefined;
  const targets = new Map(view.targetsOf(window).map((target) => [target.key, target]));
  let nodes = 0;
  for (const target of task.targets) {
    if (!isKnown(target) || target.kind === "other") return undefined;
    if (target.kind === "instances") {
      if (!isKnown(target.instanceIds)) return undefined;
      nodes += target.instanceIds.length;
    } else {
      const expected = isKnown(target.key) ? targets.get(target.key)?.expectedNodes : undefined;
      if (typeof expected !== "number") return undefined;
      nodes += expected;
    }
  }
  return nodes;
}

interface TimeToWork {
  readonly minutes: number;
  readonly until: string;
  readonly consequence: string;
}

function minutesOf({ duration, cutoff }: KeyedWindow, { cutoffBehavior }: WindowTaskModel): TimeToWork | undefined {
  if (typeof duration !== "number" || typeof cutoff !== "number") return undefined;
  if (cutoffBehavior !== undefined && !isKnown(cutoffBehavior)) return undefined;
  return cutoffBehavior === "CANCEL_TASK"
    ? {
        minutes: (duration - cutoff) * 60,
        until: "before its cutoff",
        consequence: "Nodes that are not reached by then are left out.",
      }
    : {
        minutes: duration * 60,
        until: "before it ends",
        consequence: "The rest would be installed and rebooted after the window.",
      };
}
