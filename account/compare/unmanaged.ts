import { type ExistingObject, labelOf } from "../adopt/existing-object";
import { fromSnapshot } from "../adopt/from-snapshot";
import type { Snapshot, SnapshotRegion } from "../snapshot/snapshot-schema";
import type { HeldObject } from "./held-objects";
import { groupOfNode, installersOf } from "./node-reach";

/** One account and Region beside what the stacks have there. */
export interface ComparedRegion {
  readonly account: string;
  readonly region: string;
  /** What exists and no stack has, as a person would call it. */
  readonly unmanaged: readonly string[];
  /** What a stack has and no longer exists. */
  readonly gone: readonly HeldObject[];
  readonly nodes: ComparedNodes;
  /** Parts that could not be read: what is missing here may exist. */
  readonly notRead: readonly string[];
}

/** What stands out about the nodes of a Region. */
export interface ComparedNodes {
  readonly total: number;
  /** Values of the group's tag that no registration has, with how many nodes carry them. */
  readonly unregistered: readonly { readonly patchGroup: string; readonly nodes: number }[];
  /** Nodes on which nothing installs, as far as can be said. */
  readonly unreached: number;
  /** Nodes that Systems Manager does not know, or that are silent. */
  readonly unmanagedNodes: number;
  readonly silent: number;
}

/**
 * What exists beside what stacks have.
 *
 * @param held - what the states of the stacks have; objects of other accounts and Regions are left aside
 */
export function comparedRegions(snapshot: Snapshot, held: readonly HeldObject[]): readonly ComparedRegion[] {
  return snapshot.accounts.flatMap((account) =>
    account.regions.map((region): ComparedRegion => {
      const existing = fromSnapshot({ ...account, regions: [region] }).objects;
      const here = held.filter(
        (one) =>
          (one.account === undefined || one.account === account.id) &&
          (one.region === undefined || one.region === region.region),
      );
      const keys = new Set(here.map(keyOf));
      const found = new Set(existing.map(keyOf));
      return {
        account: account.id,
        region: region.region,
        unmanaged: existing.filter((one) => !keys.has(keyOf(one))).map(labelOf),
        // A default that is AWS's own again is no object of its own.
        gone: here.filter(
          (one) => isPlaced(one, snapshot) && !found.has(keyOf(one)) && one.type !== "aws_ssm_default_patch_baseline",
        ),
        nodes: comparedNodes(region),
        notRead: region.refused.map(({ part }) => part),
      };
    }),
  );
}

function keyOf({ type, id }: Pick<ExistingObject, "type" | "id">): string {
  return `${type} ${id}`;
}

/** An object that does not say where it is can only be missed where there is one place alone. */
function isPlaced({ region }: HeldObject, { accounts }: Snapshot): boolean {
  return region !== undefined || accounts.flatMap(({ regions }) => regions).length === 1;
}

function comparedNodes(region: SnapshotRegion): ComparedNodes {
  const registered = new Set(region.patchGroups.map(({ PatchGroup }) => PatchGroup));
  const unregistered = new Map<string, number>();
  let unreached = 0;
  for (const node of region.nodes) {
    const group = groupOfNode(node);
    if (group !== undefined && !registered.has(group)) unregistered.set(group, (unregistered.get(group) ?? 0) + 1);
    const { names, isOpen } = installersOf(node, region);
    if (names.length === 0 && !isOpen) unreached += 1;
  }
  return {
    total: region.nodes.length,
    unregistered: [...unregistered].sort().map(([patchGroup, nodes]) => ({ patchGroup, nodes })),
    unreached,
    unmanagedNodes: region.nodes.filter(({ ping }) => ping === undefined).length,
    silent: region.nodes.filter(({ ping }) => ping !== undefined && ping !== "Online").length,
  };
}
