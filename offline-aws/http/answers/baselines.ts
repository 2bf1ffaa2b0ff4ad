import type { RemoteObject } from "../../account/account";
import { doesNotExist } from "../../account/refusal";
import { identities } from "../../data-sources/patch-baselines";
import { MOMENT } from "../../kind/baseline-json";
import type { CallContext } from "../../kind/kind";
import { findBaseline } from "../../kind/operating-systems";
import { groupsOf } from "../../services/ssm/patch-baseline";
import { blocks, type ObjectValue, text, type Value } from "../../values/value";
import { type Answer, filtersOf, present, seconds } from "./answer";

const describePatchBaselines: Answer = (input, scope) => {
  const filters = filtersOf(input);
  const found = identities(scope).filter((one) =>
    filters.every(({ key, values }) => {
      if (key === "NAME_PREFIX") return values.some((prefix) => one.name.startsWith(prefix));
      return values.includes(key === "OWNER" ? one.owner : one.operatingSystem);
    }),
  );
  return { BaselineIdentities: found.map(identity) };
};

const getPatchBaseline: Answer = (input, scope) => {
  const id = String(input.BaselineId);
  const baseline = findBaseline(id, scope);
  if (!baseline) throw doesNotExist(`Patch Baseline ${id} does not exist`);
  return wholeBaseline(baseline, scope);
};

const describePatchGroups: Answer = (input, scope) => {
  const filters = filtersOf(input);
  const known = new Map(identities(scope).map((one) => [one.id, one]));
  const mappings = scope.account.list("aws_ssm_patch_group", scope.region).flatMap(({ attributes }) => {
    const one = known.get(text(attributes.baseline_id));
    const PatchGroup = text(attributes.patch_group);
    const passes = filters.every(({ key, values }) =>
      key === "NAME_PREFIX"
        ? values.some((prefix) => PatchGroup.startsWith(prefix))
        : values.includes(one?.operatingSystem ?? ""),
    );
    return one && passes ? [{ PatchGroup, BaselineIdentity: identity(one) }] : [];
  });
  return { Mappings: mappings };
};

const getDefaultPatchBaseline: Answer = (input, scope) => {
  const operatingSystem = String(input.OperatingSystem ?? "WINDOWS");
  const current = identities(scope).find((one) => one.isDefault && one.operatingSystem === operatingSystem);
  return { BaselineId: current?.id, OperatingSystem: operatingSystem };
};

const getPatchBaselineForPatchGroup: Answer = (input, scope) => {
  const operatingSystem = String(input.OperatingSystem ?? "WINDOWS");
  const ofSystem = identities(scope).filter((one) => one.operatingSystem === operatingSystem);
  const registered = scope.account
    .list("aws_ssm_patch_group", scope.region)
    .filter(({ attributes }) => attributes.patch_group === input.PatchGroup)
    .map(({ attributes }) => text(attributes.baseline_id));
  const found = ofSystem.find((one) => registered.includes(one.id)) ?? ofSystem.find((one) => one.isDefault);
  return { BaselineId: found?.id, PatchGroup: input.PatchGroup, OperatingSystem: operatingSystem };
};

function identity(one: ReturnType<typeof identities>[number]): Record<string, unknown> {
  return present({
    BaselineId: one.id,
    BaselineName: one.name,
    OperatingSystem: one.operatingSystem,
    BaselineDescription: one.description === "" ? undefined : one.description,
    DefaultBaseline: one.isDefault,
  });
}

/** GetPatchBaseline's answer: lists are there even when they are empty, a description only if there is one. */
function wholeBaseline({ id, attributes }: RemoteObject, scope: CallContext): Record<string, unknown> {
  return present({
    BaselineId: id,
    Name: attributes.name,
    OperatingSystem: attributes.operating_system,
    GlobalFilters: filterGroup(attributes.global_filter),
    ApprovalRules: { PatchRules: blocks(attributes.approval_rule).map(rule) },
    ApprovedPatches: attributes.approved_patches ?? [],
    ApprovedPatchesComplianceLevel: attributes.approved_patches_compliance_level ?? "UNSPECIFIED",
    ApprovedPatchesEnableNonSecurity: attributes.approved_patches_enable_non_security ?? false,
    RejectedPatches: attributes.rejected_patches ?? [],
    RejectedPatchesAction: attributes.rejected_patches_action,
    PatchGroups: groupsOf(id, scope),
    CreatedDate: seconds(MOMENT),
    ModifiedDate: seconds(MOMENT),
    Description: text(attributes.description) === "" ? undefined : attributes.description,
    Sources: blocks(attributes.source).map((source) => ({
      Name: source.name,
      Products: source.products ?? [],
      Configuration: source.configuration,
    })),
    AvailableSecurityUpdatesComplianceStatus: attributes.available_security_updates_compliance_status,
  });
}

function rule(block: ObjectValue): Record<string, unknown> {
  return present({
    PatchFilterGroup: filterGroup(block.patch_filter),
    ComplianceLevel: block.compliance_level ?? "UNSPECIFIED",
    ApproveAfterDays: block.approve_after_days,
    ApproveUntilDate: text(block.approve_until_date) === "" ? undefined : block.approve_until_date,
    EnableNonSecurity: block.enable_non_security ?? false,
  });
}

function filterGroup(filters: Value | undefined): Record<string, unknown> {
  return { PatchFilters: blocks(filters).map(({ key, values }) => ({ Key: key, Values: values ?? [] })) };
}

/** Operations about baselines and groups. */
export const BASELINE_ANSWERS: Readonly<Record<string, Answer>> = {
  "ssm:DescribePatchBaselines": describePatchBaselines,
  "ssm:GetPatchBaseline": getPatchBaseline,
  "ssm:DescribePatchGroups": describePatchGroups,
  "ssm:GetDefaultPatchBaseline": getDefaultPatchBaseline,
  "ssm:GetPatchBaselineForPatchGroup": getPatchBaselineForPatchGroup,
};
