import { nodeDocumentFacts } from "../facts/node-documents";
import { operatingSystemFacts } from "../facts/operating-systems";
import type { ApprovalRule } from "../patch-baseline/patch-baseline-options";
import { Schedule } from "../schedule/grammar/schedule";
import type { WindowTiming } from "../schedule/grammar/window-timing";
import { isPlainNumber } from "./effective-definition";
import type {
  AssociationDefinition,
  MaintenanceWindowDefinition,
  PatchEnvironmentDefinition,
  PatchPolicyDefinition,
} from "./environment-definition";

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

/** A window, an association or a patch policy, as that which installs. */
export interface InstallWindow {
  readonly timing: WindowTiming;
  /** Why its runs cannot be told, though its schedule can. */
  readonly because?: string;
  /** Hours it is open; what is not known counts as the most that AWS allows. */
  readonly hours: number;
}

/** Of what has no end: an association, a patch policy. */
export const LONGEST_WINDOW = 24;

/** The streams of a definition, one for each patch group and baseline and each policy and baseline, alike ones once. */
export function streamsOf(definition: PatchEnvironmentDefinition): readonly InstallStream[] {
  const ofGroups = Object.entries(definition.patchGroups).flatMap(([group, { baselines }]) => {
    const windows = installersOf(group, definition);
    return baselines.map((key) => [key, windows] as const);
  });
  // A policy goes by the baselines that it selects, whatever the groups follow.
  const ofPolicies = Object.entries(definition.patchPolicies ?? {}).flatMap(([key, policy]) =>
    policy.operation === "Scan"
      ? []
      : policy.baselines.map((baseline) => [baseline, [installPolicy(key, policy)]] as const),
  );
  const streams = new Map<string, InstallStream>();
  for (const [key, windows] of [...ofGroups, ...ofPolicies]) {
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
  return [...streams.values()];
}

function approvalOf({ approveAfterDays, approveUntilDate }: ApprovalRule): Approval {
  if (approveUntilDate !== undefined) return { untilDate: approveUntilDate };
  if (approveAfterDays === undefined) return { afterDays: 0 };
  return isPlainNumber(approveAfterDays) ? { afterDays: approveAfterDays } : undefined;
}

/** What installs on a patch group: windows first, then associations. */
function installersOf(group: string, definition: PatchEnvironmentDefinition): readonly InstallWindow[] {
  const windows = Object.values(definition.maintenanceWindows).filter((window) => windowInstallsOn(group, window));
  const associations = Object.entries(definition.associations ?? {}).filter(([, association]) =>
    associationInstallsOn(group, association),
  );
  return [
    ...windows.map(installWindow),
    ...associations.map(([key, association]) => installAssociation(key, association)),
  ];
}

function windowInstallsOn(group: string, window: MaintenanceWindowDefinition): boolean {
  if (window.enabled === false || window.patchGroups?.includes(group) !== true) return false;
  const isOn = ({ patchGroups }: { readonly patchGroups?: readonly string[] }) =>
    patchGroups === undefined || patchGroups.includes(group);
  return (
    Object.values(window.patchTasks ?? {}).some((task) => task.operation !== "Scan" && isOn(task)) ||
    // An Automation of AWS that patches goes by the baseline of each node, as a patch task does.
    Object.values(window.automationTasks ?? {}).some(
      (task) => task.runsOnce !== true && installsByNodeBaseline(task.taskArn) && isOn(task),
    )
  );
}

function installsByNodeBaseline(document: string): boolean {
  const facts = nodeDocumentFacts(document);
  return facts?.operation === "install" && facts.follows === "baseline";
}

/** By the baselines of the group's nodes: what an association brings along has delays of its own. */
function associationInstallsOn(group: string, association: AssociationDefinition): boolean {
  const { operation, patchGroups, targets, baselineOverride, baselineTags } = association;
  if (operation === "Scan" || baselineOverride !== undefined || baselineTags !== undefined) return false;
  if ("installOverrideList" in association && association.installOverrideList !== undefined) return false;
  return patchGroups?.includes(group) === true || targets?.allNodes === true;
}

function installAssociation(key: string, association: AssociationDefinition): InstallWindow {
  const { scheduleExpression, applyOnlyAtCronInterval, calendarNames } = association;
  return withReason(scheduleExpression, [
    applyOnlyAtCronInterval === false &&
      `${key} also installs when it is applied, and on each node that joins its targets`,
    calendarNames !== undefined && `${key} installs only while its Change Calendars are open`,
  ]);
}

function installPolicy(key: string, policy: PatchPolicyDefinition): InstallWindow {
  return withReason(policy.installSchedule ?? "", [
    policy.installWaits === false && `${key} also installs when it is deployed, and on each new node`,
  ]);
}

/** State Manager runs in UTC, without offset and dates, and has no end. */
function withReason(schedule: string | Schedule, reasons: readonly (string | false)[]): InstallWindow {
  const because = reasons.find((reason) => reason !== false);
  return {
    timing: { schedule: Schedule.isSchedule(schedule) ? schedule.expression : schedule },
    ...(because === undefined ? {} : { because: because as string }),
    hours: LONGEST_WINDOW,
  };
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
