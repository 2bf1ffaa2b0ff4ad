import { hexadecimal } from "../account/identifiers";
import { arn, type CallContext } from "../kind/kind";
import type { Value } from "../values/value";
import type { Shape } from "./shape";

/** A value with its type, as Terraform writes it where any type may stand. */
export interface TypedValue {
  readonly type: unknown;
  readonly value: Value;
}

/** Of what something is an attribute. */
export interface Owner {
  /** `aws_lambda_function` */
  readonly type: string;
  /** From which its values follow. */
  readonly entropy: string;
  readonly scope: CallContext;
}

const PLURAL = /(ids|arns|names|zones|blocks|addresses|accounts|groups|keys|values|roles|subnets|regions)$/;

/**
 * What a service would have answered, as far as a name and what is read of it tell what that is: something of the right
 * form, which follows from what it is of.
 */
export function invented(name: string, { isList, members }: Shape, owner: Owner): TypedValue {
  if (isList || (members.size === 0 && PLURAL.test(name))) {
    const element = invented(name.replace(/e?s$/, ""), { isList: false, members }, owner);
    return { type: ["list", element.type], value: [element.value] };
  }
  if (members.size > 0) {
    const parts = [...members].map(([part, shape]) => [part, invented(part, shape, owner)] as const);
    return {
      type: ["object", Object.fromEntries(parts.map(([part, { type }]) => [part, type]))],
      value: Object.fromEntries(parts.map(([part, { value }]) => [part, value])),
    };
  }
  if (/^tags(_all)?$/.test(name)) return { type: ["map", "string"], value: {} };
  return { type: "string", value: inventedText(name, owner) };
}

function inventedText(name: string, { type, entropy, scope }: Owner): string {
  const [, service = "", ...kind] = type.split("_");
  const id = [...kind, hexadecimal(entropy, 17)].join("-");
  if (/(^|_)arn$/.test(name)) return arn(scope, service, id);
  if (/^(account|owner)(_id)?$/.test(name)) return scope.account.id;
  if (name === "region") return scope.region;
  return /(json|policy|document)$/.test(name) ? "{}" : id;
}

/** As an attribute of any type travels. */
export function asDynamic({ type, value }: TypedValue): Value {
  return [Buffer.from(JSON.stringify(type)) as unknown as Value, value];
}

/** The same in a state file. */
export function asJson({ type, value }: TypedValue): Value {
  return { type: type as Value, value };
}
