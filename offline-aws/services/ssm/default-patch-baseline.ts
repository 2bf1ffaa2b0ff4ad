import type { RemoteObject } from "../../account/account";
import { Refusal } from "../../account/refusal";
import type { CallContext, ResourceBehaviour } from "../../kind/kind";
import { baselineId, baselineToRegister, defaultOfFreshAccount, findBaseline } from "../../kind/operating-systems";
import { text } from "../../values/value";

const TYPE = "aws_ssm_default_patch_baseline";

/** `aws_ssm_default_patch_baseline`: the baseline for nodes without a patch group; a delete brings AWS's own back. */
export const defaultPatchBaseline: ResourceBehaviour = {
  label: "SSM Default Patch Baseline",
  service: "SSM",
  operations: { create: "RegisterDefaultPatchBaseline", delete: "RegisterDefaultPatchBaseline" },

  create(planned, scope) {
    const given = text(planned.baseline_id);
    const baseline = baselineToRegister(given, scope);
    const operatingSystem = text((baseline?.attributes ?? planned).operating_system);
    if (operatingSystem !== planned.operating_system) {
      throw new Refusal(
        "InvalidOperatingSystem",
        `Patch Baseline Operating System (${operatingSystem}) does not match ${text(planned.operating_system)}`,
      );
    }
    return { id: operatingSystem, attributes: { ...planned, baseline_id: baseline?.id ?? given } };
  },

  find(id, scope): RemoteObject | undefined {
    const registered = scope.account.find(TYPE, id, scope.region);
    const fresh = defaultOfFreshAccount(id, scope);
    if (registered || !fresh) return registered;
    return { type: TYPE, region: scope.region, id, attributes: { baseline_id: fresh.arn, operating_system: id } };
  },

  import: (id: string, scope: CallContext) => {
    const byBaseline = findBaseline(id, scope) ?? findBaseline(baselineId(id), scope);
    return { id: byBaseline ? text(byBaseline.attributes.operating_system) : id };
  },
};
