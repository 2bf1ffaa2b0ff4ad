import type { PatchEnvironmentModel } from "../environment/patch-environment-model";
import { operatingSystemFacts } from "../facts/operating-systems";
import type { ApprovalRuleModel } from "../patch-baseline/patch-baseline-model";
import { installingWays } from "../patching/groups/installing-ways";
import type { Place } from "../patching/place/place";
import { EnvironmentView } from "../patching/view/environment-view";
import type { WayOfPatching } from "../patching/ways/way-of-patching";
import { isKnown, type Knowable } from "../values/unknown";
import { type Approval, type InstallStream, type InstallWindow, LONGEST_WINDOW } from "./install-stream";

const NOT_KNOWN = "(known after apply)";

/** The streams of what a stack synthesised: as `streamsOf`, with baselines by their names. */
export function streamsOfEnvironment(environment: PatchEnvironmentModel): readonly InstallStream[] {
  const streams = new Map<string, InstallStream>();
  const view = new EnvironmentView(environment, ANY_TIME);
  const baselines = new Map(environment.baselines.map((baseline) => [baseline.key, baseline]));
  for (const group of environment.patchGroups) {
    const { patchGroup, registrations } = group;
    const windows = isKnown(patchGroup) ? installWindows(view, patchGroup, view.placeOf(group)) : [];
    for (const { baseline: reference } of registrations) {
      const baseline = reference.kind === "managed" ? baselines.get(reference.key) : undefined;
      if (baseline === undefined) continue;
      const system = isKnown(baseline.operatingSystem) ? baseline.operatingSystem : NOT_KNOWN;
      const stream: InstallStream = {
        baseline: isKnown(baseline.name) ? baseline.name : baseline.key,
        operatingSystem: system,
        mayHeedDelay: operatingSystemFacts(system)?.delay !== "ignored",
        approvals: isKnown(baseline.approvalRules) ? baseline.approvalRules.map(approvalOf) : [undefined],
        windows,
      };
      streams.set(JSON.stringify(stream), stream);
    }
  }
  return [...streams.values()];
}

/** Streams tell schedules; no run is asked for here. */
const ANY_TIME = new Date(0);

/** Each window once, however many of its tasks install. */
function installWindows(view: EnvironmentView, patchGroup: string, place: Place): readonly InstallWindow[] {
  const ways = installingWays(view, patchGroup, place);
  const byCarrier = new Map(ways.map((way) => [way.carrier.key, way]));
  return [...byCarrier.values()].map((way) => {
    const { timing, hours } = way;
    const because = timing.known ? whyAlsoAtOnce(way) : `${way.carrier.name}: ${timing.because}`;
    return {
      timing: timing.known ? timing.timing : { schedule: NOT_KNOWN },
      ...(because === undefined ? {} : { because }),
      hours: isKnown(hours) ? hours : LONGEST_WINDOW,
    };
  });
}

/** Why the schedule does not tell all runs. */
function whyAlsoAtOnce(way: WayOfPatching): string | undefined {
  if (way.kind !== "association" || way.association.applyOnlyAtCronInterval !== false) return undefined;
  return `${way.carrier.name} also installs when it is applied, and on each node that joins its targets`;
}

function approvalOf(rule: Knowable<ApprovalRuleModel>): Approval {
  if (!isKnown(rule)) return undefined;
  const { approveAfterDays = 0, approveUntilDate } = rule;
  if (approveUntilDate !== undefined) return isKnown(approveUntilDate) ? { untilDate: approveUntilDate } : undefined;
  return isKnown(approveAfterDays) ? { afterDays: approveAfterDays } : undefined;
}
