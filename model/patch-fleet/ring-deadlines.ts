import { arrivalBy, type OpeningsByBaseline } from "../arrival/arrival-by";
import { askedBy, isKept } from "../arrival/deadline-proof";
import { deadlinesOf } from "../arrival/nodes-with-deadline";
import type { DeadlineOfSeverity, SettledDeadline } from "../deadlines/deadline-model";
import type { EnvironmentView } from "../patching/view/environment-view";
import { jsonOfModel } from "../values/unknown";
import type { AlikeAccounts } from "./alike-accounts";

/** What counts for a deadline by one baseline: with `inForce` what reboots. */
export interface KeyedOpenings extends OpeningsByBaseline {
  /** The key of the baseline in the definition. */
  readonly baselineKey: string;
}

/** What is promised of the patches of one severity on some of the accounts of a ring, with all that decides it. */
export interface RingDeadline extends KeyedOpenings {
  readonly ring: string;
  readonly accounts: readonly string[];
  readonly deadline: SettledDeadline;
  readonly limit: DeadlineOfSeverity;
  /** What installs on the same nodes by other baselines. */
  readonly others: readonly KeyedOpenings[];
}

/** The deadlines of a fleet that its delays and windows decide: one that is never kept has other reasons. */
export function ringDeadlines(fleet: readonly AlikeAccounts[], today: Date): readonly RingDeadline[] {
  const found = new Map<string, { readonly deadline: RingDeadline; readonly accounts: string[] }>();
  for (const { ring, accounts, views } of fleet) {
    for (const one of views.flatMap((view) => deadlinesIn(view, today))) {
      const key = jsonOfModel([ring, one]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { deadline: { ...one, ring, accounts: [] }, accounts: [...accounts] });
      else known.accounts.push(...accounts);
    }
  }
  return [...found.values()].map(({ deadline, accounts }) => ({
    ...deadline,
    accounts: [...new Set(accounts)].sort(),
  }));
}

function deadlinesIn(view: EnvironmentView, today: Date): readonly Omit<RingDeadline, "ring" | "accounts">[] {
  return deadlinesOf(view, today).flatMap(({ deadline, runs, systems }) =>
    systems.flatMap(({ one, proofs }) => {
      const keyOf = new Map(view.environment.baselines.map((baseline) => [baseline as object, baseline.key]));
      const [first, ...others] = runs.installing(one, deadline.inForce).by.flatMap((by): readonly KeyedOpenings[] => {
        const baselineKey = keyOf.get(by.baseline);
        return baselineKey === undefined ? [] : [{ ...by, baselineKey }];
      });
      if (first === undefined) return [];
      return proofs
        .filter(({ arrival }) => arrival.arrives === "always")
        .map(({ severity, days, by }) => ({
          ...first,
          others,
          deadline,
          limit: { severity, days, ...(by && { by }) },
        }));
    }),
  );
}

/** How long patches that have a deadline take, by the same proof as the deadline itself. */
export function arrivalOfRing({ baseline, openings, others, deadline, limit }: RingDeadline, from: Date) {
  return arrivalBy([{ baseline, openings }, ...others], from, askedBy(limit, deadline));
}

export function isKeptOnRing(one: RingDeadline, from: Date): boolean {
  return isKept(arrivalOfRing(one, from), one.limit.days);
}
