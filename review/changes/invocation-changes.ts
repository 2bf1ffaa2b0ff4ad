import type { WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { valueChange } from "./baseline-changes";
import { changed, type Detail, detail, shown } from "./detail";
import { isSame } from "./differences";

/** What an Automation, a function or a state machine is told; payload and input are told among the sensitive values. */
export function invocationChanges(before: WindowTaskModel, after: WindowTaskModel): readonly Detail[] {
  // Of another kind of task everything is new; that is told by the kind.
  if (!isSame(before.taskType, after.taskType)) return [];
  return [
    ...each("Automation", before.automation, after.automation, (old, now) => [
      ...valueChange("task-setting", "document version", old?.documentVersion, now?.documentVersion),
      ...parameterChanges(old?.parameters ?? {}, now?.parameters ?? {}),
    ]),
    ...each("function", before.lambda, after.lambda, (old, now) => [
      ...valueChange("task-setting", "version of the function", old?.qualifier, now?.qualifier),
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
  const [old, now] = [before, after].map((told) => told === undefined || isKnown(told));
  if (!old || !now) return [detail("task-unclear", `what the ${what} is told is known after apply`)];
  return changes(before as Told | undefined, after as Told | undefined);
}

type Parameters = Knowable<Readonly<Record<string, Knowable<readonly Knowable<string>[]>>>>;

function parameterChanges(before: Parameters, after: Parameters): readonly Detail[] {
  if (isSame(before, after)) return [];
  if (!isKnown(before) || !isKnown(after))
    return [detail("task-unclear", "the parameters of the document are known after apply")];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [old, now] = [textOf(before[name]), textOf(after[name])];
    return old === now ? [] : [changed("task-setting", `parameter ${name}`, old, now)];
  });
}

function textOf(values: Knowable<readonly Knowable<string>[]> | undefined): string {
  if (values === undefined) return "not set";
  return isKnown(values) ? values.map((value) => shown(value)).join(", ") : shown(values);
}
