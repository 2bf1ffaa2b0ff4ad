import { describeBrought, mayName } from "../../describe/describe-brought";
import { installsWithinBaseline } from "../../explain/patch/package-manager-facts";
import { operatingSystemLabel } from "../../facts/operating-systems";
import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { longestDelayOf } from "../../patch-baseline/longest-delay";
import type { PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import { baselineOfReference } from "../../patching/baseline-for";
import type { EnvironmentView, KeyedWindow } from "../../patching/view/environment-view";
import { counted, joined, orAcceptAt } from "../../text/wording";
import { grouped } from "../../values/grouped";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";
import { bringerOf, ofEachTask } from "./brought-checks";
import { groupsOfTask } from "./groups-of-target";

export const broughtButWaits = defineCheck({
  id: "PM770",
  severity: "warning",
  on: "environment",
  acceptedAt: 'a system such as "WINDOWS"',
  cause: "What the override list of a task names may be held back by the delay of its nodes' own baseline.",
  reason:
    "On Windows a node installs of a list only what its own baseline also matches. AWS does not say whether a delay counts there: if it does, nothing is installed, with no error anywhere.",
  source: "maintenance window facts, D3",
  fix: "Give baselines in place of patches: one that approves these updates immediately, and one for each other system of the nodes (docs/cookbook.md, One KB on Windows, now).",
  dependsOnDay: true,
  find: (view, { today, problems }) => problems.addEach(ofEachTask(view, today, heldBack)),
});

function heldBack(view: EnvironmentView, window: KeyedWindow, task: WindowTaskModel): readonly AcrossReport[] {
  const { brought } = task;
  if (brought?.kind !== "patches") return [];
  const registrations = groupsOfTask(view, window, task).flatMap((group) => group.registrations);
  const systems = new Set(registrations.map(({ baseline }) => baseline.operatingSystem).filter(isKnown));
  const late = registrations.flatMap(({ baseline: reference }) => {
    const { operatingSystem: system } = reference;
    const baseline = baselineOfReference(reference, view.environment);
    if (!isKnown(system) || !installsWithinBaseline(system) || baseline === undefined) return [];
    const patches = brought.patches.filter(({ id }) => mayName({ id }, system) && !isListed(baseline, id));
    const days = longestDelayOf(baseline);
    return patches.length === 0 || days === 0 ? [] : [{ system, baseline, patches, days }];
  });
  const by = bringerOf(window, task);
  return [...grouped(late, ({ system }) => system)].flatMap(([system, ofSystem]) => {
    const [first] = ofSystem;
    if (first === undefined) return [];
    const what = describeBrought({ kind: "patches", patches: first.patches });
    const label = operatingSystemLabel(system);
    const others = [...systems].filter((one) => one !== system).map(operatingSystemLabel);
    const beside = others.length === 0 ? "" : `, and one each for ${joined(others)}, which the run fails without`;
    const delays = new Set(ofSystem.map(({ baseline, days }) => `${nameOf(baseline)} after ${counted(days, "day")}`));
    return {
      key: window.key,
      path: system,
      message: `a delay may hold back what ${by} installs on ${label}: ${what}`,
      because:
        `There a node installs of a list only what its own baseline also matches: ${joined([...delays])}. ` +
        "AWS does not say whether that delay counts.",
      fix: `give baselines in place of patches, with one for ${label} that approves ${what} immediately${beside}; ${orAcceptAt(system)} where the update is older than that`,
    };
  });
}

/** Approved by name, it waits for nothing. */
function isListed({ approvedPatches }: PatchBaselineModel, id: string): boolean {
  return !isKnown(approvedPatches) || approvedPatches.includes(id);
}

function nameOf({ name }: PatchBaselineModel): string {
  return isKnown(name) ? name : "a baseline";
}
