import { appOn } from "../support/apps";
import { DEFINITION, RINGS } from "./given";
import { fleet, fleetIn } from "./given-fleets";

test("a promise that the calendar does not keep is an error, with the days that would do", () => {
  const rings = [RINGS[0], RINGS[1], { name: "prod", soakDays: 4, daysOnRingBefore: 2 }];

  expect(() => fleet({ rings })).toThrow(
    [
      "patch fleet is not valid",
      "  - rings[2] (prod), baselines.AmazonLinux2023: prod would install a patch up to 5 days before test (one " +
        "released 2027-10-25 20:00 UTC: test is done Fri 2027-11-05 01:00 Europe/Paris in test-eu, prod starts Sun 2027-10-31 02:00 Europe/Paris in prod-us); raise prod's soakDays to 6 [PM811]",
    ].join("\n"),
  );
});

test("of a promise that is broken nothing is made", () => {
  const app = appOn();

  expect(() =>
    fleetIn(app, { rings: [{ name: "dev" }, { name: "test", daysOnRingBefore: 30 }, { name: "prod" }] }),
  ).toThrow("[PM811]");
  expect(app.node.children).toEqual([]);
});

test.each([
  ["window", { enabld: true }, "enabld: there is no such property"],
  ["window that is too long", { duration: 30 }, "duration: expected"],
  [
    "task",
    { patchTasks: { Install: { operation: "Install", rebootOpton: "NoReboot" } } },
    "patchTasks.Install.rebootOpton: there is no such property",
  ],
])("a %s that is refused is told, and no promise that was proved without it", (_, changes, wrong) => {
  const Sunday = { ...DEFINITION.maintenanceWindows.Sunday, ...changes };
  const environment = { ...DEFINITION, maintenanceWindows: { Sunday } };
  const broken = [{ name: "dev" }, { name: "test", daysOnRingBefore: 30 }, { name: "prod" }];
  const app = appOn();

  expect(() => fleet({ rings: broken })).toThrow("[PM811]");
  expect(() => fleetIn(app, { rings: broken, environment })).toThrow(
    `patch fleet is not valid\n  - environment.maintenanceWindows.Sunday.${wrong}`,
  );
});
