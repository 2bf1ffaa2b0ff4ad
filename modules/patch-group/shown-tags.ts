import type { Construct, IConstruct } from "constructs";
import type { ShownTags } from "../../model/checks/patch-group/shown-tags-check";
import { DEFAULT_TAG_KEY } from "../../model/patch-group/patch-group-model";
import { propertyOf } from "../../model/values/property-of";
import { UNKNOWN } from "../../model/values/unknown";
import { patchObjectsOf } from "../construct/patch-objects";
import { defaultProviderOf } from "../construct/provider-of";
import { isUnresolved } from "../construct/tokens";
import { TerraformStack } from "../framework/framework";

const KNOWN = new WeakMap<TerraformStack, { readonly version: number; readonly shown: readonly ShownTags[] }>();

/** What shows tags of instances in their metadata, in the stack of a construct. Looked for once as long as none of our constructs is added. */
export function shownTagsBeside(construct: Construct): readonly ShownTags[] {
  const stack = TerraformStack.of(construct);
  const { version } = patchObjectsOf(construct);
  const known = KNOWN.get(stack);
  if (known?.version === version) return known.shown;
  const shown = stack.node.findAll().flatMap((one) => shownBy(one, stack));
  KNOWN.set(stack, { version, shown });
  return shown;
}

/** By the names of types and properties and not by classes: bindings of another release may be in use. */
interface Inputs {
  readonly terraformResourceType?: string;
  readonly provider?: unknown;
  readonly metadataOptionsInput?: unknown;
  readonly instanceMetadataTagsInput?: unknown;
  readonly tagsInput?: unknown;
  readonly tagSpecificationsInput?: unknown;
}

function shownBy(construct: IConstruct, stack: TerraformStack): readonly ShownTags[] {
  const inputs = construct as Inputs & IConstruct;
  const key = construct.node.path;
  if (inputs.terraformResourceType === "aws_ec2_instance_metadata_defaults") {
    return inputs.instanceMetadataTagsInput === "enabled" ? [{ key }] : [];
  }
  const tags = Object.hasOwn(TAGS_OF_INSTANCES, inputs.terraformResourceType ?? "")
    ? TAGS_OF_INSTANCES[inputs.terraformResourceType as string]?.(inputs, stack)
    : undefined;
  if (tags === undefined || propertyOf(inputs.metadataOptionsInput, "instanceMetadataTags") !== "enabled") return [];
  const value = tags.map((one) => propertyOf(one, DEFAULT_TAG_KEY)).findLast((one) => one !== undefined);
  if (value === undefined) return [];
  return [{ key, patchGroup: typeof value !== "string" || isUnresolved(value) ? UNKNOWN : value }];
}

/** Maps of tags, of which a later one has the last word. Default tags do not reach what a launch template hands on. */
const TAGS_OF_INSTANCES: Readonly<Record<string, (inputs: Inputs, stack: TerraformStack) => readonly unknown[]>> = {
  aws_instance: ({ provider, tagsInput }, stack) => {
    const defaults = propertyOf(provider ?? defaultProviderOf(stack), "defaultTagsInput");
    return [...listOf(defaults).map((one) => propertyOf(one, "tags")), tagsInput];
  },
  aws_launch_template: ({ tagSpecificationsInput }) =>
    listOf(tagSpecificationsInput)
      .filter((one) => propertyOf(one, "resourceType") === "instance")
      .map((one) => propertyOf(one, "tags")),
};

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
