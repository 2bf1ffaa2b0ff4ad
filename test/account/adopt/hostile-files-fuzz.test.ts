import { adopt } from "../../../account/adopt/adopt";
import type { Adoptable } from "../../../account/adopt/existing-object";
import { adoptFleet } from "../../../account/adopt/fleet/adopt-fleet";
import type { AccountInFleet } from "../../../account/adopt/fleet/fleet-core";
import { fromSnapshot } from "../../../account/adopt/from-snapshot";
import { fromState } from "../../../account/adopt/from-state";
import { readSnapshot } from "../../../account/snapshot/read-snapshot";
import type { SnapshotAccount } from "../../../account/snapshot/snapshot-schema";
import { runFleetProgram, runProgram } from "../../../modules/adopted-program/run-program";
import { computedIn, TEMPLATE } from "../../support/attacks/computed";
import { AT_FULL_SIZE } from "../../support/attacks/full-size";
import { type Json, type Leaf, textsOf, withLeaf } from "../../support/attacks/json";
import { MODULE_STATE } from "./module-state";

const TIME = 1_800_000;
/** Each would run where a text ends too early: a quote, a line that begins anew, a comment that is over. */
const RUNS = "globalThis.isOwned = true;";
const PAYLOADS = [
  TEMPLATE,
  `"; ${RUNS} //`,
  `\u2028${RUNS}//\u2029${RUNS}//`,
  `\r${RUNS}//\n${RUNS}//`,
  `*/ ${RUNS} /*`,
  `\`\${(() => { ${RUNS} })()}\``,
];

const BASELINE = {
  BaselineId: "pb-0123456789abcdef0",
  Name: "acme-linux",
  Description: "what linux gets",
  OperatingSystem: "AMAZON_LINUX_2023",
  GlobalFilters: { PatchFilters: [{ Key: "PRODUCT", Values: ["AmazonLinux2023"] }] },
  ApprovalRules: {
    PatchRules: [
      {
        PatchFilterGroup: { PatchFilters: [{ Key: "CLASSIFICATION", Values: ["Security"] }] },
        ApproveAfterDays: 7,
        ComplianceLevel: "HIGH",
      },
    ],
  },
  ApprovedPatches: ["kernel*"],
  RejectedPatches: ["system-release.*"],
  Sources: [{ Name: "acme", Products: ["*"], Configuration: "[acme]" }],
  Tags: { Team: "platform" },
};

const SNAPSHOT = {
  format: "cdktf-patch-snapshot",
  version: 1,
  taken: "2026-11-23T08:00:00.000Z",
  secrets: "written",
  accounts: [
    {
      id: "123456789012",
      name: "prod",
      refused: [],
      regions: [
        {
          region: "eu-central-1",
          baselines: [BASELINE],
          defaults: [{ OperatingSystem: "AMAZON_LINUX_2023", BaselineId: BASELINE.BaselineId }],
          patchGroups: [{ PatchGroup: "web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: BASELINE.BaselineId }],
          windows: [
            {
              WindowId: "mw-0123456789abcdef0",
              Name: "sunday",
              Description: "when nobody works",
              Enabled: true,
              Schedule: "cron(0 2 ? * SUN *)",
              ScheduleTimezone: "Europe/Paris",
              Duration: 3,
              Cutoff: 1,
              AllowUnassociatedTargets: false,
              Tags: { Team: "platform" },
              Targets: [
                {
                  WindowTargetId: "11111111-2222-4333-8444-555555555555",
                  Name: "nodes",
                  OwnerInformation: "platform",
                  ResourceType: "INSTANCE",
                  Targets: [{ Key: "tag:Patch Group", Values: ["web"] }],
                },
              ],
              Tasks: [
                {
                  WindowTaskId: "22222222-2222-4333-8444-555555555555",
                  Name: "install",
                  TaskArn: "AWS-RunPatchBaseline",
                  TaskType: "RUN_COMMAND",
                  ServiceRoleArn: "arn:aws:iam::123456789012:role/patching",
                  MaxConcurrency: "10%",
                  MaxErrors: "1",
                  Targets: [{ Key: "WindowTargetIds", Values: ["11111111-2222-4333-8444-555555555555"] }],
                  TaskInvocationParameters: {
                    RunCommand: {
                      Comment: "patching",
                      OutputS3BucketName: "patch-output",
                      Parameters: { Operation: ["Install"], RebootOption: ["NoReboot"] },
                    },
                  },
                },
              ],
            },
          ],
          associations: [
            {
              AssociationId: "a-1",
              Name: "AWS-RunPatchBaseline",
              AssociationName: "nightly",
              Targets: [{ Key: "tag:Stage", Values: ["prod"] }],
              ScheduleExpression: "cron(0 2 ? * SUN *)",
              ApplyOnlyAtCronInterval: true,
              OutputLocation: { S3Location: { OutputS3BucketName: "patch-logs" } },
              Parameters: { Operation: ["Scan"] },
            },
          ],
          patchPolicies: [
            {
              ManagerArn: "arn:aws:ssm-quicksetup:eu-central-1:1:x",
              Name: "policy",
              ConfigurationDefinitions: [
                {
                  Type: "AWSQuickSetupType-PatchPolicy",
                  LocalDeploymentAdministrationRoleArn: "arn:aws:iam::123456789012:role/administration",
                  LocalDeploymentExecutionRoleName: "execution",
                  Parameters: { PatchPolicyName: "policy", ConfigurationOptionsScanValue: "cron(0 1 * * ? *)" },
                },
              ],
            },
          ],
          nodes: [],
          refused: [{ part: "managed nodes", permission: "ssm:DescribeInstanceInformation", reason: "AccessDenied" }],
        },
      ],
    },
  ],
};

class Synthesised extends Error {
  constructor(readonly configuration: object) {
    super("synthesised");
  }
}

const OPTIONS = { protect: true, names: new Map<string, string>() };

/** What Terraform would read of the program that is written for something. */
const WRITERS = {
  account: (adoptable: Adoptable) =>
    adopt(adoptable, {
      ...OPTIONS,
      stack: "patching",
      run: (files, stack) => {
        throw new Synthesised(runProgram(files, stack).configuration);
      },
    }),
  fleet: (accounts: readonly AccountInFleet[]) =>
    adoptFleet(accounts, {
      ...OPTIONS,
      run: (files) => {
        const stacks = [...runFleetProgram(files)].map(([name, { configuration }]) => [name, configuration]);
        throw new Synthesised(Object.fromEntries(stacks) as object);
      },
    }),
};

/** Undefined where the file is refused in words. */
async function configurationOf(work: () => Promise<unknown>): Promise<object | undefined> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Synthesised) return error.configuration;
    const { name } = error as Error;
    if (name === "UnreadableInput" || name === "NotValidError" || name === "BadInput") return undefined;
    throw error;
  }
  return undefined;
}

