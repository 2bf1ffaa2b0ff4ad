import { Construct } from "constructs";
import {
  baselineOfPolicyElsewhere,
  PATCH_POLICY_CHECKS,
  tellBaselineOfPolicyElsewhere,
} from "../../model/checks/patch-policy/patch-policy-checks";
import type { PatchPolicyModel } from "../../model/patch-policy/patch-policy-model";
import type { PatchPolicyOptions } from "../../model/patch-policy/patch-policy-options";
import { readPatchPolicy } from "../../model/patch-policy/read-patch-policy";
import { propertyOf } from "../../model/values/property-of";
import { addressableId } from "../construct/addressable-id";
import { generated } from "../construct/generated";
import { META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { otherRegions } from "../construct/regions";
import { checked } from "../construct/report";
import { SsmquicksetupConfigurationManager } from "../framework/framework";
import { patchPolicyArguments } from "./patch-policy-arguments";

export type PatchPolicyProps = PatchPolicyOptions & MetaArguments;

/** What is wrong where a baseline lies in another Region than the one in which it is looked for. */
function baselinesElsewhere(policy: PatchPolicy, props: PatchPolicyProps) {
  const region = propertyOf(props, "baselineRegion");
  if (typeof region !== "string") return [];
  const baselines = propertyOf(props, "baselines");
  return otherRegions(policy, { region }, { baselines }, baselineOfPolicyElsewhere, tellBaselineOfPolicyElsewhere);
}

/**
 * Scans, or scans and installs, by a patch policy of Quick Setup: `aws_ssmquicksetup_configuration_manager`. It reaches
 * accounts and Regions by itself, and follows the baselines that it selects: patch groups are ignored.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class PatchPolicy extends Construct {
  /** The Terraform resource, for whatever this class does not cover. */
  public readonly resource: SsmquicksetupConfigurationManager;
  /** What this policy means, as plain data: checks, explainer and review read this. */
  public readonly model: PatchPolicyModel;

  constructor(scope: Construct, id: string, props: PatchPolicyProps) {
    super(scope, addressableId("patch policy", scope, id, "a resource"));
    const { model, written } = checked(
      this,
      "patch policy",
      (problems, tokens) => {
        const reading = readPatchPolicy(props, problems, tokens, META_ARGUMENT_NAMES);
        if (reading !== undefined) problems.addAll(baselinesElsewhere(this, props));
        return reading;
      },
      PATCH_POLICY_CHECKS,
      { props },
    );
    this.model = model;
    const config = { ...patchPolicyArguments(written), ...metaArguments(props) };
    this.resource = generated(this, () => new SsmquicksetupConfigurationManager(this, "Default", config));
  }

  /** The ARN of the configuration, known after apply. */
  public get managerArn(): string {
    return this.resource.managerArn;
  }
}
