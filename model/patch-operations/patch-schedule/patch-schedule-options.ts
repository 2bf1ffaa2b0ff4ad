import type { MaintenanceWindowOptions } from "../../maintenance-window/maintenance-window-options";
import type { InstallOperation, PatchRunOptions } from "../../maintenance-window/patch-task-options";
import type { TargetedPatchGroup } from "../../maintenance-window/window-target-options";
import type { TimeZone } from "../../schedule/zones/time-zone-names";
import type { PatchTaskIntegrations } from "../task/task-integrations";

/** What of a scan or an installation is its window's. */
export const WINDOW_PROPERTIES = [
  "description",
  "schedule",
  "scheduleOffset",
  "duration",
  "cutoff",
  "startDate",
  "endDate",
  "enabled",
] as const satisfies readonly (keyof MaintenanceWindowOptions)[];

/** When one of the two windows is open. */
export type ScheduledWindow = Pick<MaintenanceWindowOptions, (typeof WINDOW_PROPERTIES)[number]>;

/** How one of the two tasks runs. */
export type ScheduledRun = Pick<
  PatchRunOptions,
  | "maxConcurrency"
  | "maxErrors"
  | "minutesPerNode"
  | "cutoffBehavior"
  | "timeoutSeconds"
  | "stepTimeoutSeconds"
  | "comment"
>;

export type ScheduledScan = ScheduledWindow & ScheduledRun;
export type ScheduledInstall = ScheduledWindow & ScheduledRun & Pick<InstallOperation, "rebootOption" | "hooks">;

/** A scan and an installation of the same nodes, each in a window of its own. */
export interface PatchScheduleOptions extends PatchTaskIntegrations {
  /** The windows are called by it, with `-scan` and `-install` behind; 3 to 120 letters, digits, `_`, `-` and `.`. */
  readonly name: string;

  /** Whose nodes are scanned and patched; 1 to 50 groups. */
  readonly patchGroups: readonly TargetedPatchGroup[];

  /** Looks which patches are missing, mostly every day. Never open while `install` is. */
  readonly scan: ScheduledScan;

  /** Installs them, mostly once a week. */
  readonly install: ScheduledInstall;

  /**
   * The time zone in which both schedules are read, by its name in the IANA database.
   *
   * @default - UTC
   */
  readonly scheduleTimezone?: TimeZone;

  /**
   * Tags of both windows.
   *
   * @default - the provider's default tags alone
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * The Region of both windows; groups, logs and notifications of another one are refused.
   *
   * @default - the Region of `patchGroups`, else that of `logs` or `notifications`, else the provider's
   */
  readonly region?: string;
}
