import type { Keyed } from "../../environment/patch-environment-model";
import type { ApprovalRuleModel, PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import type { ReleaseCalendar } from "../../releases/release-calendar";
import { isKnown, type Knowable } from "../../values/unknown";
import { installingWays } from "../groups/installing-ways";
import { mayHeedDelay } from "../installed-until";
import { NOT_KNOWN_OPENING, type Opening, openingsByCarrier } from "../runs/open-runs";
import type { EnvironmentView } from "../view/environment-view";
import { selectedBaselines } from "../ways/selected-baselines";
import type { PatchPolicyWay } from "../ways/way-of-patching";

/** How patches reach the nodes of one patch group by one baseline, or those of a patch policy. */
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
}

/** Days after the release, or all that was released up to the end of a day; undefined where it is not known. */
export type Approval = { readonly afterDays: number } | { readonly untilDate: string } | undefined;

const NOT_KNOWN = "(known after apply)";

/**
 * The streams of an environment, one for each patch group and baseline and each policy and baseline, alike ones once.
 *
 * @param titleOf - what a baseline is called
 */
export function installStreams(
  view: EnvironmentView,
  titleOf: (baseline: Keyed<PatchBaselineModel>) => string,
): readonly InstallStream[] {
  const baselines = new Map(view.environment.baselines.map((baseline) => [baseline.key, baseline]));
  const streams = new Map<string, InstallStream>();
  for (const [key, openings] of [...ofGroups(view), ...ofPolicies(view)]) {
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
    };
    streams.set(JSON.stringify(stream), stream);
  }
  return [...streams.values()];
}

type KeyedOpenings = readonly (readonly [baseline: string, openings: readonly Opening[]])[];

function ofGroups(view: EnvironmentView): KeyedOpenings {
  return view.groups.flatMap((group) => {
    const { patchGroup, registrations } = group;
    const openings = isKnown(patchGroup)
      ? openingsByCarrier(installingWays(view, patchGroup, view.placeOf(group)))
      : [{ ...NOT_KNOWN_OPENING, because: "which patch group it is, is not known yet" }];
    return registrations.flatMap(({ baseline }) =>
      baseline.kind === "managed" ? [[baseline.key, openings] as const] : [],
    );
  });
}

/** A policy goes by the baselines that it selects, whatever the groups follow. */
function ofPolicies(view: EnvironmentView): KeyedOpenings {
  const installing = view.ways.filter(
    (way): way is PatchPolicyWay => way.kind === "patch-policy" && way.operation === "install",
  );
  const byPolicy = new Map(installing.map((way) => [way.policy.key, way]));
  return [...byPolicy.values()].flatMap((way) => {
    const { known, open } = selectedBaselines(way.policy, view.environment.baselines);
    const because = `${way.carrier.name}: which baselines it selects is not known yet`;
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
