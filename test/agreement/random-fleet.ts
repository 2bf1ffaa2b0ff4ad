import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformStack, Testing } from "cdktf";
import fc from "fast-check";
import {
  MaintenanceWindow,
  PatchAssociation,
  PatchBaseline,
  PatchGroup,
  PatchPolicy,
  TODAY_CONTEXT,
} from "../../modules";

const REGIONS = [undefined, "us-east-1", "eu-west-1"] as const;
const NAMES = ["web", "db"] as const;
export const PROVIDERS_REGION = "eu-central-1";

type Region = (typeof REGIONS)[number];
type Name = (typeof NAMES)[number];

/** A window of a random account. */
interface GivenWindow {
  readonly region: Region;
  readonly schedule: string;
  readonly enabled: boolean;
  readonly nodes: GivenNodes;
  readonly operation: "Install" | "Scan";
}

/** An association of a random account. */
type GivenAssociation = Omit<GivenWindow, "enabled">;

/** A patch policy of a random account: it installs by a baseline of its own, whatever the groups follow. */
interface GivenPolicy {
  readonly region: Region;
  readonly schedule: string;
  /** Absent: all nodes. */
  readonly group?: Name;
  readonly operation: "Install" | "Scan";
}

type GivenNodes = { readonly groups: readonly Name[]; readonly stage?: string } | { readonly stage: string };

export interface GivenAccount {
  /** Whether it is a further stack of the account before. */
  readonly sharesAccount?: boolean;
  readonly groups: readonly { readonly name: Name; readonly region: Region }[];
  readonly windows: readonly GivenWindow[];
  readonly associations?: readonly GivenAssociation[];
  readonly policies?: readonly GivenPolicy[];
}

const WEEKLY = ["cron(0 2 ? * SUN *)", "cron(0 3 ? * SUN *)", "cron(0 2 ? * WED *)", "cron(30 2 ? * SUN#1 *)"] as const;
/** What opens once brings along what it installs: an emergency. */
const ONCE = "at(2026-11-25T02:00:00)";

