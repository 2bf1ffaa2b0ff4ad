import type { Construct } from "constructs";
import { accountOfProvider } from "../../model/environment/provider-account";
import { propertyOf } from "../../model/values/property-of";
import { type Knowable, UNKNOWN } from "../../model/values/unknown";
import { TerraformProvider, type TerraformStack } from "../framework/framework";
import { isUnresolved } from "./tokens";

/** What the AWS provider of a resource tells about where it works. */
export interface ProviderPlace {
  /** Names the provider within its stack; empty for the stack's default. */
  readonly key: string;
  /** Where the provider stands in the tree. */
  readonly path?: string;
  /** Equal texts are one account. Undefined: not known. */
  readonly account?: string;
  /** Undefined: not known here, for the environment or a profile decides. */
  readonly region?: Knowable<string>;
}

/** The provider of the stack's resources which name none. */
export function defaultProviderOf(stack: TerraformStack): TerraformProvider | undefined {
  const known = DEFAULT_PROVIDERS.get(stack);
  if (known !== undefined) return known;
  const found = stack.node
    .findAll()
    .find(
      (construct): construct is TerraformProvider =>
        TerraformProvider.isTerraformProvider(construct) &&
        construct.terraformResourceType === "aws" &&
        construct.alias === undefined,
    );
  if (found !== undefined) DEFAULT_PROVIDERS.set(stack, found);
  return found;
}

/** Asked for by each task: to walk the whole tree each time would take the square of its size. */
const DEFAULT_PROVIDERS = new WeakMap<TerraformStack, TerraformProvider>();

/** The Region as it was given to a provider, perhaps a token; undefined where the environment or a profile decides. */
export function regionInputOf(provider: TerraformProvider | undefined): string | undefined {
  return propertyOf(provider, "regionInput") as string | undefined;
}

/** By the names of the provider's properties and not by its class: bindings of another release may be in use. */
export function placeOfProvider(provider: TerraformProvider | undefined): ProviderPlace {
  // What is none is refused by the resource that is made with it.
  if (!TerraformProvider.isTerraformProvider(provider)) return { key: "" };
  const { regionInput: region } = provider as unknown as ProviderInputs;
  return {
    key: provider.alias ?? "",
    path: provider.node.path,
    account: accountOf(provider as unknown as ProviderInputs),
    region: region !== undefined && isUnresolved(region) ? UNKNOWN : region,
  };
}

/** The provider that a construct of ours was given, or that its resource has. */
export function providerOf(construct: Construct): TerraformProvider | undefined {
  // The child in the first place: to ask a baseline for its resource is to refer to it.
  const made = construct.node.tryFindChild("Default");
  if (made !== undefined && "terraformResourceType" in made) return (made as Resource).provider;
  const { resource, provider } = construct as { readonly resource?: Resource } & Resource;
  return resource?.provider ?? provider;
}

interface Resource {
  readonly provider?: TerraformProvider;
}

interface ProviderInputs {
  readonly regionInput?: string;
  readonly profileInput?: string;
  readonly allowedAccountIdsInput?: string[];
  readonly assumeRoleInput?: { readonly roleArn?: string }[];
}

function accountOf({ allowedAccountIdsInput, assumeRoleInput, profileInput }: ProviderInputs): string | undefined {
  const ids = settled(allowedAccountIdsInput);
  const id = ids?.length === 1 ? settled(ids[0]) : undefined;
  if (id !== undefined) return id;
  return accountOfProvider({
    // Of a chain of roles the last one counts.
    roleArn: settled(settled(assumeRoleInput)?.at(-1)?.roleArn),
    profile: settled(profileInput),
  });
}

function settled<T>(value: T | undefined): T | undefined {
  return value === undefined || isUnresolved(value) ? undefined : value;
}
