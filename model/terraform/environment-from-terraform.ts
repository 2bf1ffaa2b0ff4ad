import type { DefaultBaselineModel, Keyed, PatchEnvironmentModel } from "../environment/patch-environment-model";
import { isOperatingSystem, OPERATING_SYSTEMS } from "../facts/operating-systems";
import type { BaselineReference, PatchGroupModel } from "../patch-group/patch-group-model";
import { given } from "../values/given";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { associationFromTerraform } from "./association-from-terraform";
import { maintenanceWindowFromTerraform } from "./maintenance-window-from-terraform";
import { patchBaselineFromTerraform } from "./patch-baseline-from-terraform";
import { patchPolicyFromTerraform } from "./patch-policy-from-terraform";
import { TerraformBlock } from "./terraform-block";
import { isReference, type TerraformReference, type TerraformResource } from "./terraform-value";
import { type KeyedBlock, WindowParts } from "./window-parts";

/**
 * What the resources of one configuration or plan decide about patching. Every object's key is its Terraform address;
 * a patch group's is the address of its first registration. Resources of other types are left alone.
 */
export function environmentFromTerraform(resources: readonly TerraformResource[]): PatchEnvironmentModel {
  const all = new Resources(resources);
  const baselines = all.ofType("aws_ssm_patch_baseline").map(({ key, provider, block }) => ({
    key,
    ...given({ provider }),
    ...patchBaselineFromTerraform(block),
  }));
  const defaultBaselines = all
    .ofType("aws_ssm_default_patch_baseline")
    .map((registered): Keyed<DefaultBaselineModel> => {
      const { key, provider, block } = registered;
      const system = block.text("operating_system") ?? UNKNOWN;
      const baseline = baselineReference(registered, all, system);
      return { key, baseline, ...given({ provider, region: block.text("region") }) };
    });
  const parts = new WindowParts(all.ofType("aws_ssm_maintenance_window_target"), all.ofType(WINDOW_TASK));
  const own = all.ofType("aws_ssm_maintenance_window").map(({ key, provider, block }) => ({
    key,
    ...given({ provider }),
    ...maintenanceWindowFromTerraform(block, parts.targetsOf(key), parts.tasksOf(key)),
  }));
  const maintenanceWindows = [...own, ...parts.windowsBeside(new Set(own.map(({ key }) => key)))];
  const associations = all
    .ofType("aws_ssm_association")
    .map(({ key, provider, block }) => ({ key, ...given({ provider }), ...associationFromTerraform(block) }));
  const patchPolicies = all.ofType("aws_ssmquicksetup_configuration_manager").flatMap(({ key, provider, block }) => {
    const policy = patchPolicyFromTerraform(block);
    return policy === undefined ? [] : [{ key, ...given({ provider }), ...policy }];
  });
  return {
    baselines,
    patchGroups: patchGroups(all),
    defaultBaselines,
    maintenanceWindows,
    ...(associations.length === 0 ? {} : { associations }),
    ...(patchPolicies.length === 0 ? {} : { patchPolicies }),
  };
}

const WINDOW_TASK = "aws_ssm_maintenance_window_task";

class Resources {
  private readonly byAddress: ReadonlyMap<string, TerraformResource>;

  constructor(private readonly all: readonly TerraformResource[]) {
    this.byAddress = new Map(all.map((resource) => [resource.address, resource]));
  }

  public ofType(type: string): readonly KeyedBlock[] {
    return this.all.filter((resource) => resource.type === type && !resource.isData).map(keyedBlock);
  }

  public at({ address }: TerraformReference): (KeyedBlock & { readonly isData: boolean }) | undefined {
    const resource = this.byAddress.get(address);
    return resource && { ...keyedBlock(resource), isData: resource.isData };
  }
}

function keyedBlock({ address, provider, attributes, beside, brought, topics }: TerraformResource): KeyedBlock {
  const block = new TerraformBlock(attributes, address);
  return { key: address, provider, block, ...given({ beside, brought, topics }) };
}

/** Terraform has a resource for each registration; a group is all of those with its name, of one provider and Region. */
function patchGroups(all: Resources): readonly Keyed<PatchGroupModel>[] {
  const groups: Keyed<PatchGroupModel>[] = [];
  for (const registered of all.ofType("aws_ssm_patch_group")) {
    const { key, provider, block } = registered;
    const patchGroup = block.text("patch_group") ?? UNKNOWN;
    const region = block.text("region");
    const registration = { key, baseline: baselineReference(registered, all, UNKNOWN) };
    const place = groups.findIndex(
      (group) =>
        isKnown(patchGroup) &&
        group.patchGroup === patchGroup &&
        group.region === region &&
        group.provider === provider,
    );
    const known = groups[place];
    if (known === undefined) {
      groups.push({ key, patchGroup, registrations: [registration], ...given({ region, provider }) });
    } else {
      groups[place] = { ...known, registrations: [...known.registrations, registration] };
    }
  }
  return groups;
}

function baselineReference(
  { block, beside }: KeyedBlock,
  all: Resources,
  operatingSystem: Knowable<string>,
): BaselineReference {
  const link = block.link("baseline_id") ?? UNKNOWN;
  if (beside !== undefined) {
    const { operatingSystem: system, region = UNKNOWN } = beside.baseline;
    return { kind: "existing", baselineId: UNKNOWN, operatingSystem: system, region, beside };
  }
  if (!isReference(link)) {
    return { kind: "existing", baselineId: link, operatingSystem, region: regionOfBaselineId(link) };
  }

  const target = all.at(link);
  if (target === undefined) return { kind: "existing", baselineId: UNKNOWN, operatingSystem, region: UNKNOWN };
  const region = given({ region: target.block.text("region") });
  if (!target.isData) {
    const baseline = patchBaselineFromTerraform(target.block);
    return { kind: "managed", key: target.key, operatingSystem: baseline.operatingSystem, ...region };
  }
  const system = target.block.text("operating_system") ?? operatingSystem;
  return isPredefined(target.block, system)
    ? { kind: "predefined", operatingSystem: system, ...region }
    : { kind: "existing", baselineId: UNKNOWN, operatingSystem: system, ...region };
}

/** An ARN names the Region of its baseline; an id does not say in which one it is. */
function regionOfBaselineId(id: Knowable<string>): Knowable<string> {
  return (isKnown(id) && /^arn:[^:]*:ssm:([a-z\d-]+):/.exec(id)?.[1]) || UNKNOWN;
}

/** A look-up of AWS's own default baseline, told by its name: the flag `default_baseline` follows the account's choice. */
function isPredefined(block: TerraformBlock, operatingSystem: Knowable<string>): boolean {
  if (!isKnown(operatingSystem) || !isOperatingSystem(operatingSystem)) return false;
  const { predefinedBaseline } = OPERATING_SYSTEMS[operatingSystem];
  return block.text("owner") === "AWS" && block.text("name_prefix") === predefinedBaseline;
}
