import { operatingSystemLabel } from "../../facts/operating-systems";
import { groupsFollowing } from "../../patching/groups/groups-of-baseline";
import { installingWays } from "../../patching/groups/installing-ways";
import type { EnvironmentView, KeyedGroup } from "../../patching/view/environment-view";
import { everyRuleWaits, rulesWithoutWait } from "../../patching/waits";
import { joined, quote } from "../../text/wording";
import { isKnown, UNKNOWN } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

export const atOnceWithoutRing = defineCheck({
  id: "PM613",
  severity: "warning",
  on: "environment",
  cause: "Patches are installed as soon as they are released, and no ring tries them first.",
  reason: "A patch that breaks something reaches all nodes in their next run, before anybody has met it.",
  source: "patch baseline facts, C2",
  fix: "Let the rule wait some days and a smaller group go first, or accept the finding.",
  find: (view, { problems, neighbours }) => {
    const waiting = new Set(
      view.environment.baselines.filter(everyRuleWaits).map((baseline) => baseline.operatingSystem),
    );
    problems.addEach(
      view.environment.baselines.flatMap((baseline): AcrossReport[] => {
        const places = rulesWithoutWait(baseline);
        const system = baseline.operatingSystem;
        if (places.length === 0 || !isKnown(system)) return [];
        if (waiting.has(system) || waiting.has(UNKNOWN) || neighbours?.someRingWaits(system)) return [];
        const installed = groupsFollowing(view, baseline.key).flatMap((group) => {
          const installer = installerOf(view, group);
          return installer === undefined ? [] : [{ group, installer }];
        });
        const [first] = installed;
        if (first === undefined) return [];
        return [
          {
            key: baseline.key,
            path: places.length === 1 ? `approvalRules[${places[0]}].approveAfterDays` : "approvalRules",
            message: "patches are approved the day they are released, and no ring is earlier",
            because:
              `${joined(places.map((place) => `approvalRules[${place}]`))} ${places.length === 1 ? "waits" : "wait"} 0 days, and ` +
              `${first.installer} installs on ${joined(installed.map(({ group }) => quote(String(group.patchGroup))))}. ` +
              `No baseline for ${operatingSystemLabel(system)} waits longer, so that a patch which breaks something meets ` +
              "every node in its next run.",
            fix: "let the rule wait some days and a smaller group go first, or accept this (acceptFinding) with a reason",
          },
        ];
      }),
    );
  },
});

/** The first window, association or policy that installs on a group by the baselines of its nodes. */
function installerOf(view: EnvironmentView, group: KeyedGroup): string | undefined {
  const { patchGroup } = group;
  if (!isKnown(patchGroup)) return undefined;
  const ways = installingWays(view, patchGroup, view.placeOf(group));
  return ways.find(({ enabled }) => enabled === true)?.carrier.key;
}
