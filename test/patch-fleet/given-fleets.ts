import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
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
