import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import { type BaselineChoice, baselineAt } from "../../model/patching/baseline-for";
import { type Placeable, placeOf } from "../../model/patching/place/place";
import { TerraformBlock } from "../../model/terraform/terraform-block";
import { isReference, type TerraformObject, type TerraformReference } from "../../model/terraform/terraform-value";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import type { PlannedResource } from "../plan/planned-resource";
import { type Detail, detail, shown } from "./detail";
import { baselineLabel, labelOf } from "./label";

/** One side of a plan: what decides then, and the operating system of each baseline by address. */
export interface PlanSide {
  readonly environment: PatchEnvironmentModel;
  readonly systems: ReadonlyMap<string, Knowable<string>>;
  /** What baselines are called that are only looked up. */
  readonly names: ReadonlyMap<string, string>;
}

/** A registration as Terraform has it: one group, one baseline. */
interface Registration {
  readonly group: Knowable<string>;
  readonly link: Knowable<string> | TerraformReference | undefined;
  readonly system: Knowable<string>;
  readonly region: Knowable<string> | undefined;
  readonly provider: string | undefined;
  /** What the baseline is called. */
  readonly label: string;
}

/** What becomes of a patch group, told by the baseline that its nodes follow. */
export function groupChanges(resource: PlannedResource, before: PlanSide, after: PlanSide): readonly Detail[] {
  const old = registration(resource.before, resource, before);
  const now = registration(resource.after, resource, after);
  if (old === undefined) return now === undefined ? [] : [registered(now, before)];
  if (now === undefined) return [removed(old, after)];
  // Nodes of the old system are not registered again: to them the group is gone.
  const isOtherSystem = isKnown(old.system) && isKnown(now.system) && old.system !== now.system;
  if (old.group !== now.group || isOtherSystem) return [removed(old, after), registered(now, before)];
  if (resource.action !== "replace" && resource.action !== "update") return [];
  if (sameTarget(old, now)) {
    return [detail("group-moved", `${shown(now.group)} is registered again with ${now.label}${on(now)}`)];
  }
  const [was, is] = [old.label, now.label];
  return [
    { ...detail("group-moved", `${shown(now.group)} follows ${is}${on(now)}, was ${was}`), before: was, after: is },
  ];
}

function registered(now: Registration, before: PlanSide): Detail {
  const until = choiceText(choice(now, before.environment));
  const group = shown(now.group);
  return detail("group-registered", `${group} now follows ${now.label}${on(now)} (until now: ${until})`);
}

function removed(old: Registration, after: PlanSide): Detail {
  const then = choiceText(choice(old, after.environment));
  const group = shown(old.group);
  return detail("group-removed", `${group} no longer follows ${old.label}${on(old)} (from then on: ${then})`);
}

function registration(
  values: TerraformObject | undefined,
  { address, provider }: PlannedResource,
  { systems, names }: PlanSide,
): Registration | undefined {
  if (values === undefined) return undefined;
  const block = new TerraformBlock(values, address);
  const link = block.link("baseline_id");
  const system = isReference(link) ? (systems.get(link.address) ?? UNKNOWN) : UNKNOWN;
  return {
    group: block.text("patch_group") ?? UNKNOWN,
    link,
    system,
    region: block.text("region"),
    provider,
    label: baselineLabel(link, names),
  };
}

function sameTarget(old: Registration, now: Registration): boolean {
  if (isReference(old.link) && isReference(now.link)) return old.link.address === now.link.address;
  return old.link === now.link;
}

function on({ system }: Registration): string {
  return isKnown(system) ? ` on ${operatingSystemLabel(system)}` : "";
}

function choice(
  { group, system, region, provider }: Registration,
  environment: PatchEnvironmentModel,
): BaselineChoice | undefined {
  if (!isKnown(group) || !isKnown(system)) return undefined;
  const placing = (object: Placeable) => placeOf(object, environment);
  return baselineAt({ operatingSystem: system, patchGroup: group }, placing({ region, provider }), {
    environment,
    placeOf: placing,
  });
}

function choiceText(choice: BaselineChoice | undefined): string {
  if (choice === undefined || choice.by === "unknown") return "not known";
  if (choice.by === "group")
    return choice.key === undefined ? "a baseline that is kept elsewhere" : labelOf(choice.key);
  if (choice.by === "default" && choice.key !== undefined) return `the default baseline ${labelOf(choice.key)}`;
  return "the account's default baseline";
}

/** What becomes of a baseline's place as the account's default of its operating system. */
export function defaultChanges(resource: PlannedResource, before: PlanSide, after: PlanSide): readonly Detail[] {
  const old = defaultOf(resource.before, resource.address, before);
  const now = defaultOf(resource.after, resource.address, after);
  if (old === undefined && now === undefined) return [];
  if (old === undefined)
    return [detail("default-registered", `${now?.label} becomes the account's default for ${now?.system}`)];
  if (now === undefined)
    return [detail("default-removed", `${old.label} is no longer the account's default for ${old.system}`)];
  if (resource.action !== "replace" && resource.action !== "update") return [];
  const says =
    old.system === now.system
      ? `the account's default for ${now.system} is ${now.label}, was ${old.label}`
      : `${now.label} becomes the account's default for ${now.system}, ${old.label} is no longer it for ${old.system}`;
  return [{ ...detail("default-changed", says), before: old.label, after: now.label }];
}

function defaultOf(
  values: TerraformObject | undefined,
  address: string,
  { systems, names }: PlanSide,
): { readonly label: string; readonly system: string } | undefined {
  if (values === undefined) return undefined;
  const block = new TerraformBlock(values, address);
  const link = block.link("baseline_id");
  const own = block.text("operating_system");
  const system = own !== undefined && isKnown(own) ? own : isReference(link) ? systems.get(link.address) : undefined;
  return {
    label: baselineLabel(link, names),
    system: system !== undefined && isKnown(system) ? operatingSystemLabel(system) : "its operating system",
  };
}
