import { windowTargetKeys } from "../../maintenance-window/maintenance-window-model";
import { mayPatch, operationOf } from "../../patching/ways/task-operation";
import { wayMayInstall } from "../../patching/ways/way-may-patch";
import { counted, joined } from "../../text/wording";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

export const windowWithoutTask = defineCheck({
  id: "PM604",
  severity: "warning",
  on: "environment",
  cause: "A window has targets and no task.",
  reason: "It opens on time, finds its nodes, and does nothing.",
  source: "maintenance window facts, D1",
  fix: "Add a task, or remove the targets.",
  find: (view, { problems }) =>
    problems.addEach(
      view.windows
        .filter(({ targets, tasks, isElsewhere }) => targets.length > 0 && tasks.length === 0 && isElsewhere !== true)
        .map(({ key, targets }) => ({
          key,
          message: `the window has ${counted(targets.length, "target")} and no task`,
          because: "It opens on time and does nothing, and no error says so.",
          fix: 'add a task such as addPatchTask("Install", …), or remove the window',
        })),
    ),
});

export const nothingInstalls = defineCheck({
  id: "PM605",
  severity: "warning",
  on: "environment",
  cause: "Windows or associations scan, and nothing installs anywhere.",
  reason: "A scan only reports what is missing: nodes become less and less compliant.",
  source: "maintenance window facts, D3",
  fix: "Add a task that installs, or accept the finding if something else does.",
  find: (view, { problems, neighbours }) => {
    const windows = view.windows.filter(({ tasks }) => tasks.some((task) => operationOf(task) === "scan"));
    const beside = view.waysBesideWindows;
    const others = beside.filter(({ operation }) => operation === "scan");
    const [first] = [...windows, ...others.map((way) => (way.kind === "association" ? way.association : way.policy))];
    if (first === undefined) return;
    const mayInstall =
      view.windows.some(
        ({ tasks, isElsewhere }) =>
          isElsewhere === true || tasks.some((task) => mayPatch(task) && operationOf(task) !== "scan"),
      ) || beside.some(wayMayInstall);
    if (mayInstall || neighbours?.mayInstall(view, first)) return;
    const noun = windows.length > 0 ? "window" : others[0]?.kind === "association" ? "association" : "patch policy";
    const count = (kind: string) => new Set(others.flatMap((way) => (way.kind === kind ? [way.carrier.key] : []))).size;
    const counts = [
      [windows.length, "window", "windows"],
      [count("association"), "association", "associations"],
      [count("patch-policy"), "patch policy", "patch policies"],
    ] as const;
    const scanning = counts.filter(([number]) => number > 0);
    const number = scanning.reduce((sum, [one]) => sum + one, 0);
    problems.addEach([
      {
        key: first.key,
        message: `the ${noun} only scans, and nothing installs anywhere`,
        because:
          `${joined(scanning.map(([of, one, many]) => counted(of, one, many)))} here ${number === 1 ? "looks" : "look"} which patches are ` +
          "missing; no task has the operation Install, so none is ever installed.",
        fix: 'add a task with operation: "Install", or accept this (acceptFinding) if something else installs',
      },
    ]);
  },
});

export const targetOfAnotherWindow = defineCheck({
  id: "PM633",
  severity: "error",
  on: "environment",
  cause: "A task names a target of another window.",
  reason: "A task runs on targets that are registered with its own window; AWS refuses any other at apply.",
  source: "maintenance window facts, C2",
  fix: "Register the target with the window of the task, or move the task.",
  find: (view, { problems }) => {
    const windowOf = new Map(view.windows.flatMap((window) => window.targets.map(({ key }) => [key, window] as const)));
    problems.addEach(
      view.windows.flatMap((window) =>
        window.isElsewhere === true
          ? []
          : window.tasks.flatMap((task) =>
              windowTargetKeys(task).flatMap((key): readonly AcrossReport[] => {
                // Keys name targets within their window: another one may have a target of the same name.
                const other = window.targets.some((target) => target.key === key) ? undefined : windowOf.get(key);
                if (other === undefined || other.isElsewhere === true) return [];
                return [
                  {
                    key: window.key,
                    path: `tasks[${task.key}].targets`,
                    message: `the task ${task.key} names a target of another window, got ${key}`,
                    because: `It runs in ${window.key}, and that target is registered with ${other.key}: AWS refuses it at apply.`,
                    fix: `register the nodes with ${window.key} as well, or give the task to ${other.key}`,
                  },
                ];
              }),
            ),
      ),
    );
  },
});
