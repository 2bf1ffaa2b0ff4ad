import { appOn } from "../support/apps";
import { errorOf } from "../support/refusal";
import { DEFINITION } from "./given";
import { fleetIn } from "./given-fleets";

const ACCOUNTS = [
  { id: "111111111111", name: "dev", ring: "dev" },
  { id: "222222222222", name: "test", ring: "test" },
  { id: "333333333333", name: "prod-eu", ring: "prod" },
  {
    id: "444444444444",
    name: "prod-us",
    ring: "prod",
    overrides: { maintenanceWindows: { Sunday: { scheduleTimezone: "America/New_York" } } },
  },
];

const opening = (schedule: string) => ({ maintenanceWindows: { Sunday: { schedule } } });
const RINGS = [
  { name: "dev", ...opening("cron(0 22 ? * TUE *)") },
  { name: "test", soakDays: 3, ...opening("cron(0 22 ? * THU *)") },
  { name: "prod", soakDays: 6, daysOnRingBefore: 1, ...opening("cron(0 22 ? * SAT *)") },
];

/** Amazon Linux at any time, and Windows by its Patch Tuesdays. */
const ENVIRONMENT = {
  ...DEFINITION,
  baselines: {
    ...DEFINITION.baselines,
    Windows: { name: "windows", operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 0 }] },
  },
  patchGroups: { Web: { patchGroup: "web", baselines: ["AmazonLinux2023", "Windows"] } },
  maintenanceWindows: { Sunday: { ...DEFINITION.maintenanceWindows.Sunday, duration: 4 } },
  patchWithin: { any: 14 },
};

/** What a synth says of this fleet with a change freeze of all rings. */
function errorWith(from: string, until: string, today?: string): string {
  const app = appOn(today);
  return errorOf(() => {
    fleetIn(app, {
      rings: RINGS,
      accounts: ACCOUNTS,
      environment: { ...ENVIRONMENT, changeFreezes: [{ from, until }] },
    });
    app.synth();
  });
}

describe("the first fix that an error offers for a change freeze of all rings", () => {
  test.each([
    ["a deadline that rings break in it", "PM830", "2026-12-18", "2027-01-04", "2026-11-23"],
    ["a ring that opens too early after it", "PM811", "2026-12-01", "2027-01-01", "2026-11-23"],
    [
      "a ring that opens too early after it, no deadline being broken",
      "PM811",
      "2026-12-01",
      "2027-01-01",
      "2026-11-30",
    ],
  ])("is the freeze of some days more that does, of %s", (_, check, from, until, today) => {
    const error = errorWith(from, until, today);
    const [, ...longer] =
      /(?:→|;) let dev, test and prod rest for longer: changeFreezes: \[\{ from: "(\S+)", until: "(\S+)" \}\] in environment/.exec(
        error,
      ) ?? [];

    expect(error).toContain(`[${check}]`);
    expect(errorWith(longer[0] ?? from, longer[1] ?? until, today)).toBe("");
  });
});
