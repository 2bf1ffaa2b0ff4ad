import { ACCOUNTS } from "./given";
import { fleet, lockFileWith } from "./given-fleets";

test("a lock whose year slipped is refused, for production would approve everything at once", () => {
  const lockFile = lockFileWith({ prod: { approveUntilDate: "2062-11-22", from: "test", on: "2026-11-22" } });

  expect(() => fleet({ lockFile })).toThrow(
    "patch-lock.json is not valid\n  - line 1, rings.prod.approveUntilDate: expected at most 2026-11-22, the day of the " +
      'promotion, got "2062-11-22"; what is released later nobody has tested [PM820]',
  );
});

test("a lock that was not made from the ring before is refused, where that ring has accounts", () => {
  const lockFile = lockFileWith({ prod: { approveUntilDate: "2026-11-10", from: "dev", on: "2026-11-20" } });
  const accounts = ACCOUNTS.filter(({ ring }) => ring !== "test");

  expect(() => fleet({ lockFile })).toThrow(
    'patch fleet is not valid\n  - lock of ring prod: expected from "test", the ring before, got "dev"; ' +
      "remove its line, then promote test to prod [PM820]",
  );
  expect(fleet({ lockFile, accounts }).promises.map(({ ring, outcome }) => [ring, outcome])).toEqual([
    ["prod", "kept"],
  ]);
});

test("the first ring cannot be locked, for nothing is tested before it", () => {
  const lockFile = lockFileWith({ test: { approveUntilDate: "2026-11-10", from: "dev", on: "2026-11-20" } });
  const accounts = ACCOUNTS.filter(({ ring }) => ring !== "dev");

  expect(() => fleet({ lockFile, accounts })).toThrow(
    "lock of ring test: expected none, for no ring comes before test; remove its line [PM820]",
  );
});
