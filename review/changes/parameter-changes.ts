import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";
import { type Detail, detail, shown } from "./detail";
import { isSame } from "./differences";

type Parameters = Knowable<Readonly<Record<string, Knowable<readonly Knowable<string>[]>>>>;

/** A parameter of a document that is given otherwise, or on one side alone. */
export interface ChangedParameter {
  readonly name: string;
  /** All of its values; `not set` where it is not given. */
  readonly before: string;
  readonly after: string;
}

/** How a parameter changes that decides what a document does. */
export function decidingKind({ after }: ChangedParameter): ChangeKind {
  return after.includes(NOT_KNOWN_YET) ? "task-unclear" : "task-parameter";
}

/** What a document is told otherwise than before; `say` has the words for each parameter. */
export function parameterChanges(
  before: Parameters,
  after: Parameters,
  say: (parameter: ChangedParameter) => readonly Detail[],
): readonly Detail[] {
  if (isSame(before, after)) return [];
  if (!isKnown(before) || !isKnown(after))
    return [detail("task-unclear", "the parameters of the document are known after apply")];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [old, now] = [textOf(before, name), textOf(after, name)];
    return old === now ? [] : say({ name, before: old, after: now });
  });
}

function textOf(parameters: Exclude<Parameters, symbol>, name: string): string {
  const values = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return values === undefined || !isKnown(values) ? shown(values) : values.map((value) => shown(value)).join(", ");
}
