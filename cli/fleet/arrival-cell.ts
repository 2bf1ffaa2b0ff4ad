import { lengthOf } from "../../model/arrival/arrival-by";
import { afterRelease, atMostDays, freezeText } from "../../model/arrival/arrival-words";
import { type BaselineOfNodes, baselinesOfNodes } from "../../model/arrival/baselines-of-nodes";
import { countedArrival } from "../../model/arrival/counted-arrival";
import type { PatchedNodes } from "../../model/arrival/patched-nodes";
import { runsOfNodes } from "../../model/arrival/runs-of-nodes";
import type { RunsOnNodes } from "../../model/arrival/runs-on-nodes";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { isKnown } from "../../model/values/unknown";
import { bySystem } from "./by-system";

/**
 * The days within which every patch is on every node: `14.2 d`; where systems differ, of which of them:
 * `Amazon Linux 2023: 14.2 d; Windows Server: 11.5 d after Patch Tuesday`.
 */
export function arrivalCell(nodes: PatchedNodes, from: Date): string {
  const runs = runsOfNodes(from, nodes);
  return bySystem(
    baselinesOfNodes(nodes).flatMap((one) => {
      const text = arrivalText(nodes, one, runs);
      return text === undefined ? [] : [{ text, operatingSystem: one.operatingSystem }];
    }),
  );
}

/**
 * `14.2 d`; `7.2 d, 21.2 with the freeze 2026-12-21 through 2027-01-03`; undefined where nothing installs patches of the
 * system.
 */
function arrivalText(nodes: PatchedNodes, one: BaselineOfNodes, runs: RunsOnNodes): string | undefined {
  const { by } = runs.installing(one);
  if (by.length === 0) return undefined;
  const { answer, freeze } = countedArrival(nodes, one, runs);
  if (answer.arrives !== "always") return by.some(({ baseline }) => hasEndDate(baseline)) ? "–" : answer.arrives;
  const after = answer.releases === undefined ? "" : ` ${afterRelease(answer)}`;
  return `${atMostDays(lengthOf(answer))} d${after}${freezeText(freeze, lengthOf(answer))}`;
}

/** A lock approves what was released up to its day: that is told beside, and says nothing of what comes. */
function hasEndDate({ approvalRules }: PatchBaselineModel): boolean {
  return isKnown(approvalRules) && approvalRules.some((rule) => isKnown(rule) && rule.approveUntilDate !== undefined);
}
