import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { baselineOfWay } from "./baseline-of-way";
import type { ExistingAccounts } from "./existing/existing-accounts";
import { anyInstallingWays } from "./groups/installing-ways";
import { reachOfWay } from "./groups/ways-to-group";
import type { Place } from "./place/place";
import type { EnvironmentView } from "./view/environment-view";
import type { WayOfPatching } from "./ways/way-of-patching";

/** What installs week by week on every node of one system in a group, and by which baseline. */
export interface InstallingBaseline {
  readonly baseline: PatchBaselineModel;
  readonly ways: readonly WayOfPatching[];
}

export interface InstallingBaselines {
  readonly known: readonly InstallingBaseline[];
  /** What installs on them as well by a baseline that cannot be known, each with the reason. */
  readonly notKnown: readonly string[];
}

export const KEPT_ELSEWHERE = "its baseline is kept elsewhere";

interface NodesOfSystem {
  readonly view: EnvironmentView;
  readonly place: Place;
  readonly patchGroup: string;
  readonly operatingSystem: string;
  /** The baseline of their patch group. Absent: it is kept elsewhere. */
  readonly own: PatchBaselineModel | undefined;
  /** What was read of the account: a policy may select a baseline of it. */
  readonly beside: ExistingAccounts | undefined;
}

/**
 * By which baselines patches get onto every node of one system in a group: that of the group, and those that
 * associations and patch policies bring along. The group's stands first, also where nothing installs by any of them.
 */
export function installingBaselines(nodes: NodesOfSystem): InstallingBaselines {
  const { view, place, patchGroup, operatingSystem, own, beside } = nodes;
  const { environment, placeOf } = view;
  const known = new Map<PatchBaselineModel, WayOfPatching[]>();
  const notKnown: string[] = [];
  const ways = anyInstallingWays(view, patchGroup, place).filter(
    (way) => reachOfWay(way, patchGroup).reaches === "all",
  );
  const byNode = ways.filter(({ follows }) => follows.by === "node");
  if (own !== undefined && byNode.length > 0) known.set(own, byNode);
  if (own === undefined && byNode.length > 0) notKnown.push(KEPT_ELSEWHERE);
  for (const way of ways) {
    if (way.kind === "window-task" || way.follows.by !== "override") continue;
    const choice = baselineOfWay(way, operatingSystem, { environment, placeOf, beside });
    // A policy leaves the nodes of a system alone of which it selects nothing.
    if (choice === undefined && way.kind === "patch-policy") continue;
    const { baseline, because = way.follows.because } = choice ?? {};
    if (baseline === undefined)
      notKnown.push(way.kind === "patch-policy" ? because : `${way.carrier.name}: ${because}`);
    else known.set(baseline, [...(known.get(baseline) ?? []), way]);
  }
  if (known.size === 0 && own !== undefined) known.set(own, []);
  return { known: [...known].map(([baseline, of]) => ({ baseline, ways: of })), notKnown };
}
