import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { placeOf, placeSlot } from "../../model/patching/place/place";
import { TerraformBlock } from "../../model/terraform/terraform-block";
import { isReference, type TerraformReference } from "../../model/terraform/terraform-value";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import type { PlannedResource } from "../plan/planned-resource";
import { baselineLabel, type Names } from "./label";

/** A registration as Terraform has it: one group, one baseline. */
export interface Registration {
  readonly address: string;
  readonly group: Knowable<string>;
  readonly link: Knowable<string> | TerraformReference | undefined;
  readonly system: Knowable<string>;
  readonly region: Knowable<string> | undefined;
  readonly provider: string | undefined;
  /** What the baseline is called. */
  readonly label: string;
  /** Whether it stays in AWS, and only Terraform lets go of it. */
  readonly isForgotten: boolean;
}

interface Lookup {
  readonly environment: PatchEnvironmentModel;
  readonly systems: ReadonlyMap<string, Knowable<string>>;
  readonly names: Names;
}

export function registrationOf(
  { address, provider, action, ...sides }: PlannedResource,
  side: "before" | "after",
  { systems, names }: Lookup,
): Registration | undefined {
  const values = sides[side];
  if (values === undefined) return undefined;
  const block = new TerraformBlock(values, address);
  const link = block.link("baseline_id");
  const system = isReference(link) ? (systems.get(link.address) ?? UNKNOWN) : UNKNOWN;
  return {
    address,
    group: block.text("patch_group") ?? UNKNOWN,
    link,
    system,
    region: block.text("region"),
    provider,
    label: baselineLabel(link, names),
    isForgotten: side === "before" && (action === "forget" || action === "replace-forget"),
  };
}

/** Whether two name one baseline. */
export function isSameBaseline(one: Registration, other: Registration): boolean {
  if (isReference(one.link) && isReference(other.link)) return one.link.address === other.link.address;
  return one.link === other.link;
}

/**
 * The registrations on one side of a plan, by what they say: with `count` an address holds another group as soon as one
 * before it goes.
 */
export class RegistrationBook {
  private readonly bySlot = new Map<string, Registration>();

  constructor(
    resources: readonly PlannedResource[],
    side: "before" | "after",
    private readonly lookup: Lookup,
  ) {
    for (const resource of resources) {
      if (resource.type !== "aws_ssm_patch_group" || resource.isData || resource.isDeposed) continue;
      const registration = registrationOf(resource, side, lookup);
      const slot = registration === undefined ? undefined : slotOf(registration, lookup.environment);
      if (registration !== undefined && slot !== undefined) this.bySlot.set(slot, registration);
    }
  }

  /** The one for the same group, system and Region at another address. */
  public elsewhere(registration: Registration): Registration | undefined {
    const slot = slotOf(registration, this.lookup.environment);
    const found = slot === undefined ? undefined : this.bySlot.get(slot);
    return found?.address === registration.address ? undefined : found;
  }
}

/** What AWS takes once; undefined where part of it is not known. */
function slotOf(
  { group, system, region, provider }: Registration,
  environment: PatchEnvironmentModel,
): string | undefined {
  if (!isKnown(group) || !isKnown(system)) return undefined;
  const place = placeSlot(
    placeOf(
      { ...(region === undefined ? {} : { region }), ...(provider === undefined ? {} : { provider }) },
      environment,
    ),
  );
  return place === undefined ? undefined : JSON.stringify([place, group, system]);
}
