import type { Construct, IConstruct } from "constructs";
import type { Acceptance, AcceptanceOptions } from "../../model/acceptances/acceptance";
import type { HouseCheck } from "../../model/house-rules/define-check";
import type { Finding } from "../../model/values/finding";
import { sharedSymbol } from "../../model/values/shared-symbol";

/** One of our constructs, as it was made: what it is called in messages, and what its own checks said. */
export interface PatchObject {
  readonly construct: Construct;
  readonly kind: string;
  /** Without errors: those were thrown. */
  readonly findings: readonly Finding[];
  /** What can be said only when everything was made. */
  readonly late?: () => readonly Finding[];
  /** Paths of what the findings are about together, this one among them: they are accepted on any of them for all. */
  readonly together?: readonly string[];
  /** Where a plan has what was typed at a place; absent where that is the same. */
  readonly placeInPlan?: (place: string) => string;
}

export interface AcceptedAt {
  readonly scope: IConstruct;
  readonly options: AcceptanceOptions;
}

/** All of our constructs in one tree. */
export interface PatchObjects {
  readonly objects: PatchObject[];
  readonly acceptances: AcceptedAt[];
  /** Rules of the user's own, with the part of the tree that they are about. */
  readonly checks: { readonly scope: IConstruct; readonly check: HouseCheck }[];
  /** Where these come from, for whoever reads the stacks later. */
  readonly checkModules: { readonly scope: IConstruct; readonly module: string }[];
  /** Rises with every entry that is added or changes, so that what was worked out from them is known to be stale. */
  version: number;
  /** The day on which all of them are asked about; the same one, should midnight pass meanwhile. */
  today?: Date;
  /** The moment of that day, likewise. */
  now?: Date;
  /** What was worked out from them, with the version it belongs to. */
  worked?: { readonly version: number; readonly value: unknown };
}

/** On the root of the tree, under a global name: two copies of this library may be loaded. */
const OBJECTS: unique symbol = sharedSymbol("objects") as never;

export function patchObjectsOf(scope: IConstruct): PatchObjects {
  const root = scope.node.root as IConstruct & { [OBJECTS]?: PatchObjects };
  let known = root[OBJECTS];
  if (known === undefined) {
    known = { objects: [], acceptances: [], checks: [], checkModules: [], version: 0 };
    Object.defineProperty(root, OBJECTS, { value: known });
  }
  return known;
}

/** Whether a construct is still in its tree: `tryRemoveChild` takes it out without telling anybody. */
export function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}

/** What is accepted in the tree of a construct, with what each is about. */
export function acceptancesIn(scope: IConstruct): ReadonlyMap<Acceptance, IConstruct> {
  const known = patchObjectsOf(scope).acceptances.filter((one) => isInTree(one.scope));
  return new Map(known.map(({ scope, options }) => [{ ...options, scope: scope.node.path }, scope]));
}
