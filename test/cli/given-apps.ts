import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { TODAY_CONTEXT } from "../../modules";
import { PatchFleet } from "../../modules/patch-fleet";
import { FLEET } from "../patch-fleet/given";
import { testFolder } from "../support/folders";

/** A folder with what an app synthesises on Monday 23 November 2026, the day on which commands are run here. */
export function synthesisedApp(fill: (app: App) => void, folder = testFolder()): string {
  const app = new App({ outdir: join(folder, "cdktf.out"), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  fill(app);
  app.synth();
  return folder;
}

/** The same of a fleet: that of the tests with these changes, and with what else is added to its app. */
export function synthesisedFleet(
  changes: object = {},
  { locks, add = () => {} }: { readonly locks?: object | undefined; readonly add?: (app: App) => void } = {},
): string {
  const folder = testFolder();
  const lockFile = join(folder, "patch-lock.json");
  if (locks !== undefined) writeFileSync(lockFile, JSON.stringify({ version: 1, rings: locks }));
  return synthesisedApp((app) => {
    new PatchFleet(app, { ...FLEET, ...changes, lockFile } as never);
    add(app);
  }, folder);
}

/** An association that installs on nodes of production, by the baselines with their tag. */
export const NIGHTLY = {
  associationName: "nightly",
  operation: "Install",
  rebootOption: "NoReboot",
  scheduleExpression: "cron(0 2 ? * SUN *)",
  targets: { tags: { Stage: ["prod"] } },
  baselineTags: { key: "Stage", values: ["prod"] },
} as const;
