import { operationOf } from "../../patching/ways/task-operation";
import { counted } from "../../text/wording";
import type { AcrossCheck } from "./across-check";

export const windowWithoutTask: AcrossCheck = {
  id: "PM604",
  severity: "warning",
  cause: "A window has targets and no task.",
  reason: "It opens on time, finds its nodes, and does nothing.",
  source: "maintenance window facts, D1",
  fix: "Add a task, or take the targets away.",
  find: (view) =>
    view.windows
      .filter(({ targets, tasks }) => targets.length > 0 && tasks.length === 0)
      .map(({ key, targets }) => ({
        key,
        message: `the window has ${counted(targets.length, "target")} and no task`,
        because: "It opens on time and does nothing, and no error says so.",
        fix: 'add a task such as addPatchTask("Install", …), or take the window away',
      })),
};

export const nothingInstalls: AcrossCheck = {
  id: "PM605",
  severity: "warning",
  cause: "Windows scan, and nothing installs anywhere.",
  reason: "A scan only reports what is missing: nodes become less and less compliant.",
  source: "maintenance window facts, D3",
  fix: "Add a task that installs, or accept the finding if something else does.",
  find: (view, { neighbours }) => {
    const scanning = view.windows.filter(({ tasks }) => tasks.some((task) => operationOf(task) === "scan"));
    const [first] = scanning;
    if (first === undefined) return [];
    const mayInstall = view.windows.some(({ tasks }) => tasks.some((task) => operationOf(task) !== "scan"));
    if (mayInstall || neighbours?.mayInstall(view, first)) return [];
    return [
      {
        key: first.key,
        message: "the window only scans, and nothing installs anywhere",
        because:
          `${counted(scanning.length, "window")} here ${scanning.length === 1 ? "looks" : "look"} which patches are ` +
          "missing; no task has the operation Install, so none is ever installed.",
        fix: 'add a task with operation: "Install", or accept this if something else installs',
      },
    ];
  },
};
