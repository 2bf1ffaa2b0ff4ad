import { appOn } from "../support/apps";
import { errorOf } from "../support/refusal";
import { DEFINITION } from "./given";
import { promisingFleet, told } from "./given-deadlines";

describe("an error of many accounts", () => {
  const names = ["a", "b", "c", "d", "e"];
  const accounts = names.map((name, index) => ({ id: `${index + 1}`.repeat(12), name: `prod-${name}`, ring: "prod" }));
  const rings = [{ name: "prod", soakDays: 10 }];
  const broken = { rings, environment: { ...DEFINITION, patchWithin: { Critical: 14 } } };

  test("is told once, with the others counted", () => {
    const tree = appOn();
    promisingFleet(tree, { ...broken, accounts });

    expect(() => tree.synth()).toThrow(/Default\/Web\] patchWithin\.Critical: /);
    expect(() => tree.synth()).toThrow("\n    The same in 4 more stacks: prod-b, prod-c, prod-d, prod-e.\n");
  });

  test("is told once for all Regions of an account", () => {
    const tree = appOn();
    const [first] = accounts;
    promisingFleet(tree, { ...broken, accounts: [{ ...first, regions: ["eu-central-1", "eu-west-1", "us-east-1"] }] });

    const text = errorOf(() => tree.synth());
    expect(text.match(/patchWithin\.Critical/g)).toHaveLength(1);
    expect(text).toContain("\n    The same in 2 more places of this stack.\n");
  });

  test("proposes the soakDays that keep the deadline, and no day more does", () => {
    const tree = appOn();
    promisingFleet(tree, { ...broken, accounts });

    const text = errorOf(() => tree.synth());
    const [, days, fewest, most] = (
      /→ lower prod's soakDays to (\d+) \((\d+) to (\d+) keep the ring order and every deadline\), or open a second window on Wednesday in prod \(schedule: Schedule\.weekly\(\["SUN", "WED"\], "02:00"\)\) with soakDays 9/.exec(
        text,
      ) ?? []
    ).map(Number);
    const toldWith = (soakDays = 0) => told({ ...broken, accounts, rings: [{ name: "prod", soakDays }] });

    expect([days, fewest, most]).toEqual([6, 0, 6]);
    expect(toldWith(days)).toEqual([]);
    expect(toldWith(6 + 1)).toHaveLength(5);
  });

  test("that no schedule meets is told so", () => {
    const tree = appOn();
    promisingFleet(tree, { rings, accounts, environment: { ...DEFINITION, patchWithin: { Critical: 0.1 } } });

    expect(errorOf(() => tree.synth())).toContain(
      "→ allow 18 days, which this schedule meets; no schedule meets 0.1 with runs of 3 hours",
    );
  });

  test("names the accounts that are late by other runs as well", () => {
    const us = { maintenanceWindows: { Sunday: { scheduleTimezone: "America/New_York" } } };
    const [first, second] = accounts;
    const tree = appOn();
    promisingFleet(tree, { ...broken, accounts: [first, { ...second, overrides: us }] });

    expect(errorOf(() => tree.synth())).toContain("\n    PM830 also in 1 more stack: prod-b.\n");
  });
});
