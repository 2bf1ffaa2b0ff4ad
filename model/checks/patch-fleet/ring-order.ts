import type { FleetRing } from "../../patch-fleet/fleet-options";
import type { Problems } from "../../values/problems";
import { FLEET_CHECKS } from "./fleet-checks";

/**
 * Reports every ring that waits less than the one before.
 *
 * @param fix - soakDays that keep what the rings promise as well; undefined where that is not known
 */
export function checkRingOrder(rings: readonly FleetRing[], problems: Problems, fix?: () => string | undefined): void {
  problems.as(FLEET_CHECKS.order);
  let told: string | undefined;
  rings.forEach(({ name, soakDays = 0 }, index) => {
    const before = rings[index - 1];
    const least = before?.soakDays ?? 0;
    if (before === undefined || soakDays >= least) return;
    const message = `expected at least ${least}, as ${before.name} before it, got ${soakDays} for ${name}`;
    told = told === undefined ? fix?.() : "what is proposed above fixes this as well";
    problems.add(`rings[${index}].soakDays`, `${message}; ${told ?? "a later ring never approves earlier"}`);
  });
}
