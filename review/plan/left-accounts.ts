import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { isKnown } from "../../model/values/unknown";
import type { PlanResources } from "./plan-resources";
import type { PlannedResource } from "./planned-resource";
import { placeInArn } from "./ssm-arn";

/**
 * The plan without drift that is none: where a provider works in another account than before, Terraform finds nothing
 * there, and takes what it had recorded for deleted. It stays in the old account as it is, which is told.
 */
export function withoutLeft(
  reading: PlanResources,
  { account, providers = {} }: PatchEnvironmentModel,
): { readonly reading: PlanResources; readonly caveats: readonly string[] } {
  const left = new Set<string | undefined>();
  for (const { provider, before, after } of reading.drift) {
    const now = provider === undefined ? account : providers[provider]?.account;
    const old = placeInArn(before?.arn)?.account;
    if (after === undefined && old !== undefined && now !== undefined && isKnown(now) && now !== old)
      left.add(provider);
  }
  if (left.size === 0) return { reading, caveats: [] };
  const isStill = ({ provider, after }: PlannedResource) => after !== undefined || !left.has(provider);
  return {
    reading: { ...reading, drift: reading.drift.filter(isStill), driftAround: reading.driftAround.filter(isStill) },
    caveats: [LEFT],
  };
}

const LEFT =
  "the provider works in another account than before: what is in that one stays there, its windows go on, and this stack no longer manages it";
