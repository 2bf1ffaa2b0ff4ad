import { deadlineFixes } from "../arrival/deadline-fixes";
import { deadlinesOf } from "../arrival/nodes-with-deadline";
import { counted } from "../text/wording";
import type { AlikeAccounts } from "./alike-accounts";
import type { FleetRing } from "./fleet-options";

/** Patches that no rule approves. */
export interface LackingRule {
  readonly operatingSystem: string;
  readonly severity: string;
}

/**
 * The longest delay of a rule with which all rings keep their deadlines; undefined where no delay alone does. Rings are as
 * far apart by this rule as by any other.
 */
export function ruleInFleet(
  fleet: readonly AlikeAccounts[],
  rings: readonly FleetRing[],
  { operatingSystem, severity }: LackingRule,
  today: Date,
): string | undefined {
  const delays = fleet.flatMap(({ ring, views }) => {
    const { soakDays = 0 } = rings.find(({ name }) => name === ring) ?? {};
    return views
      .flatMap((view) => deadlinesOf(view, today))
      .flatMap(({ runs, deadline, systems }) =>
        systems.flatMap(({ one, proofs }) =>
          proofs
            .filter((limit) => limit.severity === severity && limit.operatingSystem === operatingSystem)
            .filter(({ arrival }) => arrival.arrives === "never")
            .map((limit) => deadlineFixes({ runs, one, limit, deadline, from: today })[0])
            .map((fix) => (fix === undefined || fix.window !== undefined ? -1 : fix.approveAfterDays - soakDays)),
        ),
      );
  });
  const days = Math.min(...delays);
  if (!(days >= 0 && Number.isFinite(days))) return undefined;
  const atMost = days === 0 ? "immediately" : `after ${counted(days, "day")} at most`;
  return `a rule that approves it ${atMost} would do in all rings, their soakDays beside it`;
}
