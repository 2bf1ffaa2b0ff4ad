import { operatingSystemFacts } from "../facts/operating-systems";
import type { ApprovalRule } from "../patch-baseline/patch-baseline-options";
import { Schedule } from "../schedule/grammar/schedule";
import type { WindowTiming } from "../schedule/grammar/window-timing";
import { isPlainNumber } from "./effective-definition";
import type { MaintenanceWindowDefinition, PatchEnvironmentDefinition } from "./environment-definition";

/** How patches reach the nodes of one patch group by one baseline. */
export interface InstallStream {
  /** The key of the baseline. */
  readonly baseline: string;
  readonly operatingSystem: string;
  /** What nodes of the system do with a delay. */
  readonly mayHeedDelay: boolean;
  /** When each rule approves, in the order of the rules. */
  readonly approvals: readonly Approval[];
  /** When it is installed. */
  readonly windows: readonly InstallWindow[];
}

/** Days after the release, or all that was released up to the end of a day; undefined where it is not known. */
export type Approval = { readonly afterDays: number } | { readonly untilDate: string } | undefined;

export interface InstallWindow {
  readonly timing: WindowTiming;
  /** Hours it is open; what is not known counts as the most that AWS allows. */
  readonly hours: number;
}

const LONGEST_WINDOW = 24;

/** The streams of a definition, one for each patch group and baseline, alike ones once. */
export function streamsOf(definition: PatchEnvironmentDefinition): readonly InstallStream[] {
  const streams = new Map<string, InstallStream>();
  for (const [group, { baselines }] of Object.entries(definition.patchGroups)) {
    const windows = Object.values(definition.maintenanceWindows)
      .filter((window) => installsOn(group, window))
      .map(installWindow);
    for (const key of baselines) {
      const baseline = definition.baselines[key];
      if (baseline === undefined) continue;
      const rules = (baseline.approvalRules ?? []) as readonly ApprovalRule[];
      const stream: InstallStream = {
        baseline: key,
        operatingSystem: baseline.operatingSystem,
        mayHeedDelay: operatingSystemFacts(baseline.operatingSystem)?.delay !== "ignored",
        approvals: rules.map(approvalOf),
        windows,
      };
      streams.set(JSON.stringify(stream), stream);
    }
  }
  return [...streams.values()];
}

function approvalOf({ approveAfterDays, approveUntilDate }: ApprovalRule): Approval {
  if (approveUntilDate !== undefined) return { untilDate: approveUntilDate };
  if (approveAfterDays === undefined) return { afterDays: 0 };
  return isPlainNumber(approveAfterDays) ? { afterDays: approveAfterDays } : undefined;
}

function installsOn(group: string, window: MaintenanceWindowDefinition): boolean {
  if (window.enabled === false || window.patchGroups?.includes(group) !== true) return false;
  return Object.values(window.patchTasks).some(
    ({ operation, patchGroups }) => operation !== "Scan" && (patchGroups === undefined || patchGroups.includes(group)),
  );
}

function installWindow(window: MaintenanceWindowDefinition): InstallWindow {
  const { schedule, scheduleTimezone, startDate, endDate } = window;
  const isSchedule = Schedule.isSchedule(schedule);
  return {
    timing: {
      schedule: isSchedule ? schedule.expression : schedule,
      scheduleTimezone,
      scheduleOffset: window.scheduleOffset ?? (isSchedule ? schedule.scheduleOffset : undefined),
      startDate,
      endDate,
    },
    hours: isPlainNumber(window.duration) ? window.duration : LONGEST_WINDOW,
  };
}
