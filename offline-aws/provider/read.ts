import type { RemoteObject } from "../account/account";
import { BEHAVIOUR } from "../behaviour/behaviour";
import { type Configuration, scopeOf } from "../configuration/configuration";
import type { CallContext } from "../kind/kind";
import { conform } from "../schema/conform";
import { resourceSchema } from "../schema/schema";
import { kindOf } from "../services/kinds";
import {
  isEmptyCollection,
  isObject,
  isWhollyKnown,
  type ObjectValue,
  text,
  Unknown,
  type Value,
} from "../values/value";
import { ownTags } from "./tags";

/** Whether a type is regional, so that its objects are found in a Region. */
export function isRegional(type: string): boolean {
  return resourceSchema(type).block.attributes?.region !== undefined;
}

/** Where the resource with a state or a plan is. */
export function scopeOfResource(type: string, state: ObjectValue, provider: Configuration): CallContext {
  return scopeOf(provider, isRegional(type) ? text(state.region) : undefined);
}

/** The id that a state names. */
export function idIn(type: string, state: ObjectValue): string {
  return text(state[kindOf(type).idAttribute ?? "id"]);
}

/** Reads a resource from the simulated account; null when it is gone. */
export function readResource(type: string, state: ObjectValue, provider: Configuration): ObjectValue | null {
  const scope = scopeOfResource(type, state, provider);
  const object = findObject(type, idIn(type, state), scope);
  return object ? asState(object, state, scope, provider) : null;
}

/** The object behind an id. */
export function findObject(type: string, id: string, scope: CallContext): RemoteObject | undefined {
  const { find } = kindOf(type);
  return find ? find(id, scope) : scope.account.find(type, id, scope.region);
}

/** An object as the provider writes it into Terraform's state. */
export function asState(
  object: RemoteObject,
  before: ObjectValue,
  scope: CallContext,
  provider: Configuration,
): ObjectValue {
  const { block } = resourceSchema(object.type);
  const content: ObjectValue = { ...object.attributes, ...kindOf(object.type).read?.(object, scope), id: object.id };
  if (isRegional(object.type)) content.region = scope.region;
  if (block.attributes?.tags_all) {
    content.tags_all = object.attributes.tags_all ?? {};
    const own = ownTags(content.tags_all, provider.defaultTags, before.tags);
    // The younger framework tells no tags from an empty map of them.
    const none = BEHAVIOUR[object.type]?.framework === true && isEmptyCollection(own) && (before.tags ?? null) === null;
    content.tags = none ? null : own;
  }
  // What only tells the provider how to work is nowhere in the account: it stays as it is in the state.
  for (const name of [
    "force_destroy",
    "skip_destroy",
    "timeouts",
    "force_detach_policies",
    "deletion_window_in_days",
  ]) {
    if (name in before) content[name] = before[name] ?? null;
  }
  return conform(content, block) as ObjectValue;
}

/**
 * The state after an apply: what was read, in the words of the plan. What was planned as null stays null where the
 * service says "empty", and a planned list or set stays as it was written; this is how the older plugin SDK does it.
 */
export function inWordsOfPlan(read: Value, planned: Value): Value {
  if (planned instanceof Unknown || planned === null) return planned === null && isEmptyCollection(read) ? null : read;
  if (read === null) return isWhollyKnown(planned) ? planned : read;
  if (Array.isArray(planned)) {
    if (isWhollyKnown(planned)) return planned;
    return Array.isArray(read) ? read.map((element, index) => inWordsOfPlan(element, planned[index] ?? null)) : read;
  }
  if (!isObject(planned) || !isObject(read)) return read;
  return Object.fromEntries(
    Object.entries(read).map(([name, part]) => [name, inWordsOfPlan(part, planned[name] ?? null)]),
  );
}
