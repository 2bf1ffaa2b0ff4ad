import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { environmentFromTerraform } from "../../model/terraform/environment-from-terraform";
import type { TerraformObject } from "../../model/terraform/terraform-value";
import { planProviders } from "./plan-providers";
import type { PlannedResource } from "./planned-resource";

/** What decides about patching before the plan is applied, and after. */
export interface PlanEnvironments {
  readonly before: PatchEnvironmentModel;
  readonly after: PatchEnvironmentModel;
}

/**
 * Both sides carry the addresses that hold after the plan, so that what only moves keeps its key.
 *
 * @param configuration - that of the plan, which says where each provider works
 */
export function planEnvironments(
  resources: readonly PlannedResource[],
  configuration: unknown,
  place: StackPlace = {},
): PlanEnvironments {
  const known = placesOf(planProviders(configuration, resources), place);
  return {
    before: { ...environmentOf(resources, ({ before }) => before), ...known },
    // What Terraform only forgets stays in AWS as it is.
    after: {
      ...environmentOf(resources, ({ action, before, after }) => (action === "forget" ? before : after)),
      ...known,
    },
  };
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
  readonly regions?: readonly string[];
}

function environmentOf(
  resources: readonly PlannedResource[],
  valuesOf: (resource: PlannedResource) => TerraformObject | undefined,
): PatchEnvironmentModel {
  return environmentFromTerraform(
    resources.flatMap((resource) => {
      const attributes = valuesOf(resource);
      if (attributes === undefined || resource.isDeposed) return [];
      const { address, type, isData, provider } = resource;
      return [{ address, type, isData, ...(provider === undefined ? {} : { provider }), attributes }];
    }),
  );
}
