import { filtersFromAws } from "../../model/aws/patch-baseline-from-aws";
import { operatingSystemFacts } from "../../model/facts/operating-systems";
import { asHidden, isHidden } from "../snapshot/hidden-text";
import type {
  SnapshotAccount,
  SnapshotBaseline,
  SnapshotRegion,
  SnapshotTask,
  SnapshotWindow,
} from "../snapshot/snapshot-schema";
import { associationValues, policyValues, whyNotAdoptable } from "./association-values";
import {
  type Adoptable,
  type ExistingObject,
  type Hide,
  type LeftObject,
  labelOf,
  placeholderOf,
  type Secret,
} from "./existing-object";
import { invocationValues } from "./task-values";

/** Everything that a snapshot has of one account, as Terraform would hold it. */
export interface Everything {
  readonly objects: readonly ExistingObject[];
  readonly secrets: readonly Secret[];
  /** Objects that must stay as they are, with the reason. */
  readonly stay: ReadonlyMap<ExistingObject, string>;
}

/** What Terraform would hold of everything that a snapshot has of one account. */
export function everythingIn({ regions }: Pick<SnapshotAccount, "regions">): Everything {
  const secrets: (Secret & { readonly where: string })[] = [];
  const stay = new Map<ExistingObject, string>();
  const hideIn: HideIn = (where) => (value, what) => {
    if (!isHidden(value)) return value;
    const placeholder = placeholderOf(value.sha256);
    if (!secrets.some((one) => one.placeholder === placeholder)) secrets.push({ placeholder, what, where });
    return placeholder;
  };
  const objects = regions.flatMap((region) => [...objectsOf(region, hideIn), ...othersOf(region, hideIn, stay)]);
  return { objects, secrets: toldApart(secrets), stay };
}

/** Hides what an object has; where that is tells it apart from one that is called alike. */
type HideIn = (where: string) => Hide;

/** Secrets that would be called alike say where they are: which is which decides what a user gives. */
function toldApart(secrets: readonly (Secret & { readonly where: string })[]): readonly Secret[] {
  const counts = new Map<string, number>();
  for (const { what } of secrets) counts.set(what, (counts.get(what) ?? 0) + 1);
  return secrets.map(({ placeholder, what, where }) => ({
    placeholder,
    what: counts.get(what) === 1 ? what : `${what} ${where}`,
  }));
}

/** The same, ready to be adopted: what must stay is left, with the reason. */
export function fromSnapshot(account: SnapshotAccount): Adoptable {
  const { objects, secrets, stay } = everythingIn(account);
  const baselines = account.regions.flatMap((region) => region.baselines);
  const adopted = objects.filter((object) => !stay.has(object));
  return {
    account: account.id,
    objects: adopted,
    left: [
      ...[...stay].map(([object, reason]) => ({ label: labelOf(object), reason })),
      ...account.regions.flatMap(leftIn),
    ],
    secrets,
    systems: Object.fromEntries(baselines.map((one) => [one.BaselineId, one.OperatingSystem])),
    by: "import",
  };
}

function objectIn(region: string) {
  return (type: ExistingObject["type"], id: string, values: ExistingObject["values"]): ExistingObject => ({
    type,
    id,
    region,
    values: { ...values, id, region },
  });
}

function objectsOf(region: SnapshotRegion, hideIn: HideIn): ExistingObject[] {
  const own = region.baselines.filter(({ BaselineId }) => isOwn(BaselineId));
  const object = objectIn(region.region);
  const hide = hideIn(`in ${region.region}`);
  return [
    ...own.map((one) => object("aws_ssm_patch_baseline", one.BaselineId, baselineValues(one, hide))),
    ...region.defaults
      .filter((one) => !isFreshDefault(one, region.baselines))
      .map(({ OperatingSystem, BaselineId }) =>
        object("aws_ssm_default_patch_baseline", OperatingSystem, {
          baseline_id: BaselineId,
          operating_system: OperatingSystem,
        }),
      ),
    ...region.patchGroups.map(({ PatchGroup, BaselineId }) =>
      object("aws_ssm_patch_group", `${PatchGroup},${BaselineId}`, {
        patch_group: PatchGroup,
        baseline_id: BaselineId,
      }),
    ),
    ...region.windows.flatMap((window) => [
      object("aws_ssm_maintenance_window", window.WindowId, windowValues(window)),
      ...window.Targets.map((target) =>
        object("aws_ssm_maintenance_window_target", target.WindowTargetId, targetValues(window.WindowId, target)),
      ),
      ...window.Tasks.map((task) =>
        object(
          "aws_ssm_maintenance_window_task",
          task.WindowTaskId,
          taskValues(window.WindowId, task, hideIn(`of window ${window.Name} in ${region.region}`)),
        ),
      ),
    ]),
  ];
}

/** What patches without a window. */
function othersOf(region: SnapshotRegion, hideIn: HideIn, stay: Map<ExistingObject, string>): ExistingObject[] {
  const object = objectIn(region.region);
  const hide = hideIn(`in ${region.region}`);
  const associations = region.associations.map((one) => {
    const association = object("aws_ssm_association", one.AssociationId, associationValues(one, hide));
    const reason = whyNotAdoptable(one);
    if (reason !== undefined) stay.set(association, reason);
    return association;
  });
  const policies = region.patchPolicies.map((one) =>
    object("aws_ssmquicksetup_configuration_manager", one.ManagerArn, policyValues(one, hide)),
  );
  return [...associations, ...policies];
}

