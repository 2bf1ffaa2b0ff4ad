import type { Keyed, PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { isOperatingSystem } from "../../model/facts/operating-systems";
import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { predefinedBaseline } from "../../model/patching/predefined-baselines";
import { followsFreeze, windowAfter, windowsInPlaceOf } from "../../model/patching/runs/going-on";
import { isEmergency } from "../../model/patching/ways/emergency";
import { installsAndMayReboot } from "../../model/patching/ways/installing-task";
import { onlyScans } from "../../model/patching/ways/task-operation";
import { joined } from "../../model/text/wording";
import type { PatchingType } from "../plan/plan-resources";
import type { PlannedResource } from "../plan/planned-resource";
import type { Planner } from "../plan/planner";
import { type ReviewedRuns, scheduleText } from "../reach/reviewed-runs";
import { baselineChanges } from "./baseline-changes";
import { baselineText, createdBaseline, systemText } from "./baseline-text";
import { baselineUserChanges } from "./baseline-users";
import { windowsBringing } from "./brought-baseline";
import { defaultChanges } from "./default-changes";
import { changed, type Detail, detail, shown } from "./detail";
import { emergencyRemoval } from "./emergency-removal";
import { groupChanges, type PlanSide } from "./group-changes";
import { intoFreeze } from "./into-freeze";
import { type Names, namesOf } from "./label";
import type { RegistrationBook } from "./registration-book";
import { isReplaced, replacement, withoutUnset } from "./replacement";
import { dateText } from "./timing-changes";
import { associationResourceChanges, policyResourceChanges } from "./way-resource-changes";
import { windowChanges } from "./window-changes";
import { targetResourceChanges, taskResourceChanges } from "./window-part-changes";
import { createdWindow, taskText } from "./window-text";

/** The two sides of a plan, looked up by address. */
export interface Sides {
  readonly before: SideLookup;
  readonly after: SideLookup;
  readonly calendar: ReviewedRuns;
  /** Who made the plan: sentences name it. */
  readonly planner: Planner;
}

export interface SideLookup extends PlanSide {
  readonly windows: ReadonlyMap<string, Keyed<MaintenanceWindowModel>>;
}

/** Baselines that the plan only looks up, by the address of the look-up. */
export interface FoundBaselines {
  readonly systems: ReadonlyMap<string, string>;
  readonly names: Names;
}

export function sideLookup(
  environment: PatchEnvironmentModel,
  found: FoundBaselines,
  bookOf?: (side: Pick<PlanSide, "environment" | "systems" | "names">) => RegistrationBook,
  account: Pick<PlanSide, "beside" | "ids"> = {},
): SideLookup {
  const own = environment.baselines.map((baseline) => [baseline.key, baseline] as const);
  const baselines = new Map([...predefinedAmong(found), ...own]);
  const windows = new Map(environment.maintenanceWindows.map((window) => [window.key, window]));
  const systems = new Map([
    ...found.systems,
    ...own.map(([key, { operatingSystem }]) => [key, operatingSystem] as const),
  ]);
  const names = namesOf(environment, found.names);
  const book = bookOf?.({ environment, systems, names });
  return {
    environment,
    baselines,
    windows,
    systems,
    names,
    ...(book === undefined ? {} : { book }),
    ...account,
  };
}

/** AWS's own default baselines among those that are looked up, told by their names: what they say is known. */
function predefinedAmong({ systems, names }: FoundBaselines) {
  return [...systems].flatMap(([key, system]): readonly (readonly [string, Keyed<PatchBaselineModel>])[] => {
    if (!isOperatingSystem(system)) return [];
    const baseline = predefinedBaseline(system);
    return names.get(key) === baseline.name ? [[key, { ...baseline, key }]] : [];
  });
}

/** What a plan does to one resource that our models know, in words, without weight. */
export function modelChanges(resource: PlannedResource, sides: Sides): readonly Detail[] {
  return BY_TYPE[resource.type as PatchingType](resource, sides);
}

type Changes = (resource: PlannedResource, sides: Sides) => readonly Detail[];

/** Where each type of resource gets its sentences. */
const BY_TYPE: Readonly<Record<PatchingType, Changes>> = {
  aws_ssm_patch_baseline: baselineResourceChanges,
  aws_ssm_patch_group: (resource, { before, after }) => groupChanges(resource, before, after),
  aws_ssm_default_patch_baseline: (resource, { before, after }) => defaultChanges(resource, before, after),
  aws_ssm_maintenance_window: windowResourceChanges,
  aws_ssm_maintenance_window_target: targetResourceChanges,
  aws_ssm_maintenance_window_task: taskResourceChanges,
  aws_ssm_association: associationResourceChanges,
  aws_ssmquicksetup_configuration_manager: policyResourceChanges,
};

function baselineResourceChanges(resource: PlannedResource, { before, after }: Sides): readonly Detail[] {
  const old = before.baselines.get(resource.address);
  const now = after.baselines.get(resource.address);
  if (old === undefined) {
    const isBrought = windowsBringing(resource.address, after).length > 0;
    const created = now === undefined ? [] : createdBaseline(now);
    return created.map((one) =>
      isBrought && one.kind === "baseline-created" ? { ...one, kind: "baseline-brought" } : one,
    );
  }
  const users = baselineUserChanges(
    resource,
    { environment: before.environment, baseline: old },
    { environment: after.environment, baseline: now },
  );
  if (now === undefined) {
    const kind = windowsBringing(resource.address, before).length > 0 ? "baseline-brought-deleted" : "baseline-deleted";
    return [detail(kind, `the baseline is deleted: ${baselineText(old)}`), ...users];
  }
  const changes = [...baselineChanges(old, now), ...users];
  if (!isReplaced(resource)) return changes;
  const isOther = old.operatingSystem !== now.operatingSystem;
  const kind = isOther ? "baseline-replaced-system" : "baseline-replaced";
  return [replacement(kind, resource, isOther ? systemChange(old, now) : ""), ...withoutUnset(changes)];
}

function systemChange(old: PatchBaselineModel, now: PatchBaselineModel): string {
  return `, for ${systemText(now)} in place of ${systemText(old)}`;
}

function windowResourceChanges(resource: PlannedResource, { before, after, calendar }: Sides): readonly Detail[] {
  const old = before.windows.get(resource.address);
  const now = after.windows.get(resource.address);
  if (old === undefined) return now === undefined ? [] : [createdWindow(now, calendar)];
  if (now === undefined) {
    if (isEmergency(old)) return [emergencyRemoval(old, calendar)];
    return [deletedWindow(old, before.windows, after.windows)];
  }
  const goesOn = windowAfter(old, now, after.windows);
  const wentOn = windowAfter(now, old, before.windows);
  const changes = [
    ...intoFreeze(old, now, after.windows),
    ...windowChanges(old, now, calendar, { goesOn, wentOn, mayReboot: installsAndMayReboot }),
  ];
  return isReplaced(resource) ? [replacement("window-replaced", resource), ...withoutUnset(changes)] : changes;
}

function deletedWindow(
  old: Keyed<MaintenanceWindowModel>,
  were: SideLookup["windows"],
  left: SideLookup["windows"],
): Detail {
  const says = `the window is deleted: ${scheduleText(old)}`;
  const others = windowsInPlaceOf(old, left);
  if (others === undefined)
    return detail(
      onlyScans(old) ? "scan-gone" : "window-deleted",
      [says, ...old.tasks.map((task) => `with it ${taskText(task)}`)].join("; "),
    );
  const { windows, rests } = others;
  if (!rests) return detail("window-taken-over", says);
  const [next] = windows;
  if (next !== undefined && windows.length === 1 && followsFreeze(old, were)) {
    const until = changed(
      "freeze-longer",
      "change freeze until",
      dateText("startDate", old),
      dateText("startDate", next),
    );
    return { ...until, says: `${until.says}; then ${shown(next.name)} goes on` };
  }
  const names = joined(windows.map(({ name }) => shown(name)));
  return detail("window-pauses", `${says}; ${names} ${windows.length === 1 ? "goes" : "go"} on, with a pause`);
}
