import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import type { EnvironmentView, KeyedWindow } from "../../patching/view/environment-view";
import { operationOf } from "../../patching/ways/task-operation";
import { counted, joined } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";
import { minutesNeeded } from "./fleet-size-checks";

/** Documents that keep what was there before: they belong before an installation. */
const BACKUPS = ["AWS-CreateImage", "AWS-CreateSnapshot"];

export const backupAfterInstall = defineCheck({
  id: "PM642",
  severity: "warning",
  on: "environment",
  cause: "A window makes a backup while it installs, or after.",
  reason:
    "Tasks run by priority, lower first and equal ones at the same time: the backup then holds what was just patched.",
  source: "other ways facts, D3",
  fix: "Give the backup a lower priority than the installation.",
  find: (view, { problems }) =>
    problems.addEach(
      view.windows.flatMap((window): readonly AcrossReport[] => {
        const installs = window.tasks.filter((task) => operationOf(task) === "install");
        return window.tasks.filter(isBackup).flatMap((backup): readonly AcrossReport[] => {
          const late = installs.find((install) => isBefore(backup, install) === false);
          if (late === undefined) return [];
          const when = samePriority(backup, late) ? "at the same time as" : "after";
          return [
            {
              key: window.key,
              path: `tasks[${backup.key}].priority`,
              message: `the backup ${backup.key} runs ${when} the installation ${late.key}`,
              because:
                `${backup.key} has ${priorityText(backup)}, ${late.key} has ${priorityText(late)}. Lower priorities run ` +
                "first, equal ones at the same time: the backup would hold what was just patched.",
              fix: `give ${backup.key} a lower priority than ${late.key}`,
            },
          ];
        });
      }),
    ),
});

export const tasksTooLong = defineCheck({
  id: "PM643",
  severity: "warning",
  on: "environment",
  cause: "The tasks of a window take longer, one after the other, than the window is open.",
  reason: "The next priority begins when the one before is done: what comes last may never begin.",
  source: "other ways facts, D3",
  fix: "Open the window for longer, work on more nodes at once, or give tasks one priority.",
  find: (view, { problems }) =>
    problems.addEach(
      view.windows.flatMap((window): readonly AcrossReport[] => {
        const levels = levelsOf(view, window);
        if (levels === undefined || levels.length < 2 || typeof window.duration !== "number") return [];
        const needed = Math.ceil(levels.reduce((sum, { minutes }) => sum + minutes, 0));
        const has = window.duration * 60;
        // A task that is too long by itself is told so.
        if (needed <= has || levels.some(({ minutes }) => minutes > has)) return [];
        const parts = levels.map(({ names, minutes }) => `${joined(names)} ${counted(Math.ceil(minutes), "minute")}`);
        return [
          {
            key: window.key,
            message: `the window is too short for its ${counted(window.tasks.length, "task")}, one after the other`,
            because: `By priority: ${joined(parts)}, ${counted(needed, "minute")} in all, and the window is open for ${has}.`,
            fix: "open the window for longer, work on more nodes at once, or give tasks one priority",
          },
        ];
      }),
    ),
});

interface Level {
  readonly names: readonly string[];
  readonly minutes: number;
}

/** What each priority takes, in their order; undefined where a task does not tell how long it takes. */
function levelsOf(view: EnvironmentView, window: KeyedWindow): readonly Level[] | undefined {
  const levels = new Map<number, Level>();
  for (const task of window.tasks) {
    const minutes = minutesNeeded(view, window, task);
    const { priority = 0 } = task;
    if (minutes === undefined || typeof priority !== "number") return undefined;
    const level = levels.get(priority) ?? { names: [], minutes: 0 };
    levels.set(priority, { names: [...level.names, task.key], minutes: Math.max(level.minutes, minutes) });
  }
  return [...levels].sort(([a], [b]) => a - b).map(([, level]) => level);
}

function isBackup({ taskArn }: WindowTaskModel): boolean {
  return isKnown(taskArn) && BACKUPS.some((name) => taskArn === name || taskArn.endsWith(`/${name}`));
}

/** Undefined where a priority is not known; a task without one has the service's own, which is not confirmed. */
function isBefore(one: WindowTaskModel, other: WindowTaskModel): boolean | undefined {
  if (one.priority === undefined && other.priority === undefined) return false;
  if (typeof one.priority !== "number" || typeof other.priority !== "number") return undefined;
  return one.priority < other.priority;
}

function samePriority(one: WindowTaskModel, other: WindowTaskModel): boolean {
  return one.priority === other.priority;
}

function priorityText({ priority }: WindowTaskModel): string {
  return typeof priority === "number" ? `priority ${priority}` : "no priority";
}
