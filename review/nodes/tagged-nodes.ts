import { PATCH_GROUP_TAG_KEYS } from "../../model/patch-group/patch-group-model";
import { TerraformBlock } from "../../model/terraform/terraform-block";
import { isReference, type TerraformObject } from "../../model/terraform/terraform-value";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";

export type Tags = Readonly<Record<string, Knowable<string>>>;

/** Nodes that get their tags from one resource, or will get them. */
export interface TaggedNodes {
  /** In a sentence: `web-1`, `new instances of Web`. */
  readonly who: string;
  /** Absent: the whole of the tags is not known yet. */
  readonly tags: Knowable<Tags>;
  /** Whether these are all tags of the nodes; one resource may give a single tag of many. */
  readonly isWhole: boolean;
  /** Whether it is documented that the tags reach the nodes. Absent: it is. */
  readonly isUnclear?: true;
  /** Whether only nodes that are still to come get the tags; those that there are keep theirs. */
  readonly isFuture?: true;
  /** Whether they are servers outside of EC2. Absent: they are not. */
  readonly isHybrid?: true;
  /** Of an instance that exists. */
  readonly instanceId?: Knowable<string>;
}

/**
 * The nodes that get tags from a resource, on one side of a plan. Default tags count where the provider adds them: not in
 * the tags that Auto Scaling groups, launch templates and Spot Fleets hand on. Source: other ways facts, C3.
 */
export function taggedNodes(
  { type, address }: PlannedResource,
  values: TerraformObject | undefined,
): TaggedNodes | undefined {
  if (values === undefined || !Object.hasOwn(READERS, type)) return undefined;
  return READERS[type]?.(new TerraformBlock(values, address), labelOf(address));
}

/** The patch groups that tags name: the different values of the two keys. */
export function groupsOf(nodes: TaggedNodes | undefined): readonly string[] {
  if (nodes === undefined || !isKnown(nodes.tags)) return [];
  const { tags } = nodes;
  const values = PATCH_GROUP_TAG_KEYS.flatMap((key) => (typeof tags[key] === "string" ? [tags[key]] : []));
  return [...new Set(values)];
}

type Reader = (block: TerraformBlock, label: string) => TaggedNodes;

const READERS: Readonly<Record<string, Reader>> = {
  aws_instance: (block, label) => {
    const tags = tagsAll(block);
    return { who: nameTag(tags) ?? label, tags, isWhole: true, instanceId: block.text("id") ?? UNKNOWN };
  },
  aws_ec2_tag: (block) => {
    const link = block.link("resource_id");
    const who = link === undefined || !isKnown(link) ? "a resource" : isReference(link) ? labelOf(link.address) : link;
    return { who, tags: oneTag(block), isWhole: false, instanceId: block.text("resource_id") };
  },
  aws_autoscaling_group: (block, label) => ({
    ...(refreshesByTag(block)
      ? { who: `instances of ${label}` }
      : { who: `new instances of ${label}`, isFuture: true }),
    tags: propagated(block, "tag"),
    isWhole: false,
  }),
  aws_autoscaling_group_tag: (block) => ({
    who: `new instances of ${nameText(block.text("autoscaling_group_name"))}`,
    tags: propagated(block, "tag"),
    isWhole: false,
    isFuture: true,
  }),
  aws_launch_template: (block, label) => ({
    who: `instances launched from ${label}`,
    tags: ofInstances(block),
    isWhole: false,
    isFuture: true,
  }),
  aws_spot_fleet_request: (block, label) => ({
    who: `new instances of ${label}`,
    tags: inBlocks(block, "launch_specification"),
    isWhole: false,
    isFuture: true,
  }),
  aws_spot_instance_request: (block, label) => ({
    who: `the instance of ${label}`,
    tags: tagsAll(block),
    isWhole: true,
    isUnclear: true,
  }),
  aws_ssm_activation: (block, label) => ({
    who: `servers that register with ${label}`,
    tags: tagsAll(block),
    isWhole: true,
    isHybrid: true,
    isFuture: true,
  }),
};

/** With that trigger a change of the tags replaces the instances that there are. Source: other ways facts, C3. */
function refreshesByTag(block: TerraformBlock): boolean {
  const refresh = block.block("instance_refresh");
  const triggers = refresh !== undefined && isKnown(refresh) ? refresh.texts("triggers") : [];
  return isKnown(triggers) && triggers.includes("tag");
}

/** Own tags and the provider's default tags; a plan without `tags_all` has the own ones alone. */
function tagsAll(block: TerraformBlock): Knowable<Tags> {
  const all = block.map("tags_all");
  return isKnown(all) && Object.keys(all).length === 0 ? block.map("tags") : all;
}

function nameTag(tags: Knowable<Tags>): string | undefined {
  const name = isKnown(tags) && Object.hasOwn(tags, "Name") ? tags.Name : undefined;
  return typeof name === "string" && name !== "" ? name : undefined;
}

function oneTag(block: TerraformBlock): Knowable<Tags> {
  const key = block.text("key") ?? UNKNOWN;
  return isKnown(key) ? { [key]: block.text("value") ?? "" } : UNKNOWN;
}

/** Tags of an Auto Scaling group reach its instances only where they are propagated. */
function propagated(block: TerraformBlock, name: string): Knowable<Tags> {
  const tags = block.blocks(name);
  if (!isKnown(tags)) return UNKNOWN;
  const entries: [string, Knowable<string>][] = [];
  for (const tag of tags) {
    if (!isKnown(tag)) return UNKNOWN;
    const key = tag.text("key") ?? UNKNOWN;
    if (!isKnown(key)) return UNKNOWN;
    if (tag.flag("propagate_at_launch") !== false) entries.push([key, tag.text("value") ?? ""]);
  }
  return Object.fromEntries(entries);
}

function ofInstances(block: TerraformBlock): Knowable<Tags> {
  const specifications = block.blocks("tag_specifications");
  if (!isKnown(specifications)) return UNKNOWN;
  let tags: Tags = {};
  for (const specification of specifications) {
    if (!isKnown(specification)) return UNKNOWN;
    if (specification.text("resource_type") !== "instance") continue;
    const own = specification.map("tags");
    if (!isKnown(own)) return UNKNOWN;
    tags = { ...tags, ...own };
  }
  return tags;
}

function inBlocks(block: TerraformBlock, name: string): Knowable<Tags> {
  const parts = block.blocks(name);
  if (!isKnown(parts)) return UNKNOWN;
  let tags: Tags = {};
  for (const part of parts) {
    const own = isKnown(part) ? part.map("tags") : UNKNOWN;
    if (!isKnown(own)) return UNKNOWN;
    tags = { ...tags, ...own };
  }
  return tags;
}

function nameText(name: Knowable<string> | undefined): string {
  return name !== undefined && isKnown(name) ? name : "an Auto Scaling group";
}
