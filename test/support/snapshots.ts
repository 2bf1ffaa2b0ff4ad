import type { Snapshot, SnapshotNode, SnapshotRegion, SnapshotWindow } from "../../account/snapshot/snapshot-schema";

/** A snapshot of one account and Region, with nothing in it but what is given. */
export function snapshotOf(
  region: Partial<SnapshotRegion>,
  account = "123456789012",
  taken = "2026-11-26T08:00:00.000Z",
): Snapshot {
  const empty = { baselines: [], defaults: [], patchGroups: [], windows: [], associations: [], patchPolicies: [] };
  const regions = [{ region: "eu-central-1", ...empty, nodes: [], refused: [], ...region }];
  return {
    format: "cdktf-patch-snapshot",
    version: 1,
    taken,
    secrets: "hidden",
    accounts: [{ id: account, refused: [], regions }],
  };
}

/** So many nodes of a patch group on Amazon Linux 2023, online unless something else is said. */
export function nodesOf(patchGroup: string, count: number, more: Partial<SnapshotNode> = {}): readonly SnapshotNode[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `i-${patchGroup}-${more.ping ?? ""}-${index}`,
    tags: { "Patch Group": patchGroup },
    ping: "Online",
    platform: { type: "Linux", name: "Amazon Linux", version: "2023" },
    ...more,
  }));
}

/** A window that installs on the nodes of a patch group, on Sundays at two unless something else is said. */
export function windowOn(patchGroup: string, id: string, more: Partial<SnapshotWindow> = {}): SnapshotWindow {
  return {
    WindowId: id,
    Name: id,
    Enabled: true,
    Schedule: "cron(0 2 ? * SUN *)",
    Duration: 3,
    Cutoff: 1,
    AllowUnassociatedTargets: false,
    Targets: [
      {
        WindowTargetId: `target-of-${id}`,
        ResourceType: "INSTANCE",
        Targets: [{ Key: "tag:Patch Group", Values: [patchGroup] }],
      },
    ],
    Tasks: [
      {
        WindowTaskId: `task-of-${id}`,
        TaskArn: "AWS-RunPatchBaseline",
        TaskType: "RUN_COMMAND",
        Targets: [{ Key: "WindowTargetIds", Values: [`target-of-${id}`] }],
        TaskInvocationParameters: { RunCommand: { Parameters: { Operation: ["Install"] } } },
      },
    ],
    ...more,
  };
}

const WHOLE = JSON.stringify(snapshotOf({ windows: [windowOn("web", "mw-0123456789abcdef0")] }));

/** Files that are no whole snapshot of this version: what they are, their text, and how a refusal begins. */
export const BAD_SNAPSHOTS: readonly (readonly [what: string, text: string, message: string])[] = [
  [
    "half a snapshot",
    WHOLE.slice(0, WHOLE.length / 2),
    "snapshot.json: line 1: expected complete JSON; cdktf-patch snapshot writes one",
  ],
  ["an empty file", "", "snapshot.json: line 1: expected complete JSON; cdktf-patch snapshot writes one"],
  ["a text", "hello\n", "snapshot.json: expected complete JSON; cdktf-patch snapshot writes one"],
  [
    "a snapshot of a newer version",
    JSON.stringify({ ...JSON.parse(WHOLE), version: 7 }),
    "snapshot.json: version: expected 1, got 7; update cdktf-patch-manager, which wrote it in a newer version",
  ],
  [
    "a snapshot that lacks a part",
    JSON.stringify({ ...JSON.parse(WHOLE), accounts: [{ id: "123456789012", refused: [] }] }),
    "snapshot.json: expected a whole snapshot; accounts[0].regions: missing, expected a list",
  ],
];
