import { isAutomation } from "../../association/association-as-task";
import type { AssociationModel } from "../../association/association-model";
import { ASSOCIATION_RATE } from "../../facts/association-limits";
import { parseSchedule, type ScheduleContext, type ScheduleReading } from "../../schedule/grammar/parse-schedule";
import { type ParsedSchedule, rateMinutes } from "../../schedule/grammar/parsed-schedule";
import type { ScheduleFindings, ScheduleWarning } from "../../schedule/notes/schedule-note";
import { quote } from "../../text/wording";
import type { Problems } from "../../values/problems";
import { defineCheck } from "../check/define-check";
import { report } from "../maintenance-window/window-schedule-checks";
import { mayInstallAt } from "./association-operation";

const PATH = "scheduleExpression";

export const associationSchedule = defineCheck({
  id: "PM561",
  severity: "error",
  on: "association",
  dependsOnDay: true,
  cause: "The schedule of an association is not one that AWS accepts, or never comes.",
  reason: "The provider checks nothing but its length, so that only the apply fails, or it never runs.",
  source: "other ways facts, A1",
  fix: 'Write it with Schedule, such as Schedule.daily("02:00"), or follow the message.',
  find: (association, { problems, today }) => {
    const reading = readSchedule(association, today);
    if (reading?.ok === false) report(PATH, reading.problems, problems);
  },
});

/** What is told to be written in place of it keeps the other rules for associations. */
function readSchedule(association: AssociationModel, today: ScheduleContext["today"]): ScheduleReading | undefined {
  const { scheduleExpression, applyOnlyAtCronInterval } = association;
  if (typeof scheduleExpression !== "string") return undefined;
  const isUsable = (schedule: ParsedSchedule): boolean =>
    schedule.kind === "rate" ? applyOnlyAtCronInterval !== true && isWithinLimits(schedule) : namesNoMonths(schedule);
  return parseSchedule(scheduleExpression, { ...(today && { today }), isUsable });
}

/** Of a window, and not of what has no end; and what samples of AWS for State Manager are written with. */
const OF_WINDOWS: readonly ScheduleWarning["kind"][] = ["shorter-than-duration", "seconds-field", "undocumented-step"];

/** What is doubtful about a schedule that State Manager runs. */
export function reportDoubts(path: string, { warnings }: Pick<ScheduleFindings, "warnings">, problems: Problems): void {
  report(
    path,
    warnings.filter(({ kind }) => !OF_WINDOWS.includes(kind)),
    problems,
  );
}

export const associationScheduleDoubtful = defineCheck({
  id: "PM578",
  severity: "warning",
  on: "association",
  dependsOnDay: true,
  cause: "The schedule of an association is over, or written in a way that AWS does not document.",
  reason: "The association never runs again, or at another time than is meant, with no error anywhere.",
  source: "other ways facts, A1; maintenance window facts, A2, A3 and A4",
  fix: "Write it in the documented way that the message offers.",
  find: (association, { problems, today }) => {
    const reading = readSchedule(association, today);
    if (reading !== undefined) reportDoubts(PATH, reading, problems);
  },
});

export const associationRate = defineCheck({
  id: "PM562",
  severity: "error",
  on: "association",
  cause: "The rate of an association is faster or slower than State Manager supports.",
  reason: "State Manager accepts rates of at least 30 minutes and less than 31 days; a window has other limits.",
  source: ASSOCIATION_RATE.source,
  fix: "Write a rate within the limits, or a cron.",
  find: (association, { problems }) => {
    const schedule = parsedSchedule(association);
    if (schedule?.kind !== "rate") return;
    if (isWithinLimits(schedule)) return;
    const got = quote(String(association.scheduleExpression));
    problems.add(PATH, `expected a rate of at least 30 minutes and less than 31 days, got ${got}`);
  },
});

const EVERY_MONTH = 12;

function namesNoMonths(schedule: ParsedSchedule): boolean {
  return schedule.kind !== "cron" || schedule.months.length === EVERY_MONTH;
}

function isWithinLimits(schedule: ParsedSchedule & { readonly kind: "rate" }): boolean {
  const minutes = rateMinutes(schedule);
  return minutes >= ASSOCIATION_RATE.min && minutes < ASSOCIATION_RATE.below;
}

export const associationMonths = defineCheck({
  id: "PM563",
  severity: "warning",
  on: "association",
  cause: "The schedule of an association names months.",
  reason:
    "AWS's guide says that State Manager does not support them; whether it refuses or ignores them it does not say.",
  source: "other ways facts, A1",
  fix: "Write * for the month, or use a maintenance window.",
  find: (association, { problems }) => {
    const schedule = parsedSchedule(association);
    if (schedule === undefined || namesNoMonths(schedule)) return;
    problems.add(
      PATH,
      `expected * for the month, got ${quote(String(association.scheduleExpression))}; ` +
        "State Manager does not support months, a maintenance window does",
    );
  },
});

export const associationRateAlone = defineCheck({
  id: "PM564",
  severity: "error",
  on: "association",
  cause: "An association with a rate is to run by its schedule alone.",
  reason: "AWS supports applyOnlyAtCronInterval with cron and at, and not with a rate.",
  source: "other ways facts, A3",
  fix: "Write a cron, or applyOnlyAtCronInterval: false, with which it also runs immediately and at each change.",
  find: (association, { problems }) => {
    if (association.applyOnlyAtCronInterval !== true || parsedSchedule(association)?.kind !== "rate") return;
    problems.add(
      "applyOnlyAtCronInterval",
      "expected false with a rate, got true; AWS does not support it, so write a cron, " +
        "or false if it may run immediately and at each change as well",
    );
  },
});

export const associationRunsAtOnce = defineCheck({
  id: "PM565",
  severity: "warning",
  on: "association",
  cause: "An association installs immediately: when it is applied, at each change, and on each new node.",
  reason:
    "Without applyOnlyAtCronInterval State Manager does not wait for the schedule; an installation reboots nodes, also a " +
    "fresh one of an Auto Scaling group.",
  source: "other ways facts, A3",
  fix: "Set applyOnlyAtCronInterval, or accept the finding if that is meant.",
  find: (association, { problems }) => {
    const { applyOnlyAtCronInterval, scheduleExpression } = association;
    if (!mayInstallAt(association)) return;
    if (scheduleExpression === undefined) {
      problems.add(PATH, "missing, expected a schedule; it would install once, the moment it is applied");
    } else if (applyOnlyAtCronInterval === false) {
      problems.add(
        "applyOnlyAtCronInterval",
        `expected true for an association that installs, got false; it would install ${whenAtOnce(association)}`,
      );
    }
  },
});

function whenAtOnce(association: AssociationModel): string {
  return isAutomation(association)
    ? "when it is applied and at each change"
    : "when it is applied, at each change, and on each node that joins its targets";
}

function parsedSchedule({ scheduleExpression }: AssociationModel): ParsedSchedule | undefined {
  if (typeof scheduleExpression !== "string") return undefined;
  const reading = parseSchedule(scheduleExpression);
  return reading.ok ? reading.schedule : undefined;
}
