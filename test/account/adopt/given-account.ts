import type { SnapshotAccount, SnapshotRegion } from "../../../account/snapshot/snapshot-schema";

export const BASELINE: SnapshotRegion["baselines"][number] = {
  BaselineId: "pb-0123456789abcdef0",
  Name: "acme-linux",
  OperatingSystem: "AMAZON_LINUX_2023",
  ApprovalRules: {
    PatchRules: [
      { PatchFilterGroup: { PatchFilters: [{ Key: "CLASSIFICATION", Values: ["Security"] }] }, ApproveAfterDays: 7 },
    ],
  },
};

type Task = SnapshotRegion["windows"][number]["Tasks"][number];
type Parameters = NonNullable<NonNullable<Task["TaskInvocationParameters"]>["RunCommand"]>["Parameters"];

/** A window with one target and one task that runs AWS-RunPatchBaseline. */
export function windowWith(parameters: Parameters): SnapshotRegion["windows"][number] {
  const targetId = "11111111-2222-4333-8444-555555555555";
  return {
    WindowId: "mw-0123456789abcdef0",
    Name: "sunday",
    Enabled: true,
    Schedule: "cron(0 2 ? * SUN *)",
    Duration: 3,
    Cutoff: 1,
    AllowUnassociatedTargets: false,
    Targets: [{ WindowTargetId: targetId, ResourceType: "INSTANCE", Targets: [{ Key: "tag:role", Values: ["web"] }] }],
    Tasks: [
      {
        WindowTaskId: "22222222-2222-4333-8444-555555555555",
        TaskArn: "AWS-RunPatchBaseline",
        TaskType: "RUN_COMMAND",
        Targets: [{ Key: "WindowTargetIds", Values: [targetId] }],
        Priority: 1,
        MaxConcurrency: "10%",
        MaxErrors: "1",
        TaskInvocationParameters: { RunCommand: { Parameters: parameters } },
      },
    ],
  };
}

/** An account with one Region that holds what is given. */
export function accountOf(region: Partial<SnapshotRegion>): SnapshotAccount {
  const empty = { baselines: [], defaults: [], patchGroups: [], windows: [], associations: [], patchPolicies: [] };
  const whole = { region: "eu-central-1", ...empty, nodes: [], refused: [], ...region };
  return { id: "123456789012", regions: [whole], refused: [] };
}
