import type { RemoteObject } from "../../account/account";
import { hexadecimal } from "../../account/identifiers";
import { limitExceeded, Refusal } from "../../account/refusal";
import { baselineJson } from "../../kind/baseline-json";
import { arn, type CallContext, type Planning, type ResourceBehaviour, type Updating } from "../../kind/kind";
import { blocks, isEqual, type ObjectValue, text, UNKNOWN, type Value } from "../../values/value";

/** Baselines per account and Region, the default quota. */
const MOST_BASELINES = 50;

/** Changes of these make the copy in `json` unknown; a new name or new tags do not. */
const IN_JSON = [
  "description",
  "global_filter",
  "approval_rule",
  "approved_patches",
  "rejected_patches",
  "operating_system",
  "approved_patches_compliance_level",
  "rejected_patches_action",
  "approved_patches_enable_non_security",
  "source",
];

/** `aws_ssm_patch_baseline`. */
export const patchBaseline: ResourceBehaviour = {
  label: "SSM Patch Baseline",
  service: "SSM",
  operations: { create: "CreatePatchBaseline", update: "UpdatePatchBaseline", delete: "DeletePatchBaseline" },

  plan({ prior, planned }: Planning) {
    if (prior && IN_JSON.some((name) => !isEqual(prior[name], planned[name]))) planned.json = UNKNOWN;
  },

  create(planned, scope) {
    if (scope.account.list("aws_ssm_patch_baseline", scope.region).length >= MOST_BASELINES) {
      throw limitExceeded(`an account has at most ${MOST_BASELINES} patch baselines in a Region`);
    }
    const id = `pb-${hexadecimal(scope.account.entropy("aws_ssm_patch_baseline", scope.region, planned), 17)}`;
    return { id, attributes: sent(planned) };
  },

  update({ planned, current, changed }: Updating) {
    for (const [name, member] of [
      ["approval_rule", "ApprovalRules.PatchRules"],
      ["global_filter", "GlobalFilters.PatchFilters"],
    ] as const) {
      if (changed.has(name) && blocks(planned[name]).length === 0) {
        throw new Refusal(
          "InvalidParams",
          `1 validation error(s) found.\n- missing required field, UpdatePatchBaselineInput.${member}.`,
        );
      }
    }
    const request = sent(planned);
    if (changed.has("source") && blocks(planned.source).length === 0) request.source = current.source ?? [];
    return request;
  },

  delete(object, scope) {
    if (!isInUse(object, scope)) return;
    // The provider answers any "in use" by making AWS's own baseline the default again, and tries once more.
    scope.account.remove("aws_ssm_default_patch_baseline", text(object.attributes.operating_system), scope.region);
    const groups = groupsOf(object.id, scope);
    if (groups.length > 0) {
      throw new Refusal(
        "ResourceInUseException",
        `PatchBaseline to be deleted is used for Patch Group: ${groups.join(", ")}`,
      );
    }
  },

  read(object, scope) {
    return {
      arn: arn(scope, "ssm", `patchbaseline/${object.id}`),
      json: baselineJson(object, groupsOf(object.id, scope)),
    };
  },
};

/** The patch groups that a baseline is registered for, in the order of their names. */
export function groupsOf(baselineId: string, scope: CallContext): string[] {
  return scope.account
    .list("aws_ssm_patch_group", scope.region)
    .filter(({ attributes }) => attributes.baseline_id === baselineId)
    .map(({ attributes }) => text(attributes.patch_group))
    .sort();
}

function isInUse(object: RemoteObject, scope: CallContext): boolean {
  const registered = scope.account.find(
    "aws_ssm_default_patch_baseline",
    text(object.attributes.operating_system),
    scope.region,
  );
  return registered?.attributes.baseline_id === object.id || groupsOf(object.id, scope).length > 0;
}

/** What the service holds after the provider sent a plan. */
function sent(planned: ObjectValue): ObjectValue {
  return {
    ...planned,
    approval_rule: blocks(planned.approval_rule).map(sentRule),
    approved_patches: planned.approved_patches ?? [],
    approved_patches_enable_non_security: planned.approved_patches_enable_non_security ?? false,
    rejected_patches: planned.rejected_patches ?? [],
    rejected_patches_action: planned.rejected_patches_action ?? "ALLOW_AS_DEPENDENCY",
  };
}

/** The date is sent if there is one, else the days, 0 where neither is given; never both. */
function sentRule(rule: ObjectValue): ObjectValue {
  const date: Value = text(rule.approve_until_date);
  return { ...rule, approve_until_date: date, approve_after_days: date === "" ? (rule.approve_after_days ?? 0) : null };
}
