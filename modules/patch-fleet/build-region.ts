import type { Construct } from "constructs";
import { inherited } from "../../model/deadlines/inherited-deadline";
import type {
  MaintenanceWindowDefinition,
  PatchEnvironmentDefinition,
  SystemsByKey,
} from "../../model/patch-fleet/environment-definition";
import { OPERATION_IDS } from "../../model/patch-fleet/reserved-ids";
import { type SharedReading, type SharedReadings, sharingReading } from "../construct/shared-readings";
import type { TerraformProvider } from "../framework/framework";
import { MaintenanceWindow } from "../maintenance-window/maintenance-window";
import type { PatchTaskOptions } from "../maintenance-window/patch-task";
import type { WindowTarget, WindowTargetArguments } from "../maintenance-window/window-target";
import { PatchBaseline } from "../patch-baseline/patch-baseline";
import { PatchGroup, type PatchGroupProps } from "../patch-group/patch-group";
import { PatchLogs } from "../patch-operations/patch-logs";
import { PatchNotifications } from "../patch-operations/patch-notifications";
import type { PatchTaskRole } from "../patch-operations/patch-task-role";

/** What a definition became in one Region, by its keys. */
export interface RegionParts<
  Systems extends SystemsByKey = SystemsByKey,
  GroupKey extends string = string,
  WindowKey extends string = string,
> {
  readonly baselines: { readonly [Key in keyof Systems]: PatchBaseline<Systems[Key]> };
  readonly patchGroups: { readonly [Key in GroupKey]: PatchGroup };
  readonly maintenanceWindows: { readonly [Key in WindowKey]: MaintenanceWindow };
  readonly logs?: PatchLogs;
  readonly notifications?: PatchNotifications;
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
  const notifications =
    notificationsOptions &&
    new PatchNotifications(scope, OPERATION_IDS.notifications, { ...notificationsOptions, ...where });

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
  const maintenanceWindows: Record<string, MaintenanceWindow> = {};
  for (const [key, definitionOfWindow] of Object.entries(definition.maintenanceWindows)) {
    const { patchGroups: groups, targets, patchTasks, ...options } = definitionOfWindow;
    const props = sharingReading({ ...options, ...where }, readings?.of(region, key));
    const window = new MaintenanceWindow(scope, key, props);
    const content = { patchGroups: groups, targets, patchTasks };
    const readingOf = (part: string) => readings?.of(region, `${key}/${part}`);
    addContent(window, content, patchGroups, { serviceRole, logs, notifications }, readingOf);
    maintenanceWindows[key] = window;
  }
  return { baselines, patchGroups, maintenanceWindows, logs, notifications };
}

type Surroundings = Pick<PatchTaskOptions, "serviceRole" | "logs" | "notifications">;

function addContent(
  window: MaintenanceWindow,
  content: Pick<MaintenanceWindowDefinition, "patchGroups" | "targets" | "patchTasks">,
  groups: Readonly<Record<string, PatchGroup>>,
  surroundings: Surroundings,
  readingOf: (part: string) => SharedReading | undefined,
): void {
  const targets = new Map<string, WindowTarget>();
  for (const key of new Set(content.patchGroups)) {
    const target = sharingReading({ patchGroups: [groups[key] as PatchGroup] }, readingOf(key));
    targets.set(key, window.addTarget(key, target));
  }
  for (const [key, options] of Object.entries(content.targets ?? {})) {
    const target = sharingReading({ ...options } as WindowTargetArguments, readingOf(key));
    targets.set(key, window.addTarget(key, target));
  }
  for (const [key, { patchGroups: only, ...options }] of Object.entries(content.patchTasks)) {
    const chosen = only === undefined ? [...targets.values()] : only.map((group) => targets.get(group) as WindowTarget);
    const task = { ...surroundings, ...options, targets: chosen } as PatchTaskOptions;
    window.addPatchTask(key, sharingReading(task, readingOf(key)));
  }
}

/** What is no list is told by the patch group itself. */
function baselinesOf(keys: readonly string[], baselines: Readonly<Record<string, PatchBaseline>>): PatchBaseline[] {
  return Array.isArray(keys) ? keys.map((key) => baselines[key] as PatchBaseline) : (keys as never);
}
