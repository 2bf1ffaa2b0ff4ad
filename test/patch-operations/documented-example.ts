import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { TerraformStack } from "cdktf";
import { MaintenanceWindow, Schedule } from "../../modules/maintenance-window";
import type { PatchBaseline } from "../../modules/patch-baseline";
import type { PatchGroup } from "../../modules/patch-group";
import {
  EmergencyPatch,
  PatchLogs,
  PatchNotifications,
  PatchSchedule,
  PatchTaskRole,
} from "../../modules/patch-operations";

// docs/operations.md shows these functions from their first line to their last; a test holds the two together.

export function surrounded(stack: TerraformStack, critical: PatchGroup, nodeRole: string): void {
  const serviceRole = new PatchTaskRole(stack, "WindowRole");
  const logs = new PatchLogs(stack, "Output", { logGroupName: "/patching/output" });
  new IamRolePolicy(stack, "NodesWriteOutput", { role: nodeRole, policy: logs.instancePolicyDocument });
  const notifications = new PatchNotifications(stack, "Alerts", { events: ["windowExecution", "compliance"] });

  const sunday = new MaintenanceWindow(stack, "Sunday", {
    name: "linux-critical",
    schedule: Schedule.weekly("SUN", "02:00"),
    duration: 3,
    cutoff: 1,
  });
  sunday.addPatchTask("Install", {
    operation: "Install",
    targets: [sunday.addTarget("Critical", { patchGroups: [critical] })],
    rebootOption: "RebootIfNeeded",
    serviceRole,
    logs,
    notifications,
    hooks: { preInstall: "DrainNode", onExit: "FillNode" },
  });
}

export function scheduled(stack: TerraformStack, critical: PatchGroup): void {
  new PatchSchedule(stack, "Critical", {
    name: "linux-critical",
    patchGroups: [critical],
    scheduleTimezone: "Asia/Seoul",
    scan: { schedule: Schedule.daily("12:00"), duration: 1, cutoff: 0 },
    install: { schedule: Schedule.weekly("SUN", "02:00"), duration: 3, cutoff: 1, rebootOption: "RebootIfNeeded" },
    serviceRole: new PatchTaskRole(stack, "WindowRole"),
    logs: new PatchLogs(stack, "Output"),
  });
}

export function urgent(stack: TerraformStack, critical: PatchGroup, logs: PatchLogs): EmergencyPatch {
  return new EmergencyPatch(stack, "OpenSsl", {
    name: "emergency-openssl",
    at: "2026-11-29T22:00:00",
    duration: 4,
    patchGroups: [critical],
    rebootOption: "RebootIfNeeded",
    patches: ["openssl*"],
    logs,
  });
}

export function urgentByBaseline(
  stack: TerraformStack,
  critical: PatchGroup,
  logs: PatchLogs,
  everything: PatchBaseline,
): EmergencyPatch {
  return new EmergencyPatch(stack, "Everything", {
    name: "emergency-everything",
    at: "2026-11-29T22:00:00",
    duration: 4,
    patchGroups: [critical],
    rebootOption: "RebootIfNeeded",
    baselines: [everything],
    logs,
  });
}
