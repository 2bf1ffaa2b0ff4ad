import { bringsFor, describeBrought, mayName } from "../../describe/describe-brought";
import { operatingSystemFacts, operatingSystemLabel } from "../../facts/operating-systems";
import { malformedPatchId, PATCH_ID_FORMS, type PatchIdFormName } from "../../facts/patch-id-forms";
import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { runsOfWindow } from "../../patching/runs/runs-of-opening";
import type { EnvironmentView, KeyedGroup, KeyedWindow } from "../../patching/view/environment-view";
import { isEmergency } from "../../patching/ways/emergency";
import { theEmergency, windowName } from "../../patching/ways/window-name";
import { joined, orAcceptAt, quote } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";
import { groupNamesOfTarget, groupsOfTarget, groupsOfTask, runsOn } from "./groups-of-target";

export const broughtNowhere = defineCheck({
  id: "PM764",
  severity: "warning",
  on: "environment",
  acceptedAt: 'an entry such as "KB2032276"',
  cause: "The override list of a task has an entry that none of its nodes can install.",
  reason:
    "The patch is not installed, with no error anywhere: a node ignores an entry that its package manager does not know.",
  source: "patch baseline facts, B3; maintenance window facts, D3",
  fix: "Write the form of the system, or target a group with nodes of the other system.",
  dependsOnDay: true,
  find: (view, { today, problems }) => problems.addEach(ofEachTask(view, today, entriesForNone)),
});

export const broughtToSomeAlone = defineCheck({
  id: "PM766",
  severity: "warning",
  on: "environment",
  acceptedAt: 'a system such as "WINDOWS"',
  cause: "The override list or baseline override of a task has nothing for some of its nodes.",
  reason: "Such nodes install nothing, with no error anywhere; with a baseline override the run fails on them.",
  source: "patch baseline facts, B3; maintenance window facts, D3",
  fix: "Add what it is called on the other systems, or accept the finding where its nodes need nothing.",
  dependsOnDay: true,
  find: (view, { today, problems }) => problems.addEach(ofEachTask(view, today, nodesWithNothing)),
});

type ReportsOfTask = (view: EnvironmentView, window: KeyedWindow, task: WindowTaskModel) => readonly AcrossReport[];

/** What is told of the tasks of windows that are to open yet. */
export function ofEachTask(view: EnvironmentView, today: Date, reportsOf: ReportsOfTask): readonly AcrossReport[] {
  return view.windows
    .filter((window) => !isOver(window, today))
    .flatMap((window) => window.tasks.flatMap((task) => reportsOf(view, window, task)));
}

/** An emergency of the past installs nothing any more, whatever its list lacks. */
function isOver(window: KeyedWindow, today: Date): boolean {
  const found = runsOfWindow(window, today);
  return found.kind === "runs" && found.runs.take(1).length === 0;
}

function entriesForNone(view: EnvironmentView, window: KeyedWindow, task: WindowTaskModel): readonly AcrossReport[] {
  const { brought } = task;
  if (brought?.kind !== "patches") return [];
  const systems = systemsOf(view, window, task);
  if (systems === undefined) return [];
  const strange = brought.patches.filter((patch) => systems.every((system) => !mayName(patch, system)));
  const labels = joined(systems.map(operatingSystemLabel));
  // One for each: whoever accepts an entry does not accept those that are added later.
  return [...new Set(strange.map(({ id }) => id))].map((id) => ({
    key: window.key,
    path: id,
    message: `${listOf(window, task)} has an entry that none of its nodes can install: ${quote(id)}`,
    because: `Its patch groups have baselines for ${labels} alone. There an entry is ${formsOf(systems)}.`,
    fix: fixOfEntry(id, formNames(systems)),
  }));
}

/** What brings patches along: an emergency makes its task itself, and nobody wrote a key of it. */
export function bringerOf(window: KeyedWindow, task: WindowTaskModel): string {
  return isEmergency(window) ? theEmergency(windowName(window)) : `the task ${quote(task.key)}`;
}

function listOf(window: KeyedWindow, task: WindowTaskModel): string {
  const by = bringerOf(window, task);
  return isEmergency(window) ? by : `the override list of ${by}`;
}

function fixOfEntry(id: string, allowed: readonly PatchIdFormName[]): string {
  const found = malformedPatchId(id, allowed);
  if (found?.meant !== undefined) return `did you mean ${found.meant}`;
  return found === undefined
    ? "write what the patch is called there, or target a group of the other system"
    : `${quote(id)} is malformed: write ${found.write}`;
}

/** `nodes of Windows Server in patch groups "db" and "web"` */
export function nodesOfSystem(system: string, groups: readonly KeyedGroup[]): string {
  const concerned = groups.filter((group) => knownSystemsOf(group).includes(system));
  const names = [...new Set(concerned.map(({ patchGroup }) => (isKnown(patchGroup) ? quote(patchGroup) : "")))];
  const label = operatingSystemLabel(system);
  return `nodes of ${label} in ${names.length === 1 ? "patch group" : "patch groups"} ${joined(names.sort())}`;
}

function nodesWithNothing(view: EnvironmentView, window: KeyedWindow, task: WindowTaskModel): readonly AcrossReport[] {
  const { brought } = task;
  if (brought === undefined) return [];
  const groups = groupsOfTask(view, window, task);
  const systems = systemsOfGroups(groups);
  const without = systems.filter((system) => !bringsFor(brought, system));
  // That no entry of a list is for any of them is said of the entries.
  if (without.length === 0 || (brought.kind === "patches" && without.length === systems.length)) return [];
  const by = bringerOf(window, task);
  // One for each: whoever accepts that Windows gets nothing does not accept it for others, once the list changes.
  return without.map((system) => {
    const label = operatingSystemLabel(system);
    const report = {
      key: window.key,
      path: system,
      message: `${nodesOfSystem(system, groups)} get no patches from ${by}`,
    };
    if (brought.kind !== "patches") {
      return {
        ...report,
        because: "The run fails on such a node: the baseline override has no baseline for it.",
        fix: `add a baseline for ${label}, or target a group without them`,
      };
    }
    return {
      ...report,
      because: `The override list (${describeBrought(brought)}) has no entry for them. On ${label} an entry is ${formsOf([system])}.`,
      fix: `add what it is called there, ${orAcceptAt(system)} where these nodes need nothing`,
    };
  });
}

export function systemsOfGroups(groups: readonly KeyedGroup[]): readonly string[] {
  return [...new Set(groups.flatMap(knownSystemsOf))];
}

function knownSystemsOf({ registrations }: Pick<KeyedGroup, "registrations">): readonly string[] {
  return registrations.flatMap(({ baseline: { operatingSystem } }) =>
    isKnown(operatingSystem) ? operatingSystem : [],
  );
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
  return joined([...new Set(formNames(systems).map((form) => PATCH_ID_FORMS[form].inWords))], "or");
}

function formNames(systems: readonly string[]): readonly PatchIdFormName[] {
  return systems.flatMap((system) => operatingSystemFacts(system)?.patchIds.approvedPatches ?? []);
}
