import type { IConstruct } from "constructs";
import { show } from "../../model/text/wording";
import { NotValidError } from "../../model/values/finding";
import { sharedSymbol } from "../../model/values/shared-symbol";
import { ADDRESS_START, ADDRESSABLE, HIDDEN_ID, idsInAddress } from "../../model/values/state-address";
import { otherFramework } from "../framework/other-framework";
import { isConstruct } from "./is-construct";
import { isInTree } from "./patch-objects";
import { stackOf } from "./stack-of";

/** A child whose id makes the address of a construct that has no resource called `Default`. */
const ANY_CHILD = "child";
const IN_A_STACK = "expected a stack or a construct in one";

/**
 * The id itself, when it makes an address in Terraform's state: one that Terraform accepts, that holds all of the id, and
 * that nothing else has.
 *
 * cdktf makes the address of the ids below the stack. It drops other characters than letters, digits, `_` and `-`, and
 * every `Default`, and two addresses that then agree would silently be one resource.
 *
 * @param owns - whether the construct's own resource has the id `Default`, so that the address is the construct's own
 * @throws NotValidError for an id that makes no such address
 */
export function addressableId(kind: string, scope: unknown, id: unknown, owns: "a resource" | "children"): string {
  const refuse = (path: string, message: string): never => {
    throw new NotValidError(`${kind} ${show(id)}`, [{ checkId: "PM003", severity: "error", path, message }]);
  };
  if (!isConstruct(scope)) return refuse("scope", `${IN_A_STACK}, got ${show(scope)}`);
  const wrongFramework = otherFramework(scope);
  if (wrongFramework !== undefined) return refuse("scope", wrongFramework);
  if (typeof id !== "string" || !ADDRESSABLE.pattern.test(id)) {
    const why = "cdktf drops other characters from the state address, and two ids could become one";
    return refuse("id", `expected ${ADDRESSABLE.inWords}, got ${show(id)}; ${why}`);
  }
  if (scope.node.tryFindChild(id) !== undefined) {
    return refuse(
      "id",
      `expected an id that ${pathOfScope(scope)} does not have yet, got ${show(id)}; rename one of them`,
    );
  }
  const stack = stackOf(scope);
  if (stack === undefined) return refuse("scope", `${IN_A_STACK}, got ${pathOfScope(scope)}`);
  const { scopes } = scope.node;
  const ids = [...scopes.slice(scopes.indexOf(stack) + 1).map(({ node }) => node.id), id];
  const [first] = idsInAddress(owns === "a resource" ? ids : [...ids, ANY_CHILD]);
  if (first === undefined) {
    const why = "cdktf leaves it out of the state address, of which nothing would be left";
    return refuse("id", `expected an id other than ${show(id)} directly below a stack, got ${show(id)}; ${why}`);
  }
  if (!ADDRESS_START.pattern.test(first)) {
    const path = first === id ? "id" : "scope";
    return refuse(
      path,
      `expected ${ADDRESS_START.inWords} first, got ${show(first)}; Terraform accepts no other address`,
    );
  }
  const holder = holderOf(stack, `${kind} ${pathOf(ids)}`, { scope, id });
  if (holder !== undefined) {
    const why = `cdktf leaves ${HIDDEN_ID} out, and both would be one resource`;
    return refuse("id", `expected another address than that of ${holder}, got ${show(id)}; ${why}`);
  }
  return id;
}

function pathOfScope(scope: IConstruct): string {
  return scope.node.path === "" ? "the app" : scope.node.path;
}

function pathOf(ids: readonly string[]): string {
  return ids.filter((id) => id !== HIDDEN_ID).join("/");
}

/** Where something was made. Not the construct itself, which does not exist before its id is found good. */
interface Made {
  readonly scope: IConstruct;
  readonly id: string;
}

/** On a stack, under a global name, for two copies of this library may be loaded: what was made with which address. */
const ADDRESSES: unique symbol = sharedSymbol("addresses") as never;

/** The path of what has this address already; it is ours from now on where nothing has it. */
function holderOf(stack: IConstruct, address: string, made: Made): string | undefined {
  const holder = stack as { [ADDRESSES]?: Map<string, Made> };
  const addresses = holder[ADDRESSES] ?? new Map<string, Made>();
  if (holder[ADDRESSES] === undefined) Object.defineProperty(stack, ADDRESSES, { value: addresses });
  const before = addresses.get(address);
  const construct = before?.scope.node.tryFindChild(before.id);
  if (construct !== undefined && isInTree(construct)) return construct.node.path;
  addresses.set(address, made);
  return undefined;
}
