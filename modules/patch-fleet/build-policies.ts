import type { Construct } from "constructs";
import type { PatchEnvironmentDefinition } from "../../model/patch-fleet/environment-definition";
import type { MetaArguments } from "../construct/meta-arguments";
import { defaultProviderOf, placeOfProvider } from "../construct/provider-of";
import { TerraformStack } from "../framework/framework";
import type { PatchBaseline } from "../patch-baseline/patch-baseline";
import { PatchPolicy, type PatchPolicyProps } from "../patch-policy/patch-policy";
import type { RegionParts } from "./build-region";

interface PoliciesProps extends Pick<PatchEnvironmentDefinition, "patchPolicies">, Pick<MetaArguments, "provider"> {
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
  { patchPolicies, provider, regions }: PoliciesProps,
  built: Readonly<Record<string, RegionParts>>,
  home: string | undefined,
): Record<string, PatchPolicy> {
  const made: Record<string, PatchPolicy> = {};
  const [first = ""] = Object.keys(built);
  const baselineRegion = home !== undefined && Object.hasOwn(built, home) ? home : first;
  const baselines: Readonly<Record<string, PatchBaseline>> = built[baselineRegion]?.baselines ?? {};
  for (const [key, { baselines: keys, ...options }] of Object.entries(patchPolicies ?? {})) {
    const everywhere = regions ?? (home === undefined ? undefined : [home]);
    const props = {
      ...options,
      targetRegions: options.targetRegions ?? everywhere,
      ...(baselineRegion === "" ? {} : { baselineRegion }),
      ...places(options, provider, scope),
      provider,
      baselines: Array.isArray(keys) ? keys.map((one: string) => baselines[one]) : keys,
    };
    made[key] = new PatchPolicy(scope, key, props as unknown as PatchPolicyProps);
  }
  return made;
}

/** A policy that names no place works in the account of its provider, where that is known. */
function places(
  { account, organizationalUnits }: { readonly account?: unknown; readonly organizationalUnits?: unknown },
  provider: MetaArguments["provider"],
  scope: Construct,
): { readonly account?: string } {
  if (account !== undefined || organizationalUnits !== undefined) return {};
  const known = placeOfProvider(provider ?? defaultProviderOf(TerraformStack.of(scope))).account;
  return known !== undefined && /^\d{12}$/.test(known) ? { account: known } : {};
}
