import type { Construct } from "constructs";
import { windowDateGoneBy } from "../../model/checks/maintenance-window/window-date-checks";
import { inherited } from "../../model/deadlines/inherited-deadline";
import type { PatchEnvironmentDefinition, SystemsByKey } from "../../model/patch-fleet/environment-definition";
import { endsForFreeze } from "../../model/patch-fleet/frozen-definition";
import { OPERATION_IDS } from "../../model/patch-fleet/reserved-ids";
import { leaveToWhole } from "../construct/report";
import { type SharedReadings, sharingReading } from "../construct/shared-readings";
import type { TerraformProvider } from "../framework/framework";
import type { MaintenanceWindow } from "../maintenance-window/maintenance-window";
import { PatchAssociation, type PatchAssociationProps } from "../patch-association/patch-association";
import { PatchBaseline } from "../patch-baseline/patch-baseline";
import { PatchGroup, type PatchGroupProps } from "../patch-group/patch-group";
import type {
  ExistingPatchNotifications,
  ExistingPatchNotificationsProps,
} from "../patch-operations/existing-patch-notifications";
import { PatchLogs } from "../patch-operations/patch-logs";
import { PatchNotifications, type PatchNotificationsProps } from "../patch-operations/patch-notifications";
import type { PatchTaskRole } from "../patch-operations/patch-task-role";
import { buildWindow } from "./build-window";

/** What a definition became in one Region, by its keys. */
export interface RegionParts<
  Systems extends SystemsByKey = SystemsByKey,
  GroupKey extends string = string,
  WindowKey extends string = string,
> {
  readonly baselines: { readonly [Key in keyof Systems]: PatchBaseline<Systems[Key]> };
  readonly patchGroups: { readonly [Key in GroupKey]: PatchGroup };
  readonly maintenanceWindows: { readonly [Key in WindowKey]: MaintenanceWindow };
  readonly associations: Readonly<Record<string, PatchAssociation>>;
  readonly logs?: PatchLogs;
  readonly notifications?: PatchNotifications | ExistingPatchNotifications;
}

interface Place {
  readonly scope: Construct;
  /** Undefined: the provider's. */
  readonly region?: string;
}

interface Shared {
  readonly provider?: TerraformProvider;
  readonly serviceRole?: PatchTaskRole;
  readonly readings?: SharedReadings;
}

/** Makes all parts of a definition in one Region. The keys are the construct ids. */
export function buildRegion(
  { scope, region }: Place,
  definition: PatchEnvironmentDefinition,
  { provider, serviceRole, readings }: Shared,
): RegionParts {
  const where = { region, provider };
  const { logs: logsOptions, notifications: notificationsOptions } = definition.operations ?? {};
  const logs = logsOptions && new PatchLogs(scope, OPERATION_IDS.logs, { ...logsOptions, ...where });
  const notifications = notificationsOptions && notificationsIn(scope, { ...notificationsOptions, ...where });

  const baselines: Record<string, PatchBaseline> = {};
  for (const [key, options] of Object.entries(definition.baselines)) {
    const props = sharingReading({ ...options, ...where }, readings?.of(region, key));
    baselines[key] = new PatchBaseline(scope, key, props);
  }
  const patchGroups: Record<string, PatchGroup> = {};
  const handedOn = inherited(definition.patchWithin);
  for (const [key, { baselines: keys, ...options }] of Object.entries(definition.patchGroups)) {
    const { patchWithin = handedOn } = options;
    const props = { ...options, ...where, patchWithin, baselines: baselinesOf(keys, baselines) };
    patchGroups[key] = new PatchGroup(scope, key, props as PatchGroupProps);
  }
  const integrations = { serviceRole, logs, notifications };
  const maintenanceWindows: Record<string, MaintenanceWindow> = {};
  for (const [key, ofWindow] of Object.entries(definition.maintenanceWindows)) {
    const place = { scope, key, ...where };
    const readingOf = (part: string) => readings?.of(region, part === "" ? key : `${key}/${part}`);
    const window = buildWindow(place, ofWindow, patchGroups, integrations, readingOf);
    maintenanceWindows[key] = window;
    // Another one opens after the freeze, and that a freeze is over is told of the environment.
    if (endsForFreeze(ofWindow)) leaveToWhole(window, windowDateGoneBy.id);
  }
  const associations: Record<string, PatchAssociation> = {};
  for (const [key, { patchGroups: groups, ...options }] of Object.entries(definition.associations ?? {})) {
    const named = (groups as readonly string[] | undefined)?.map((group) => patchGroups[group] as PatchGroup);
    const targets = named === undefined ? options.targets : { patchGroups: named };
    // An Automation writes no output of nodes.
    const output = logs === undefined || options.name !== undefined ? {} : { logs };
    const props = { ...output, ...options, targets, ...where } as PatchAssociationProps;
    associations[key] = new PatchAssociation(scope, key, sharingReading(props, readings?.of(region, key)));
  }
  return { baselines, patchGroups, maintenanceWindows, associations, logs, notifications };
}

function notificationsIn(scope: Construct, props: PatchNotificationsProps | ExistingPatchNotificationsProps) {
  const id = OPERATION_IDS.notifications;
  return "topicArn" in props && props.topicArn !== undefined
    ? PatchNotifications.fromTopicArn(scope, id, props)
    : new PatchNotifications(scope, id, props);
}

/** What is no list is told by the patch group itself. */
function baselinesOf(keys: readonly string[], baselines: Readonly<Record<string, PatchBaseline>>): PatchBaseline[] {
  return Array.isArray(keys) ? keys.map((key) => baselines[key] as PatchBaseline) : (keys as never);
}
