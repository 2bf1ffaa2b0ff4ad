import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Snapshot, SnapshotNode } from "../../../account/snapshot/snapshot-schema";
import { testFolder } from "../../support/folders";
import { run } from "../given-stacks";

const BASELINE = "pb-0123456789abcdef0";

function node(index: number, more: Partial<SnapshotNode> = {}): SnapshotNode {
  return { id: `i-${index}`, tags: { "Patch Group": "web" }, ping: "Online", ...more };
}

const SNAPSHOT: Snapshot = {
  format: "cdktf-patch-snapshot",
  version: 1,
  taken: "2026-11-23T08:00:00.000Z",
  secrets: "hidden",
  accounts: [
    {
      id: "123456789012",
      refused: [],
      regions: [
        {
          region: "eu-central-1",
          baselines: [{ BaselineId: BASELINE, Name: "acme-linux", OperatingSystem: "AMAZON_LINUX_2023" }],
          defaults: [],
          patchGroups: [{ PatchGroup: "web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: BASELINE }],
          windows: [
            {
              WindowId: "mw-0123456789abcdef0",
              Name: "sunday",
              Enabled: true,
              Schedule: "cron(0 2 ? * SUN *)",
              Duration: 3,
              Cutoff: 1,
              AllowUnassociatedTargets: false,
              Targets: [
                {
                  WindowTargetId: "t-1",
                  ResourceType: "INSTANCE",
                  Targets: [{ Key: "tag:Patch Group", Values: ["web"] }],
                },
              ],
              Tasks: [
                {
                  WindowTaskId: "k-1",
                  TaskArn: "AWS-RunPatchBaseline",
                  TaskType: "RUN_COMMAND",
                  Targets: [{ Key: "WindowTargetIds", Values: ["t-1"] }],
                  TaskInvocationParameters: { RunCommand: { Parameters: { Operation: ["Install"] } } },
                },
              ],
            },
          ],
          associations: [],
          patchPolicies: [],
          nodes: [
            node(1),
            node(2, { ping: "ConnectionLost" }),
            node(3, { tags: { PatchGroup: "db" } }),
            node(4, { tags: {}, ping: undefined }),
          ],
          refused: [],
        },
      ],
    },
  ],
};

function folderWith(state: object): string {
  const folder = testFolder();
  writeFileSync(join(folder, "snapshot.json"), JSON.stringify(SNAPSHOT));
  writeFileSync(join(folder, "prod.json"), JSON.stringify(state));
  return folder;
}

function stateOf(...resources: readonly (readonly [type: string, id: string])[]): object {
  const entries = resources.map(([type, id]) => ({ address: `${type}.x`, mode: "managed", type, values: { id } }));
  return { format_version: "1.0", values: { root_module: { resources: entries } } };
}

test("tells what exists and no stack has, what is gone, and which nodes nothing reaches", async () => {
  const folder = folderWith(stateOf(["aws_ssm_patch_baseline", BASELINE], ["aws_ssm_patch_group", `old,${BASELINE}`]));

  const { exitCode, out } = await run(folder, ["unmanaged", "snapshot.json", "prod.json"]);

  expect(exitCode).toBe(3);
  expect(out).toBe(`123456789012 · eu-central-1
  exists, and no stack has it
    patch group "web" (web,${BASELINE})
    maintenance window "sunday" (mw-0123456789abcdef0)
    window target t-1
    window task k-1
  a stack has it, and it no longer exists
    prod: aws_ssm_patch_group.x (old,${BASELINE})
  4 nodes, 1 offline, 1 that Systems Manager does not know, 2 on which nothing installs patches
  patch groups that nobody registers: their nodes follow the default baseline
    db: 1 node
`);
});

test.each<[part: string, type: string]>([
  ["patch baselines", "aws_ssm_patch_baseline"],
  ["patch groups", "aws_ssm_patch_group"],
  ["maintenance windows", "aws_ssm_maintenance_window"],
  ["maintenance windows", "aws_ssm_maintenance_window_target"],
  ["maintenance windows", "aws_ssm_maintenance_window_task"],
])("what the reader of %s may not see is not taken for gone: %s", async (part, type) => {
  const [account] = SNAPSHOT.accounts;
  const empty = { baselines: [], patchGroups: [], windows: [], nodes: [] };
  const regions = account?.regions.map((region) => ({ ...region, ...empty, refused: [{ part, reason: "denied" }] }));
  const folder = folderWith(stateOf([type, "x"]));
  writeFileSync(join(folder, "snapshot.json"), JSON.stringify({ ...SNAPSHOT, accounts: [{ ...account, regions }] }));

  const { exitCode, out } = await run(folder, ["unmanaged", "snapshot.json", "prod.json"]);

  expect(out).toBe(`123456789012 · eu-central-1\n  could not be read, so not known\n    ${part}\n`);
  expect(exitCode).toBe(3);
});

test("an account that could not be entered is told, and is not in a stack", async () => {
  const reason = "AccessDenied: not authorized to perform: sts:AssumeRole";
  const locked = { id: "222222222222", regions: [], refused: [{ part: "account 222222222222", reason }] };
  const folder = folderWith(stateOf());
  writeFileSync(join(folder, "snapshot.json"), JSON.stringify({ ...SNAPSHOT, accounts: [locked] }));

  const { exitCode, out } = await run(folder, ["unmanaged", "snapshot.json", "prod.json"]);

  expect([exitCode, out]).toEqual([3, `account 222222222222 was not read: ${reason}\n`]);
});

test("ends with 0 where all is in a stack", async () => {
  const folder = folderWith(
    stateOf(
      ["aws_ssm_patch_baseline", BASELINE],
      ["aws_ssm_patch_group", `web,${BASELINE}`],
      ["aws_ssm_maintenance_window", "mw-0123456789abcdef0"],
      ["aws_ssm_maintenance_window_target", "t-1"],
      ["aws_ssm_maintenance_window_task", "k-1"],
    ),
  );

  expect((await run(folder, ["unmanaged", "snapshot.json", "prod.json"])).exitCode).toBe(0);
});

test("a snapshot of the day before yesterday says so", async () => {
  const folder = folderWith(stateOf());
  writeFileSync(join(folder, "snapshot.json"), JSON.stringify({ ...SNAPSHOT, taken: "2026-11-21T08:00:00.000Z" }));

  const { out } = await run(folder, ["unmanaged", "snapshot.json"]);

  expect(out.split("\n")[0]).toBe(
    "the snapshot is 2 days old (2026-11-21T08:00:00.000Z); what exists may have changed since",
  );
});

test("refuses what is no state in one line", async () => {
  const { exitCode, err } = await run(folderWith({ a: 1 }), ["unmanaged", "snapshot.json", "prod.json"]);

  expect([exitCode, err]).toEqual([
    2,
    "cdktf-patch: prod.json: expected what terraform show -json prints of a state or a plan\n",
  ]);
});
