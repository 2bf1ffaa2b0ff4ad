import type { Keyed, PatchEnvironmentModel } from "../../../model/environment/patch-environment-model";
import type {
  MaintenanceWindowModel,
  TargetSelectionModel,
} from "../../../model/maintenance-window/maintenance-window-model";
import { installedUntil } from "../../../model/patching/installed-until";
import { baseline, rule } from "../explain/given";

const WEB: TargetSelectionModel = { key: "tag:Patch Group", values: ["web"] };
const PRODUCTION: TargetSelectionModel = { key: "tag:Environment", values: ["production"] };

/** Installs on nodes of the group web that are in all of these selections, on a day of the week at 02:00 UTC. */
function window(name: string, day: string, targets: readonly TargetSelectionModel[]): Keyed<MaintenanceWindowModel> {
  return {
    key: `aws_ssm_maintenance_window.${name}`,
    name,
    schedule: `cron(0 2 ? * ${day} *)`,
    duration: 3,
    cutoff: 1,
    allowUnassociatedTargets: false,
    enabled: true,
    tags: {},
    targets: [{ key: "nodes", resourceType: "INSTANCE", targets }],
    tasks: [
      {
        key: "install",
        taskType: "RUN_COMMAND",
        taskArn: "AWS-RunPatchBaseline",
        targets: [{ kind: "window-target", key: "nodes" }],
        runCommand: { parameters: { Operation: ["Install"] } },
      },
    ],
  };
}

function environment(...maintenanceWindows: Keyed<MaintenanceWindowModel>[]): PatchEnvironmentModel {
  const registrations = [{ baseline: { kind: "managed", key: "Linux", operatingSystem: "AMAZON_LINUX_2" } as const }];
  return {
    baselines: [{ key: "Linux", ...baseline({ approvalRules: [rule({ approveAfterDays: 7 })] }) }],
    patchGroups: [{ key: "Web", patchGroup: "web", registrations }],
    defaultBaselines: [],
    maintenanceWindows,
  };
}

const monday = new Date("2026-11-23T09:00:00Z");

test("counts from the last run that has ended, less the delay", () => {
  expect(installedUntil(environment(window("Sunday", "SUN", [WEB])), monday, undefined)).toMatchObject([
    {
      known: true,
      patchGroup: "web",
      baseline: "linux",
      run: { run: { local: "2026-11-22T02:00" } },
      before: new Date("2026-11-15T02:00:00Z"),
    },
  ]);
});

test("a later run that works on some nodes of the group does not count: the others have not been patched", () => {
  const windows = [window("Tuesday", "TUE", [WEB]), window("Sunday", "SUN", [WEB, PRODUCTION])];

  expect(installedUntil(environment(...windows), monday, undefined)).toMatchObject([
    { known: true, run: { window: { name: "Tuesday" }, run: { local: "2026-11-17T02:00" } } },
  ]);
});

test("says so where every run works on some nodes alone", () => {
  expect(installedUntil(environment(window("Sunday", "SUN", [WEB, PRODUCTION])), monday, undefined)).toMatchObject([
    { known: false, because: "no run works on all nodes: Sunday only on those with tag:Environment = production" },
  ]);
});
