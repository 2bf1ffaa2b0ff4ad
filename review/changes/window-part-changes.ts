import type { Keyed } from "../../model/environment/patch-environment-model";
import type {
  MaintenanceWindowModel,
  WindowTargetModel,
  WindowTaskModel,
} from "../../model/maintenance-window/maintenance-window-model";
import { installsAndMayReboot } from "../../model/patching/ways/installing-task";
import { installsPatches } from "../../model/patching/ways/installs-patches";
import { operationOf } from "../../model/patching/ways/task-operation";
import {
  windowTargetFromTerraform,
  windowTaskFromTerraform,
} from "../../model/terraform/maintenance-window-from-terraform";
import { TerraformBlock } from "../../model/terraform/terraform-block";
import { isReference, type TerraformObject } from "../../model/terraform/terraform-value";
import { given } from "../../model/values/given";
import { isKnown } from "../../model/values/unknown";
import type { PlannedResource } from "../plan/planned-resource";
import { describeTarget } from "../reach/describe-target";
import { type Detail, detail } from "./detail";
import { hasUnknown } from "./differences";
import { windowFrozenWith, windowGoneWith, windowLink } from "./gone-with-window";
import { isHidden } from "./hidden-task";
import { type Names, nameOf } from "./label";
import { createdInstall } from "./rate-changes";
import { isReplaced, replacement, withoutUnset } from "./replacement";
import { targetChanges } from "./target-changes";
import { taskChanges } from "./task-changes";
import { taskText } from "./window-text";
import { workingHoursText, workingHoursZone } from "./working-hours";

interface NamedSides {
  readonly before: NamedSide;
  readonly after: NamedSide;
}

interface NamedSide {
  readonly names: Names;
  /** By address. */
  readonly windows: ReadonlyMap<string, Keyed<MaintenanceWindowModel>>;
}

/** What a plan does to a registered target of a window. */
export function targetResourceChanges(resource: PlannedResource, { before, after }: NamedSides): readonly Detail[] {
  const old = target(resource.before, resource.address);
  const now = target(resource.after, resource.address);
  const [oldWindow, newWindow] = [inWindow(resource, "before", before.names), inWindow(resource, "after", after.names)];
  if (old === undefined) {
    const made = windowFrozenWith(resource, { before, after }) === undefined ? "target-created" : "created-along";
    const kind = hasUnknown(now?.targets) ? "target-unclear" : made;
    return now === undefined ? [] : [detail(kind, `new target${newWindow}: ${describeTarget(now)}`)];
  }
  if (now === undefined) {
    const kind = windowGoneWith(resource, { before, after }) === undefined ? "target-deleted" : "deleted-along";
    return [detail(kind, `no longer a target${oldWindow}: ${describeTarget(old)}`)];
  }
  const changes = [...windowOf(resource, { before, after }), ...targetChanges(old, now)];
  return isReplaced(resource) ? [replacement("target-replaced", resource), ...changes] : changes;
}

/** What a plan does to a task of a window. */
export function taskResourceChanges(resource: PlannedResource, { before, after }: NamedSides): readonly Detail[] {
  const old = task(resource, "before");
  const now = task(resource, "after");
  const [oldWindow, newWindow] = [inWindow(resource, "before", before.names), inWindow(resource, "after", after.names)];
  if (old === undefined) {
    if (now === undefined) return [];
    const made = installsPatches(now) ? createdInstall(now.maxConcurrency) : "task-created";
    const isAlong = windowFrozenWith(resource, { before, after }) !== undefined;
    const kind = isHidden(now) ? "task-unclear" : isAlong ? "created-along" : made;
    const created = detail(kind, `new task${newWindow}: ${taskText(now)}`);
    return [created, ...inWorkingHours(undefined, now, resource, { before, after })];
  }
  if (now === undefined) {
    const alone = operationOf(old) === "scan" ? "scan-gone" : "task-deleted";
    const kind = windowGoneWith(resource, { before, after }) === undefined ? alone : "deleted-along";
    return [detail(kind, `the task${oldWindow} is gone: ${taskText(old)}`)];
  }
  const labelOf = (address: string) => nameOf(address, after.names.has(address) ? after.names : before.names);
  const changes = [
    ...windowOf(resource, { before, after }),
    ...taskChanges(old, now, labelOf),
    ...inWorkingHours(old, now, resource, { before, after }),
  ];
  return isReplaced(resource) ? [replacement("task-replaced", resource), ...withoutUnset(changes)] : changes;
}

/** A task that begins to reboot where the window is open while people work; a window that moves there says so itself. */
function inWorkingHours(
  old: WindowTaskModel | undefined,
  now: WindowTaskModel,
  resource: PlannedResource,
  { before, after }: NamedSides,
): readonly Detail[] {
  const [was, is] = [windowAt(resource, "before", before), windowAt(resource, "after", after)];
  if (is === undefined || !installsAndMayReboot(now)) return [];
  const zone = workingHoursZone(is);
  if (zone === undefined) return [];
  const stood = before.windows.get(is.key);
  if (stood !== undefined && workingHoursZone(stood) === undefined) return [];
  const didBefore =
    old !== undefined && installsAndMayReboot(old) && was !== undefined && workingHoursZone(was) !== undefined;
  return didBefore ? [] : [detail("task-working-hours", workingHoursText(zone))];
}

function windowAt(
  resource: PlannedResource,
  side: "before" | "after",
  { windows }: NamedSide,
): Keyed<MaintenanceWindowModel> | undefined {
  const link = windowLink(resource, side);
  return isReference(link) ? windows.get(link.address) : undefined;
}

function inWindow(resource: PlannedResource, side: "before" | "after", names: Names): string {
  const link = windowLink(resource, side);
  if (link === undefined || !isKnown(link)) return "";
  return ` of ${typeof link === "string" ? link : nameOf(link.address, names)}`;
}

/** A target or a task that goes over to another window. */
function windowOf(resource: PlannedResource, { before, after }: NamedSides): readonly Detail[] {
  // By the names of one side: a window is called otherwise once another one has its name.
  const [old, was] = [inWindow(resource, "before", before.names), inWindow(resource, "before", after.names)];
  const now = inWindow(resource, "after", after.names);
  if (old === now || was === now || old === "" || now === "") return [];
  return [detail("work-moved", `now part${now}, was part${old}`)];
}

function target(values: TerraformObject | undefined, address: string): WindowTargetModel | undefined {
  return values === undefined ? undefined : windowTargetFromTerraform(address, new TerraformBlock(values, address));
}

function task(
  { address, brought, topics, ...sides }: PlannedResource,
  side: "before" | "after",
): WindowTaskModel | undefined {
  const values = sides[side];
  if (values === undefined) return undefined;
  const model = windowTaskFromTerraform(address, new TerraformBlock(values, address));
  return { ...model, ...given({ brought: brought?.[side], topics: side === "before" ? topics : undefined }) };
}
