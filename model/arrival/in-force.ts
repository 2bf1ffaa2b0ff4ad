import { type AskedPatches, lengthOf } from "./arrival-by";
import { atMostDays, DAY, daysOf } from "./arrival-words";
import type { BaselineOfNodes } from "./baselines-of-nodes";
import type { RunsOnNodes } from "./runs-on-nodes";

/** When patches are in force that runs install without a reboot. */
export interface InForce {
  readonly arrives: "always" | "never" | "not known";
  /** At the worst, from the release on, to four places. */
  readonly days?: number;
}

/** Undefined where what is installed is in force, where that itself is asked about, and where nothing is installed. */
export function inForceAfter(runs: RunsOnNodes, one: BaselineOfNodes, asked: AskedPatches): InForce | undefined {
  if (asked.inForce === true || !runs.leavesReboots) return undefined;
  const installed = runs.arrival(one, asked);
  const found = runs.arrival(one, { ...asked, inForce: true });
  if (installed.arrives !== "always" || lengthOf(found) === lengthOf(installed)) return undefined;
  const { arrives } = found;
  return arrives === "always" ? { arrives, days: daysOf(lengthOf(found)) } : { arrives };
}

/** `with the reboot at most 31.2`, in days; `installed, pending a reboot` */
export function inForceText({ arrives, days = 0 }: InForce): string {
  if (arrives === "always") return `with the reboot at most ${atMostDays(days * DAY)}`;
  return arrives === "never" ? "installed, pending a reboot" : "installed, and when the node reboots is not known";
}
