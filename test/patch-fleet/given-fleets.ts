import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import { Schedule } from "../../modules/maintenance-window";
import { PatchFleet } from "../../modules/patch-fleet";
import { appOn } from "../support/apps";
import { testFolder } from "../support/folders";
import { FLEET } from "./given";

/** The fleet of the tests with changes, as JavaScript may write them. */
export function fleetIn(app: App, changes: object = {}): PatchFleet {
  return new PatchFleet(app, { lockFile: "not-there.json", ...FLEET, ...changes } as never);
}

/** The same in an app of its own. */
export function fleet(changes: object = {}): PatchFleet {
  return fleetIn(appOn(), changes);
}

export function lockFileWith(rings: object): string {
  const file = join(testFolder(), "patch-lock.json");
  writeFileSync(file, JSON.stringify({ version: 1, rings }));
  return file;
}

/** Windows in two rings, the second of which waits; its windows are weekly. */
export function windowsFleet(app: App): PatchFleet {
  return new PatchFleet(app, {
    region: "eu-central-1",
    environment: {
      baselines: {
        Updates: { name: "windows", operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 0 }] },
      },
      patchGroups: { Windows: { patchGroup: "windows", baselines: ["Updates"] } },
      maintenanceWindows: {
        Weekly: {
          name: "weekly",
          schedule: Schedule.weekly("SUN", "04:00"),
          duration: 3,
          cutoff: 1,
          patchGroups: ["Windows"],
          patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
        },
      },
      operations: { serviceRole: {}, logs: {} },
    },
    rings: [{ name: "dev" }, { name: "prod", soakDays: 9 }],
    backend: { kind: "local" },
    accounts: [
      { id: "111111111111", name: "dev", ring: "dev" },
      { id: "222222222222", name: "prod", ring: "prod" },
    ],
  });
}
