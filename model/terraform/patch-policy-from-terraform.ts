import type { S3OutputModel } from "../association/s3-output";
import { PATCH_POLICY_TYPE, type PatchPolicyModel, type PolicyTargetsModel } from "../patch-policy/patch-policy-model";
import { given } from "../values/given";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import type { TerraformBlock } from "./terraform-block";
import { isReference } from "./terraform-value";

/** The parameters of a policy that the model reads. Source: other ways facts, B1. */
export const PATCH_POLICY_PARAMETERS: readonly string[] = [
  "PatchPolicyName",
  "SelectedPatchBaselines",
  "PatchBaselineRegion",
  "ConfigurationOptionsPatchOperation",
  "ConfigurationOptionsScanValue",
  "ConfigurationOptionsScanNextInterval",
  "ConfigurationOptionsInstallValue",
  "ConfigurationOptionsInstallNextInterval",
  "RebootOption",
  "IsPolicyAttachAllowed",
  "OutputLogEnableS3",
  "OutputS3BucketName",
  "OutputS3KeyPrefix",
  "OutputBucketRegion",
  "OutputS3BucketRegion",
  "RateControlConcurrency",
  "RateControlErrorThreshold",
  "TargetAccounts",
  "TargetOrganizationalUnits",
  "TargetRegions",
  "TargetType",
  "TargetTagKey",
  "TargetTagValue",
  "TargetInstances",
  "ResourceGroupName",
];

/**
 * An `aws_ssmquicksetup_configuration_manager` as our model; undefined where it sets up something else than patching.
 */
export function patchPolicyFromTerraform(block: TerraformBlock): PatchPolicyModel | undefined {
  const definitions = block.blocks("configuration_definition");
  if (!isKnown(definitions)) return policyOf(block, undefined);
  for (const definition of definitions) {
    if (!isKnown(definition)) return policyOf(block, undefined);
    if (definition.text("type") === PATCH_POLICY_TYPE) return policyOf(block, definition);
  }
  return undefined;
}

/** @param definition - undefined: not known */
function policyOf(block: TerraformBlock, definition: TerraformBlock | undefined): PatchPolicyModel {
  const read = new PolicyParameters(definition === undefined ? UNKNOWN : definition.block("parameters"));
  return {
    name: block.text("name") ?? UNKNOWN,
    patchPolicyName: read.text("PatchPolicyName") ?? UNKNOWN,
    operation: read.text("ConfigurationOptionsPatchOperation") ?? "Scan",
    scanWaits: read.flag("ConfigurationOptionsScanNextInterval") ?? false,
    installWaits: read.flag("ConfigurationOptionsInstallNextInterval") ?? false,
    baselines: selectedBaselines(read.json("SelectedPatchBaselines")),
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
      baselineRegion: read.text("PatchBaselineRegion"),
      attachPolicies: read.flag("IsPolicyAttachAllowed"),
      localDeploymentAdministrationRoleArn: definition?.text("local_deployment_administration_role_arn"),
      localDeploymentExecutionRoleName: definition?.text("local_deployment_execution_role_name"),
      output: outputOf(read),
      region: block.text("region"),
    }),
  };
}

/**
 * `SelectedPatchBaselines`: an object by operating system, as JSON. A baseline of the same configuration is named by its
 * address, any other by its id or ARN. Source: other ways facts, B1.
 */
function selectedBaselines(json: Knowable<TerraformBlock> | undefined): PatchPolicyModel["baselines"] {
  if (json === undefined || !isKnown(json)) return UNKNOWN;
  return Object.fromEntries(json.names.map((system) => [system, baselineIn(json.block(system))]));
}

function baselineIn(entry: Knowable<TerraformBlock> | undefined): Knowable<string> {
  if (entry === undefined || !isKnown(entry)) return UNKNOWN;
  const link = entry.link("value") ?? UNKNOWN;
  if (!isReference(link)) return link;
  return link.address.startsWith("aws_ssm_patch_baseline.") ? link.address : UNKNOWN;
}

/** Turned on by a text; the name of the Region's key is written in two ways by AWS itself. Source: other ways facts, B1. */
function outputOf(read: PolicyParameters): S3OutputModel | undefined {
  if (read.flag("OutputLogEnableS3") === false) return undefined;
  const s3BucketName = read.text("OutputS3BucketName");
  if (s3BucketName === undefined) return undefined;
  const s3Region = read.text("OutputBucketRegion") ?? read.text("OutputS3BucketRegion");
  return { s3BucketName, ...given({ s3KeyPrefix: read.text("OutputS3KeyPrefix"), s3Region }) };
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
  constructor(private readonly parameters: Knowable<TerraformBlock> | undefined) {}

  public text(name: string): Knowable<string> | undefined {
    const { parameters } = this;
    return parameters === undefined || isKnown(parameters) ? parameters?.text(name) : UNKNOWN;
  }

  public json(name: string): Knowable<TerraformBlock> | undefined {
    const { parameters } = this;
    return parameters === undefined || isKnown(parameters) ? parameters?.json(name) : UNKNOWN;
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
