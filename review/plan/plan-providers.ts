import type { PatchEnvironmentModel, ProviderPlaceModel } from "../../model/environment/patch-environment-model";
import { accountOfProvider } from "../../model/environment/provider-account";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import { entryOf } from "./entry-of";
import type { PlannedResource } from "./planned-resource";
import { placeInArn } from "./ssm-arn";

/** The key of the provider that resources take when they name none. */
export const DEFAULT_PROVIDER = "aws";

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

type Places = Pick<PatchEnvironmentModel, "region" | "account" | "providers">;

/**
 * Where each provider of a plan works: as its configuration says, else as the ARNs of its resources do. The keys are
 * those of `configuration.provider_config`, by which resources name their provider.
 */
export function planProviders(
  configuration: unknown,
  resources: readonly PlannedResource[],
  simulatedAccount?: string,
): Places {
  const configured = providersOf(configuration);
  const keys = new Set([...Object.keys(configured), ...resources.map(keyOf)]);
  const places = [...keys].map(
    (key) => [key, providerPlace(configured[key], resourcesOf(key, resources), simulatedAccount)] as const,
  );
  const others = places.filter(([key]) => key !== DEFAULT_PROVIDER);
  return {
    ...places.find(([key]) => key === DEFAULT_PROVIDER)?.[1],
    ...(others.length === 0 ? {} : { providers: Object.fromEntries(others) }),
  };
}

/** Whether some provider may add tags of its own to what it makes. */
export function mayAddTags(configuration: unknown): boolean {
  if (configuration === undefined) return true;
  return Object.values(providersOf(configuration)).some(
    (provider) => entryOf(entryOf(provider, "expressions"), "default_tags") !== undefined,
  );
}

function providersOf(configuration: unknown): Readonly<Record<string, unknown>> {
  const all = entryOf(configuration, "provider_config");
  if (typeof all !== "object" || all === null) return {};
  return Object.fromEntries(Object.entries(all).filter(([, provider]) => entryOf(provider, "name") === "aws"));
}

/** Only what Terraform manages tells where a provider works: AWS's own baselines live in accounts of AWS. */
function resourcesOf(key: string, resources: readonly PlannedResource[]): readonly PlannedResource[] {
  return resources.filter((resource) => !resource.isData && keyOf(resource) === key);
}

function keyOf({ provider }: PlannedResource): string {
  return provider ?? DEFAULT_PROVIDER;
}

function providerPlace(
  provider: unknown,
  resources: readonly PlannedResource[],
  simulatedAccount: string | undefined,
): ProviderPlaceModel {
  const expressions = entryOf(provider, "expressions");
  const seen = resources.flatMap(({ before, after }) => [placeInArn(before?.arn), placeInArn(after?.arn)]);
  const configured = regionOf(expressions);
  const isSaid = configured !== undefined && isKnown(configured);
  const region = isSaid ? configured : (onlyOne(seen.map((place) => place?.region)) ?? configured);
  const account =
    accountOf(expressions) ?? onlyOne(seen.map((place) => place?.account).filter((one) => one !== simulatedAccount));
  return { ...(region === undefined ? {} : { region }), ...(account === undefined ? {} : { account }) };
}

/** A Region that is computed, or taken from a variable, is not known here. */
function regionOf(expressions: unknown): Knowable<string> | undefined {
  const region = entryOf(expressions, "region");
  if (region === undefined) return undefined;
  const value = constant(region);
  return value !== undefined && REGION.test(value) ? value : UNKNOWN;
}

/** The account that the arguments of a provider tell. */
export function accountOf(expressions: unknown): string | undefined {
  const roles = entryOf(expressions, "assume_role");
  const last = Array.isArray(roles) ? roles.at(-1) : roles;
  const ids = entryOf(entryOf(expressions, "allowed_account_ids"), "constant_value");
  return accountOfProvider({
    allowedAccountIds:
      Array.isArray(ids) && ids.every((id) => /^\d{12}$/.test(String(id))) ? ids.map(String) : undefined,
    roleArn: last === undefined ? undefined : (constant(entryOf(last, "role_arn")) ?? "a role that is not known"),
    profile: constant(entryOf(expressions, "profile")),
  });
}

function constant(expression: unknown): string | undefined {
  const value = entryOf(expression, "constant_value");
  return typeof value === "string" && !value.includes("${") ? value : undefined;
}

function onlyOne(texts: readonly (string | undefined)[]): string | undefined {
  const [one, second] = new Set(texts.filter((text) => text !== undefined));
  return second === undefined ? one : undefined;
}
