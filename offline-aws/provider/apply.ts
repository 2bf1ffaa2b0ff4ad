import { Refusal } from "../account/refusal";
import type { Configuration } from "../configuration/configuration";
import type { CallContext, ResourceBehaviour } from "../kind/kind";
import { type Diagnostic, error } from "../protocol/diagnostics";
import { kindOf } from "../services/kinds";
import { isEqual, isObject, type ObjectValue, text, Unknown, type Value } from "../values/value";
import { asState, findObject, idIn, inWordsOfPlan, scopeOfResource } from "./read";
import { checkServiceLimits } from "./validate";

/** What became of a planned change. */
export interface Applied {
  /** The new state; null when the resource is gone or did not come to be. */
  readonly state: ObjectValue | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Carries out a planned change in the simulated account, or says why the service refuses it. */
export function applyResource(
  type: string,
  prior: ObjectValue | null,
  planned: ObjectValue | null,
  provider: Configuration,
): Applied {
  const kind = kindOf(type);
  if (planned === null) {
    const state = prior ?? {};
    const scope = scopeOfResource(type, state, provider);
    return refusable(
      prior,
      () => destroy(type, kind, state, scope),
      `deleting ${kind.label} (${idIn(type, state)})`,
      kind,
      kind.operations.delete,
    );
  }
  const scope = scopeOfResource(type, planned, provider);
  if (prior === null) {
    const name = text(planned.name) || text(planned.patch_group) || text(planned.bucket);
    const doing = `creating ${kind.label}${name === "" ? "" : ` (${name})`}`;
    return refusable(null, () => create(type, kind, planned, scope, provider), doing, kind, kind.operations.create);
  }
  const operation = kind.operations.update ?? kind.operations.create;
  const doing = `updating ${kind.label} (${idIn(type, prior)})`;
  return refusable(prior, () => update(type, kind, prior, planned, scope, provider), doing, kind, operation);
}

function create(
  type: string,
  kind: ResourceBehaviour,
  planned: ObjectValue,
  scope: CallContext,
  provider: Configuration,
): ObjectValue {
  checkServiceLimits(type, planned);
  const known = withoutUnknown(planned) as ObjectValue;
  const { id, attributes } = kind.create(known, scope);
  scope.account.put({ type, region: scope.region, id, attributes });
  return readBack(type, id, planned, scope, provider);
}

function update(
  type: string,
  kind: ResourceBehaviour,
  prior: ObjectValue,
  planned: ObjectValue,
  scope: CallContext,
  provider: Configuration,
): ObjectValue {
  const id = idIn(type, prior);
  const object = findObject(type, id, scope);
  if (!object) throw new Refusal("DoesNotExistException", `${id} does not exist`);
  checkServiceLimits(type, planned);
  const known = withoutUnknown(planned) as ObjectValue;
  const changed = new Set(Object.keys(known).filter((name) => !isEqual(prior[name], known[name])));
  const attributes = kind.update
    ? kind.update({ prior, planned: known, current: object.attributes, changed }, scope, id)
    : { ...object.attributes, ...onlyPlanned(known, planned) };
  scope.account.put({ ...object, attributes });
  return readBack(type, id, planned, scope, provider);
}

function destroy(type: string, kind: ResourceBehaviour, state: ObjectValue, scope: CallContext): null {
  const object = scope.account.find(type, idIn(type, state), scope.region);
  if (object) kind.delete?.(object, scope);
  scope.account.remove(type, idIn(type, state), scope.region);
  return null;
}

function readBack(
  type: string,
  id: string,
  planned: ObjectValue,
  scope: CallContext,
  provider: Configuration,
): ObjectValue {
  const object = findObject(type, id, scope);
  if (!object) throw new Error(`offline-aws lost ${type} ${id} while it was created or updated`);
  const read = asState(object, planned, scope, provider);
  return inWordsOfPlan(read, { ...planned, id }) as ObjectValue;
}

/** What the plan knows; what it leaves to the service stays as the service has it. */
function onlyPlanned(known: ObjectValue, planned: ObjectValue): ObjectValue {
  return Object.fromEntries(Object.entries(known).filter(([name]) => !(planned[name] instanceof Unknown)));
}

function withoutUnknown(value: Value): Value {
  if (value instanceof Unknown) return null;
  if (Array.isArray(value)) return value.map(withoutUnknown);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutUnknown(part)]));
}

function refusable(
  before: ObjectValue | null,
  act: () => ObjectValue | null,
  doing: string,
  kind: ResourceBehaviour,
  operation: string,
): Applied {
  try {
    return { state: act(), diagnostics: [] };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return { state: before, diagnostics: [refused(problem, doing, kind, operation)] };
  }
}

/** In the shape in which the provider passes on what AWS says, with a detail that says who really said it. */
function refused(refusal: Refusal, doing: string, kind: ResourceBehaviour, operation: string): Diagnostic {
  const answer = `${refusal.exception}: ${refusal.message}`;
  return error(
    `${doing}: operation error ${kind.service}: ${operation}, https response error StatusCode: 400, ${answer}`,
    {
      detail: "Refused by a simulated account of offline-aws, as AWS would refuse it. AWS was not contacted.",
    },
  );
}