/** Most are in the provider's Region, so that groups and windows meet. */
const region = fc.constantFrom(undefined, ...REGIONS);
const nodes: fc.Arbitrary<GivenNodes> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ groups: fc.subarray([...NAMES], { minLength: 1 }) }) },
  fc.record({ groups: fc.subarray([...NAMES], { minLength: 1 }), stage: fc.constantFrom("prod", "test") }),
  fc.record({ stage: fc.constantFrom("prod", "test") }),
);
const operation = fc.constantFrom("Install" as const, "Install" as const, "Scan" as const);
const account: fc.Arbitrary<GivenAccount> = fc.record({
  sharesAccount: fc.boolean(),
  groups: fc.uniqueArray(fc.record({ name: fc.constantFrom(...NAMES), region }), {
    minLength: 1,
    maxLength: 3,
    selector: (group) => JSON.stringify([group.name, group.region ?? ""]),
  }),
  windows: fc.array(
    fc.record({
      region,
      schedule: fc.constantFrom(...WEEKLY, ONCE),
      enabled: fc.constantFrom(true, true, true, false),
      nodes,
      operation,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  associations: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    fc.array(fc.record({ region, schedule: fc.constantFrom(...WEEKLY), nodes, operation }), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
  policies: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    fc.array(
      fc.record(
        { region, schedule: fc.constantFrom(...WEEKLY.slice(0, 3)), group: fc.constantFrom(...NAMES), operation },
        { requiredKeys: ["region", "schedule", "operation"] },
      ),
      { minLength: 1, maxLength: 1 },
    ),
  ),
});

/** An account to which the others are promoted; it installs later than all of them. */
export const LATE_ACCOUNT: GivenAccount = {
  groups: [{ name: "web", region: undefined }],
  windows: [
    {
      ...{ region: undefined, enabled: true, operation: "Install" },
      schedule: "cron(0 5 ? * SUN *)",
      nodes: { groups: ["web"] },
    },
  ],
};

/** Accounts × Regions × groups × tags × disabled windows × emergencies × associations × patch policies. */
export const randomFleet: fc.Arbitrary<readonly GivenAccount[]> = fc
  .tuple(account, fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary: account, weight: 1 }))
  .map((accounts) => accounts.filter((one) => one !== undefined));

/** A fleet as a program builds it, and as Terraform's JSON. */
export interface BuiltFleet {
  readonly app: App;
  readonly stacks: Readonly<Record<string, object>>;
}

let outdir: string | undefined;

export function build(accounts: readonly GivenAccount[], today: string): BuiltFleet {
  const app = Testing.app({ ...(outdir === undefined ? {} : { outdir }), context: { [TODAY_CONTEXT]: today } });
  outdir = app.outdir;
  const built = accounts.map((given, index) => stackOf(app, given, index));
  const stacks = built.map(
    (stack) => [stack.node.id, JSON.parse(JSON.stringify(stack.toTerraform(), withoutComments))] as const,
  );
  return { app, stacks: Object.fromEntries(stacks) };
}

function stackOf(app: App, given: GivenAccount, index: number): TerraformStack {
  const { groups, windows, associations = [], policies = [], sharesAccount } = given;
  const stack = new TerraformStack(app, `account${index}`);
  const accountId = String(sharesAccount ? 0 : index).padStart(12, "1");
  new AwsProvider(stack, "aws", { region: PROVIDERS_REGION, allowedAccountIds: [accountId] });
  groups.forEach((group, number) => {
    const own = group.region === undefined ? {} : { region: group.region };
    const baseline = new PatchBaseline(stack, `Baseline${number}`, {
      name: `baseline-${number}`,
      operatingSystem: "AMAZON_LINUX_2",
      // By the delay a baseline is told from the others where its name is not said.
      approvalRules: [{ approveAfterDays: number }],
      ...own,
    });
    new PatchGroup(stack, `Group${number}`, { patchGroup: group.name, baselines: [baseline], ...own });
  });
  for (const [number, window] of windows.entries()) addWindow(stack, `Window${number}`, window);
  for (const [number, association] of associations.entries())
    addAssociation(stack, `Association${number}`, association);
  for (const [number, policy] of policies.entries()) addPolicy(stack, `Policy${number}`, policy, accountId);
  return stack;
}

function addPolicy(
  stack: TerraformStack,
  id: string,
  { region: own, schedule, group, operation: does }: GivenPolicy,
  accountId: string,
): void {
  // Waits longer than those of the groups, so that it is told from them.
  const baseline = new PatchBaseline(stack, `BaselineOf${id}`, {
    name: "baseline-9",
    operatingSystem: "AMAZON_LINUX_2",
    approvalRules: [{ approveAfterDays: 9 }],
  });
  new PatchPolicy(stack, id, {
    name: id,
    baselines: [baseline],
    baselineRegion: PROVIDERS_REGION,
    account: accountId,
    targetRegions: [own ?? PROVIDERS_REGION],
    targets: group === undefined ? { allNodes: true } : { tag: { key: "Patch Group", value: group } },
    scanSchedule: "cron(0 1 * * ? *)",
    ...(does === "Scan"
      ? { operation: "Scan" as const }
      : { operation: "ScanAndInstall" as const, installSchedule: schedule, rebootOption: "RebootIfNeeded" as const }),
    localDeploymentAdministrationRoleArn: `arn:aws:iam::${accountId}:role/admin`,
    localDeploymentExecutionRoleName: "execution",
  });
}

function addAssociation(
  stack: TerraformStack,
  id: string,
  { region: own, schedule, ...given }: GivenAssociation,
): void {
  new PatchAssociation(stack, id, {
    associationName: id,
    scheduleExpression: schedule,
    targets: targetsOf(given.nodes),
    ...(given.operation === "Scan"
      ? { operation: "Scan" as const }
      : { operation: "Install" as const, rebootOption: "RebootIfNeeded" as const }),
    ...(own === undefined ? {} : { region: own }),
  });
}

function targetsOf(nodes: GivenNodes): WindowTargetSelection {
  const stage = nodes.stage === undefined ? {} : { tags: { Stage: [nodes.stage] } };
  const named =
    "groups" in nodes
      ? { patchGroups: nodes.groups.map((patchGroup) => ({ patchGroup, tagKey: "Patch Group" as const })) }
      : {};
  return { ...named, ...stage };
}

interface WindowTargetSelection {
  readonly patchGroups?: readonly { readonly patchGroup: string; readonly tagKey: "Patch Group" }[];
  readonly tags?: { readonly [key: string]: readonly string[] };
}

function addWindow(stack: TerraformStack, id: string, { region: own, schedule, enabled, ...given }: GivenWindow): void {
  const window = new MaintenanceWindow(stack, id, {
    name: id,
    schedule,
    duration: 2,
    cutoff: 0,
    enabled,
    ...(own === undefined ? {} : { region: own }),
  });
  const target = window.addTarget("Nodes", targetsOf(given.nodes) as never);
  const override = schedule === ONCE ? { installOverrideList: "s3://patch-output/override/openssl.yaml" } : {};
  window.addPatchTask("Task", {
    targets: [target],
    ...(given.operation === "Scan" && schedule !== ONCE
      ? { operation: "Scan" as const }
      : { operation: "Install" as const, rebootOption: "RebootIfNeeded" as const, ...override }),
  });
}

/** Which construct made a resource is asked of no command here. */
function withoutComments(name: string, value: unknown): unknown {
  return name === "//" ? undefined : value;
}
