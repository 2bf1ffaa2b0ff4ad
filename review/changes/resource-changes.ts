import { describeApproval, describeExceptions } from "../../model/describe/describe-baseline";
import { describeTask } from "../../model/describe/describe-task";
import type { Keyed, PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import type {
  MaintenanceWindowModel,
  WindowTargetModel,
  WindowTaskModel,
} from "../../model/maintenance-window/maintenance-window-model";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { installs } from "../../model/patching/ways/installing-task";
import {
  windowTargetFromTerraform,
  windowTaskFromTerraform,
} from "../../model/terraform/maintenance-window-from-terraform";
import { TerraformBlock } from "../../model/terraform/terraform-block";
import type { TerraformObject } from "../../model/terraform/terraform-value";
import { isKnown } from "../../model/values/unknown";
import type { PatchingType } from "../plan/plan-resources";
import type { PlannedResource } from "../plan/planned-resource";
import type { Planner } from "../plan/planner";
import { describeTarget } from "../reach/describe-target";
import { type RunCalendar, scheduleText } from "../reach/run-calendar";
import { baselineChanges } from "./baseline-changes";
import { type Detail, detail, shown } from "./detail";
import { defaultChanges, groupChanges, type PlanSide } from "./group-changes";
import { labelOf } from "./label";
import { targetChanges } from "./target-changes";
import { taskChanges } from "./task-changes";
import { windowChanges } from "./window-changes";

/** The two sides of a plan, looked up by address. */
export interface Sides {
  readonly before: SideLookup;
  readonly after: SideLookup;
  readonly calendar: RunCalendar;
  /** Who made the plan: sentences name it. */
  readonly planner: Planner;
}

export interface SideLookup extends PlanSide {
  readonly baselines: ReadonlyMap<string, Keyed<PatchBaselineModel>>;
  readonly windows: ReadonlyMap<string, Keyed<MaintenanceWindowModel>>;
}

/** Baselines that the plan only looks up, by the address of the look-up. */
export interface FoundBaselines {
  readonly systems: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
}

export function sideLookup(environment: PatchEnvironmentModel, found: FoundBaselines): SideLookup {
  const baselines = new Map(environment.baselines.map((baseline) => [baseline.key, baseline]));
  const windows = new Map(environment.maintenanceWindows.map((window) => [window.key, window]));
  const own = [...baselines].map(([key, { operatingSystem }]) => [key, operatingSystem] as const);
  return { environment, baselines, windows, systems: new Map([...found.systems, ...own]), names: found.names };
}

/** What a plan does to one resource that our models know, in words, without weight. */
export function modelChanges(resource: PlannedResource, sides: Sides): readonly Detail[] {
  const changes = BY_TYPE[resource.type as PatchingType];
  return changes(resource, sides);
}

type Changes = (resource: PlannedResource, sides: Sides) => readonly Detail[];

const BY_TYPE: Readonly<Record<PatchingType, Changes>> = {
  aws_ssm_patch_baseline: (resource, { before, after, calendar }) => {
    const old = before.baselines.get(resource.address);
    const now = after.baselines.get(resource.address);
    if (old === undefined)
      return now === undefined
        ? []
        : [detail("baseline-created", `new baseline for ${systemText(now)}: ${approvalText(now)}`)];
    if (now === undefined)
      return [detail("baseline-deleted", `the baseline for ${systemText(old)} is deleted: ${approvalText(old)}`)];
    const changes = baselineChanges(old, now, calendar.at);
    if (resource.action !== "replace") return changes;
    return [replacement("baseline-replaced", resource, systemChange(old, now)), ...withoutUnset(changes)];
  },
  aws_ssm_patch_group: (resource, { before, after }) => groupChanges(resource, before, after),
  aws_ssm_default_patch_baseline: (resource, { before, after }) => defaultChanges(resource, before, after),
  aws_ssm_maintenance_window: (resource, { before, after, calendar }) => {
    const old = before.windows.get(resource.address);
    const now = after.windows.get(resource.address);
    if (old === undefined) return now === undefined ? [] : [detail("window-created", windowText(now))];
    if (now === undefined) return [detail("window-deleted", `the window is deleted: ${scheduleText(old)}`)];
    const changes = windowChanges(old, now, calendar);
    return resource.action === "replace"
      ? [replacement("window-replaced", resource), ...withoutUnset(changes)]
      : changes;
  },
  aws_ssm_maintenance_window_target: (resource) => {
    const old = target(resource.before, resource.address);
    const now = target(resource.after, resource.address);
    if (old === undefined) {
      return now === undefined
        ? []
        : [detail("target-created", `new target${inWindow(resource.after, resource)}: ${describeTarget(now)}`)];
    }
    if (now === undefined) {
      return [
        detail("target-deleted", `no longer a target${inWindow(resource.before, resource)}: ${describeTarget(old)}`),
      ];
    }
    const changes = [...windowOf(resource), ...targetChanges(old, now)];
    return resource.action === "replace" ? [replacement("target-replaced", resource), ...changes] : changes;
  },
  aws_ssm_maintenance_window_task: (resource) => {
    const old = task(resource.before, resource.address);
    const now = task(resource.after, resource.address);
    if (old === undefined) {
      if (now === undefined) return [];
      const kind = installs(now) ? "install-created" : "task-created";
      return [detail(kind, `new task${inWindow(resource.after, resource)}: ${describeTask(now)}`)];
    }
    if (now === undefined) {
      return [detail("task-deleted", `the task${inWindow(resource.before, resource)} is gone: ${describeTask(old)}`)];
    }
    const changes = [...windowOf(resource), ...taskChanges(old, now, labelOf)];
    return resource.action === "replace" ? [replacement("task-replaced", resource), ...withoutUnset(changes)] : changes;
  },
};

/** Why Terraform cannot change it in place, by the argument that forces it. */
function replacement(
  kind: "baseline-replaced" | "window-replaced" | "target-replaced" | "task-replaced",
  { replacedBecause, actionReason, createsFirst }: PlannedResource,
  what = "",
): Detail {
  const order = createsFirst ? "made anew before the old one is deleted" : "deleted and made anew";
  return detail(kind, `${order}${what}, ${replacementReason(replacedBecause, actionReason)}`);
}

function replacementReason(paths: readonly string[], reason: string | undefined): string {
  if (paths.length > 0) return `because ${paths.join(", ")} cannot change in place`;
  if (reason === "replace_by_request") return "because somebody asked for it (-replace)";
  if (reason === "replace_because_tainted") return "because its last apply failed half-way (tainted)";
  if (reason === "replace_by_triggers") return "because something that it follows changes (replace_triggered_by)";
  return "and the plan does not tell why";
}

/** Defaults of what is replaced turn null or unknown in the plan, though nobody changed them. */
function withoutUnset(details: readonly Detail[]): readonly Detail[] {
  return details.filter(({ after }) => after === undefined || (after !== "(known after apply)" && after !== "not set"));
}

function systemChange(old: PatchBaselineModel, now: PatchBaselineModel): string {
  if (old.operatingSystem === now.operatingSystem) return "";
  return `, for ${systemText(now)} in place of ${systemText(old)}`;
}

/** `every patch at once, except kernel*` */
function approvalText(baseline: PatchBaselineModel): string {
  return describeApproval(baseline) + describeExceptions(baseline);
}

function systemText({ operatingSystem }: PatchBaselineModel): string {
  return isKnown(operatingSystem) ? operatingSystemLabel(operatingSystem) : shown(operatingSystem);
}

/** Without its first run, which is told as that of everything that is reached: as the next one. */
function windowText(window: MaintenanceWindowModel): string {
  const hours = isKnown(window.duration) ? `, ${window.duration} h` : "";
  const state = window.enabled === false ? "; disabled" : "";
  return `new window: ${scheduleText(window)}${hours}${state}`;
}

function inWindow(values: TerraformObject | undefined, { address }: PlannedResource): string {
  const link = values === undefined ? undefined : new TerraformBlock(values, address).link("window_id");
  if (link === undefined || !isKnown(link)) return "";
  return ` of ${typeof link === "string" ? link : labelOf(link.address)}`;
}

/** A target or a task that goes over to another window. */
function windowOf(resource: PlannedResource): readonly Detail[] {
  const [old, now] = [inWindow(resource.before, resource), inWindow(resource.after, resource)];
  if (old === now || old === "" || now === "") return [];
  return [detail("task-targets", `now part${now}, was part${old}`)];
}

function target(values: TerraformObject | undefined, address: string): WindowTargetModel | undefined {
  return values === undefined ? undefined : windowTargetFromTerraform(address, new TerraformBlock(values, address));
}

function task(values: TerraformObject | undefined, address: string): WindowTaskModel | undefined {
  return values === undefined ? undefined : windowTaskFromTerraform(address, new TerraformBlock(values, address));
}
