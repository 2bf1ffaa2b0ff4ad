import type { FleetRing } from "../../patch-fleet/fleet-options";
import type { Problems } from "../../values/problems";
import { FLEET_CHECKS } from "./fleet-checks";

/**
 * Reports every ring that waits less than one before it.
 *
 * @param fix - soakDays that keep what the rings promise as well; undefined where that is not known
 */
export function checkRingOrder(rings: readonly FleetRing[], problems: Problems, fix?: () => string | undefined): void {
  problems.as(FLEET_CHECKS.order);
  let told: string | undefined;
  let longest: FleetRing | undefined;
  rings.forEach((ring, index) => {
    const { name, soakDays = 0 } = ring;
    const least = longest?.soakDays ?? 0;
    if (longest === undefined || soakDays >= least) {
      longest = ring;
      return;
    }
    const message = `expected at least ${least}, as ${longest.name} before it, got ${soakDays} for ${name}`;
    told = told === undefined ? fix?.() : "the fix above does this as well";
    problems.add(`rings[${index}].soakDays`, `${message}; ${told ?? "a later ring never approves earlier"}`);
  });
}
