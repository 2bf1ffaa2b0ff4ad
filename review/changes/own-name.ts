import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import { placeOf, regionName } from "../../model/patching/place/place";
import { TerraformBlock } from "../../model/terraform/terraform-block";
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
  /** Its Region, where the stack has objects in several. */
  readonly region?: string;
}

/** The Region of a changed object, and its name and system where neither its address nor a sentence says them. */
export function ownName(resource: PlannedResource, { before, after }: Sides, details: readonly Detail[]): OwnName {
  const side = resource.after === undefined ? before : after;
  const isTold = (text: string) =>
    labelOf(resource.address).toLowerCase() === text.toLowerCase() || details.some(({ says }) => says.includes(text));
  const name = nameOn(side, resource);
  const system = resource.type === "aws_ssm_patch_baseline" ? side.systems.get(resource.address) : undefined;
  const label = system !== undefined && isKnown(system) ? operatingSystemLabel(system) : undefined;
  const region = regionOn(side, resource);
  return {
    ...(region === undefined ? {} : { region }),
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

function regionOn({ environment }: SideLookup, resource: PlannedResource): string | undefined {
  // IAM is one for all Regions, though its resources have a provider with one.
  if (resource.type.startsWith("aws_iam_") || !hasSeveralRegions(environment)) return undefined;
  const region = new TerraformBlock(resource.after ?? resource.before ?? {}, resource.address).text("region");
  return regionOf({ region, provider: resource.provider }, environment);
}

const SEVERAL_REGIONS = new WeakMap<PatchEnvironmentModel, boolean>();

function hasSeveralRegions(environment: PatchEnvironmentModel): boolean {
  const known = SEVERAL_REGIONS.get(environment);
  if (known !== undefined) return known;
  const { baselines, patchGroups, maintenanceWindows, associations = [] } = environment;
  const objects = [...baselines, ...patchGroups, ...maintenanceWindows, ...associations];
  const places = objects.map((one) => placeOf(one, environment).region).filter(({ kind }) => kind !== "unknown");
  const regions = new Set(places.map(regionName));
  SEVERAL_REGIONS.set(environment, regions.size > 1);
  return regions.size > 1;
}

function regionOf(object: Parameters<typeof placeOf>[0], environment: PatchEnvironmentModel): string | undefined {
  const { region } = placeOf(object, environment);
  return region.kind === "named" ? region.name : undefined;
}
