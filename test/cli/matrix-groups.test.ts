import { FLEET } from "../patch-fleet/given";
import { matrixFleet } from "./given-matrix";
import { run } from "./given-stacks";

/** Two patch groups, of which one is scanned every day as well, and an account that reboots nothing. */
function twoGroups(): string {
  const { environment } = FLEET;
  const patchGroups = { ...environment.patchGroups, Db: { patchGroup: "db", baselines: ["AmazonLinux2023"] } };
  const weekly = { duration: 3, cutoff: 1, scheduleTimezone: "UTC" };
  const installs = { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } };
  const maintenanceWindows = {
    Sunday: {
      name: "sunday",
      schedule: "cron(0 4 ? * SUN *)",
      ...weekly,
      patchGroups: ["Web", "Db"],
      patchTasks: installs,
    },
    Daily: {
      name: "daily",
      schedule: "cron(0 12 * * ? *)",
      ...weekly,
      patchGroups: ["Web"],
      patchTasks: { Scan: { operation: "Scan" } },
    },
  };
  const accounts = ["a", "b", "c"].map((name, at) => ({
    id: `${at + 1}`.repeat(12),
    name,
    ring: "prod",
    ...(name === "c" ? { overrides: { rebootOption: "NoReboot" } } : {}),
  }));
  return matrixFleet({
    environment: { ...environment, patchGroups, maintenanceWindows },
    rings: [{ name: "prod" }],
    accounts,
  });
}

test("what groups of one account have differently is told with the group, and of every account at once", async () => {
  const { out } = await run(twoGroups(), ["matrix"]);

  expect(out.match(/^scan .*/gm)).toEqual(["scan – (db): every account", "scan daily 12:00 UTC (web): every account"]);
});

test("an outlier is told once for all groups in which it differs alike", async () => {
  const { out } = await run(twoGroups(), ["matrix", "--outliers"]);

  expect(out).toContain(`
c · ring prod · db and web
  reboot: NoReboot (set by the account), the other 2: RebootIfNeeded

What else`);
});
