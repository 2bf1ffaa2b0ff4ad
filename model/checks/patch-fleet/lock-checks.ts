import type { FleetAccount, FleetRing } from "../../patch-fleet/fleet-options";
import type { RingLocks } from "../../patch-fleet/lock-file";
import { quote } from "../../text/wording";
import type { Problems } from "../../values/problems";
import { FLEET_CHECKS } from "./fleet-checks";

/** Reports locks of a ring that were not made from the ring before it, among the rings that have accounts. */
export function checkLocks(
  locks: RingLocks,
  rings: readonly Pick<FleetRing, "name">[],
  accounts: readonly Pick<FleetAccount, "ring">[],
  problems: Problems,
): void {
  problems.as(FLEET_CHECKS.lock);
  const withAccounts = rings.map(({ name }) => name).filter((name) => accounts.some(({ ring }) => ring === name));
  withAccounts.forEach((ring, index) => {
    const lock = Object.hasOwn(locks, ring) ? locks[ring] : undefined;
    if (lock === undefined) return;
    const before = withAccounts[index - 1];
    if (before === undefined) {
      problems.add(`lock of ring ${ring}`, `expected none, for no ring comes before ${ring}; remove its line`);
    } else if (lock.from !== before) {
      const message = `expected from ${quote(before)}, the ring before, got ${quote(lock.from)}`;
      problems.add(`lock of ring ${ring}`, `${message}; remove its line, then promote ${before} to ${ring}`);
    }
  });
}
