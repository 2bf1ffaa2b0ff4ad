import type { Keyed } from "../../model/environment/patch-environment-model";
import { isOperatingSystem, operatingSystemLabel } from "../../model/facts/operating-systems";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import { existingLabel } from "../../model/patching/baseline-for";
import { placeOf } from "../../model/patching/place/place";
import { predefinedBaseline } from "../../model/patching/predefined-baselines";
import { TerraformBlock } from "../../model/terraform/terraform-block";
import { isReference, type TerraformObject } from "../../model/terraform/terraform-value";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { PlannedResource } from "../plan/planned-resource";
import { type Detail, detail } from "./detail";
import type { PlanSide } from "./group-changes";
import { baselineLabel, labelOf } from "./label";
import { otherBaseline } from "./other-baseline";

/** What becomes of a baseline's place as the account's default of its operating system. */
export function defaultChanges(resource: PlannedResource, before: PlanSide, after: PlanSide): readonly Detail[] {
  const old = defaultOf(resource.before, resource.address, before);
  const now = defaultOf(resource.after, resource.address, after);
  if (old === undefined) return now === undefined ? [] : registered(now, resource, before);
  if (now === undefined) {
    return [
      detail("default-removed", `${old.label} is no longer the account's default for ${old.system}`),
      ...differences(resource, before, after),
    ];
  }
  if (resource.action === "no-op" || (resource.action === "update" && old.label === now.label)) return [];
  if (resource.renamed !== undefined) {
    const keeps = old.label === now.label ? `${now.label} stays` : `${now.label} takes the place of ${old.label} as`;
    const race = `is removed at ${labelOf(resource.renamed.from)} and registered again here in no order`;
    const says = `${keeps} the account's default for ${now.system}, and ${race}: AWS's own may end as the default`;
    return [detail("default-again", says), ...differences(resource, before, after)];
  }
  if (old.system !== now.system) {
    const says = `${now.label} becomes the account's default for ${now.system}, ${old.label} is no longer it for ${old.system}`;
    return [{ ...detail("default-changed", says), before: old.label, after: now.label }];
  }
  const says = `the account's default for ${now.system} is ${now.label}, was ${old.label}`;
  return [
    { ...detail("default-changed", says), before: old.label, after: now.label },
    ...differences(resource, before, after),
  ];
}

/** A new default; what it was until now is known where the account was read. */
function registered(now: NamedDefault, resource: PlannedResource, before: PlanSide): readonly Detail[] {
  const { beside, environment } = before;
  const says = `${now.label} becomes the account's default for ${now.system}`;
  const region = new TerraformBlock(resource.after ?? {}, resource.address).text("region");
  const existing = beside?.at(placeOf({ region, provider: resource.provider }, environment))?.environment;
  const until = existing?.defaultBaselines.find(({ baseline }) => baseline.operatingSystem === now.code);
  if (existing === undefined || until === undefined) return [detail("default-registered", says)];
  const label = existingLabel(until.baseline, existing);
  const newDefault = detail("default-registered", `${says} (until now: ${label})`);
  if (isOfAws(until.baseline)) return [newDefault];
  return [
    newDefault,
    detail(
      "default-collides",
      `${label} is the default until now, and this stack does not have that registration: import it here, or leave the ` +
        "default to whoever keeps it",
    ),
  ];
}

function isOfAws(reference: BaselineReference): boolean {
  return reference.kind === "managed" && reference.key.startsWith("arn:");
}

function differences(resource: PlannedResource, before: PlanSide, after: PlanSide): readonly Detail[] {
  const of = (values: TerraformObject | undefined, side: PlanSide) => {
    const link = values === undefined ? undefined : new TerraformBlock(values, resource.address).link("baseline_id");
    return isReference(link) ? side.baselines.get(link.address) : undefined;
  };
  const old = of(resource.before, before);
  // Terraform's provider registers AWS's own again in place of one that is no longer registered.
  const now = resource.after === undefined ? predefinedOf(old) : of(resource.after, after);
  if (old === undefined || now === undefined || old.key === now.key) return [];
  return otherBaseline(old, now);
}

function predefinedOf(baseline: Keyed<PatchBaselineModel> | undefined): Keyed<PatchBaselineModel> | undefined {
  const system = baseline?.operatingSystem;
  if (system === undefined || !isKnown(system) || !isOperatingSystem(system)) return undefined;
  return { ...predefinedBaseline(system), key: "" };
}

function defaultOf(values: TerraformObject | undefined, address: string, side: PlanSide): NamedDefault | undefined {
  if (values === undefined) return undefined;
  const link = new TerraformBlock(values, address).link("baseline_id");
  const system = defaultSystem(values, address, side.systems);
  return {
    label: baselineLabel(link, side.names),
    system: system === undefined ? "its operating system" : operatingSystemLabel(system),
    ...(system === undefined ? {} : { code: system }),
  };
}

interface NamedDefault {
  readonly label: string;
  readonly system: string;
  /** The system as AWS writes it; absent where it is not known. */
  readonly code?: string;
}

/** The operating system of which a registration makes a baseline the default; undefined where that is not known. */
export function defaultSystem(
  values: TerraformObject,
  address: string,
  systems: ReadonlyMap<string, Knowable<string>>,
): string | undefined {
  const block = new TerraformBlock(values, address);
  const link = block.link("baseline_id");
  const own = block.text("operating_system");
  const system = own !== undefined && isKnown(own) ? own : isReference(link) ? systems.get(link.address) : undefined;
  return system !== undefined && isKnown(system) ? system : undefined;
}
