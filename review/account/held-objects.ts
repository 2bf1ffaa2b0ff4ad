import { heldKey } from "../../model/patching/existing/existing-accounts";
import { isReference } from "../../model/terraform/terraform-value";
import { isPatchingType } from "../plan/plan-resources";
import type { PlannedResource } from "../plan/planned-resource";

/** What of an account a stack has before its plan, by `heldKey`: what it imports is among it. */
export function heldObjects(resources: readonly PlannedResource[]): ReadonlySet<string> {
  const own = resources.filter(({ isData, type }) => !isData && isPatchingType(type));
  const ids = idsByAddress(resources);
  return new Set(
    own.flatMap(({ type, before }) => {
      if (before === undefined) return [];
      const link = before.baseline_id;
      const baseline = isReference(link) ? (ids.get(link.address) ?? "") : textOf(link);
      switch (type) {
        case "aws_ssm_patch_group":
          return [heldKey.registration(textOf(before.patch_group), baseline)];
        case "aws_ssm_default_patch_baseline":
          return [heldKey.default(textOf(before.operating_system) || textOf(before.id), baseline)];
        case "aws_ssm_association":
          return [heldKey.object(textOf(before.association_id) || textOf(before.id))];
        case "aws_ssmquicksetup_configuration_manager":
          return [heldKey.object(textOf(before.manager_arn) || textOf(before.id))];
        default:
          return [heldKey.object(textOf(before.id))];
      }
    }),
  );
}

/** The ids in AWS that are known before the plan is applied. */
export function idsByAddress(resources: readonly PlannedResource[]): ReadonlyMap<string, string> {
  const known = resources.filter(({ isDeposed, before }) => !isDeposed && textOf(before?.id) !== "");
  return new Map(known.map(({ address, before }) => [address, textOf(before?.id)]));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
