import { TerraformBlock } from "../../model/terraform/terraform-block";
import { isKnown } from "../../model/values/unknown";
import { entryOf } from "../plan/entry-of";
import type { PlannedResource } from "../plan/planned-resource";
import type { Tags } from "./tagged-nodes";

/** A resource group that finds nodes by their tags, on one side of a plan. */
export interface ResourceGroup {
  readonly name: string;
  readonly provider?: string | undefined;
  readonly region?: string;
  /** Tags that a node must carry, each with any of its values. */
  readonly tags: ReadonlyMap<string, ReadonlySet<string>>;
  readonly types: ReadonlySet<string>;
}

/** Types of which a group's members are nodes. Source: other ways facts, E. */
const HYBRID_TYPES = ["AWS::SSM::ManagedInstance", "AWS::AllSupported"];
const INSTANCE_TYPES = ["AWS::EC2::Instance", ...HYBRID_TYPES];

/** The groups of which a plan says by which tags they find their nodes. Another query, or one that is not known, is none. */
export function resourceGroups(
  resources: readonly PlannedResource[],
  side: "before" | "after",
): readonly ResourceGroup[] {
  return resources.flatMap((resource) => {
    const values = resource[side];
    if (resource.type !== "aws_resourcegroups_group" || values === undefined) return [];
    const block = new TerraformBlock(values, resource.address);
    const name = block.text("name");
    const region = block.text("region");
    const query = block.block("resource_query");
    if (name === undefined || !isKnown(name) || query === undefined || !isKnown(query)) return [];
    const text = query.text("query");
    const found = typeof text === "string" ? tagQuery(text) : undefined;
    if (found === undefined) return [];
    return [{ name, provider: resource.provider, ...(typeof region === "string" ? { region } : {}), ...found }];
  });
}

/** Whether a group has a node with these tags among its members. Source: other ways facts, C2. */
export function isMember({ tags: wanted, types }: ResourceGroup, tags: Tags, isHybrid: boolean): boolean {
  if (!isNodeType(types, isHybrid)) return false;
  return [...wanted].every(([key, values]) => {
    const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
    return typeof value === "string" && values.has(value);
  });
}

/** Whether nodes are among the resources of some types: servers that are none of EC2 are managed nodes alone. */
export function isNodeType(types: ReadonlySet<string>, isHybrid: boolean): boolean {
  return (isHybrid ? HYBRID_TYPES : INSTANCE_TYPES).some((type) => types.has(type));
}

/** `{"ResourceTypeFilters":[…],"TagFilters":[{"Key":…,"Values":[…]}]}`; undefined for any other. */
function tagQuery(text: string): Pick<ResourceGroup, "tags" | "types"> | undefined {
  const query = parsed(text);
  const [filters, types] = [listOf(query, "TagFilters"), listOf(query, "ResourceTypeFilters")];
  if (filters === undefined || types === undefined || filters.length === 0) return undefined;
  const tags = new Map<string, ReadonlySet<string>>();
  for (const filter of filters) {
    const [key, values] = [entryOf(filter, "Key"), listOf(filter, "Values")];
    // What a key without values finds, no source says.
    if (typeof key !== "string" || values === undefined || values.length === 0) return undefined;
    tags.set(key, new Set(values.map(String)));
  }
  return { tags, types: new Set(types.map(String)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listOf(value: unknown, name: string): readonly unknown[] | undefined {
  const list = entryOf(value, name);
  return Array.isArray(list) ? list : undefined;
}
