import { synthesisedFleet } from "./given-apps";

const BASELINES = {
  Windows: { name: "windows", operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 0 }] },
  Ubuntu: { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{ approveAfterDays: 0 }] },
  AllOfUbuntu: {
    ...{ name: "all-of-ubuntu", operatingSystem: "UBUNTU" },
    approvalRules: [{ approveAfterDays: 0, enableNonSecurity: true }],
  },
  Amazon: { name: "amazon", operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 0 }] },
  NewAmazon: {
    ...{ name: "new-amazon", operatingSystem: "AMAZON_LINUX_2023" },
    approvalRules: [{ patchFilters: { product: ["AmazonLinux2026"] }, approveAfterDays: 0 }],
  },
} as const;

export interface SystemsCase {
  readonly systems?: readonly (keyof typeof BASELINES)[];
  readonly patchWithin?: object;
  /** Further accounts of the last ring. */
  readonly alsoInProduction?: readonly string[];
  /** For the accounts of each ring. */
  readonly overrides?: Readonly<Record<string, object>>;
}

/** Rings dev, test and production, whose one patch group has nodes of several systems. */
export function systemsProject({
  systems = ["Windows", "Ubuntu", "Amazon"],
  patchWithin,
  alsoInProduction = [],
  overrides = {},
}: SystemsCase = {}): string {
  const environment = {
    ...(patchWithin === undefined ? {} : { patchWithin }),
    baselines: Object.fromEntries(systems.map((system) => [system, BASELINES[system]])),
    patchGroups: { Web: { patchGroup: "web", baselines: systems } },
    maintenanceWindows: {
      Weekly: {
        name: "weekly",
        schedule: "cron(0 4 ? * SUN *)",
        scheduleTimezone: "Europe/Paris",
        duration: 3,
        cutoff: 1,
        patchGroups: ["Web"],
        patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
      },
    },
  };
  const onDay = (day: string) => ({ maintenanceWindows: { Weekly: { schedule: `cron(0 22 ? * ${day} *)` } } });
  const account = (id: string, name: string, ring: string) => ({
    ...{ id: id.repeat(12), name, ring },
    ...(overrides[name] === undefined ? {} : { overrides: overrides[name] }),
  });
  return synthesisedFleet({
    environment,
    rings: [
      { name: "dev", ...onDay("TUE") },
      { name: "test", soakDays: 3, ...onDay("THU") },
      { name: "production", soakDays: 6 },
    ],
    accounts: [
      account("1", "development-eu", "dev"),
      account("2", "test-eu", "test"),
      account("3", "production-eu", "production"),
      account("4", "production-us", "production"),
      ...alsoInProduction.map((name, index) => account(String(5 + index), name, "production")),
    ],
  });
}
