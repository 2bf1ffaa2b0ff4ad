import type { PatchEnvironmentModel } from "../environment/patch-environment-model";
import type { BaselineBeside } from "../patch-group/patch-group-model";
import { show } from "../text/wording";
import { given } from "../values/given";
import { isObject } from "../values/is-object";
import { UNKNOWN } from "../values/unknown";
import { UnreadableInput } from "../values/unreadable-input";
import { encodedJson } from "./encoded-json";
import { environmentFromTerraform } from "./environment-from-terraform";
import { notifiedTopics } from "./notified-topics";
import { broughtByTasks } from "./override-documents";
import { providerPlaces } from "./provider-places";
import { addressOfReference, literalText } from "./reference-text";
import { referenceTo, type TerraformObject, type TerraformResource, type TerraformValue } from "./terraform-value";

/**
 * Reads a synthesised stack (`cdk.tf.json`, or any Terraform configuration in JSON) back into the model.
 * References between the resources of the stack are followed, and `besideOf` says which baseline of another stack of the
 * app an expression means; every other one is UNKNOWN.
 *
 * @throws UnreadableInput if it is not a Terraform configuration
 */
export function readTerraformConfiguration(
  json: unknown,
  besideOf: (expression: unknown) => BaselineBeside | undefined = () => undefined,
): PatchEnvironmentModel {
  if (!isObject(json)) throw new UnreadableInput("", `expected a Terraform configuration, got ${show(json)}`);
  if (!("resource" in json || "terraform" in json || "provider" in json)) {
    throw new UnreadableInput(
      "",
      "expected a Terraform configuration, got an object without resource, provider or terraform",
    );
  }
  const broughtTo = broughtByTasks((json as { readonly resource?: unknown }).resource);
  const topics = notifiedTopics(json);
  const environment = environmentFromTerraform([
    ...resourcesOf(json, "resource", besideOf).map((resource) => ({
      ...resource,
      ...given({ brought: broughtTo(resource), topics: topics.get(resource.address) }),
    })),
    ...resourcesOf(json, "data", () => undefined),
  ]);
  return { ...environment, ...providerPlaces(awsProviders(json)) };
}

/** Terraform's JSON has one provider as an object, several as a list. */
function awsProviders(json: object): readonly TerraformValue[] {
  const { provider } = json as { readonly provider?: { readonly aws?: unknown } | null };
  const aws = withoutExpressions(provider?.aws);
  return Array.isArray(aws) ? (aws as readonly TerraformValue[]) : [aws];
}

/** `us` of `aws.us`; undefined where a resource names none, or the default one. */
function aliasOf({ provider }: { readonly provider?: unknown }): string | undefined {
  return typeof provider === "string" ? /^aws\.(.+)$/.exec(provider)?.[1] : undefined;
}

function resourcesOf(
  json: object,
  section: "resource" | "data",
  besideOf: (expression: unknown) => BaselineBeside | undefined,
): readonly TerraformResource[] {
  const types = (json as Record<string, unknown>)[section] ?? {};
  if (!isObject(types)) throw new UnreadableInput(section, `expected resources by type, got ${show(types)}`);

  return Object.entries(types).flatMap(([type, named]) => {
    if (!isObject(named))
      throw new UnreadableInput(`${section}.${type}`, `expected resources by name, got ${show(named)}`);
    return Object.entries(named).map(([name, attributes]): TerraformResource => {
      const place = `${section}.${type}.${name}`;
      if (!isObject(attributes)) throw new UnreadableInput(place, `expected arguments, got ${show(attributes)}`);
      const isData = section === "data";
      const address = `${isData ? "data." : ""}${type}.${name}`;
      const provider = aliasOf(attributes);
      const beside = besideOf(attributes.baseline_id);
      return {
        address,
        type,
        isData,
        ...(provider === undefined ? {} : { provider }),
        ...(beside === undefined ? {} : { beside }),
        attributes: withoutExpressions(attributes) as TerraformObject,
      };
    });
  });
}

function withoutExpressions(value: unknown): TerraformValue {
  if (typeof value === "string") return textOrExpression(value);
  if (Array.isArray(value)) return value.map(withoutExpressions);
  if (!isObject(value)) return value as TerraformValue;
  const entries = Object.entries(value).filter(([name]) => name !== "//");
  return Object.fromEntries(entries.map(([name, entry]) => [name, withoutExpressions(entry)]));
}

function textOrExpression(text: string): TerraformValue {
  const address = addressOfReference(text);
  if (address !== undefined) return referenceTo(address);
  return literalText(text) ?? encodedJson(text) ?? UNKNOWN;
}
