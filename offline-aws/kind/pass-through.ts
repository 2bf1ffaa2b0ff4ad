import { hexadecimal } from "../account/identifiers";
import { attributesOf, resourceSchema } from "../schema/schema";
import type { ObjectValue, Value } from "../values/value";
import type { CallContext, ResourceBehaviour } from "./kind";

/** What is told of a type that is only passed through. */
export interface PassThrough extends Pick<ResourceBehaviour, "label" | "service" | "operations" | "plan" | "import"> {
  readonly type: string;
  /** The id of a new object. */
  readonly idOf: (planned: ObjectValue, scope: CallContext) => string;
  /** What the service adds, beside the arguments; what is left out is null. */
  readonly computed?: (planned: ObjectValue, scope: CallContext, id: string) => ObjectValue;
}

/**
 * A type that stands beside patching: it has its schema, its id, what is computed in one line, and its replacements. It
 * refuses nothing, and nothing happens in it.
 */
export function passThrough({ type, idOf, computed, ...behaviour }: PassThrough): ResourceBehaviour {
  const added = (planned: ObjectValue, scope: CallContext, id: string): ObjectValue =>
    withEmptyCollections(type, { ...planned, ...computed?.(planned, scope, id) });
  return {
    ...behaviour,
    create(planned, scope) {
      const id = idOf(planned, scope);
      return { id, attributes: added(planned, scope, id) };
    },
    update: ({ planned, current }, scope, id) => added(kept(planned, current), scope, id),
  };
}

/** An id as EC2 gives them: a prefix such as `i-` and 17 hexadecimal digits. */
export function ec2Id(prefix: string, type: string): PassThrough["idOf"] {
  return (planned, scope) => prefix + hexadecimal(scope.account.entropy(type, scope.region, planned), 17);
}

/** A list, set or map that the service computes and nobody gave is there, and empty. */
function withEmptyCollections(type: string, attributes: ObjectValue): ObjectValue {
  const empty = attributesOf(resourceSchema(type).block).flatMap(([name, attribute]): [string, Value][] => {
    if (!attribute.computed || typeof attribute.type === "string" || (attributes[name] ?? null) !== null) return [];
    return [[name, attribute.type[0] === "map" || attribute.type[0] === "object" ? {} : []]];
  });
  return { ...attributes, ...Object.fromEntries(empty) };
}

/** What was planned; what the plan leaves to the service stays as the service has it. */
function kept(planned: ObjectValue, current: ObjectValue): ObjectValue {
  const given = Object.entries(planned).filter(([, value]) => value !== null);
  return { ...current, ...planned, ...Object.fromEntries(given) };
}
