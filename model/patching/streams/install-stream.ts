import type { Keyed, KeyedBaseline } from "../../environment/patch-environment-model";
import type { ApprovalRuleModel, PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import type { ReleaseCalendar } from "../../releases/release-calendar";
import { isKnown, type Knowable } from "../../values/unknown";
import { baselinesOfWay } from "../baseline-of-way";
import { anyInstallingWays, installingWays } from "../groups/installing-ways";
import { reachOfWay } from "../groups/ways-to-group";
import { mayHeedDelay } from "../installed-until";
import { NOT_KNOWN_OPENING, type Opening, openingsByCarrier } from "../runs/open-runs";
import type { EnvironmentView, KeyedGroup } from "../view/environment-view";

/** How patches reach the nodes of one patch group by one baseline, or those of a policy or an association. */
export interface InstallStream {
  /** What the baseline is called. */
  readonly baseline: string;
  readonly operatingSystem: string;
  /** What nodes of the system do with a delay. */
  readonly mayHeedDelay: boolean;
  /** When each rule approves, in the order of the rules. */
  readonly approvals: readonly Approval[];
  /** When its patches are released. Absent: as its system does. */
  readonly releases?: ReleaseCalendar;
  /** When it is installed. */
  readonly openings: readonly Opening[];
  /** The patch group, where nothing installs on it. */
  readonly idleGroup?: string;
}

/** Days after the release, or all that was released up to the end of a day; undefined where it is not known. */
export type Approval = { readonly afterDays: number } | { readonly untilDate: string } | undefined;

const NOT_KNOWN = "(known after apply)";

/**
 * The streams of an environment, one for each patch group and baseline, and for each policy or association and each baseline
 * that it brings along; alike ones once.
 *
 * @param titleOf - what a baseline is called
 */
export function installStreams(
  view: EnvironmentView,
  titleOf: (baseline: Keyed<PatchBaselineModel>) => string,
): readonly InstallStream[] {
  const baselines = new Map(view.environment.baselines.map((baseline) => [baseline.key, baseline]));
  const streams = new Map<string, InstallStream>();
  for (const [key, openings, idleGroup] of [...ofGroups(view, baselines), ...ofOwnBaselines(view)]) {
    const baseline = baselines.get(key);
    if (baseline === undefined) continue;
    const { approvalRules, operatingSystem, releases } = baseline;
    const system = isKnown(operatingSystem) ? operatingSystem : NOT_KNOWN;
    const stream: InstallStream = {
      baseline: titleOf(baseline),
      operatingSystem: system,
      mayHeedDelay: mayHeedDelay(baseline),
      approvals: isKnown(approvalRules) ? approvalRules.map(approvalOf) : [undefined],
      ...(releases === undefined ? {} : { releases }),
      openings,
      ...(idleGroup === undefined ? {} : { idleGroup }),
    };
    streams.set(JSON.stringify(stream), stream);
  }
  return [...streams.values()];
}

type KeyedOpenings = readonly (readonly [baseline: string, openings: readonly Opening[], idleGroup?: string])[];

function ofGroups(view: EnvironmentView, baselines: ReadonlyMap<string, KeyedBaseline>): KeyedOpenings {
  return view.groups.flatMap((group) => {
    const { patchGroup, registrations } = group;
    const openings = isKnown(patchGroup)
      ? openingsByCarrier(installingWays(view, patchGroup, view.placeOf(group)))
      : [{ ...NOT_KNOWN_OPENING, because: "which patch group it is, is not known yet" }];
    const isMeant = (baseline: KeyedBaseline | undefined) =>
      openings.length > 0 || baseline === undefined || !isBroughtTo(view, group, baseline);
    const idle = isKnown(patchGroup) && openings.length === 0 ? patchGroup : undefined;
    return registrations.flatMap(({ baseline }) =>
      baseline.kind === "managed" && isMeant(baselines.get(baseline.key))
        ? [[baseline.key, openings, idle] as const]
        : [],
    );
  });
}

/** Whether all nodes of a group get the patches of a baseline by a policy or an association that brings it along. */
function isBroughtTo(view: EnvironmentView, group: KeyedGroup, baseline: KeyedBaseline): boolean {
  const { patchGroup } = group;
  if (!isKnown(patchGroup)) return false;
  return anyInstallingWays(view, patchGroup, view.placeOf(group)).some(
    (way) => reachOfWay(way, patchGroup).reaches === "all" && baselinesOfWay(way, view).known.includes(baseline.key),
  );
}

/** A policy goes by the baselines that it selects, and an association by those with its tags, whatever groups follow. */
function ofOwnBaselines(view: EnvironmentView): KeyedOpenings {
  const installing = view.waysBesideWindows.filter(
    ({ operation, follows }) => operation === "install" && follows.by === "override",
  );
  // A policy is one way in each of its Regions.
  const byCarrier = new Map(installing.map((way) => [way.carrier.key, way]));
  return [...byCarrier.values()].flatMap((way) => {
    const { known, open } = baselinesOfWay(way, view);
    const verb = way.kind === "patch-policy" ? "selects" : "finds by their tags";
    const because = `${way.carrier.name}: which baselines it ${verb} is not known yet`;
    return [
      ...known.map((key) => [key, openingsByCarrier([way])] as const),
      ...open.map((key) => [key, [{ ...NOT_KNOWN_OPENING, because }]] as const),
    ];
  });
}

function approvalOf(rule: Knowable<ApprovalRuleModel>): Approval {
  if (!isKnown(rule)) return undefined;
  const { approveAfterDays = 0, approveUntilDate } = rule;
  if (approveUntilDate !== undefined) return isKnown(approveUntilDate) ? { untilDate: approveUntilDate } : undefined;
  return isKnown(approveAfterDays) ? { afterDays: approveAfterDays } : undefined;
}
