import { mayName } from "../../describe/describe-brought";
import { operatingSystemFacts, operatingSystemLabel } from "../../facts/operating-systems";
import { documentedForm } from "../../facts/patch-id-forms";
import type { WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import type { EnvironmentView, KeyedWindow } from "../../patching/view/environment-view";
import { joined, orAcceptAt } from "../../text/wording";
import { isAcknowledged } from "../../values/listed";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";
import { bringerOf, nodesOfSystem, ofEachTask, systemsOfGroups } from "./brought-checks";
import { groupsOfTask } from "./groups-of-target";

export const broughtUndocumented = defineCheck({
  id: "PM771",
  severity: "warning",
  on: "environment",
  acceptedAt: 'a system such as "UBUNTU"',
  cause: "The override list of a task has for some of its nodes only entries in a form that AWS does not document.",
  reason:
    "They work in the code on the node as AWS once published it; a node that does not understand them installs nothing, with no error anywhere.",
  source: "patch baseline facts, B3",
  fix: "Add each name that is meant, as the system writes it.",
  dependsOnDay: true,
  find: (view, { today, problems }) => problems.addEach(ofEachTask(view, today, undocumentedAlone)),
});

function undocumentedAlone(view: EnvironmentView, window: KeyedWindow, task: WindowTaskModel): readonly AcrossReport[] {
  const { brought } = task;
  if (brought?.kind !== "patches") return [];
  const groups = groupsOfTask(view, window, task);
  return systemsOfGroups(groups).flatMap((system) => {
    const allowed = operatingSystemFacts(system)?.patchIds.approvedPatches ?? [];
    const entries = brought.patches.filter((patch) => mayName(patch, system)).map(({ id }) => id);
    const [form, ...others] = entries.map((id) => (isAcknowledged(id) ? undefined : documentedForm(id, allowed)));
    if (form === undefined || others.includes(undefined)) return [];
    const by = bringerOf(window, task);
    return {
      key: window.key,
      path: system,
      message: `${nodesOfSystem(system, groups)} may get no patches from ${by}: ${joined(entries)}`,
      because:
        `AWS documents ${form.inWords} on ${operatingSystemLabel(system)}, with ${form.without}. Nodes have understood ` +
        "more; one that does not installs nothing, with no error anywhere.",
      fix: `add each name that is meant there, ${orAcceptAt(system)} where these nodes need nothing`,
    };
  });
}
