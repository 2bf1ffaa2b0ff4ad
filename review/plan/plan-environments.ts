import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { sameId } from "../../model/patching/existing/existing-accounts";
import { environmentFromTerraform } from "../../model/terraform/environment-from-terraform";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { planProviders } from "./plan-providers";
import type { PlannedAction, PlannedResource } from "./planned-resource";

/** What decides about patching before the plan is applied, and after. */
export interface PlanEnvironments {
  readonly before: PatchEnvironmentModel;
  readonly after: PatchEnvironmentModel;
}

/**
 * Both sides carry the addresses that hold after the plan, so that what only moves keeps its key.
 *
 * @param configuration - that of the plan, which says where each provider works
 * @param at - when the plan is reviewed. Absent: when it makes what it makes is not asked
 */
export function planEnvironments(
  resources: readonly PlannedResource[],
  configuration: unknown,
  place: StackPlace = {},
  at?: Date,
): PlanEnvironments {
  const known = placesOf(planProviders(configuration, resources, place.simulatedAccount), place);
  return {
    before: { ...environmentOf(resources, () => "before"), ...known },
    // What Terraform only forgets stays in AWS as it is.
    after: {
      ...withNewWindows(
        environmentOf(resources, ({ action }) => (action === "forget" ? "before" : "after")),
        resources,
        at,
      ),
      ...known,
    },
  };
}

const CREATES: readonly PlannedAction[] = ["create", "replace", "replace-forget"];

/** Windows that the plan makes are made when it is reviewed, for all that is known. */
function withNewWindows(
  environment: PatchEnvironmentModel,
  resources: readonly PlannedResource[],
  at: Date | undefined,
): PatchEnvironmentModel {
  if (at === undefined) return environment;
  const createdAt = at.toISOString();
  const created = new Set(resources.flatMap(({ action, address }) => (CREATES.includes(action) ? [address] : [])));
  const maintenanceWindows = environment.maintenanceWindows.map((window) =>
    created.has(window.key) ? { ...window, createdAt } : window,
  );
  return { ...environment, maintenanceWindows };
}

/** What providers do not say is taken from the stack, where it is in one Region of one account. */
function placesOf(
  providers: ReturnType<typeof planProviders>,
  { account = providers.account, regions = [] }: StackPlace,
): ReturnType<typeof planProviders> {
  const [region, second] = regions;
  const isSaid = typeof providers.region === "string" || region === undefined || second !== undefined;
  return {
    ...providers,
    ...(isSaid ? {} : { region }),
    ...(providers.account === undefined && account !== undefined ? { account } : {}),
  };
}

/** What the stack says about itself as a whole. */
export interface StackPlace {
  readonly account?: string;
  /** Ids that name it name no account. */
  readonly simulatedAccount?: string | undefined;
  readonly regions?: readonly string[];
}

function environmentOf(
  resources: readonly PlannedResource[],
  sideOf: (resource: PlannedResource) => "before" | "after",
): PatchEnvironmentModel {
  const present = resources.flatMap((resource) => {
    const side = sideOf(resource);
    const attributes = resource[side];
    const brought = resource.brought?.[side];
    if (attributes === undefined || resource.isDeposed) return [];
    const { address, type, isData, provider } = resource;
    return [
      {
        address,
        type,
        isData,
        ...(provider === undefined ? {} : { provider }),
        ...(brought === undefined ? {} : { brought }),
        attributes,
      },
    ];
  });
  return withOwnBaselines(environmentFromTerraform(present), resources);
}

/** Patch policies name a baseline by its id, within a text: where the plan has that baseline, its address stands for it. */
function withOwnBaselines(
  environment: PatchEnvironmentModel,
  resources: readonly PlannedResource[],
): PatchEnvironmentModel {
  const { patchPolicies } = environment;
  if (patchPolicies === undefined) return environment;
  const own = new Map(
    resources.flatMap(({ address, type, isData, before, after }) =>
      type === "aws_ssm_patch_baseline" && !isData
        ? [before?.id, after?.id].flatMap((id) => (typeof id === "string" ? [[id, address] as const] : []))
        : [],
    ),
  );
  const addressOf = (baseline: Knowable<string>) =>
    (isKnown(baseline) ? own.get(sameId(baseline)) : undefined) ?? baseline;
  return {
    ...environment,
    patchPolicies: patchPolicies.map((policy) => {
      if (!isKnown(policy.baselines)) return policy;
      const baselines = Object.entries(policy.baselines).map(([system, one]) => [system, addressOf(one)] as const);
      return { ...policy, baselines: Object.fromEntries(baselines) };
    }),
  };
}
