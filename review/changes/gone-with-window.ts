import { TerraformBlock } from "../../model/terraform/terraform-block";
import { isReference } from "../../model/terraform/terraform-value";
import type { PlannedResource } from "../plan/planned-resource";

/** The window that a target or a task belongs to, as its arguments say. */
export function windowLink({ address, ...sides }: PlannedResource, side: "before" | "after") {
  const values = sides[side];
  return values === undefined ? undefined : new TerraformBlock(values, address).link("window_id");
}

interface WindowsOfSide {
  readonly windows: { has(address: string): boolean };
}

/** The address of the window with which a target or a task is deleted; undefined for whatever else. */
export function windowGoneWith(
  resource: PlannedResource,
  { before, after }: { readonly before: WindowsOfSide; readonly after: WindowsOfSide },
): string | undefined {
  if (resource.action !== "delete") return undefined;
  const window = windowLink(resource, "before");
  const isGone = isReference(window) && before.windows.has(window.address) && !after.windows.has(window.address);
  return isGone ? window.address : undefined;
}
