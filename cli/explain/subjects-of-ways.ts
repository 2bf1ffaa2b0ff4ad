import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { RunsThatInstall } from "../../model/explain/when/first-install";
import type { OperatingSystem } from "../../model/facts/operating-systems";
import type { BaselineChoice } from "../../model/patching/baseline-for";
import { baselineOfWay } from "../../model/patching/baseline-of-way";
import { reachesSome, reachOfWay } from "../../model/patching/groups/ways-to-group";
import { installingRunsOf } from "../../model/patching/install-run";
import type { InstallRuns } from "../../model/patching/install-runs";
import type { Patching } from "../../model/patching/patching";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import { wayMayInstall } from "../../model/patching/ways/way-may-patch";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { joined } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";
import { describeNodesOfTargets, patchGroupsOf } from "../../review/reach/describe-target";

/** Nodes that get something else than their patch groups follow, and when, by one way of patching. */
export interface NodesOfWay {
  readonly way: WayOfPatching;
  /** `web by nightly`, `every node by all` */
  readonly name: string;
  readonly choice: BaselineChoice;
  readonly runsFrom: (from: Date) => RunsThatInstall;
}

/** What patch policies, and associations by the tags of baselines, install on nodes of a system. */
export function nodesOfWays(
  patching: Patching,
  view: EnvironmentView,
  operatingSystem: OperatingSystem,
  patchGroup: string | undefined,
): readonly NodesOfWay[] {
  const { environment, placeOf } = view;
  return view.ways.flatMap((way): readonly NodesOfWay[] => {
    if (!wayMayInstall(way)) return [];
    if (patchGroup !== undefined && !reachesSome(reachOfWay(way, patchGroup))) return [];
    const choice = baselineOfWay(way, operatingSystem, { environment, placeOf, beside: patching.beside });
    if (choice === undefined) return [];
    const groups = [...new Set(way.targets.flatMap(patchGroupsOf))].sort();
    const nodes = groups.length > 0 ? joined(groups) : describeNodesOfTargets(way.targets);
    return [{ way, name: `${nodes} by ${way.carrier.name}`, choice, runsFrom: (from) => runsOf(way, from) }];
  });
}

function runsOf(way: WayOfPatching, from: Date): RunsThatInstall {
  const found = installingRunsOf({ way, reach: { reaches: "all" } }, from);
  const { name } = way.carrier;
  if (typeof found === "string") {
    return { firstAfter: () => undefined, names: [], uncertain: [`${name}: ${found}`], without: [] };
  }
  return { firstAfter: (moment) => found.firstAfter(moment.getTime()), names: [name], uncertain: [], without: [] };
}

/** The runs of a patch group, without doubt about ways whose own baseline is told beside it. */
export function withoutTold(runs: InstallRuns, ways: readonly NodesOfWay[]): RunsThatInstall {
  const ownBaselines = ways.flatMap(({ way, choice }) =>
    choice.baseline === undefined || way.follows.by === "node" ? [] : [`${way.carrier.name}: ${way.follows.because}`],
  );
  if (ownBaselines.length === 0) return runs;
  return {
    firstAfter: (moment, nodes) => runs.firstAfter(moment, nodes),
    names: runs.names,
    uncertain: runs.uncertain.filter((text) => !ownBaselines.includes(text)),
    without: runs.without,
  };
}

/** The systems for which patch policies select a baseline. */
export function systemsOfPolicies({ patchPolicies = [] }: PatchEnvironmentModel): readonly string[] {
  return patchPolicies.flatMap(({ baselines }) => (isKnown(baselines) ? Object.keys(baselines) : []));
}