function isOwn(baselineId: string): boolean {
  return !baselineId.startsWith("arn:");
}

/** AWS's own default of a system, which an account has that never registered one. */
function isFreshDefault(
  { OperatingSystem, BaselineId }: SnapshotRegion["defaults"][number],
  baselines: readonly SnapshotBaseline[],
): boolean {
  if (isOwn(BaselineId)) return false;
  const name = baselines.find((one) => one.BaselineId === BaselineId)?.Name;
  const predefined = operatingSystemFacts(OperatingSystem)?.predefinedBaseline;
  return name === undefined || predefined === undefined || name === predefined;
}

/** What Terraform would hold of a patch baseline. */
export function baselineValues(baseline: SnapshotBaseline, hide: Hide): Record<string, unknown> {
  return {
    name: baseline.Name,
    description: baseline.Description ?? "",
    operating_system: baseline.OperatingSystem,
    approval_rule: (baseline.ApprovalRules?.PatchRules ?? []).map((rule) => ({
      approve_after_days: rule.ApproveAfterDays ?? null,
      approve_until_date: rule.ApproveUntilDate ?? "",
      compliance_level: rule.ComplianceLevel ?? "UNSPECIFIED",
      enable_non_security: rule.EnableNonSecurity ?? false,
      patch_filter: filtersFromAws(rule.PatchFilterGroup),
    })),
    global_filter: filtersFromAws(baseline.GlobalFilters),
    approved_patches: baseline.ApprovedPatches ?? [],
    approved_patches_compliance_level: baseline.ApprovedPatchesComplianceLevel ?? "UNSPECIFIED",
    approved_patches_enable_non_security: baseline.ApprovedPatchesEnableNonSecurity ?? false,
    rejected_patches: baseline.RejectedPatches ?? [],
    rejected_patches_action: baseline.RejectedPatchesAction ?? "ALLOW_AS_DEPENDENCY",
    source: (baseline.Sources ?? []).map(({ Name, Products, Configuration }) => ({
      name: Name,
      products: Products,
      configuration: hide(asHidden(Configuration), `source ${Name} of patch baseline ${baseline.Name}`),
    })),
    available_security_updates_compliance_status: baseline.AvailableSecurityUpdatesComplianceStatus ?? null,
    ...tagged(baseline.Tags),
  };
}

function windowValues(window: SnapshotWindow): Record<string, unknown> {
  return {
    name: window.Name,
    description: window.Description ?? "",
    enabled: window.Enabled,
    schedule: window.Schedule,
    schedule_timezone: window.ScheduleTimezone ?? "",
    schedule_offset: window.ScheduleOffset ?? null,
    start_date: window.StartDate ?? "",
    end_date: window.EndDate ?? "",
    duration: window.Duration,
    cutoff: window.Cutoff,
    allow_unassociated_targets: window.AllowUnassociatedTargets,
    ...tagged(window.Tags),
  };
}

function targetValues(windowId: string, target: SnapshotWindow["Targets"][number]): Record<string, unknown> {
  return {
    window_id: windowId,
    resource_type: target.ResourceType,
    targets: target.Targets.map(({ Key, Values }) => ({ key: Key, values: Values })),
    name: target.Name ?? "",
    description: target.Description ?? "",
    owner_information: target.OwnerInformation ?? "",
  };
}

function taskValues(windowId: string, task: SnapshotTask, hide: Hide): Record<string, unknown> {
  return {
    window_id: windowId,
    window_task_id: task.WindowTaskId,
    task_type: task.TaskType,
    task_arn: task.TaskArn,
    targets: (task.Targets ?? []).map(({ Key, Values }) => ({ key: Key, values: Values })),
    name: task.Name ?? "",
    description: task.Description ?? "",
    priority: task.Priority ?? null,
    max_concurrency: task.MaxConcurrency ?? null,
    max_errors: task.MaxErrors ?? null,
    service_role_arn: task.ServiceRoleArn ?? null,
    cutoff_behavior: task.CutoffBehavior ?? null,
    task_invocation_parameters: invocationValues(task, hide),
  };
}

function tagged(tags: Readonly<Record<string, string>> = {}) {
  return { tags, tags_all: tags };
}

/** What of a snapshot is not adopted beside whole objects, and why. */
function leftIn(region: SnapshotRegion): LeftObject[] {
  const unread = region.refused.map(
    ({ part, permission, reason }): LeftObject => ({
      label: `${part} in ${region.region}`,
      reason: `not read: ${permission === undefined ? reason : `${permission} is denied`}`,
    }),
  );
  const legacy = region.windows.flatMap(({ Tasks }) =>
    Tasks.filter((task) => task.AlarmConfiguration !== undefined || task.TaskParameters !== undefined),
  );
  const losing = legacy.map(
    ({ WindowTaskId, AlarmConfiguration }): LeftObject => ({
      label: `${AlarmConfiguration === undefined ? "TaskParameters" : "the alarm"} of window task ${WindowTaskId}`,
      reason: "the provider does not know it, and would clear it with the next change of the task",
    }),
  );
  return [...losing, ...unread];
}
