import {
  INSTANCE_IDS_KEY,
  RESOURCE_GROUP_KEY,
  RESOURCE_TYPE_FILTERS_KEY,
  tagKeyOf,
} from "../../maintenance-window/target-keys";
import { grouped } from "../../values/grouped";
import { fulfils } from "../nodes/condition";
import type { NodeFormula } from "../nodes/node-formula";
import type { NodeSet } from "../nodes/node-set";
import { type ExistingNode, groupOfNode } from "./existing-place";

/** The nodes of a set that exist. */
export interface Members {
  readonly nodes: ReadonlySet<ExistingNode>;
  /** Why there may be others. Absent: these are all. */
  readonly mayBeMore?: string;
}

export const NO_MEMBERS: Members = { nodes: new Set() };

/** All of several sets, each node once. */
export function allMembers(sets: readonly Members[]): Members {
  const [only, second] = sets;
  if (only !== undefined && second === undefined) return only;
  const mayBeMore = sets.map((set) => set.mayBeMore).find((because) => because !== undefined);
  return { nodes: new Set(sets.flatMap(({ nodes }) => [...nodes])), ...(mayBeMore === undefined ? {} : { mayBeMore }) };
}

/** Those that fulfil a condition. */
export function membersThat({ nodes, ...rest }: Members, fulfil: (node: ExistingNode) => boolean): Members {
  return { ...rest, nodes: new Set([...nodes].filter(fulfil)) };
}

/** Nodes of one place, found by what sets ask for without looking at each of them every time. */
export class NodeIndex {
  private readonly byTag = new Map<string, ReadonlyMap<string, readonly ExistingNode[]>>();
  private groups: ReadonlyMap<string, readonly ExistingNode[]> | undefined;
  private ids: ReadonlyMap<string, ExistingNode> | undefined;

  constructor(private readonly nodes: readonly ExistingNode[]) {}

  public members({ anyOf, complete }: NodeSet): Members {
    const members = allMembers(anyOf.map((formula) => this.ofFormula(formula)));
    return complete || members.mayBeMore !== undefined ? members : { ...members, mayBeMore: NOT_KNOWN_YET };
  }

  /** The nodes of a patch group, by either spelling of the tag. */
  public ofGroup(patchGroup: string): readonly ExistingNode[] {
    return this.byGroup.get(patchGroup) ?? [];
  }

  /** Nodes by the patch group that their tag names. */
  public get byGroup(): ReadonlyMap<string, readonly ExistingNode[]> {
    this.groups ??= groupedBy(this.nodes, groupOfNode);
    return this.groups;
  }

  private ofFormula({ selections, complete }: NodeFormula): Members {
    if (!complete) return { nodes: new Set(), mayBeMore: NOT_KNOWN_YET };
    const [inGroup, byType] = [RESOURCE_GROUP_KEY, RESOURCE_TYPE_FILTERS_KEY].map((key) => selections.get(key));
    if (inGroup !== undefined || byType !== undefined) {
      const name = [...(inGroup ?? [])].join(", ");
      return { nodes: new Set(), mayBeMore: `which nodes are in the resource group ${name} was not read` };
    }
    const conditions = [...selections];
    const first = conditions.find(([key]) => key === INSTANCE_IDS_KEY || tagKeyOf(key) !== undefined);
    const candidates = first === undefined ? this.nodes : this.having(...first);
    const further = conditions.filter((condition) => condition !== first);
    return {
      nodes: new Set(
        candidates.filter((node) => further.every(([key, values]) => fulfils(node, key, values) === true)),
      ),
    };
  }

  private having(key: string, values: ReadonlySet<string>): readonly ExistingNode[] {
    const tagKey = tagKeyOf(key);
    if (tagKey === undefined) {
      this.ids ??= new Map(this.nodes.map((node) => [node.id, node]));
      const { ids } = this;
      return [...values].flatMap((id) => ids.get(id) ?? []);
    }
    const tagged = this.byTag.get(tagKey) ?? groupedBy(this.nodes, ({ tags }) => ownTag(tags, tagKey));
    this.byTag.set(tagKey, tagged);
    return [...values].flatMap((value) => tagged.get(value) ?? []);
  }
}

const NOT_KNOWN_YET = "which nodes these are is not known yet";

function ownTag(tags: ExistingNode["tags"], key: string): string | undefined {
  return Object.hasOwn(tags, key) ? tags[key] : undefined;
}

function groupedBy(
  nodes: readonly ExistingNode[],
  wordOf: (node: ExistingNode) => string | undefined,
): ReadonlyMap<string, readonly ExistingNode[]> {
  const tagged = nodes.filter((node) => wordOf(node) !== undefined);
  return grouped(tagged, (node) => wordOf(node) as string);
}
