import { App } from "cdktf";
import { PatchDeadlines, PatchFleet, Schedule } from "../../modules";

const EVENING = "22:00";
const install = { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } } as const;
const open = { scheduleTimezone: "Europe/Paris", duration: 3, cutoff: 1, patchTasks: install } as const;

const app = new App();
// Three rings: Windows 1, 5 and 11 days after Patch Tuesday, Linux on Tuesday, Thursday and Sunday.
new PatchFleet(app, {
  // Windows follows Patch Tuesday, Linux every week. Critical and high patches are on every node within 14 days.
  environment: {
    patchWithin: PatchDeadlines.cyberEssentials(),
    baselines: {
      Windows: { name: "windows", operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 0 }] },
      Linux: { name: "linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 0 }] },
    },
    patchGroups: {
      WindowsServers: { patchGroup: "windows", baselines: ["Windows"] },
      LinuxServers: { patchGroup: "linux", baselines: ["Linux"] },
    },
    maintenanceWindows: {
      AfterPatchTuesday: {
        name: "after-patch-tuesday",
        schedule: Schedule.patchTuesday({ plusDays: 1, at: EVENING }),
        patchGroups: ["WindowsServers"],
        ...open,
      },
      Weekly: {
        name: "weekly",
        schedule: Schedule.weekly("TUE", EVENING),
        patchGroups: ["LinuxServers"],
        ...open,
      },
    },
  },
  region: "eu-central-1",
  rings: [
    { name: "dev" },
    {
      name: "test",
      soakDays: 3,
      maintenanceWindows: {
        AfterPatchTuesday: { schedule: Schedule.patchTuesday({ plusDays: 5, at: EVENING }) },
        Weekly: { schedule: Schedule.weekly("THU", EVENING) },
      },
    },
    {
      name: "prod",
      soakDays: 6,
      daysOnRingBefore: 1,
      maintenanceWindows: {
        AfterPatchTuesday: { schedule: Schedule.patchTuesday({ plusDays: 11, at: EVENING }) },
        Weekly: { schedule: Schedule.weekly("SUN", "04:00") },
      },
    },
  ],
  accounts: [
    { id: "111111111111", name: "dev", ring: "dev" },
    { id: "222222222222", name: "test", ring: "test" },
    { id: "333333333333", name: "prod", ring: "prod" },
  ],
  backend: { kind: "local" },
});
app.synth();
