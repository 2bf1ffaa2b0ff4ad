import type { TerraformStack } from "cdktf";

/** A small definition, right in every part. */
export const DEFINITION = {
  baselines: {
    AmazonLinux2023: {
      name: "amazon-linux-2023",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [{ approveAfterDays: 0, enableNonSecurity: true }],
    },
  },
  patchGroups: { Web: { patchGroup: "web", baselines: ["AmazonLinux2023"] } },
  maintenanceWindows: {
    Sunday: {
      name: "sunday",
      schedule: "cron(0 2 ? * SUN *)",
      scheduleTimezone: "Europe/Paris",
      duration: 3,
      cutoff: 1,
      patchGroups: ["Web"],
      patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
    },
  },
} as const;

/** The resources of a stack by type and name, as Terraform reads them. */
export function resourcesOf(stack: TerraformStack): Record<string, unknown> {
  const { resource } = stack.toTerraform() as { resource: Record<string, Record<string, unknown>> };
  return Object.fromEntries(
    Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, body]) => [`${type}.${name}`, body]),
    ),
  );
}

/** Three rings that keep their promises: a day apart, then three. */
export const RINGS = [
  { name: "dev", maintenanceWindows: { Sunday: { schedule: "cron(0 22 ? * TUE *)" } } },
  { name: "test", soakDays: 3, maintenanceWindows: { Sunday: { schedule: "cron(0 22 ? * THU *)" } } },
  { name: "prod", soakDays: 10, daysOnRingBefore: 2 },
] as const;

export const ACCOUNTS = [
  { id: "111111111111", name: "dev-eu", ring: "dev" },
  { id: "222222222222", name: "test-eu", ring: "test", regions: ["eu-central-1", "us-east-1"] },
  { id: "333333333333", name: "prod-us", ring: "prod", region: "us-east-1", overrides: { rebootOption: "NoReboot" } },
] as const;

export const FLEET = {
  environment: DEFINITION,
  region: "eu-central-1",
  rings: RINGS,
  accounts: ACCOUNTS,
  backend: { kind: "local" },
} as const;

/** With nodes of a system that ignores how long a patch waits. */
export const WITH_UBUNTU = {
  ...DEFINITION,
  baselines: {
    ...DEFINITION.baselines,
    Ubuntu: { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{}] },
  },
  patchGroups: { Web: { patchGroup: "web", baselines: ["AmazonLinux2023", "Ubuntu"] } },
};
