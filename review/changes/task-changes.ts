import { documentDoes } from "../../model/describe/describe-other-task";
import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { parameterOf, rebootWords } from "../../model/describe/describe-task";
import type { TaskTargetModel, WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { DOCUMENT_PARAMETERS, isPatchDocument } from "../../model/maintenance-window/patch-document";
import { installsPatches } from "../../model/patching/ways/installs-patches";
import { operationOf } from "../../model/patching/ways/task-operation";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";
import { valueChange } from "./baseline-changes";
import { commandChanges } from "./command-changes";
import { type Detail, detail, shown } from "./detail";
import { isSame, listDifference } from "./differences";
import { invocationChanges } from "./invocation-changes";
import { rateChanges } from "./rate-changes";

/** What changes about a task of a window. `labelOf` names another resource for a reader. */
export function taskChanges(
  before: WindowTaskModel,
  after: WindowTaskModel,
  labelOf: (address: string) => string,
): readonly Detail[] {
  return [
    ...valueChange(ifKnown(after.taskArn, "task-document"), "runs", before.taskArn, after.taskArn),
    ...valueChange(ifKnown(after.taskType, "task-document"), "kind of task", before.taskType, after.taskType),
    ...documentChanges(before, after),
    ...commandChanges(before, after),
    ...invocationChanges(before, after),
    ...rateChanges(before, after),
    ...targetListChange(before, after, labelOf),
    ...valueChange("task-setting", "priority", before.priority, after.priority),
    ...valueChange("task-setting", "at the cutoff", before.cutoffBehavior, after.cutoffBehavior),
    ...valueChange("dependency-changed", "service role", before.serviceRoleArn, after.serviceRoleArn),
    ...valueChange("renamed", "name", before.name, after.name),
    ...valueChange("described", "description", before.description, after.description),
  ];
}

/** A change that cannot be weighed where it is known only after the apply. */
export function ifKnown(value: unknown, kind: ChangeKind): ChangeKind {
  return value === UNKNOWN ? "task-unclear" : kind;
}

/**
 * What another document of AWS does; and that a task begins to install, or stops, without a parameter that says so: by
 * another document, or by a script that calls a package manager.
 */
export function documentChanges(before: WindowTaskModel, after: WindowTaskModel): readonly Detail[] {
  const [did, does] = [installsPatches(before), installsPatches(after)];
  const kind = did === does ? "task-document" : does ? "task-install" : "task-no-install";
  const what = documentDoes(after) ?? (isPatchDocument(before.taskArn) ? undefined : patchDocumentDoes(after));
  if (!isSame(before.taskArn, after.taskArn)) {
    if (what !== undefined) return [detail(kind, `it now ${what}`)];
    return did && !does ? [detail("task-no-install", "whether it still installs is not known")] : [];
  }
  // Of a patch document the operation tells.
  if (did === does || isPatchDocument(after.taskArn) || what === undefined) return [];
  return [detail(kind, `it now ${what}`)];
}

/** What one of Patch Manager's own documents is told to do, where something else ran before. */
function patchDocumentDoes(task: WindowTaskModel): string | undefined {
  if (!isPatchDocument(task.taskArn)) return undefined;
  const operation = operationOf(task);
  if (operation === "scan") return "scans, and installs nothing";
  if (operation !== "install") return undefined;
  const reboot = parameterOf(task.runCommand, DOCUMENT_PARAMETERS.rebootOption);
  return `installs by the baseline of each node, ${rebootWords(reboot)}`;
}

function targetListChange(
  before: WindowTaskModel,
  after: WindowTaskModel,
  labelOf: (address: string) => string,
): readonly Detail[] {
  const { added, removed } = listDifference(targetNames(before, labelOf), targetNames(after, labelOf));
  if (added.length === 0 && removed.length === 0) return [];
  const parts = [
    ...(added.length === 0 ? [] : [`also on ${added.join(", ")}`]),
    ...(removed.length === 0 ? [] : [`no longer on ${removed.join(", ")}`]),
  ];
  const isUnclear = added.some((name) => name.includes(NOT_KNOWN_YET));
  const kind = isUnclear ? "target-unclear" : added.length === 0 ? "target-fewer" : "task-targets";
  return [detail(kind, `runs ${parts.join(", ")}`)];
}

function targetNames(
  task: WindowTaskModel,
  labelOf: (address: string) => string,
): Knowable<readonly Knowable<string>[]> {
  if (!isKnown(task.targets)) return UNKNOWN;
  return task.targets.flatMap((target): readonly Knowable<string>[] => {
    if (!isKnown(target)) return [UNKNOWN];
    return namesOf(target, labelOf);
  });
}

function namesOf(target: TaskTargetModel, labelOf: (address: string) => string): readonly Knowable<string>[] {
  switch (target.kind) {
    case "window-target":
      return [isKnown(target.key) ? labelOf(target.key) : UNKNOWN];
    case "instances":
      return isKnown(target.instanceIds) ? target.instanceIds : [UNKNOWN];
    case "other":
      return [
        `${shown(target.key)} = ${isKnown(target.values) ? target.values.map((value) => shown(value)).join(", ") : shown(target.values)}`,
      ];
  }
}
