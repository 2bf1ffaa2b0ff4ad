import { mayName } from "../../describe/describe-brought";
import { operatingSystemFacts, operatingSystemLabel } from "../../facts/operating-systems";
import { PATCH_ID_FORMS } from "../../facts/patch-id-forms";
import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import type { EnvironmentView, KeyedWindow } from "../../patching/view/environment-view";
import { counted, joined, quote } from "../../text/wording";
import { isAcknowledged } from "../../values/listed";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";
import { groupNamesOfTarget, groupsOfTarget, runsOn } from "./groups-of-target";

export const broughtNowhere = defineCheck({
  id: "PM764",
  severity: "warning",
  on: "environment",
  cause: "A task brings a patch along that has the form of none on any system of the patch groups it works on.",
  reason:
    "A node compares an entry with what its own package manager knows; one in another form is passed over in silence.",
  source: "patch baseline facts, B3; maintenance window facts, D3",
  fix: "Write the form of the system, or target a group with nodes of the other system.",
  find: (view, { problems }) =>
    problems.addEach(view.windows.flatMap((window) => window.tasks.flatMap((task) => reportsOf(view, window, task)))),
});

function reportsOf(view: EnvironmentView, window: KeyedWindow, task: WindowTaskModel): readonly AcrossReport[] {
  const { brought } = task;
  if (brought?.kind !== "patches") return [];
  const systems = systemsOf(view, window, task);
  if (systems === undefined) return [];
  const strange = brought.patches.filter(
    (patch) => !isAcknowledged(patch.id) && systems.every((system) => !mayName(patch, system)),
  );
  if (strange.length === 0) return [];
  const names = joined(strange.map(({ id }) => quote(id)));
  const labels = joined(systems.map(operatingSystemLabel));
  return [
    {
      key: window.key,
      message: `the list of the task ${quote(task.key)} has ${counted(strange.length, "entry", "entries")} for none of its nodes: ${names}`,
      because: `Its patch groups have baselines for ${labels} alone, and there an entry is ${formsOf(systems)}.`,
      fix: "write what the patch is called there, or target a group of the other system",
    },
  ];
}

/** The systems of all nodes of a task; undefined where that is not known. */
function systemsOf(view: EnvironmentView, window: KeyedWindow, task: WindowTaskModel): readonly string[] | undefined {
  const targets = view.targetsOf(window).filter((target) => runsOn(task, target));
  const groups = targets.map((target) => ({
    names: groupNamesOfTarget(target),
    found: groupsOfTarget(view, window, target),
  }));
  const isWhole = groups.every(({ names, found }) => {
    const known = new Set(found.map(({ patchGroup }) => patchGroup));
    return names.size > 0 && [...names].every((name) => known.has(name as string));
  });
  const systems = groups.flatMap(({ found }) =>
    found.flatMap(({ registrations }) => registrations.map(({ baseline }) => baseline.operatingSystem)),
  );
  return isWhole && systems.length > 0 && systems.every(isKnown) ? [...new Set(systems)] : undefined;
}

function formsOf(systems: readonly string[]): string {
  const forms = systems.flatMap((system) => operatingSystemFacts(system)?.patchIds.approvedPatches ?? []);
  return joined([...new Set(forms.map((form) => PATCH_ID_FORMS[form].inWords))], "or");
}
