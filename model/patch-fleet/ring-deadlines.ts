import { arrivalByBaseline } from "../arrival/arrival-of-group";
import { isKept, termsOf } from "../arrival/deadline-proof";
import { deadlinesOf } from "../arrival/deadlines-of-group";
import { releasesOfBaseline } from "../arrival/releases-of-baseline";
import { arrivalBy } from "../arrival/runs-of-group";
import { ANY_SEVERITY, type DeadlineModel, type DeadlineOfSeverity } from "../deadlines/deadline-model";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { Opening } from "../patching/runs/open-runs";
import { EnvironmentView } from "../patching/view/environment-view";
import type { TokenHandling } from "../values/props-reader";
import type { AccountPlan } from "./effective-definition";
import type { PatchEnvironmentDefinition } from "./environment-definition";
import { environmentOfDefinition } from "./environment-of-definition";

/** What is promised of the patches of one severity on some of the accounts of a ring, with all that decides it. */
export interface RingDeadline {
  readonly ring: string;
  readonly accounts: readonly string[];
  /** The key of the baseline in the definition. */
  readonly baselineKey: string;
  readonly baseline: PatchBaselineModel;
  readonly deadline: DeadlineModel;
  readonly limit: DeadlineOfSeverity;
  /** What counts for it: with `inForce` what reboots. */
  readonly openings: readonly Opening[];
}

/** The deadlines of a fleet that its delays and windows decide: one that is never kept has other reasons. */
export function ringDeadlines(
  plans: readonly AccountPlan[],
  tokens: TokenHandling,
  today: Date,
): readonly RingDeadline[] {
  const accountsOf = new Map<PatchEnvironmentDefinition, { readonly ring: string; readonly accounts: string[] }>();
  for (const { account, definition } of plans) {
    const known = accountsOf.get(definition) ?? { ring: account.ring, accounts: [] };
    known.accounts.push(account.name);
    accountsOf.set(definition, known);
  }
  const found = new Map<string, { readonly deadline: RingDeadline; readonly accounts: string[] }>();
  for (const [definition, { ring, accounts }] of accountsOf) {
    for (const one of deadlinesIn(new EnvironmentView(environmentOfDefinition(definition, tokens), today), today)) {
      const key = JSON.stringify([ring, one]);
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
    systems.flatMap(({ one: { reference, baseline }, proofs }) => {
      if (reference.kind !== "managed" || baseline === undefined) return [];
      const openings = deadline.inForce ? runs.openingsInForce : runs.openings;
      return proofs
        .filter(({ arrival }) => arrival.arrives === "always")
        .map(({ severity, days }) => ({
          baselineKey: reference.key,
          baseline,
          deadline,
          limit: { severity, days },
          openings,
        }));
    }),
  );
}

/** How long patches that have a deadline take, by the same proof as the deadline itself. */
export function arrivalOfRing({ baseline, deadline, limit, openings }: RingDeadline, from: Date) {
  const terms = termsOf(deadline);
  const releases = releasesOfBaseline(baseline);
  const runs = { arrival: (wait: number) => arrivalBy(openings, from, wait, releases, terms) };
  const asked = limit.severity === ANY_SEVERITY ? {} : { severity: limit.severity };
  return arrivalByBaseline(runs, { baseline, operatingSystem: baseline.operatingSystem }, { ...asked, ...terms });
}

export function isKeptOnRing(one: RingDeadline, from: Date): boolean {
  return isKept(arrivalOfRing(one, from), one.limit.days);
}
