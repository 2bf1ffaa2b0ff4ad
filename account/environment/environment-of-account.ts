import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { environmentFromTerraform } from "../../model/terraform/environment-from-terraform";
import {
  referenceTo,
  type TerraformObject,
  type TerraformResource,
  type TerraformValue,
} from "../../model/terraform/terraform-value";
import { UNKNOWN } from "../../model/values/unknown";
import { type ExistingObject, labelOf } from "../adopt/existing-object";
import { everythingIn } from "../adopt/from-snapshot";
import type { SnapshotAccount, SnapshotRegion } from "../snapshot/snapshot-schema";

/**
 * What exists about patching in one account, as the model that stacks and plans are read into. Objects are called as
 * people would call them, or by AWS's ids; a text that the snapshot does not hold is not known.
 */
export function environmentOfAccount(account: SnapshotAccount, keys: Keys = "labels"): PatchEnvironmentModel {
  const { objects, secrets } = everythingIn(account);
  const where = account.regions.length > 1 ? (region: string) => ` in ${region}` : () => "";
  const nameOf = (object: ExistingObject) => (keys === "ids" ? object.id : `${labelOf(object)}${where(object.region)}`);
  const predefined = account.regions.flatMap((region) => predefinedBaselines(region));
  const addresses = new Map([
    ...objects.map((object) => [object.id, nameOf(object)] as const),
    ...predefined.map(({ id, resource }) => [id, resource.address] as const),
  ]);
  const hidden = new Set(secrets.map(({ placeholder }) => placeholder));
  const link = (value: unknown): TerraformValue => linked(value, addresses, hidden);
  const resources: TerraformResource[] = [
    ...objects.map((object) => {
      const {
        id: _id,
        window_task_id: _task,
        association_id: _association,
        manager_arn: _arn,
        ...values
      } = object.values;
      return { address: nameOf(object), type: object.type, isData: false, attributes: link(values) as TerraformObject };
    }),
    ...predefined.map(({ resource }) => resource),
  ];
  return { ...environmentFromTerraform(resources), account: account.id };
}

/** What names the objects: what people would call them, or AWS's ids. */
type Keys = "labels" | "ids";

/** AWS's own baselines are looked up and not kept: as a configuration would name them. */
function predefinedBaselines({ region, baselines }: SnapshotRegion) {
  return baselines
    .filter(({ BaselineId }) => BaselineId.startsWith("arn:"))
    .map(({ BaselineId: id, Name, OperatingSystem }) => ({
      id,
      resource: {
        address: id,
        type: "aws_ssm_patch_baseline",
        isData: true,
        attributes: { owner: "AWS", name_prefix: Name, operating_system: OperatingSystem, region },
      } satisfies TerraformResource,
    }));
}

/** Ids of other objects as references to them, and what stands for a secret as not known. */
function linked(value: unknown, addresses: ReadonlyMap<string, string>, hidden: ReadonlySet<string>): TerraformValue {
  if (typeof value === "string") {
    if (hidden.has(value)) return UNKNOWN;
    const address = addresses.get(value);
    return address === undefined ? value : referenceTo(address);
  }
  if (Array.isArray(value)) return value.map((one) => linked(one, addresses, hidden));
  if (typeof value !== "object" || value === null) return value as TerraformValue;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, linked(one, addresses, hidden)]));
}
