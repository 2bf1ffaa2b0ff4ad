import type { Construct, IConstruct } from "constructs";
import type { AssociationModel } from "../../model/association/association-model";
import type { UncountedDays } from "../../model/deadlines/uncounted-days";
import type {
  DefaultBaselineModel,
  Keyed,
  KeyedBaseline,
  PatchEnvironmentModel,
} from "../../model/environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { inRing, type WaitOfRing } from "../../model/patch-fleet/in-ring";
import type { BaselineReference, PatchGroupModel } from "../../model/patch-group/patch-group-model";
import type { PatchPolicyModel } from "../../model/patch-policy/patch-policy-model";
import { TerraformStack } from "../framework/framework";
import { isInTree, type PatchObject, patchObjectsOf } from "./patch-objects";
import { defaultProviderOf, placeOfProvider, providerOf } from "./provider-of";

/** What a stack and one of its providers hold, and where that is. */
export interface StackEnvironment {
  readonly stack: TerraformStack;
  readonly environment: PatchEnvironmentModel;
}

/**
 * The environments below a scope (an app or a stack), one for each provider of each stack, in the order of their
 * paths: neither depends on the order in which somebody wrote them.
 *
 * @param objects - those below the scope, where they are at hand
 */
export function environmentsOf(scope: IConstruct, objects = objectsBelow(scope)): readonly StackEnvironment[] {
  const all = scope.node.scope === undefined;
  const start = `${scope.node.path}/`;
  const drafts = new Map<string, Draft>();
  const defaults = new Map<TerraformStack, ReturnType<typeof placeOfProvider>>();
  for (const object of objects) {
    const { construct, kind } = object;
    if (!Object.hasOwn(COLLECTORS, kind) || !(all || construct.node.path.startsWith(start))) continue;
    const stack = TerraformStack.of(construct);
    const own = providerOf(construct);
    let place = own === undefined ? defaults.get(stack) : placeOfProvider(own);
    if (place === undefined) {
      place = placeOfProvider(defaultProviderOf(stack));
      defaults.set(stack, place);
    }
    const key = `${stack.node.path} ${place.key}`;
    const draft = drafts.get(key) ?? newDraft(stack, place);
    drafts.set(key, draft);
    COLLECTORS[kind]?.(construct, draft);
  }
  return [...drafts.values()].map(({ stack, ...environment }) => ({
    stack,
    environment: inRing(environment, ringOf(stack)),
  }));
}

/** What the ring of a fleet's stack adds, by the shape of the stack. */
function ringOf(stack: TerraformStack): WaitOfRing | undefined {
  const { ringWait } = stack as { readonly ringWait?: Partial<WaitOfRing> };
  return typeof ringWait?.soakDays === "number" ? (ringWait as WaitOfRing) : undefined;
}

/** The place of its ring, by the shape of the stack; stacks in no fleet stand before. */
function placeOfRing(stack: IConstruct): number {
  const { ringPlace } = stack as { readonly ringPlace?: unknown };
  return typeof ringPlace === "number" ? ringPlace : -1;
}

/** Our constructs that are still in the tree and could be made, by their paths; those of a fleet ring by ring, as commands tell them. */
export function objectsBelow(scope: IConstruct): readonly PatchObject[] {
  const { root } = scope.node;
  const places = new Map(root.node.children.map((child) => [child.node.id, placeOfRing(child)]));
  return patchObjectsOf(scope)
    .objects.filter(({ construct }) => isInTree(construct))
    .map((object) => {
      const { path } = object.construct.node;
      const [stack = ""] = path.split("/", 1);
      return { object, path, stack, place: places.get(stack) ?? -1 };
    })
    .sort((a, b) => a.place - b.place || compare(a.stack, b.stack) || compare(a.path, b.path))
    .map(({ object }) => object);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Draft {
  readonly stack: TerraformStack;
  readonly baselines: KeyedBaseline[];
  readonly patchGroups: Keyed<PatchGroupModel>[];
  readonly defaultBaselines: Keyed<DefaultBaselineModel>[];
  readonly maintenanceWindows: Keyed<MaintenanceWindowModel>[];
  readonly associations: Keyed<AssociationModel>[];
  readonly patchPolicies: Keyed<PatchPolicyModel>[];
  changeFreezes?: PatchEnvironmentModel["changeFreezes"];
  readonly account?: string;
  readonly region?: PatchEnvironmentModel["region"];
  readonly providerKey?: string;
}

function newDraft(stack: TerraformStack, { account, region, path }: ReturnType<typeof placeOfProvider>): Draft {
  return {
    stack,
    baselines: [],
    patchGroups: [],
    defaultBaselines: [],
    maintenanceWindows: [],
    associations: [],
    patchPolicies: [],
    account,
    region,
    providerKey: path,
  };
}

/** What is taken from a construct of each kind, by its shape and not by its class. */
const COLLECTORS: Readonly<Record<string, (construct: Construct, draft: Draft) => void>> = {
  "patch baseline": (construct, draft) => {
    const { model, reference, defaultRegistration, isUnreferenced } = construct as Partial<BaselineShape> & Construct;
    const key = construct.node.path;
    if (model !== undefined) {
      draft.baselines.push({ ...model, key, ...(isUnreferenced === true ? { isUnreferenced } : {}) });
    }
    if (defaultRegistration !== undefined && reference !== undefined)
      draft.defaultBaselines.push({ key, baseline: reference });
  },
  "patch group": (construct, draft) => {
    const { model } = construct as { model?: PatchGroupModel } & Construct;
    if (model !== undefined) draft.patchGroups.push({ ...model, key: construct.node.path });
  },
  "maintenance window": (construct, draft) => {
    const { model } = construct as { model?: MaintenanceWindowModel } & Construct;
    if (model !== undefined) draft.maintenanceWindows.push({ ...model, key: construct.node.path });
  },
  "patch association": (construct, draft) => {
    const { model } = construct as { model?: AssociationModel } & Construct;
    if (model !== undefined) draft.associations.push({ ...model, key: construct.node.path });
  },
  "patch policy": (construct, draft) => {
    const { model } = construct as { model?: PatchPolicyModel } & Construct;
    if (model !== undefined) draft.patchPolicies.push({ ...model, key: construct.node.path });
  },
  "patch environment": (construct, draft) => {
    const { changeFreezes = [] } = construct as { changeFreezes?: readonly UncountedDays[] } & Construct;
    const own = changeFreezes.map(({ from, until }) => ({ key: construct.node.path, from, until }));
    if (own.length > 0) draft.changeFreezes = [...(draft.changeFreezes ?? []), ...own];
  },
};

interface BaselineShape {
  readonly model: PatchBaselineModel;
  readonly reference: BaselineReference;
  readonly defaultRegistration: unknown;
  readonly isUnreferenced: boolean;
}
