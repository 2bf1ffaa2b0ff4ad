import type { TerraformObject } from "../../model/terraform/terraform-value";
import { callerAccounts } from "../plan/caller-accounts";
import { entryOf } from "../plan/entry-of";
import type { PlanJson } from "../plan/plan-schema";
import type { PlannedResource } from "../plan/planned-resource";
import { placeInArn } from "../plan/ssm-arn";

/** Where a stack is, as far as its plan tells. */
export interface StackIdentity {
  /** 12 digits. */
  readonly account?: string;
  /** Sorted. */
  readonly regions: readonly string[];
  /** The ring's tag on what the stack keeps. */
  readonly ring?: string;
}

const RING_TAG = /^(patch[-_ ]?)?ring$/i;

/**
 * Account and Region stand in ARNs, in the `region` argument of each resource and in the provider's configuration.
 * Only what Terraform manages is asked: AWS's own baselines live in accounts of AWS.
 */
export function stackIdentity(
  plan: PlanJson,
  resources: readonly PlannedResource[],
  simulatedAccount?: string,
): StackIdentity {
  const accounts = new Set<string>();
  const regions = new Set<string>();
  const rings = new Set<string>();
  for (const resource of resources.filter(({ isData }) => !isData)) {
    for (const values of [resource.before, resource.after]) {
      if (values === undefined) continue;
      const place = placeInArn(values.arn);
      if (place !== undefined) accounts.add(place.account);
      if (typeof values.region === "string") regions.add(values.region);
      else if (place !== undefined) regions.add(place.region);
      const ring = ringOf(values);
      if (ring !== undefined) rings.add(ring);
    }
  }
  if (accounts.size === 0) for (const account of callerAccounts(plan.prior_state)) accounts.add(account);
  if (simulatedAccount !== undefined) accounts.delete(simulatedAccount);
  if (regions.size === 0) for (const region of providerRegions(plan.configuration)) regions.add(region);
  const [account, second] = accounts;
  const [ring, otherRing] = rings;
  return {
    ...(account === undefined || second !== undefined ? {} : { account }),
    regions: [...regions].sort(),
    ...(ring === undefined || otherRing !== undefined ? {} : { ring }),
  };
}

function ringOf({ tags_all: all, tags }: TerraformObject): string | undefined {
  for (const map of [all, tags]) {
    if (typeof map !== "object" || map === null) continue;
    const found = Object.entries(map).find(([key, value]) => RING_TAG.test(key) && typeof value === "string");
    if (found !== undefined) return String(found[1]);
  }
  return undefined;
}

function providerRegions(configuration: unknown): readonly string[] {
  const providers = entryOf(configuration, "provider_config");
  if (typeof providers !== "object" || providers === null) return [];
  return Object.values(providers)
    .filter((provider) => entryOf(provider, "name") === "aws")
    .map((provider) => entryOf(entryOf(entryOf(provider, "expressions"), "region"), "constant_value"))
    .filter((region): region is string => typeof region === "string");
}
