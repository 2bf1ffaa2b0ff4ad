import { hexadecimal } from "../account/identifiers";
import { Refusal } from "../account/refusal";
import type { CallContext } from "../kind/kind";
import { type ObjectValue, text } from "../values/value";

/** The names that a resource has in the end: given, made from a prefix, or made up, as the provider does it. */
export interface Names {
  readonly name: string;
  readonly name_prefix: string;
}

/**
 * Works out the name of a resource that may be given a `name`, a `name_prefix` or neither.
 *
 * @param entropy - from which it follows; in accounts that are alike it is the same
 */
export function namesOf(
  planned: ObjectValue,
  type: string,
  scope: CallContext,
  entropy = () => scope.account.nameEntropy(type, scope, planned),
): Names {
  const given = text(planned.name);
  if (given !== "") return { name: given, name_prefix: text(planned.name_prefix) };
  const prefix = text(planned.name_prefix) || "terraform-";
  // The provider appends a time and a counter, 26 digits in all.
  return { name: prefix + hexadecimal(entropy(), 26), name_prefix: prefix };
}

/** @throws Refusal with the service's exception when something of that type and id exists already. */
export function refuseSecond(type: string, id: string, scope: CallContext, exception: string): void {
  if (scope.account.find(type, id, scope.region)) throw new Refusal(exception, `${id} already exists`);
}
