import type { Keyed } from "../../model/environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { windowAfter, windowsInPlaceOf } from "../../model/patching/runs/going-on";
import { TerraformBlock } from "../../model/terraform/terraform-block";
import { isReference } from "../../model/terraform/terraform-value";
import type { PlannedResource } from "../plan/planned-resource";

/** The window that a target or a task belongs to, as its arguments say. */
export function windowLink({ address, ...sides }: PlannedResource, side: "before" | "after") {
  const values = sides[side];
  return values === undefined ? undefined : new TerraformBlock(values, address).link("window_id");
}

type Windows = ReadonlyMap<string, Keyed<MaintenanceWindowModel>>;

interface WindowsOfSides {
  readonly before: { readonly windows: Windows };
  readonly after: { readonly windows: Windows };
}

/** The window that goes on through a freeze which is removed, with the one after that, in whose place it is open. */
export function windowThawedWith(
  { action, address }: PlannedResource,
  { before, after }: WindowsOfSides,
): string | undefined {
  if (action !== "delete") return undefined;
  const [first, second] = windowsInPlaceOf(before.windows.get(address), after.windows)?.windows ?? [];
  const was = before.windows.get(first?.key ?? "");
  return second === undefined && was !== undefined && was.endDate !== first?.endDate ? first?.key : undefined;
}

/**
 * The window which a plan stops for a change freeze, and in whose place a new one goes on after it; of a target or a task of
 * the new one, that.
 */
export function windowFrozenWith(resource: PlannedResource, sides: WindowsOfSides): string | undefined {
  if (resource.action !== "create") return undefined;
  const link = windowLink(resource, "after");
  if (isReference(link)) return stoppedFor(link.address, sides) === undefined ? undefined : link.address;
  return stoppedFor(resource.address, sides);
}

function stoppedFor(address: string, { before, after }: WindowsOfSides): string | undefined {
  if (before.windows.has(address) || !after.windows.has(address)) return undefined;
  const stopped = [...before.windows.values()].find((old) => {
    const now = after.windows.get(old.key);
    if (now !== undefined) return old.endDate !== now.endDate && windowAfter(old, now, after.windows)?.key === address;
    const others = windowsInPlaceOf(old, after.windows);
    return others?.rests === true && others.windows.some(({ key }) => key === address);
  });
  return stopped?.key;
}

/** The address of the window with which a target or a task is deleted; undefined for whatever else. */
export function windowGoneWith(resource: PlannedResource, { before, after }: WindowsOfSides): string | undefined {
  if (resource.action !== "delete") return undefined;
  const window = windowLink(resource, "before");
  const isGone = isReference(window) && before.windows.has(window.address) && !after.windows.has(window.address);
  return isGone ? window.address : undefined;
}
