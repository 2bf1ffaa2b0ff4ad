import { wayMayInstall } from "../ways/way-may-patch";
import type { WayOfPatching } from "../ways/way-of-patching";
import type { ExistingAccounts } from "./existing-accounts";
import type { ExistingNode, ExistingPlace } from "./existing-place";
import { allMembers, type Members } from "./members";

/** Nodes that carry a patch group's name which nobody registers: they follow the default. */
export interface UnregisteredGroup {
  readonly patchGroup: string;
  readonly nodes: readonly ExistingNode[];
}

/** Patch groups on tags of nodes that nobody registers, by name. */
export function unregisteredGroups(
  place: ExistingPlace,
  accounts: ExistingAccounts,
  isRegistered: (patchGroup: string) => boolean,
): readonly UnregisteredGroup[] {
  // Who registers them was not read.
  if (!place.isWhole.groups) return [];
  return [...accounts.groupsAt(place)]
    .filter(([patchGroup]) => !isRegistered(patchGroup))
    .map(([patchGroup, nodes]) => ({ patchGroup, nodes }))
    .sort((a, b) => (a.patchGroup < b.patchGroup ? -1 : 1));
}

/**
 * Nodes on which nothing installs patches. `mayBeMore` says why some of them may be reached after all.
 *
 * @param ways - all that work at the place
 */
export function unreachedNodes(
  place: ExistingPlace,
  accounts: ExistingAccounts,
  ways: readonly WayOfPatching[],
): Members {
  const installing = ways.filter((way) => way.enabled !== false && !way.isEmergency && wayMayInstall(way));
  const { nodes: reached, mayBeMore } = allMembers(
    installing.map((way) => accounts.members(way.nodes, way.place) ?? { nodes: new Set() }),
  );
  const nodes = new Set(place.nodes.filter((node) => !reached.has(node)));
  const because = place.isWhole.ways ? mayBeMore : "not everything that patches could be read";
  return { nodes, ...(because === undefined ? {} : { mayBeMore: because }) };
}
