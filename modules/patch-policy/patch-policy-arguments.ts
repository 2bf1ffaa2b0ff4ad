import { PATCH_POLICY_TYPE, type PolicyTargetsModel } from "../../model/patch-policy/patch-policy-model";
import type { PatchPolicyReading } from "../../model/patch-policy/read-patch-policy";
import type { Settled } from "../../model/values/unknown";
import { copied } from "../construct/blocks";
import { isUnresolved } from "../construct/tokens";
import { Fn, type SsmquicksetupConfigurationManagerConfig, Token } from "../framework/framework";

type Policy = Settled<PatchPolicyReading>;

/** A policy as Terraform's arguments: every parameter is a text. */
export function patchPolicyArguments(policy: Policy): SsmquicksetupConfigurationManagerConfig {
  return {
    name: policy.name,
    description: policy.description,
    region: policy.region,
    tags: !isUnresolved(policy.tags) && Object.keys(policy.tags).length === 0 ? undefined : copied(policy.tags),
    configurationDefinition: [
      {
        type: PATCH_POLICY_TYPE,
        localDeploymentAdministrationRoleArn: policy.localDeploymentAdministrationRoleArn,
        localDeploymentExecutionRoleName: policy.localDeploymentExecutionRoleName,
        parameters: parametersOf(policy),
      },
    ],
  };
}

/** Source: other ways facts, B1. */
function parametersOf(policy: Policy): { [name: string]: string } {
  const { accounts, organizationalUnits } = policy;
  const parameters: Readonly<Record<string, string | undefined>> = {
    PatchPolicyName: policy.patchPolicyName,
    SelectedPatchBaselines: selectedBaselines(policy.baselines),
    PatchBaselineUseDefault: "custom",
    PatchBaselineRegion: policy.baselineRegion,
    ConfigurationOptionsPatchOperation: policy.operation,
    ConfigurationOptionsScanValue: policy.scanSchedule,
    ConfigurationOptionsScanNextInterval: text(policy.scanWaits),
    ConfigurationOptionsInstallValue: policy.installSchedule,
    ConfigurationOptionsInstallNextInterval: policy.operation === "Scan" ? undefined : text(policy.installWaits),
    RebootOption: policy.rebootOption,
    IsPolicyAttachAllowed: text(policy.attachPolicies),
    OutputLogEnableS3: text(policy.output !== undefined),
    OutputS3BucketName: policy.output?.s3BucketName,
    OutputS3KeyPrefix: policy.output?.s3KeyPrefix,
    OutputBucketRegion: policy.output?.s3Region,
    RateControlConcurrency: policy.maxConcurrency,
    RateControlErrorThreshold: policy.maxErrors,
    TargetRegions: listed(policy.regions),
    TargetAccounts: accounts === undefined ? undefined : listed(accounts),
    TargetOrganizationalUnits: organizationalUnits === undefined ? undefined : listed(organizationalUnits),
    ...targetParameters(policy.targets),
  };
  return Object.fromEntries(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** `{"UBUNTU": {"value": "pb-…"}}`: ids that are known after apply stand in it as they will be. */
function selectedBaselines(baselines: Policy["baselines"]): string {
  const entries = Object.entries(baselines).map(([system, id]) => [
    system,
    { value: id, label: "", description: "", disabled: false },
  ]);
  return Token.asString(Fn.jsonencode(Object.fromEntries(entries)));
}

function targetParameters(targets: Settled<PolicyTargetsModel>): Readonly<Record<string, string | undefined>> {
  switch (targets.kind) {
    case "all":
      return { TargetType: "*" };
    case "tag":
      return { TargetType: "Tags", TargetTagKey: targets.key, TargetTagValue: targets.value };
    case "instances":
      return { TargetType: "InstanceIds", TargetInstances: listed(targets.instanceIds) };
    case "resource group":
      return { TargetType: "ResourceGroups", ResourceGroupName: targets.name };
  }
}

/** Texts in one, divided by commas; a list that is known after apply is joined by Terraform. */
function listed(list: readonly string[]): string {
  return isUnresolved(list) ? Token.asString(Fn.join(",", list as string[])) : [...list].join(",");
}

function text(flag: boolean): string {
  return isUnresolved(flag) ? Token.asString(flag) : String(flag);
}
