import type { Account, RemoteObject } from "../account/account";
import type { Partition } from "../behaviour/formats";
import type { ObjectValue, Value } from "../values/value";

/** In whose name and where something is done. */
export interface CallContext {
  readonly account: Account;
  /** Region of the resource; an empty text for global services. */
  readonly region: string;
  /** Region of the provider. */
  readonly home: string;
  readonly partition: Partition;
}

/** A plan in the making: a hook may change `planned`. */
export interface Planning {
  readonly prior: ObjectValue | null;
  readonly config: ObjectValue;
  readonly planned: ObjectValue;
}

/** What an update gets: the state before, what was planned, and what the service holds at present. */
export interface Updating {
  readonly prior: ObjectValue;
  readonly planned: ObjectValue;
  readonly current: ObjectValue;
  /** Names of the arguments of which prior and planned differ. */
  readonly changed: ReadonlySet<string>;
}

/** What a create gives back: the id and what the service now holds. */
export interface Created {
  readonly id: string;
  readonly attributes: ObjectValue;
}

/**
 * What one resource type does beyond its schema and its table of behaviour. Each method stands for the provider's
 * function together with the service behind it, and throws a `Refusal` where the service would refuse.
 */
export interface ResourceBehaviour {
  /** How the provider calls it in its messages, for example "SSM Patch Baseline". */
  readonly label: string;
  /** The service and its API operations, for messages. */
  readonly service: string;
  readonly operations: { readonly create: string; readonly update?: string; readonly delete: string };
  /** The attribute that holds the id. Left out: `id`, which the younger types do not all have. */
  readonly idAttribute?: string;
  /** What the provider adds to a plan in code. */
  plan?(planning: Planning): void;
  /** Creates; `planned` has null where the plan was unknown. */
  create(planned: ObjectValue, scope: CallContext): Created;
  /** Updates and gives back what the service then holds. Left out: what was planned replaces what was there. */
  update?(updating: Updating, scope: CallContext, id: string): ObjectValue;
  /** What happens around a delete; the object itself is removed afterwards. */
  delete?(object: RemoteObject, scope: CallContext): void;
  /** The object to read for an id. Left out: the one stored under that id. */
  find?(id: string, scope: CallContext): RemoteObject | undefined;
  /** What a read adds to, or changes in, what the service holds. */
  read?(object: RemoteObject, scope: CallContext): ObjectValue;
  /** The state to start from when an id is imported. Left out: the id itself; `null`: cannot be imported. */
  import?: ((id: string, scope: CallContext) => Record<string, Value>) | null;
}

/** The ARN of something in a scope. */
export function arn(scope: CallContext, service: string, resource: string): string {
  return ["arn", scope.partition.id, service, scope.region, scope.account.id, resource].join(":");
}
