import { operatingSystemLabel } from "../../facts/operating-systems";
import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { isPatchDocumentWithHooks, PATCH_DOCUMENT_WITH_HOOKS } from "../../maintenance-window/patch-document";
import { PATCH_DOCUMENTS } from "../../maintenance-window/patch-documents";
import { patchGroupsOf } from "../../patching/nodes/node-formula";
import { samePlace } from "../../patching/place/place";
import type { EnvironmentView, KeyedGroup, KeyedWindow, TargetView } from "../../patching/view/environment-view";
import { quote } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

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
          const groups = groupsOf(view, window, target);
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

/** The groups all of whose nodes a target finds for certain: by the group's name, and not by another tag as well. */
function groupsOf(view: EnvironmentView, window: KeyedWindow, { nodes }: TargetView): readonly KeyedGroup[] {
  if (!nodes.complete || nodes.selections.size !== 1) return [];
  const names = new Set<unknown>(patchGroupsOf(nodes).flatMap(([, values]) => [...values]));
  const place = view.placeOf(window);
  return view.groups.filter(
    (group) => names.has(group.patchGroup) && samePlace(view.placeOf(group), place).same === "yes",
  );
}

/** Whether a task runs on a target for certain. */
function runsOn({ targets }: WindowTaskModel, { key }: TargetView): boolean {
  return (
    isKnown(targets) &&
    targets.some((target) => isKnown(target) && target.kind === "window-target" && target.key === key)
  );
}