/** Two accounts that have the same. */
function twice(content: Json): readonly AccountInFleet[] {
  const account = readSnapshot(content).accounts[0] as SnapshotAccount;
  return ["111111111111", "222222222222"].map((id, index) => ({
    id,
    name: `account-${index}`,
    regions: new Map(
      account.regions.map((region) => [region.region, fromSnapshot({ ...account, id, regions: [region] })]),
    ),
  }));
}

const FILES: readonly (readonly [string, Json, (content: Json) => Promise<unknown>])[] = [
  [
    "a snapshot",
    SNAPSHOT as unknown as Json,
    async (content) => WRITERS.account(fromSnapshot(readSnapshot(content).accounts[0] as SnapshotAccount)),
  ],
  ["a snapshot of a fleet", SNAPSHOT as unknown as Json, async (content) => WRITERS.fleet(twice(content))],
  ["a state", MODULE_STATE as unknown as Json, async (content) => WRITERS.account(fromState(content, "eu-central-1"))],
];

/** What a program says as it is, or names something after. */
const IDENTIFIES = /id$|region$|name$/i;

describe.each(FILES)("%s that is adopted", (_, content, write) => {
  const leaves = textsOf(content);

  test("is one of which something is adopted", async () => {
    expect(JSON.stringify(await configurationOf(() => write(content)))).toContain('"resource":');
    expect(leaves.length).toBeGreaterThan(60);
  });

  test(
    "computes nothing and runs nothing, whatever stands in any of its fields",
    async () => {
      const found: string[] = [];
      let synthesised = 0;

      // Small: some of the places, and what names something, with all that runs in one text.
      for (const [index, leaf] of leaves.entries()) {
        if (!AT_FULL_SIZE && index % 12 !== 0 && !IDENTIFIES.test(String(leaf.at(-1)))) continue;
        for (const payload of AT_FULL_SIZE ? PAYLOADS : [PAYLOADS[0] as string, PAYLOADS.slice(1).join(" ")]) {
          const hostile = withLeaf(content, leaf as Leaf, payload);
          const configuration = await configurationOf(() => write(hostile));
          if (configuration !== undefined) {
            synthesised += 1;
            for (const text of computedIn(configuration)) found.push(`${leaf.join(".")}: ${text}`);
          }
          if ("isOwned" in globalThis) found.push(`${leaf.join(".")}: runs ${JSON.stringify(payload)}`);
          delete (globalThis as { isOwned?: true }).isOwned;
        }
      }

      expect(found).toEqual([]);
      expect(synthesised).toBeGreaterThan(0);
    },
    TIME,
  );
});
