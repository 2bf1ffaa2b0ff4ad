/**
 * What must not compile. `npm test` compiles this file: a misuse that the compiler lets through is then an error by
 * itself, for its `@ts-expect-error` has nothing to expect. Nothing here is ever run.
 */
import type { Construct } from "constructs";
import { MaintenanceWindow, Schedule } from "../../modules/maintenance-window";

const schedule = Schedule.weekly("SUN", "02:00");

export function windows(scope: Construct): void {
  // @ts-expect-error a window has a duration
  new MaintenanceWindow(scope, "NoDuration", { name: "sunday", schedule, cutoff: 1 });
  // @ts-expect-error hours, as a number
  new MaintenanceWindow(scope, "Text", { name: "sunday", schedule, duration: "3", cutoff: 1 });
  // @ts-expect-error Terraform calls it scheduleTimezone
  new MaintenanceWindow(scope, "Zone", { name: "sunday", schedule, duration: 3, cutoff: 1, timezone: "Asia/Seoul" });
}

export function schedules(): void {
  // @ts-expect-error AWS writes three capital letters
  Schedule.weekly("Sunday", "02:00");
  // @ts-expect-error a time of day
  Schedule.weekly("SUN", "2 o'clock");
}

export function targets(window: MaintenanceWindow): void {
  // @ts-expect-error nodes are told by ids or by tags, for entries of one target are ANDed
  window.addTarget("Ids", { instanceIds: ["i-0123456789abcdef0"], tags: { Environment: ["production"] } });
  // @ts-expect-error a group object, for its name alone does not say which tag key it has
  window.addTarget("Names", { patchGroups: ["Critical"] });
}

export function tasks(window: MaintenanceWindow): void {
  const everyNode = [window.addTarget("All", { tagKeys: ["Patch Group"] })];

  // @ts-expect-error what to do has no default
  window.addPatchTask("Nothing", { targets: everyNode });
  // @ts-expect-error an installation says whether nodes may reboot
  window.addPatchTask("Install", { operation: "Install", targets: everyNode });
  // @ts-expect-error AWS says Install
  window.addPatchTask("Word", { operation: "install", targets: everyNode, rebootOption: "NoReboot" });
  window.addPatchTask("Scan", {
    operation: "Scan",
    targets: everyNode,
    // @ts-expect-error a scan never reboots
    rebootOption: "RebootIfNeeded",
  });
  window.addPatchTask("Reboot", {
    operation: "Install",
    targets: everyNode,
    // @ts-expect-error RebootIfNeeded or NoReboot
    rebootOption: "Always",
  });
  window.addPatchTask("Cutoff", {
    operation: "Scan",
    targets: everyNode,
    // @ts-expect-error CONTINUE_TASK or CANCEL_TASK
    cutoffBehavior: "CANCEL",
  });
}
