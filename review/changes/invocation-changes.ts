import type { WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { valueChange } from "./baseline-changes";
import { changed, type Detail, detail } from "./detail";
import { isSame } from "./differences";
import { type ChangedParameter, decidingKind, parameterChanges } from "./parameter-changes";

/** What an Automation, a function or a state machine is told; payload and input are told among the sensitive values. */
export function invocationChanges(before: WindowTaskModel, after: WindowTaskModel): readonly Detail[] {
  // Of another kind of task everything is new; that is told by the kind.
  if (!isSame(before.taskType, after.taskType)) return [];
  return [
    ...each("Automation", before.automation, after.automation, (old, now) => [
      ...valueChange("task-document", "document version", old?.documentVersion, now?.documentVersion),
      ...parameterChanges(old?.parameters ?? {}, now?.parameters ?? {}, (parameter) => [parameterDetail(parameter)]),
    ]),
    ...each("function", before.lambda, after.lambda, (old, now) => [
      ...valueChange("task-document", "version of the function", old?.qualifier, now?.qualifier),
    ]),
    ...each("state machine", before.stepFunctions, after.stepFunctions, (old, now) => [
      ...valueChange("task-setting", "name of the execution", old?.name, now?.name),
    ]),
  ];
}

function each<Told>(
  what: string,
  before: Knowable<Told> | undefined,
  after: Knowable<Told> | undefined,
  changes: (before: Told | undefined, after: Told | undefined) => readonly Detail[],
): readonly Detail[] {
  if (isSame(before, after)) return [];
  const [old, now] = [before, after].map((settings) => settings === undefined || isKnown(settings));
  if (!old || !now) return [detail("task-unclear", `the input of the ${what} is known after apply`)];
  return changes(before as Told | undefined, after as Told | undefined);
}

/** What an Automation is told decides what it does. */
function parameterDetail(parameter: ChangedParameter): Detail {
  return changed(decidingKind(parameter), `parameter ${parameter.name}`, parameter.before, parameter.after);
}
