import { Construct, type IConstruct } from "constructs";
import { show } from "../../model/text/wording";
import { NotValidError } from "../../model/values/finding";
import { otherFramework } from "../framework/other-framework";

/** Whether a value that may be anything is a construct. */
export function isConstruct(value: unknown): value is IConstruct {
  try {
    return Construct.isConstruct(value);
  } catch {
    // An object that cannot even be looked at.
    return false;
  }
}

/** @throws NotValidError in the name of what was to be done with the construct, which must be of our framework */
export function throwUnlessConstruct(subject: string, scope: unknown): void {
  const message = isConstruct(scope)
    ? otherFramework(scope)
    : `expected a stack, the app or another construct, got ${show(scope)}`;
  if (message === undefined) return;
  throw new NotValidError(subject, [{ checkId: "PM001", severity: "error", path: "scope", message }]);
}
