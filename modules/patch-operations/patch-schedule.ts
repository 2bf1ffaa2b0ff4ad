import { Construct } from "constructs";
import { runChecks } from "../../model/checks/check/check";
import { groupProblems, taskProblems, windowProblems } from "../../model/checks/patch-fleet/part-problems";
import { PATCH_SCHEDULE_CHECKS } from "../../model/checks/patch-operations/patch-schedule-checks";
import { OPERATIONS_TEXT_LIMITS } from "../../model/facts/patch-operations-limits";
import {
  type PatchScheduleOptions,
  type ScheduledInstall,
  type ScheduledRun,
  type ScheduledWindow,
  WINDOW_PROPERTIES,
} from "../../model/patch-operations/patch-schedule/patch-schedule-options";
import { show } from "../../model/text/wording";
import type { Finding } from "../../model/values/finding";
import { Problems } from "../../model/values/problems";
import { PropsReader } from "../../model/values/props-reader";
import { addressableId } from "../construct/addressable-id";
import { checkProvider, META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { tellMissingEntries } from "../construct/missing-entries";
import { boundToRegion, regionFor } from "../construct/regions";
import { todayOf } from "../construct/today";
import { isUnresolved, TOKENS_AS_UNKNOWN } from "../construct/tokens";
import { MaintenanceWindow } from "../maintenance-window/maintenance-window";
import type { PatchTask } from "../maintenance-window/patch-task";

export interface PatchScheduleProps extends PatchScheduleOptions, MetaArguments {}

/** One of the two windows, with its task. */
export interface ScheduledPatching {
  readonly window: MaintenanceWindow;
  readonly task: PatchTask;
}

const OTHER_PROPERTIES = ["scheduleTimezone", "serviceRole", "logs", "notifications", "tags", "region"];

/**
 * Scans the nodes of patch groups, mostly every day, and installs what is missing, mostly once a week: two windows,
 * each with its target and task, that are never open at once.
 *
 * @throws NotValidError with everything that is wrong with the props, a window, or the two of them together
 */
export class PatchSchedule extends Construct {
  public readonly scan: ScheduledPatching;
  public readonly install: ScheduledPatching;

  constructor(scope: Construct, id: string, props: PatchScheduleProps) {
    super(scope, addressableId("patch schedule", scope, id, "children"));
    this.throwIfUnreadable(props);
    const { scan, install } = props;
    const { rebootOption, hooks } = install;
    const [scanTimes, scanRun] = divided(scan);
    const [installTimes, installRun] = divided(install);
    const scanning = this.addWindow("Scan", props, scanTimes);
    const installing = this.addWindow("Install", props, installTimes);
    this.throwIfOverlapping(scanning, installing);
    this.scan = this.addTask(scanning, props, { operation: "Scan", ...scanRun });
    this.install = this.addTask(installing, props, { operation: "Install", rebootOption, hooks, ...installRun });
  }

  private addWindow(id: "Scan" | "Install", props: PatchScheduleProps, times: ScheduledWindow): MaintenanceWindow {
    const { patchGroups, logs, notifications } = props;
    return new MaintenanceWindow(this, id, {
      name: `${props.name}-${id.toLowerCase()}`,
      ...times,
      scheduleTimezone: props.scheduleTimezone,
      tags: props.tags,
      region: regionFor(this, props, { patchGroups, ...boundToRegion({ logs, notifications }) }),
      ...metaArguments(props),
    });
  }

  private addTask(
    window: MaintenanceWindow,
    { patchGroups, serviceRole, logs, notifications }: PatchScheduleProps,
    options: ScheduledRun &
      ({ operation: "Scan" } | ({ operation: "Install" } & Pick<ScheduledInstall, "rebootOption" | "hooks">)),
  ): ScheduledPatching {
    const targets = [window.addTarget("Nodes", { patchGroups })];
    return { window, task: window.addPatchTask("Task", { ...options, targets, serviceRole, logs, notifications }) };
  }

  private throwIfUnreadable(props: PatchScheduleProps): void {
    const problems = new Problems();
    const reader = PropsReader.open(props, "", problems, TOKENS_AS_UNKNOWN);
    problems.text("name", reader?.requiredText("name"), OPERATIONS_TEXT_LIMITS.scheduleName);
    const patchGroups = reader?.raw("patchGroups");
    tellMissingEntries(this, "patchGroups", patchGroups, "patch group", problems);
    const asked = { today: todayOf(this), tokens: TOKENS_AS_UNKNOWN };
    if (reader !== undefined) problems.addNew(groupProblems(patchGroups, asked));
    for (const name of ["scan", "install"]) {
      const given = reader?.raw(name);
      const isObject = typeof given === "object" && given !== null && !isUnresolved(given) && !Array.isArray(given);
      if (reader !== undefined && !isObject) problems.add(name, `expected an object, got ${show(given)}`);
      const times = isObject ? PropsReader.open(given, name, problems, TOKENS_AS_UNKNOWN) : undefined;
      // The task refuses what else is misspelt.
      times?.ignore(...WINDOW_PROPERTIES);
      times?.refuseOthers(true);
      if (isObject) problems.addNew(this.problemsOfParts(name, given as ScheduledWindow & ScheduledRun));
    }
    reader?.ignore(...META_ARGUMENT_NAMES, ...OTHER_PROPERTIES);
    reader?.refuseOthers();
    checkProvider(props, problems);
    problems.throwIfAny(`patch schedule ${this.node.path}`);
  }

  /** What the window and the task of one will refuse; its name, zone and tags are those of both. */
  private problemsOfParts(part: string, given: ScheduledWindow & ScheduledRun): readonly Finding[] {
    const [times, run] = divided(given);
    const { rebootOption, hooks } = given as ScheduledInstall;
    const operation = part === "scan" ? { operation: "Scan" } : { operation: "Install", rebootOption, hooks };
    const asked = { today: todayOf(this), tokens: TOKENS_AS_UNKNOWN };
    return [
      ...windowProblems(part, { name: "schedule", ...times }, asked),
      ...taskProblems(part, { ...run, ...operation }, asked),
    ];
  }

  private throwIfOverlapping(scan: MaintenanceWindow, install: MaintenanceWindow): void {
    const problems = new Problems();
    runChecks(PATCH_SCHEDULE_CHECKS, { scan: scan.model, install: install.model }, problems, { today: new Date(0) });
    problems.throwIfAny(`patch schedule ${this.node.path}`);
  }
}

/** When a window is open, and how its task runs; what the task does not know it refuses. */
function divided(given: ScheduledWindow & ScheduledRun): readonly [ScheduledWindow, ScheduledRun] {
  const { rebootOption, hooks, ...both } = given as ScheduledInstall;
  const isOfWindow = ([name]: readonly [string, unknown]) => (WINDOW_PROPERTIES as readonly string[]).includes(name);
  const entries = Object.entries(both);
  const run = Object.fromEntries(entries.filter((entry) => !isOfWindow(entry)));
  return [Object.fromEntries(entries.filter(isOfWindow)) as ScheduledWindow, run];
}
