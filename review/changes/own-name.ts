import { operatingSystemLabel } from "../../model/facts/operating-systems";
import { isKnown } from "../../model/values/unknown";
import type { PlannedResource } from "../plan/planned-resource";
import type { Detail } from "./detail";
import { labelOf, nameOf } from "./label";
import type { SideLookup, Sides } from "./resource-changes";

/** What tells an object from others, where an address such as `module.eu.aws_ssm_patch_baseline.this[0]` does not. */
export interface OwnName {
  /** What its owner called it: `linux`; of a target or task its window, `of sunday`. */
  readonly name?: string;
  /** The operating system of a baseline: `Amazon Linux 2023`. */
  readonly system?: string;
}

/** The name and the system of a changed object, as far as neither its address nor a sentence about it says them. */
export function ownName(resource: PlannedResource, { before, after }: Sides, details: readonly Detail[]): OwnName {
  const side = resource.after === undefined ? before : after;
  const isTold = (text: string) =>
    labelOf(resource.address).toLowerCase() === text.toLowerCase() || details.some(({ says }) => says.includes(text));
  const name = nameOn(side, resource);
  const system = resource.type === "aws_ssm_patch_baseline" ? side.systems.get(resource.address) : undefined;
  const label = system !== undefined && isKnown(system) ? operatingSystemLabel(system) : undefined;
  return {
    ...(name === undefined || isTold(name.text) ? {} : { name: name.prefix + name.text }),
    ...(label === undefined || isTold(label) ? {} : { system: label }),
  };
}

const WINDOW_PARTS: ReadonlySet<string> = new Set([
  "aws_ssm_maintenance_window_target",
  "aws_ssm_maintenance_window_task",
]);

function nameOn(
  { environment, names }: SideLookup,
  { address, type }: PlannedResource,
): { readonly prefix: string; readonly text: string } | undefined {
  const own = names.get(address);
  if (own !== undefined) return { prefix: "", text: own };
  if (!WINDOW_PARTS.has(type)) return undefined;
  const window = environment.maintenanceWindows.find(({ targets, tasks }) =>
    [...targets, ...tasks].some(({ key }) => key === address),
  );
  return window === undefined ? undefined : { prefix: "of ", text: nameOf(window.key, names) };
}
