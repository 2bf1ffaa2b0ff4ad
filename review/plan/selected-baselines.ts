import { encoded, referenceTo, type TerraformObject, type TerraformValue } from "../../model/terraform/terraform-value";
import { UNKNOWN } from "../../model/values/unknown";
import type { ResourceChange } from "./plan-schema";
import type { PlannedResource } from "./planned-resource";

export const QUICK_SETUP = "aws_ssmquicksetup_configuration_manager";
const SELECTED = "SelectedPatchBaselines";

/** The operating system of each baseline that a plan manages, by address. */
export function systemsOfBaselines(changes: readonly ResourceChange[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ address, type, mode, change }) => {
      const system = (change.after ?? change.before)?.operating_system;
      return type === "aws_ssm_patch_baseline" && mode === "managed" && typeof system === "string"
        ? [[address, system] as const]
        : [];
    }),
  );
}

/**
 * Before a baseline exists, the text by which a patch policy selects it is known after apply. The configuration names the
 * baseline; where it names one for each system, this is what is selected.
 */
export function withSelectedBaselines(
  resource: PlannedResource,
  referred: readonly string[],
  systems: ReadonlyMap<string, string>,
): PlannedResource {
  const definitions = resource.after?.configuration_definition;
  const entries = referred.flatMap((address): [string, TerraformValue][] => {
    const system = systems.get(address);
    return system === undefined ? [] : [[system, { value: referenceTo(address) }]];
  });
  const selected: TerraformObject = Object.fromEntries(entries);
  const isClear = entries.length > 0 && Object.keys(selected).length === entries.length;
  if (!isClear || !Array.isArray(definitions)) return resource;
  const after = { ...resource.after, configuration_definition: definitions.map((one) => withSelection(one, selected)) };
  return { ...resource, after };
}

function withSelection(definition: TerraformValue, selected: TerraformObject): TerraformValue {
  const block = definition as TerraformObject | null | undefined;
  const parameters = typeof block === "object" ? (block?.parameters as TerraformObject | null | undefined) : undefined;
  if (typeof parameters !== "object" || parameters === null || parameters[SELECTED] !== UNKNOWN) return definition;
  return { ...block, parameters: { ...parameters, [SELECTED]: encoded(selected) } };
}
