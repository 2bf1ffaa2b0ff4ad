import { associationAsTask } from "../../association/association-as-task";
import type { AssociationModel } from "../../association/association-model";
import { isEveryNode, nodesOfSelection } from "../../association/automation-targets";
import type { Keyed, PatchEnvironmentModel } from "../../environment/patch-environment-model";
import { isKnown, UNKNOWN } from "../../values/unknown";
import { nodeSetOf } from "../nodes/node-set";
import { placeOf } from "../place/place";
import { followedBaseline, mayReboot } from "./installing-task";
import { operationOf } from "./task-operation";
import type { AssociationWay, KnownTiming, SelectedNodes } from "./way-of-patching";

/** The associations of an environment, as ways of patching; also those that do something else to their nodes. */
export function associationWays(environment: PatchEnvironmentModel, stack = "", number = 0): readonly AssociationWay[] {
  return (environment.associations ?? []).map((association) => {
    const task = associationAsTask(association);
    const { maxConcurrency, maxErrors } = association;
    const targets = selectedNodes(association);
    return {
      kind: "association",
      key: association.key,
      carrier: { key: association.key, name: associationTitle(association) },
      place: placeOf(association, environment, stack, number),
      nodes: nodeSetOf(targets, true),
      targets,
      mayRunOn: [],
      operation: operationOf(task),
      reboot: mayReboot(task),
      follows: followedBaseline(task),
      timing: timingOf(association),
      hours: UNKNOWN,
      enabled: true,
      isEmergency: false,
      limits: { maxConcurrency, maxErrors },
      association,
    };
  });
}

/** Without targets it runs nowhere; with the id `*` on every node. Source: other ways facts, A4. */
function selectedNodes(association: AssociationModel): readonly SelectedNodes[] {
  const { targets } = association;
  if (!isKnown(targets)) return [{ targets }];
  if (targets.length === 0) return [];
  const selections = targets.map((one) => (isKnown(one) ? nodesOfSelection(one, association) : one));
  return [{ targets: selections.filter((selection) => !isKnown(selection) || !isEveryNode(selection)) }];
}

/** What an association is called: its name in AWS; failing that, its key. */
export function associationTitle({ associationName: name, key }: Keyed<AssociationModel>): string {
  return name !== undefined && isKnown(name) ? name : key;
}

function timingOf({ scheduleExpression, calendarNames }: AssociationModel): KnownTiming {
  if (scheduleExpression === undefined) {
    return { known: false, because: "it has no schedule, and runs when it is created or changed" };
  }
  if (!isKnown(scheduleExpression)) return { known: false, because: "its schedule is not known yet" };
  if (calendarNames !== undefined) return { known: false, because: "it runs only while its Change Calendars are open" };
  return { known: true, timing: { schedule: scheduleExpression, hasNoDates: true } };
}
