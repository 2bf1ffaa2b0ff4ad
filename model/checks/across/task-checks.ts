import { mayPatch, operationOf } from "../../patching/ways/task-operation";
import { wayMayInstall } from "../../patching/ways/way-may-patch";
import { counted, joined } from "../../text/wording";
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
  cause: "Windows or associations scan, and nothing installs anywhere.",
  reason: "A scan only reports what is missing: nodes become less and less compliant.",
  source: "maintenance window facts, D3",
  fix: "Add a task that installs, or accept the finding if something else does.",
  find: (view, { neighbours }) => {
    const windows = view.windows.filter(({ tasks }) => tasks.some((task) => operationOf(task) === "scan"));
    const beside = view.waysBesideWindows;
    const others = beside.filter(({ operation }) => operation === "scan");
    const [first] = [...windows, ...others.map((way) => (way.kind === "association" ? way.association : way.policy))];
    if (first === undefined) return [];
    const mayInstall =
      view.windows.some(({ tasks }) => tasks.some((task) => mayPatch(task) && operationOf(task) !== "scan")) ||
      beside.some(wayMayInstall);
    if (mayInstall || neighbours?.mayInstall(view, first)) return [];
    const noun = windows.length > 0 ? "window" : others[0]?.kind === "association" ? "association" : "patch policy";
    const count = (kind: string) => new Set(others.flatMap((way) => (way.kind === kind ? [way.carrier.key] : []))).size;
    const counts = [
      [windows.length, "window", "windows"],
      [count("association"), "association", "associations"],
      [count("patch-policy"), "patch policy", "patch policies"],
    ] as const;
    const scanning = counts.filter(([number]) => number > 0);
    const number = scanning.reduce((sum, [one]) => sum + one, 0);
    return [
      {
        key: first.key,
        message: `the ${noun} only scans, and nothing installs anywhere`,
        because:
          `${joined(scanning.map(([of, one, many]) => counted(of, one, many)))} here ${number === 1 ? "looks" : "look"} which patches are ` +
          "missing; no task has the operation Install, so none is ever installed.",
        fix: 'add a task with operation: "Install", or accept this if something else installs',
      },
    ];
  },
};
