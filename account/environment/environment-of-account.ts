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
import { fromSnapshot } from "../adopt/from-snapshot";
import { isHidden } from "../snapshot/hidden-text";
import type {
  SnapshotAccount,
  SnapshotAssociation,
  SnapshotPatchPolicy,
  SnapshotRegion,
} from "../snapshot/snapshot-schema";

/**
 * What exists about patching in one account, as the model that stacks and plans are read into. Objects are called as
 * people would call them, or by AWS's ids; a text that the snapshot does not hold is not known.
 */
export function environmentOfAccount(account: SnapshotAccount, keys: Keys = "labels"): PatchEnvironmentModel {
  const { objects, secrets } = fromSnapshot(account);
  const where = account.regions.length > 1 ? (region: string) => ` in ${region}` : () => "";
  const nameOf = (object: ExistingObject) => (keys === "ids" ? object.id : `${labelOf(object)}${where(object.region)}`);
  const predefined = account.regions.flatMap((region) => predefinedBaselines(region));
  const addresses = new Map([
    ...objects.map((object) => [object.id, nameOf(object)] as const),
    ...predefined.map(({ id, resource }) => [id, resource.address] as const),
  ]);
  const hidden = new Set(secrets.map(({ placeholder }) => placeholder));
  const link = (value: unknown): TerraformValue => linked(value, addresses, hidden);
  const called = (id: string, one: TerraformResource) => (keys === "ids" ? { ...one, address: id } : one);
  const resources: TerraformResource[] = [
    ...objects.map((object) => {
      const { id: _own, window_task_id: _task, ...values } = object.values;
      return { address: nameOf(object), type: object.type, isData: false, attributes: link(values) as TerraformObject };
    }),
    ...predefined.map(({ resource }) => resource),
    ...account.regions.flatMap(({ region, associations, patchPolicies }) => [
      ...associations.map((one) => called(one.AssociationId, associationResource(one, region, where(region)))),
      ...patchPolicies.map((one) => called(one.ManagerArn, policyResource(one, where(region)))),
    ]),
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

function associationResource(one: SnapshotAssociation, region: string, where: string): TerraformResource {
  const more = one as Readonly<Record<string, TerraformValue>>;
  const { S3Location } = (one.OutputLocation ?? {}) as { readonly S3Location?: Readonly<Record<string, string>> };
  return {
    address: `association ${JSON.stringify(one.AssociationName ?? one.Name)} (${one.AssociationId})${where}`,
    type: "aws_ssm_association",
    isData: false,
    attributes: {
      region,
      name: one.Name,
      association_name: one.AssociationName,
      targets: (one.Targets ?? []).map(({ Key, Values }) => ({ key: Key, values: Values })),
      schedule_expression: one.ScheduleExpression,
      parameters: parametersOf(one.Parameters ?? {}),
      tags: one.Tags ?? {},
      document_version: more.DocumentVersion,
      apply_only_at_cron_interval: more.ApplyOnlyAtCronInterval,
      calendar_names: more.CalendarNames,
      max_concurrency: more.MaxConcurrency,
      max_errors: more.MaxErrors,
      compliance_severity: more.ComplianceSeverity,
      sync_compliance: more.SyncCompliance,
      automation_target_parameter_name: more.AutomationTargetParameterName,
      output_location:
        S3Location === undefined
          ? []
          : [
              {
                s3_bucket_name: S3Location.OutputS3BucketName,
                s3_key_prefix: S3Location.OutputS3KeyPrefix,
                s3_region: S3Location.OutputS3Region,
              },
            ],
    },
  };
}

/** Terraform keeps a parameter as one text. */
function parametersOf(parameters: NonNullable<SnapshotAssociation["Parameters"]>): TerraformObject {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => [name, values.some(isHidden) ? UNKNOWN : values.join(",")]),
  );
}

/** A policy works in the Regions that it names, wherever it is kept. */
function policyResource(one: SnapshotPatchPolicy, where: string): TerraformResource {
  return {
    address: `patch policy ${JSON.stringify(one.Name ?? one.ManagerArn)}${where}`,
    type: "aws_ssmquicksetup_configuration_manager",
    isData: false,
    attributes: {
      name: one.Name,
      configuration_definition: (one.ConfigurationDefinitions ?? []).map(({ Type, Parameters }) => ({
        type: Type,
        parameters: Object.fromEntries(
          Object.entries(Parameters).map(([name, value]) => [name, isHidden(value) ? UNKNOWN : value]),
        ),
      })),
    },
  };
}
