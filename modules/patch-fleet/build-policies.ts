import type { Construct } from "constructs";
import type { PatchEnvironmentDefinition } from "../../model/patch-fleet/environment-definition";
import { deadlineOfPolicy } from "../../model/patch-fleet/handed-on-deadline";
import { placedPolicy } from "../../model/patch-fleet/placed-policy";
import { isAccountId } from "../../model/text/arn-parts";
import type { MetaArguments } from "../construct/meta-arguments";
import { defaultProviderOf, placeOfProvider } from "../construct/provider-of";
import { TerraformStack } from "../framework/framework";
import type { PatchBaseline } from "../patch-baseline/patch-baseline";
import { PatchPolicy, type PatchPolicyProps } from "../patch-policy/patch-policy";
import type { RegionParts } from "./build-region";

interface PoliciesProps
  extends Pick<PatchEnvironmentDefinition, "patchPolicies" | "patchGroups" | "patchWithin">,
    Pick<MetaArguments, "provider"> {
  readonly regions?: readonly string[];
}

/**
 * Makes the patch policies of a definition, with the baselines of the provider's Region; where nothing is made there,
 * with those of the first one.
 *
 * @param home - the provider's Region. Undefined: not known here
 */
export function buildPolicies(
  scope: Construct,
  { patchPolicies, provider, regions, ...definition }: PoliciesProps,
  built: Readonly<Record<string, RegionParts>>,
  home: string | undefined,
): Record<string, PatchPolicy> {
  const made: Record<string, PatchPolicy> = {};
  const [first = ""] = Object.keys(built);
  const baselineRegion = home !== undefined && Object.hasOwn(built, home) ? home : first;
  const baselines: Readonly<Record<string, PatchBaseline>> = built[baselineRegion]?.baselines ?? {};
  const place = { account: accountOf(provider, scope), regions: regions ?? (home === undefined ? undefined : [home]) };
  for (const [key, { baselines: keys, ...options }] of Object.entries(patchPolicies ?? {})) {
    const props = {
      ...placedPolicy(options, place),
      patchWithin: deadlineOfPolicy(options, definition),
      ...(baselineRegion === "" ? {} : { baselineRegion }),
      provider,
      baselines: Array.isArray(keys) ? keys.map((one: string) => baselines[one]) : keys,
    };
    made[key] = new PatchPolicy(scope, key, props as unknown as PatchPolicyProps);
  }
  return made;
}

function accountOf(provider: MetaArguments["provider"], scope: Construct): string | undefined {
  const { account } = placeOfProvider(provider ?? defaultProviderOf(TerraformStack.of(scope)));
  return isAccountId(account) ? account : undefined;
}
