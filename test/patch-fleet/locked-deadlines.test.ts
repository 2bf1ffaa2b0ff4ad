import { appOn } from "../support/apps";
import { ACCOUNTS, DEFINITION, FLEET } from "./given";
import { promisingFleet, told, withoutReboots } from "./given-deadlines";
import { lockFileWith } from "./given-fleets";

describe("a ring that is locked", () => {
  const lockFile = lockFileWith({ prod: { approveUntilDate: "2026-10-24", from: "test", on: "2026-11-02" } });
  const rings = FLEET.rings.map((ring) => (ring.name === "prod" ? { ...ring, patchWithin: { Critical: 15 } } : ring));
  const locked = { lockFile, rings, accounts: withoutReboots(ACCOUNTS) };

  test("has its deadline before it while the next promotion can be in time", () => {
    // What is released on the 25th has to be there by the 9th: with the run on Sunday 2026-11-08 at 02:00.
    expect(told(locked, "2026-11-02")).toEqual([]);
    expect(told(locked, "2026-11-07")).toEqual([]);
  });

  test("is warned when it is too late for that, and synthesises, so that it can be promoted", () => {
    const tree = appOn("2026-11-09");
    promisingFleet(tree, locked);

    expect(told(locked, "2026-11-09")).toEqual([
      "prod-us/Default/Web: patchWithin.Critical: a Critical patch released Sun 2026-10-25 02:00 Europe/Paris is on " +
        "every node by Sun 2026-11-15 05:00 if it is promoted today, 21.2 days later, expected at most 15 [PM838]",
    ]);
    expect(() => tree.synth()).not.toThrow();
  });

  test("is told the days that count, and beside them those that do not", () => {
    const within = { Critical: 15, exceptDuring: [{ from: "2026-11-02", until: "2026-11-05" }] };
    const frozen = rings.map((ring) => (ring.name === "prod" ? { ...ring, patchWithin: within } : ring));

    expect(told({ ...locked, rings: frozen }, "2026-11-09")[0]).toContain(
      "if it is promoted today, 18.2 days later (and 3 that do not count), expected at most 15 [PM838]",
    );
  });

  test("that tolerates a missed run is warned a run earlier", () => {
    const within = { Critical: 22, tolerateMissedRuns: 1 };
    const tolerant = rings.map((ring) => (ring.name === "prod" ? { ...ring, patchWithin: within } : ring));

    expect(told({ ...locked, rings: tolerant }, "2026-11-07")).toEqual([]);
    expect(told({ ...locked, rings: tolerant }, "2026-11-09")).toHaveLength(1);
  });

  test("whose rules have an earlier date of their own is late as any that is never approved", () => {
    const { AmazonLinux2023 } = DEFINITION.baselines;
    const approvalRules = [{ approveUntilDate: "2026-10-01", enableNonSecurity: true }];
    const environment = { ...DEFINITION, baselines: { AmazonLinux2023: { ...AmazonLinux2023, approvalRules } } };

    expect(told({ ...locked, environment }, "2026-11-07")).toEqual([
      "prod-us/Default/Web: patchWithin.Critical: a Critical patch is never on every node: patches released after " +
        "2026-10-01 are not approved; expected within 15 days [PM830]",
    ]);
  });
});
