import type { PatchEnvironmentModel } from "../../environment/patch-environment-model";
import { isAccountId } from "../../text/arn-parts";
import { isKnown } from "../../values/unknown";
import type { NodeSet } from "../nodes/node-set";
import type { Place } from "../place/place";
import { type ExistingNode, type ExistingPlace, groupOfNode } from "./existing-place";
import { type Members, NO_MEMBERS, NodeIndex } from "./members";

/** What exists in accounts that were read, for the places that objects of a stack are in. */
export class ExistingAccounts {
  private readonly indexes: Map<ExistingPlace, NodeIndex>;

  constructor(
    public readonly places: readonly ExistingPlace[],
    indexes: Map<ExistingPlace, NodeIndex> = new Map(),
  ) {
    this.indexes = indexes;
  }

  /**
   * What exists where an object is. An account or a Region that nobody names is the one that was read, where that is
   * one alone.
   */
  public at({ account, region }: Place): ExistingPlace | undefined {
    if (region.kind === "unknown") return undefined;
    const ofAccount = isAccountId(account)
      ? this.places.filter((place) => place.account === account)
      : this.ofOnlyAccount();
    if (region.kind === "named") return ofAccount.find((place) => place.region === region.name);
    return ofAccount.length === 1 ? ofAccount[0] : undefined;
  }

  /** The nodes of a set at a place; undefined where nothing was read of it. */
  public members(nodes: NodeSet, place: Place): Members | undefined {
    const existing = this.at(place);
    return existing && whole(existing, this.index(existing).members(nodes));
  }

  /** The nodes whose tag names a patch group. */
  public membersOfGroup(patchGroup: string, place: Place): Members | undefined {
    const existing = this.at(place);
    return existing && whole(existing, { nodes: new Set(this.index(existing).ofGroup(patchGroup)) });
  }

  /** The nodes of a system that no registered group claims: they follow the default. */
  public membersOfDefault(
    systems: ReadonlySet<string>,
    place: Place,
    isClaimed: (patchGroup: string, system: string) => boolean,
  ): Members | undefined {
    const existing = this.at(place);
    if (existing === undefined) return undefined;
    const nodes = existing.nodes.filter((node) => {
      const { operatingSystem } = node;
      if (operatingSystem === undefined || !systems.has(operatingSystem)) return false;
      const group = groupOfNode(node);
      return group === undefined || !isClaimed(group, operatingSystem);
    });
    return whole(existing, nodes.length === 0 ? NO_MEMBERS : { nodes: new Set(nodes) });
  }

  /** Nodes of a place by the patch group that their tag names. */
  public groupsAt(existing: ExistingPlace): ReadonlyMap<string, readonly ExistingNode[]> {
    return this.index(existing).byGroup;
  }

  /**
   * The same without objects that stacks have already.
   *
   * @param held - by `heldKey`
   */
  public beside(held: ReadonlySet<string>): ExistingAccounts {
    const places = this.places.map((place): ExistingPlace => {
      const beside = { ...place, environment: withoutHeld(place.environment, held) };
      const index = this.index(place);
      this.indexes.set(beside, index);
      return beside;
    });
    return new ExistingAccounts(places, this.indexes);
  }

  private ofOnlyAccount(): readonly ExistingPlace[] {
    return new Set(this.places.map(({ account }) => account)).size === 1 ? this.places : [];
  }

  private index(place: ExistingPlace): NodeIndex {
    const index = this.indexes.get(place) ?? new NodeIndex(place.nodes);
    this.indexes.set(place, index);
    return index;
  }
}

function whole({ isWhole }: ExistingPlace, members: Members): Members {
  const isPartial = members.mayBeMore === undefined && !isWhole.nodes;
  return isPartial ? { ...members, mayBeMore: "nodes could not be read" } : members;
}

/** Names what a stack has, and what exists, alike: the id alone, or what a registration is about. */
export const heldKey = {
  object: (id: string) => id,
  registration: (patchGroup: string, baselineId: string) => `${patchGroup},${sameId(baselineId)}`,
  default: (operatingSystem: string, baselineId: string) => `default ${operatingSystem} ${sameId(baselineId)}`,
};

/** A baseline appears as an id and as an ARN. Source: account facts, 4. */
export function sameId(baselineId: string): string {
  return baselineId.slice(baselineId.lastIndexOf("/") + 1);
}

function withoutHeld(environment: PatchEnvironmentModel, held: ReadonlySet<string>): PatchEnvironmentModel {
  const isFree = ({ key }: { readonly key: string }) => !held.has(heldKey.object(key));
  return {
    ...environment,
    // Baselines stay: what a registration beside the stack names may be one that the stack has.
    patchGroups: environment.patchGroups.flatMap((group) => {
      const { patchGroup, registrations } = group;
      const left = registrations.filter(({ baseline }) => {
        const isNamed = isKnown(patchGroup) && baseline.kind === "managed";
        return !isNamed || !held.has(heldKey.registration(patchGroup, baseline.key));
      });
      return left.length === 0 ? [] : [{ ...group, registrations: left }];
    }),
    defaultBaselines: environment.defaultBaselines.filter(
      ({ baseline }) =>
        baseline.kind !== "managed" ||
        !isKnown(baseline.operatingSystem) ||
        !held.has(heldKey.default(baseline.operatingSystem, baseline.key)),
    ),
    maintenanceWindows: environment.maintenanceWindows.filter(isFree),
    associations: (environment.associations ?? []).filter(isFree),
    patchPolicies: (environment.patchPolicies ?? []).filter(isFree),
  };
}
