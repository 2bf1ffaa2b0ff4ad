import { associationAsTask } from "../../model/association/association-as-task";
import type { AssociationModel } from "../../model/association/association-model";
import { isEveryNode, nodesOfSelection } from "../../model/association/automation-targets";
import { describeTask } from "../../model/describe/describe-task";
import { ASSOCIATION_RATES } from "../../model/facts/association-limits";
import { installs } from "../../model/patching/ways/installing-task";
import { operationOf } from "../../model/patching/ways/task-operation";
import { parseSchedule } from "../../model/schedule/grammar/parse-schedule";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";
import { joined } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";
import { describeTarget } from "../reach/describe-target";
import { valueChange } from "./baseline-changes";
import { commandChanges } from "./command-changes";
import { changed, type Detail, detail, shown } from "./detail";
import { isSame } from "./differences";
import { rateChanges } from "./rate-changes";
import { selectionChanges } from "./target-changes";
import { documentChanges, ifKnown } from "./task-changes";
import { type WaySchedule, wayScheduleChange } from "./way-schedule";

/** What changes about an association of State Manager. */
export function associationChanges(before: AssociationModel, after: AssociationModel): readonly Detail[] {
  const [old, now] = [associationAsTask(before), associationAsTask(after)];
  const changes = [
    ...valueChange(ifKnown(after.document, "task-document"), "runs", before.document, after.document),
    ...documentChanges(old, now),
    ...commandChanges(old, now),
    ...selectionChanges(withNodes(before), withNodes(after)),
    ...scheduleChange(before, after),
    ...atOnceChange(before, after),
    ...listChange("Change Calendars", before.calendarNames, after.calendarNames),
    ...rateChanges(old, now, ASSOCIATION_RATES),
    ...valueChange("task-setting", "Region of the output bucket", regionOf(before), regionOf(after)),
    ...valueChange("task-setting", "counts as", before.complianceSeverity, after.complianceSeverity),
    ...valueChange("task-setting", "reports", before.syncCompliance, after.syncCompliance),
    ...valueChange(
      "task-setting",
      "target parameter",
      before.automationTargetParameterName,
      after.automationTargetParameterName,
    ),
    ...valueChange(
      "task-setting",
      "Terraform waits",
      before.waitForSuccessTimeoutSeconds,
      after.waitForSuccessTimeoutSeconds,
    ),
    ...valueChange("renamed", "name", before.associationName, after.associationName),
  ];
  return changes.length === 0 ? [] : [...changes, ...runsOnUpdate(after)];
}

function regionOf({ outputLocation }: AssociationModel) {
  return outputLocation === undefined || !isKnown(outputLocation) ? undefined : outputLocation.s3Region;
}

/** A new association in words: what, where, when, and whether at once. */
export function associationText(association: AssociationModel): string {
  const when = `${whenText(association)}${calendarsText(association)}`;
  return `${describeTask(associationAsTask(association))}, on ${nodesText(association)}, ${when}`;
}

/** A closed Change Calendar holds it back. Source: other ways facts, A2. */
function calendarsText({ calendarNames: names }: AssociationModel): string {
  if (names === undefined) return "";
  if (!isKnown(names)) return ", while its Change Calendars are open";
  const calendars = names.map((name) => shown(name)).sort();
  if (calendars.length === 0) return "";
  return calendars.length === 1
    ? `, while the Change Calendar ${calendars[0]} is open`
    : `, while the Change Calendars ${joined(calendars)} are open`;
}

/** What a new association does the moment it is applied. */
export function runsAtOnce(association: AssociationModel): readonly Detail[] {
  if (association.applyOnlyAtCronInterval !== false) return [];
  if (!installs(associationAsTask(association))) return [];
  // A node that joins starts no Automation. Source: other ways facts, A3.
  const joining = association.automationTargetParameterName === undefined;
  const also = joining ? ", and immediately on each node that joins its targets" : "";
  return [detail("association-at-once", `it installs when it is applied${also}`)];
}

/** Each update runs it on every node, but where it waits for its schedule. */
function runsOnUpdate(association: AssociationModel): readonly Detail[] {
  if (association.applyOnlyAtCronInterval !== false || !installs(associationAsTask(association))) return [];
  return [detail("association-at-once", "the change itself makes it install immediately on all of its nodes")];
}

function atOnceChange(before: AssociationModel, after: AssociationModel): readonly Detail[] {
  const [old, now] = [before.applyOnlyAtCronInterval, after.applyOnlyAtCronInterval];
  if (old === now || !isKnown(old) || !isKnown(now)) return [];
  return [
    detail(
      "task-setting",
      now
        ? "it waits for its schedule from now on"
        : "it no longer waits for its schedule: it also runs at each change and on each new node",
    ),
  ];
}

function scheduleChange(before: AssociationModel, after: AssociationModel): readonly Detail[] {
  if (isSame(before.scheduleExpression, after.scheduleExpression)) return [];
  const timed = (one: AssociationModel): WaySchedule => ({ schedule: one.scheduleExpression, text: whenText(one) });
  const isScan = operationOf(associationAsTask(before)) === "scan";
  return [wayScheduleChange("runs", timed(before), timed(after), isScan)];
}

function listChange(
  label: string,
  before: AssociationModel["calendarNames"],
  after: AssociationModel["calendarNames"],
): readonly Detail[] {
  if (isSame(before, after)) return [];
  const text = (names: typeof before) =>
    names === undefined
      ? "none"
      : isKnown(names)
        ? names
            .map((name) => shown(name))
            .sort()
            .join(", ")
        : shown(names);
  return [changed("association-schedule", label, text(before), text(after))];
}

function nodesText(association: AssociationModel): string {
  const { targets } = withNodes(association);
  const isEvery = isKnown(targets) && targets.some((one) => isKnown(one) && isEveryNode(one));
  return isEvery ? "every node" : describeTarget({ targets });
}

/** With the nodes of an Automation as those of a command are named. */
function withNodes(association: AssociationModel): Pick<AssociationModel, "targets"> {
  const { targets } = association;
  if (!isKnown(targets)) return { targets };
  return { targets: targets.map((one) => (isKnown(one) ? nodesOfSelection(one, association) : one)) };
}

function whenText({ scheduleExpression: schedule }: AssociationModel): string {
  if (schedule === undefined) return "once, when it is created";
  if (!isKnown(schedule)) return "a schedule (known after apply)";
  return parseSchedule(schedule).ok ? describeSchedule({ schedule, scheduleTimezone: "UTC" }) : schedule;
}
