import type { PatchEnvironmentModel, ProviderPlaceModel } from "../environment/patch-environment-model";
import { accountOfProvider } from "../environment/provider-account";
import { isKnown, type Knowable } from "../values/unknown";
import { TerraformBlock } from "./terraform-block";
import type { TerraformObject, TerraformValue } from "./terraform-value";

type Places = Pick<PatchEnvironmentModel, "region" | "account" | "providers">;

/** Where the AWS providers of a configuration work: the default one, and the others by their aliases. */
export function providerPlaces(providers: readonly TerraformValue[]): Places {
  const named: Record<string, ProviderPlaceModel> = {};
  let own: ProviderPlaceModel = {};
  for (const provider of providers) {
    if (typeof provider !== "object" || provider === null || Array.isArray(provider)) continue;
    const block = new TerraformBlock(provider as TerraformObject, "provider.aws");
    const alias = block.text("alias");
    const place = placeOfProvider(block);
    if (alias === undefined) own = place;
    else if (isKnown(alias)) named[alias] = place;
  }
  return { ...own, ...(Object.keys(named).length === 0 ? {} : { providers: named }) };
}

function placeOfProvider(block: TerraformBlock): ProviderPlaceModel {
  const region = block.text("region");
  const roles = known(block.blocks("assume_role")) ?? [];
  const last = roles.at(-1);
  const ids = known(block.texts("allowed_account_ids")) ?? [];
  const account = accountOfProvider({
    allowedAccountIds: ids.every(isKnown) ? ids : undefined,
    roleArn: last === undefined ? undefined : roleOf(last),
    profile: known(block.text("profile")),
  });
  return { ...(region === undefined ? {} : { region }), ...(account === undefined ? {} : { account }) };
}

/** A role that is not known is one all the same: the profile behind it does not tell the account. */
function roleOf(block: Knowable<TerraformBlock>): string {
  return (isKnown(block) && known(block.text("role_arn"))) || "a role that is not known";
}

function known<T>(value: Knowable<T> | undefined): T | undefined {
  return value === undefined || !isKnown(value) ? undefined : value;
}
