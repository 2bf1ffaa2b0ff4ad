import { PATCH_POLICY_TYPE, type PatchPolicyModel, type PolicyTargetsModel } from "../patch-policy/patch-policy-model";
import { readSelectedBaselines } from "../patch-policy/selected-baselines";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { given } from "./given";
import type { TerraformBlock } from "./terraform-block";

type Parameters = Knowable<Readonly<Record<string, Knowable<string>>>>;

/**
 * An `aws_ssmquicksetup_configuration_manager` as our model; undefined where it sets up something else than patching.
 */
export function patchPolicyFromTerraform(block: TerraformBlock): PatchPolicyModel | undefined {
  const definitions = block.blocks("configuration_definition");
  if (!isKnown(definitions)) return policyOf(block, UNKNOWN);
  for (const definition of definitions) {
    if (!isKnown(definition)) return policyOf(block, UNKNOWN);
    const type = definition.text("type");
    if (type === PATCH_POLICY_TYPE) return policyOf(block, definition.map("parameters"));
  }
  return undefined;
}

function policyOf(block: TerraformBlock, parameters: Parameters): PatchPolicyModel {
  const read = new PolicyParameters(parameters);
  return {
    name: block.text("name") ?? UNKNOWN,
    patchPolicyName: read.text("PatchPolicyName") ?? UNKNOWN,
    operation: read.text("ConfigurationOptionsPatchOperation") ?? "Scan",
    scanWaits: read.flag("ConfigurationOptionsScanNextInterval") ?? false,
    installWaits: read.flag("ConfigurationOptionsInstallNextInterval") ?? false,
    baselines: readSelectedBaselines(read.text("SelectedPatchBaselines")),
    targets: targetsOf(read),
    regions: read.list("TargetRegions") ?? UNKNOWN,
    tags: block.map("tags"),
    ...given({
      description: block.text("description"),
      scanSchedule: read.text("ConfigurationOptionsScanValue"),
      installSchedule: read.text("ConfigurationOptionsInstallValue"),
      rebootOption: read.text("RebootOption"),
      accounts: read.list("TargetAccounts"),
      organizationalUnits: read.list("TargetOrganizationalUnits"),
      maxConcurrency: read.text("RateControlConcurrency"),
      maxErrors: read.text("RateControlErrorThreshold"),
      region: block.text("region"),
    }),
  };
}

function targetsOf(read: PolicyParameters): Knowable<PolicyTargetsModel> {
  const type = read.text("TargetType");
  if (type !== undefined && !isKnown(type)) return UNKNOWN;
  switch (type) {
    case "Tags":
      return { kind: "tag", key: read.text("TargetTagKey") ?? UNKNOWN, value: read.text("TargetTagValue") ?? UNKNOWN };
    case "InstanceIds":
      return { kind: "instances", instanceIds: read.list("TargetInstances") ?? UNKNOWN };
    case "ResourceGroups":
      return { kind: "resource group", name: read.text("ResourceGroupName") ?? UNKNOWN };
    default:
      return { kind: "all" };
  }
}

/** The parameters of a policy are texts, also where they mean something else. */
class PolicyParameters {
  constructor(private readonly parameters: Parameters) {}

  public text(name: string): Knowable<string> | undefined {
    if (!isKnown(this.parameters)) return UNKNOWN;
    const value = Object.hasOwn(this.parameters, name) ? this.parameters[name] : undefined;
    return value === "" ? undefined : value;
  }

  public flag(name: string): Knowable<boolean> | undefined {
    const text = this.text(name);
    return text === undefined || !isKnown(text) ? text : text.trim().toLowerCase() === "true";
  }

  public list(name: string): Knowable<readonly string[]> | undefined {
    const text = this.text(name);
    if (text === undefined || !isKnown(text)) return text;
    return text
      .split(",")
      .map((entry) => entry.trim())
      .filter((entry) => entry !== "");
  }
}
