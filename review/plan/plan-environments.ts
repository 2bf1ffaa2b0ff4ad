import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { environmentFromTerraform } from "../../model/terraform/environment-from-terraform";
import type { TerraformObject } from "../../model/terraform/terraform-value";
import type { PlannedResource } from "./planned-resource";

/** What decides about patching before the plan is applied, and after. */
export interface PlanEnvironments {
  readonly before: PatchEnvironmentModel;
  readonly after: PatchEnvironmentModel;
}

/** Both sides carry the addresses that hold after the plan, so that what only moves keeps its key. */
export function planEnvironments(resources: readonly PlannedResource[], place: StackPlace = {}): PlanEnvironments {
  const { account, regions = [] } = place;
  const [region, second] = regions;
  const known = {
    ...(account === undefined ? {} : { account }),
    ...(region === undefined || second !== undefined ? {} : { region }),
  };
  return {
    before: { ...environmentOf(resources, ({ before }) => before), ...known },
    // What Terraform only forgets stays in AWS as it is.
    after: {
      ...environmentOf(resources, ({ action, before, after }) => (action === "forget" ? before : after)),
      ...known,
    },
  };
}

/** Where a stack is, as far as it is known. */
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
      return [{ address: resource.address, type: resource.type, isData: resource.isData, attributes }];
    }),
  );
}
