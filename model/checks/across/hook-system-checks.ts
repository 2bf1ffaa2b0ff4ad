import { operatingSystemLabel } from "../../facts/operating-systems";
import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { isPatchDocumentWithHooks, PATCH_DOCUMENT_WITH_HOOKS } from "../../maintenance-window/patch-document";
import { PATCH_DOCUMENTS } from "../../maintenance-window/patch-documents";
import type { KeyedGroup, KeyedWindow } from "../../patching/view/environment-view";
import { quote } from "../../text/wording";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";
import { groupsOfTarget, runsOn } from "./groups-of-target";

const FACTS = PATCH_DOCUMENTS[PATCH_DOCUMENT_WITH_HOOKS];

export const hooksOnSystem = defineCheck({
  id: "PM734",
  severity: "error",
  on: "environment",
  cause: "A task with hooks targets a patch group with nodes of a system that the document with hooks does not run on.",
  reason: "The command fails on each of these nodes, and they are not patched.",
  source: FACTS.source,
  fix: "Target the nodes of that system in a task without hooks.",
  find: (view, { problems }) =>
    problems.addEach(
      view.windows.flatMap((window) =>
        view.targetsOf(window).flatMap((target) => {
          const hooked = target.tasks.filter((task) => isPatchDocumentWithHooks(task.taskArn) && runsOn(task, target));
          if (hooked.length === 0) return [];
          const groups = groupsOfTarget(view, window, target);
          return hooked.flatMap((task) => groups.flatMap((group) => reportsOf(window, task, group)));
        }),
      ),
    ),
});

function reportsOf(window: KeyedWindow, task: WindowTaskModel, group: KeyedGroup): readonly AcrossReport[] {
  const systems = new Set(group.registrations.map(({ baseline }) => baseline.operatingSystem));
  return FACTS.notOn
    .filter((system) => systems.has(system))
    .map(operatingSystemLabel)
    .map((system) => ({
      key: window.key,
      message: `the task ${quote(task.key)} has hooks, and targets a patch group with ${system}`,
      because:
        `${quote(String(group.patchGroup))} has a baseline for ${system}, where ${PATCH_DOCUMENT_WITH_HOOKS} does not ` +
        "run: the command fails on each of these nodes, and they are not patched.",
      fix: "give those nodes a group and a task of their own, without hooks",
    }));
}
