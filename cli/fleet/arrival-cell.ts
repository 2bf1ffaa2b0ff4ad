import { lengthOf } from "../../model/arrival/arrival-by";
import { atMostDays } from "../../model/arrival/arrival-words";
import { baselinesOfGroup } from "../../model/arrival/baselines-of-group";
import { releasesOfBaseline } from "../../model/arrival/releases-of-baseline";
import { RunsOfGroup } from "../../model/arrival/runs-of-group";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import type { EnvironmentView, KeyedGroup } from "../../model/patching/view/environment-view";
import { isKnown } from "../../model/values/unknown";

/** The days within which every patch is on every node: `14.2 d; 11.5 d after Patch Tuesday`. */
export function arrivalCell(view: EnvironmentView, group: KeyedGroup, from: Date): string {
  const { patchGroup } = group;
  if (!isKnown(patchGroup)) return "–";
  const nodes = { view, patchGroup, place: view.placeOf(group), registered: group };
  const runs = new RunsOfGroup(from, nodes);
  const texts = baselinesOfGroup(nodes).flatMap((one) => {
    const { by } = runs.installing(one);
    const [first] = by;
    if (first === undefined) return [];
    const answer = runs.arrival(one);
    if (answer.arrives !== "always") return [by.some(({ baseline }) => hasEndDate(baseline)) ? "–" : answer.arrives];
    const { calendar } = releasesOfBaseline(first.baseline);
    const after = calendar.kind === "days" ? ` after ${calendar.name}` : "";
    return [`${atMostDays(lengthOf(answer))} d${after}`];
  });
  return texts.length === 0 ? "–" : [...new Set(texts)].sort((a, b) => a.length - b.length).join("; ");
}

/** A lock approves what was released up to its day: that is told beside, and says nothing of what comes. */
function hasEndDate({ approvalRules }: PatchBaselineModel): boolean {
  return isKnown(approvalRules) && approvalRules.some((rule) => isKnown(rule) && rule.approveUntilDate !== undefined);
}
