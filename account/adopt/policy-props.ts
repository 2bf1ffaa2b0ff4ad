import { DEFAULT_MAX_CONCURRENCY, DEFAULT_MAX_ERRORS } from "../../model/maintenance-window/patch-task-options";
import type { PatchPolicyModel, PolicyTargetsModel } from "../../model/patch-policy/patch-policy-model";
import { patchPolicyFromTerraform } from "../../model/terraform/patch-policy-from-terraform";
import { TerraformBlock } from "../../model/terraform/terraform-block";
import type { TerraformObject } from "../../model/terraform/terraform-value";
import { isKnown, UNKNOWN } from "../../model/values/unknown";
import { tagProps } from "./baseline-props";
import { CannotSay } from "./cannot-say";
import { type Code, set } from "./code";
import type { ExistingObject } from "./existing-object";
import { scheduleCode } from "./window-props";

/** Writes a baseline that a policy selects, by its system and id. */
type WriteBaseline = (operatingSystem: string, baselineId: string) => Code;

/** The props of a `PatchPolicy`. @throws CannotSay */
export function policyProps({ values }: ExistingObject, write: WriteBaseline): Record<string, Code> {
  const policy = patchPolicyFromTerraform(new TerraformBlock(values as TerraformObject, ""));
  if (policy === undefined) throw new CannotSay("its definition is none of a patch policy alone");
  const baselines = knownTexts(policy.baselines);
  const targets = isKnown(policy.targets) ? targetProps(policy.targets) : undefined;
  const where = placeProps(policy);
  if (baselines === undefined)
    throw new CannotSay("its SelectedPatchBaselines say more than a baseline for each system");
  if (targets === undefined) throw new CannotSay("its parameters say on which nodes in a way of their own");
  if (where === undefined)
    throw new CannotSay("its parameters say in which accounts and Regions in a way of their own");
  const { output } = policy;
  const installs = policy.operation === "ScanAndInstall";
  return set({
    name: text(policy.name),
    description: text(policy.description),
    operation: text(policy.operation),
    rebootOption: installs ? text(policy.rebootOption) : undefined,
    baselines: Object.entries(baselines).map(([system, id]) => write(system, id)),
    baselineRegion: text(policy.baselineRegion),
    ...where,
    targets,
    scanSchedule: schedule(policy.scanSchedule),
    scanWaits: policy.scanWaits === true ? undefined : false,
    installSchedule: installs ? schedule(policy.installSchedule) : undefined,
    installWaits: !installs || policy.installWaits === true ? undefined : false,
    maxConcurrency: text(policy.maxConcurrency, DEFAULT_MAX_CONCURRENCY),
    maxErrors: text(policy.maxErrors, DEFAULT_MAX_ERRORS),
    attachPolicies: policy.attachPolicies === true ? true : undefined,
    outputS3Bucket: text(output?.s3BucketName),
    outputS3KeyPrefix: text(output?.s3KeyPrefix),
    outputS3Region: text(output?.s3Region),
    localDeploymentAdministrationRoleArn: text(policy.localDeploymentAdministrationRoleArn),
    localDeploymentExecutionRoleName: text(policy.localDeploymentExecutionRoleName),
    tags: tagProps(values),
  });
}

function placeProps({ accounts, organizationalUnits, regions }: PatchPolicyModel): Record<string, Code> | undefined {
  const places = knownList(accounts);
  const units = knownList(organizationalUnits);
  const targetRegions = knownList(regions);
  if (targetRegions === undefined) return undefined;
  if (units !== undefined && accounts === undefined) return { organizationalUnits: units, targetRegions };
  const [account, ...more] = places ?? [];
  return account === undefined || more.length > 0 ? undefined : { account, targetRegions };
}

function targetProps(targets: PolicyTargetsModel): Code | undefined {
  switch (targets.kind) {
    case "all":
      return { allNodes: true };
    case "tag": {
      const [key, value] = [text(targets.key), text(targets.value)];
      return key === undefined || value === undefined ? undefined : { tag: { key, value } };
    }
    case "instances": {
      const instanceIds = knownList(targets.instanceIds);
      return instanceIds && { instanceIds };
    }
    case "resource group": {
      const resourceGroup = text(targets.name);
      return resourceGroup === undefined ? undefined : { resourceGroup };
    }
  }
}

function text(value: unknown, byDefault?: string): string | undefined {
  return typeof value === "string" && value !== byDefault ? value : undefined;
}

function schedule(value: unknown): Code | undefined {
  const expression = text(value);
  return expression === undefined ? undefined : scheduleCode(expression);
}

function knownList(list: unknown): readonly string[] | undefined {
  return Array.isArray(list) && list.every((one) => typeof one === "string") ? list : undefined;
}

function knownTexts(texts: PatchPolicyModel["baselines"]): Readonly<Record<string, string>> | undefined {
  if (!isKnown(texts) || Object.values(texts).includes(UNKNOWN)) return undefined;
  return texts as Readonly<Record<string, string>>;
}
