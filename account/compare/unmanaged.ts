import { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import type { ExistingNode, ExistingPlace } from "../../model/patching/existing/existing-place";
import { unreachedNodes, unregisteredGroups } from "../../model/patching/existing/stray-nodes";
import { EnvironmentView } from "../../model/patching/view/environment-view";
import { OF_QUICK_SETUP } from "../adopt/association-values";
import { type ExistingObject, labelOf, type PatchingType } from "../adopt/existing-object";
import { everythingIn } from "../adopt/from-snapshot";
import { existingPlaces } from "../environment/existing-places";
import { PART } from "../snapshot/parts";
import type { Snapshot } from "../snapshot/snapshot-schema";
import type { HeldObject } from "./held-objects";

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
  /** Whether one of these holds what a stack may have. */
  readonly mayHaveMore: boolean;
}

/** What stands out about the nodes of a Region. */
export interface ComparedNodes {
  readonly total: number;
  /** Values of the group's tag that no registration has, with how many nodes carry them. */
  readonly unregistered: readonly { readonly patchGroup: string; readonly nodes: number }[];
  /** Nodes on which nothing installs. */
  readonly unreached: number;
  /** Why some of these may be reached after all. */
  readonly mayBeReached?: string;
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
  const accounts = new ExistingAccounts(existingPlaces(snapshot));
  const existingPlaceAt = (account: string, region: string) =>
    accounts.places.find((place) => place.account === account && place.region === region) as ExistingPlace;
  return snapshot.accounts.flatMap((account) =>
    account.regions.map((region): ComparedRegion => {
      const { objects, stay } = everythingIn({ regions: [region] });
      // The policy itself stands for what Quick Setup makes of it.
      const existing = objects.filter((one) => stay.get(one) !== OF_QUICK_SETUP);
      const here = held.filter(
        (one) =>
          (one.account === undefined || one.account === account.id) &&
          (one.region === undefined || one.region === region.region),
      );
      const keys = new Set(here.map(keyOf));
      const found = new Set(existing.map(keyOf));
      const notRead = region.refused.map(({ part }) => part);
      const isGone = (one: HeldObject) =>
        isPlaced(one, snapshot) && !found.has(keyOf(one)) && !notRead.includes(PART_OF[one.type]);
      return {
        account: account.id,
        region: region.region,
        unmanaged: existing.filter((one) => !keys.has(keyOf(one))).map(labelOf),
        // A default that is AWS's own again is no object of its own.
        gone: here.filter((one) => one.type !== "aws_ssm_default_patch_baseline" && isGone(one)),
        nodes: comparedNodes(existingPlaceAt(account.id, region.region), accounts),
        notRead,
        mayHaveMore: Object.values(PART_OF).some((part) => notRead.includes(part)),
      };
    }),
  );
}

/** What is read with what: where a part was refused, nothing of it is known to be gone. */
const PART_OF: Readonly<Record<PatchingType, string>> = {
  aws_ssm_patch_baseline: PART.baselines,
  aws_ssm_default_patch_baseline: PART.baselines,
  aws_ssm_patch_group: PART.patchGroups,
  aws_ssm_maintenance_window: PART.windows,
  aws_ssm_maintenance_window_target: PART.windows,
  aws_ssm_maintenance_window_task: PART.windows,
  aws_ssm_association: PART.associations,
  aws_ssmquicksetup_configuration_manager: PART.patchPolicies,
};

function keyOf({ type, id }: Pick<ExistingObject, "type" | "id">): string {
  return `${type} ${id}`;
}

/** An object that does not say where it is can only be missed where there is one place alone. */
function isPlaced({ region }: HeldObject, { accounts }: Snapshot): boolean {
  return region !== undefined || accounts.flatMap(({ regions }) => regions).length === 1;
}

function comparedNodes(place: ExistingPlace, accounts: ExistingAccounts): ComparedNodes {
  const registered = new Set(place.environment.patchGroups.map(({ patchGroup }) => patchGroup));
  const { ways } = new EnvironmentView(place.environment, LONG_AGO);
  const unreached = unreachedNodes(place, accounts, ways);
  const connected = (wanted: ExistingNode["connection"]) =>
    place.nodes.filter(({ connection }) => connection === wanted).length;
  return {
    total: place.nodes.length,
    unregistered: unregisteredGroups(place, accounts, (group) => registered.has(group)).map((group) => ({
      patchGroup: group.patchGroup,
      nodes: group.nodes.length,
    })),
    unreached: unreached.nodes.size,
    ...(unreached.mayBeMore === undefined ? {} : { mayBeReached: unreached.mayBeMore }),
    unmanagedNodes: connected("not managed"),
    silent: connected("offline"),
  };
}

/** Nothing here hangs on a moment. */
const LONG_AGO = new Date(0);
