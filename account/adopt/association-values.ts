import { isHidden } from "../snapshot/hidden-text";
import type { SnapshotAssociation, SnapshotPatchPolicy } from "../snapshot/snapshot-schema";
import type { Hide } from "./existing-object";

/** What Terraform would hold of an association. */
export function associationValues(one: SnapshotAssociation, hide: Hide): Record<string, unknown> {
  const { S3Location } = one.OutputLocation ?? {};
  const called = one.AssociationName ?? one.AssociationId;
  // Terraform keeps a parameter as one text.
  const parameters = Object.entries(one.Parameters ?? {}).map(([name, values]) => {
    const secret = values.find(isHidden);
    return [name, secret === undefined ? values.join(",") : hide(secret, `parameter ${name} of association ${called}`)];
  });
  return {
    association_id: one.AssociationId,
    association_name: one.AssociationName ?? null,
    name: one.Name,
    document_version: one.DocumentVersion ?? null,
    parameters: Object.fromEntries(parameters),
    targets: (one.Targets ?? []).map(({ Key, Values }) => ({ key: Key, values: Values })),
    schedule_expression: one.ScheduleExpression ?? null,
    apply_only_at_cron_interval: one.ApplyOnlyAtCronInterval ?? false,
    calendar_names: one.CalendarNames ?? [],
    max_concurrency: one.MaxConcurrency ?? null,
    max_errors: one.MaxErrors ?? null,
    compliance_severity: one.ComplianceSeverity ?? null,
    sync_compliance: one.SyncCompliance ?? null,
    automation_target_parameter_name: one.AutomationTargetParameterName ?? null,
    output_location:
      S3Location === undefined
        ? []
        : [
            {
              s3_bucket_name: S3Location.OutputS3BucketName ?? null,
              s3_key_prefix: S3Location.OutputS3KeyPrefix ?? null,
              s3_region: S3Location.OutputS3Region ?? null,
            },
          ],
    tags: one.Tags ?? {},
    tags_all: one.Tags ?? {},
  };
}

/** What Terraform would hold of a patch policy. */
export function policyValues(one: SnapshotPatchPolicy, hide: Hide): Record<string, unknown> {
  const called = one.Name ?? one.ManagerArn;
  return {
    manager_arn: one.ManagerArn,
    name: one.Name ?? null,
    description: one.Description ?? null,
    configuration_definition: (one.ConfigurationDefinitions ?? []).map((definition) => ({
      type: definition.Type,
      local_deployment_administration_role_arn: definition.LocalDeploymentAdministrationRoleArn ?? null,
      local_deployment_execution_role_name: definition.LocalDeploymentExecutionRoleName ?? null,
      parameters: Object.fromEntries(
        Object.entries(definition.Parameters).map(([name, value]) => [
          name,
          hide(value, `parameter ${name} of patch policy ${called}`),
        ]),
      ),
    })),
    tags: one.Tags ?? {},
    tags_all: one.Tags ?? {},
  };
}

/** What AWS holds of an association and no provider knows: it would be cleared with the next change. */
const UNKNOWN_TO_THE_PROVIDER: readonly (readonly [field: string, name: string])[] = [
  ["ScheduleOffset", "a schedule offset"],
  ["Duration", "a duration"],
  ["TargetMaps", "target maps"],
  ["TargetLocations", "target locations"],
  ["AlarmConfiguration", "an alarm"],
];

/** Quick Setup makes associations for its policies, and changes them. */
export const OF_QUICK_SETUP = "it belongs to a StackSet of Quick Setup";

/** Why an association must stay as it is; undefined for one that can be adopted. */
export function whyNotAdoptable(one: SnapshotAssociation): string | undefined {
  if ((one.AssociationName ?? "").startsWith("AWS-QuickSetup-")) return OF_QUICK_SETUP;
  const fields = one as Readonly<Record<string, unknown>>;
  const lost = UNKNOWN_TO_THE_PROVIDER.filter(([field]) => isGiven(fields[field])).map(([, name]) => name);
  if (lost.length > 0) {
    return `it has ${lost.join(" and ")}, which the provider does not know and would clear with the next change`;
  }
  const parameters = Object.entries(one.Parameters ?? {});
  const secret = parameters.find(([, values]) => values.some(isHidden))?.[0];
  if (secret !== undefined) {
    return `its parameter ${secret} may be a secret: another value than AWS has would be an update, which runs it immediately`;
  }
  const several = parameters.find(([, values]) => values.length > 1)?.[0];
  if (several !== undefined) {
    return `its parameter ${several} has several values, which the provider would send as one with the next change`;
  }
  const hasTargets = (one.Targets ?? []).length > 0;
  return hasTargets ? undefined : "it names its node without a target, which the provider no longer knows";
}

function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null;
}
