import type { RemoteObject } from "../account/account";
import { blocks, isZero, type ObjectValue, type Value } from "../values/value";

/** When everything in the simulated account was created and last changed; there is no clock in it. */
export const MOMENT = "2025-01-01T00:00:00Z";

/** The copy of a baseline in its attribute `json`: GetPatchBaseline's answer with sorted keys, without empty fields. */
export function baselineJson(object: RemoteObject, patchGroups: readonly string[]): string {
  const { attributes } = object;
  const response: Record<string, Value> = {
    ApprovalRules: { PatchRules: blocks(attributes.approval_rule).map(rule) },
    ApprovedPatches: attributes.approved_patches ?? [],
    ApprovedPatchesComplianceLevel: attributes.approved_patches_compliance_level ?? null,
    ApprovedPatchesEnableNonSecurity: attributes.approved_patches_enable_non_security ?? false,
    AvailableSecurityUpdatesComplianceStatus: attributes.available_security_updates_compliance_status ?? null,
    BaselineId: object.id,
    CreatedDate: MOMENT,
    Description: attributes.description ?? null,
    GlobalFilters: filterGroup(attributes.global_filter),
    ModifiedDate: MOMENT,
    Name: attributes.name ?? null,
    OperatingSystem: attributes.operating_system ?? null,
    PatchGroups: [...patchGroups],
    RejectedPatches: attributes.rejected_patches ?? [],
    RejectedPatchesAction: attributes.rejected_patches_action ?? null,
    Sources: blocks(attributes.source).map((source) => ({
      Configuration: source.configuration ?? null,
      Name: source.name ?? null,
      Products: source.products ?? [],
    })),
  };
  return JSON.stringify(withoutEmpty(response), undefined, 2);
}

function rule(block: ObjectValue): ObjectValue {
  return {
    ApproveAfterDays: block.approve_after_days ?? null,
    ApproveUntilDate: block.approve_until_date ?? null,
    ComplianceLevel: block.compliance_level ?? null,
    EnableNonSecurity: block.enable_non_security ?? false,
    PatchFilterGroup: filterGroup(block.patch_filter),
  };
}

function filterGroup(filters: Value | undefined): ObjectValue {
  return { PatchFilters: blocks(filters).map((filter) => ({ Key: filter.key ?? null, Values: filter.values ?? [] })) };
}

function withoutEmpty(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as ObjectValue)
      .map(([name, part]): [string, Value] => [name, withoutEmpty(part)])
      .filter(([, part]) => part === 0 || part === false || !isZero(part)),
  );
}
