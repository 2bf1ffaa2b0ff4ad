import { limitExceeded, Refusal } from "../../account/refusal";
import type { CallContext, ResourceBehaviour } from "../../kind/kind";
import { baselineToRegister, findBaseline } from "../../kind/operating-systems";
import { text } from "../../values/value";
import { groupsOf } from "./patch-baseline";

/** Patch groups per baseline, the default quota. */
const MOST_GROUPS = 25;

/** `aws_ssm_patch_group`: registers a baseline for a patch group. A group has one baseline for each operating system. */
export const patchGroup: ResourceBehaviour = {
  label: "SSM Patch Group",
  service: "SSM",
  operations: { create: "RegisterPatchBaselineForPatchGroup", delete: "DeregisterPatchBaselineForPatchGroup" },
  import: null,

  create(planned, scope) {
    const group = text(planned.patch_group);
    const baselineId = text(planned.baseline_id);
    const baseline = baselineToRegister(baselineId, scope);
    const operatingSystem = baseline && text(baseline.attributes.operating_system);
    const id = `${group},${baselineId}`;
    // AWS's text of this exception speaks of a *different* baseline, so that the same one is let through; whether AWS
    // does so is not confirmed.
    if (scope.account.find("aws_ssm_patch_group", id, scope.region)) return { id, attributes: planned };
    if (operatingSystem !== undefined && operatingSystemsOf(group, scope).includes(operatingSystem)) {
      throw new Refusal(
        "AlreadyExistsException",
        `Patch Group ${group} already has a baseline registered for OperatingSystem ${operatingSystem}.`,
      );
    }
    if (groupsOf(baselineId, scope).length >= MOST_GROUPS) {
      throw limitExceeded(`a patch baseline has at most ${MOST_GROUPS} patch groups`);
    }
    return { id, attributes: planned };
  },
};

/** The operating systems for which a group has a baseline already. */
function operatingSystemsOf(group: string, scope: CallContext): string[] {
  return scope.account
    .list("aws_ssm_patch_group", scope.region)
    .filter(({ attributes }) => attributes.patch_group === group)
    .map(({ attributes }) => text(findBaseline(text(attributes.baseline_id), scope)?.attributes.operating_system));
}
