import { type Check, findingsOf } from "../../../../model/checks/check/check";
import type {
  MaintenanceWindowModel,
  WindowTargetModel,
  WindowTaskModel,
} from "../../../../model/maintenance-window/maintenance-window-model";
import { findingLine } from "../../../../model/values/finding";

export const TODAY = new Date("2026-11-23T00:00:00Z");

/** A window as a plan might hold it. */
export function windowOf(changes: Partial<MaintenanceWindowModel> = {}): MaintenanceWindowModel {
  return {
    name: "sunday",
    schedule: "cron(0 2 ? * SUN *)",
    duration: 3,
    cutoff: 1,
    allowUnassociatedTargets: false,
    enabled: true,
    tags: {},
    targets: [],
    tasks: [],
    ...changes,
  };
}

export function targetOf(changes: Partial<WindowTargetModel> = {}): WindowTargetModel {
  const targets = [{ key: "tag:Patch Group", values: ["Critical"] }];
  return { key: "Critical", resourceType: "INSTANCE", targets, ...changes };
}

export function taskOf(changes: Partial<WindowTaskModel> = {}): WindowTaskModel {
  return {
    key: "Install",
    taskType: "RUN_COMMAND",
    taskArn: "AWS-RunPatchBaseline",
    targets: [{ kind: "window-target", key: "Critical" }],
    maxConcurrency: "10%",
    maxErrors: "1",
    runCommand: { parameters: { Operation: ["Install"], RebootOption: ["NoReboot"] } },
    ...changes,
  };
}

/** What the checks say about one object, line by line. */
export function said<Subject>(checks: readonly Check<Subject>[], subject: Subject, today = TODAY): string[] {
  return findingsOf(checks, subject, { today }).map(findingLine);
}
