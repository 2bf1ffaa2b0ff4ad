import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SsmMaintenanceWindow } from "@cdktf/provider-aws/lib/ssm-maintenance-window";
import { SsmMaintenanceWindowTarget } from "@cdktf/provider-aws/lib/ssm-maintenance-window-target";
import { SsmMaintenanceWindowTask } from "@cdktf/provider-aws/lib/ssm-maintenance-window-task";
import { SsmPatchBaseline } from "@cdktf/provider-aws/lib/ssm-patch-baseline";
import { SsmPatchGroup } from "@cdktf/provider-aws/lib/ssm-patch-group";
import { LocalBackend, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { PatchFleet } from "../modules/patch-fleet";

/** Compiled, as users load it; the generated classes are compiled, too. `npm run bench:fleet` compiles it first. */
const compiled = require("../dist/modules/patch-fleet") as typeof import("../modules/patch-fleet");

const THREE_REGIONS = ["eu-central-1", "eu-west-1", "us-east-1"] as const;
// What translates the benchmark looks every call of a stack up in source maps; compiled programs do not.
process.setSourceMapsEnabled(false);

const HOME = THREE_REGIONS[0];
const RINGS = [
  { name: "dev", soakDays: 0 },
  { name: "test", soakDays: 14 },
  { name: "prod", soakDays: 28 },
] as const;

/** Accounts of a fleet, written with this package. */
export function fleetOf(scope: Construct, count: number, regions: readonly string[] = THREE_REGIONS): PatchFleet {
  return new compiled.PatchFleet(scope, {
    environment: {
      // Prod waits 28 days, then a week for its window.
      patchWithin: { Critical: 36, Important: 36 },
      baselines: {
        Linux: {
          name: "linux",
          operatingSystem: "AMAZON_LINUX_2023",
          approvalRules: [{ approveAfterDays: 0, complianceLevel: "CRITICAL", enableNonSecurity: true }],
        },
      },
      patchGroups: { Web: { patchGroup: "web", baselines: ["Linux"] } },
      maintenanceWindows: {
        Sunday: {
          name: "sunday",
          schedule: "cron(0 4 ? * SUN *)",
          scheduleTimezone: "Asia/Seoul",
          duration: 3,
          cutoff: 1,
          patchGroups: ["Web"],
          patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
        },
      },
    },
    region: HOME,
    rings: RINGS,
    accounts: Array.from({ length: count }, (_, index) => ({
      id: accountId(index),
      name: `account-${index}`,
      ring: RINGS[index % RINGS.length]?.name ?? "dev",
      regions,
    })),
    backend: { kind: "local" },
    lockFile: "no-lock.json",
  });
}

/** The same accounts, argument by argument, written with the generated classes. */
export function plainAccounts(scope: Construct, count: number, regions: readonly string[] = THREE_REGIONS): void {
  for (let index = 0; index < count; index++) {
    const stack = new TerraformStack(scope, `account-${index}`);
    new LocalBackend(stack, { path: `../../../terraform.account-${index}.tfstate` });
    new AwsProvider(stack, "aws", { region: HOME, allowedAccountIds: [accountId(index)] });
    for (const region of regions) plainRegion(stack, region, RINGS[index % RINGS.length]?.soakDays ?? 0);
  }
}

function plainRegion(stack: TerraformStack, place: string, approveAfterDays: number): void {
  const region = place === HOME ? undefined : place;
  const patchFilter = ["PRODUCT", "CLASSIFICATION", "SEVERITY"].map((key) => ({ key, values: ["*"] }));
  const baseline = new SsmPatchBaseline(stack, `Linux-${place}`, {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRule: [{ approveAfterDays, complianceLevel: "CRITICAL", enableNonSecurity: true, patchFilter }],
    rejectedPatchesAction: "ALLOW_AS_DEPENDENCY",
    region,
  });
  new SsmPatchGroup(stack, `Web-${place}`, { patchGroup: "web", baselineId: baseline.id, region });
  const window = new SsmMaintenanceWindow(stack, `Sunday-${place}`, {
    name: "sunday",
    schedule: "cron(0 4 ? * SUN *)",
    scheduleTimezone: "Asia/Seoul",
    duration: 3,
    cutoff: 1,
    region,
  });
  const target = new SsmMaintenanceWindowTarget(stack, `Target-${place}`, {
    windowId: window.id,
    resourceType: "INSTANCE",
    targets: [{ key: "tag:Patch Group", values: ["web"] }],
    region,
  });
  new SsmMaintenanceWindowTask(stack, `Task-${place}`, {
    windowId: window.id,
    taskType: "RUN_COMMAND",
    taskArn: "AWS-RunPatchBaseline",
    targets: [{ key: "WindowTargetIds", values: [target.id] }],
    maxConcurrency: "10%",
    maxErrors: "1",
    taskInvocationParameters: {
      runCommandParameters: {
        parameter: [
          { name: "Operation", values: ["Install"] },
          { name: "RebootOption", values: ["RebootIfNeeded"] },
        ],
      },
    },
    region,
  });
}

function accountId(index: number): string {
  return String(100_000_000_000 + index);
}
