import {
  ANY_SEVERITY,
  type DeadlineModel,
  type DeadlineOfSeverity,
  daysForSystem,
  MILDEST,
  type SettledDeadline,
  STRICTEST,
  settled,
  severitiesWithUnknownDays,
} from "../deadlines/deadline-model";
import type { PublishedDeadline } from "../facts/published-deadlines";
import { securityClassificationsOf } from "../facts/severities";
import { openRuns } from "../patching/runs/open-runs";
import { joined } from "../text/wording";
import { isKnown } from "../values/unknown";
import { type ArrivalOfPatches, type ArrivalTerms, type AskedPatches, lengthOf } from "./arrival-by";
import type { FreezeLeftOut } from "./arrival-words";
import type { BaselineOfNodes } from "./baselines-of-nodes";
import { type InForce, inForceAfter } from "./in-force";
import type { RunsOnNodes } from "./runs-on-nodes";
import { APPROVED_BY_NO_RULE, type PatchesAsked } from "./waits";

/** What a deadline asks for beside its days. */
export interface TermsOfDeadline {
  /** Runs that a node misses in these days. Absent: none. */
  readonly missedRuns?: number;
  /** Set where the days are those until a patch is in force, and not until it is installed. */
  readonly untilInForce?: true;
}

/** Whether the patches of one severity and system are on every node within their days. */
export interface DeadlineProof extends DeadlineOfSeverity, Proved {
  readonly operatingSystem: string;
}

interface Proved extends TermsOfDeadline {
  readonly outcome: "kept" | "broken" | "not known";
  readonly arrival: ArrivalOfPatches;
  /** What it is kept but for: names that a baseline rejects. */
  readonly rejected?: readonly string[];
  /** Set where runs install without a reboot, and the deadline does not ask for it. */
  readonly inForce?: InForce;
  /** Set where the deadline does not count every day. */
  readonly except?: FreezeLeftOut;
}

const DAY = 86_400_000;

/** What a deadline asks of the patches of one baseline, each with its proof. */
export function deadlineProofs(
  runs: RunsOnNodes,
  one: BaselineOfNodes,
  deadline: DeadlineModel,
): readonly DeadlineProof[] {
  const { operatingSystem } = one;
  if (!isKnown(operatingSystem)) return [];
  return daysForSystem(deadline, operatingSystem).map((limit) => {
    return { ...limit, operatingSystem, ...proved(runs, one, limit, deadline) };
  });
}

/** Said of days that only Terraform knows. */
export const DAYS_NOT_KNOWN = "the days of its deadline are known after apply";

/**
 * Where terms are known after apply, a deadline is kept if it is with the strictest of them, and broken if it is with the
 * mildest.
 *
 * @param of - what is asked about beside its severity
 */
function proved(
  runs: RunsOnNodes,
  one: BaselineOfNodes,
  limit: DeadlineOfSeverity,
  deadline: DeadlineModel,
  of: PatchesAsked = {},
): Proved {
  const asked = (unknown: typeof MILDEST) => ({ ...askedBy(limit, settled(deadline, unknown)), ...of });
  const proof = provedOf(runs, one, limit, asked(MILDEST));
  const { inForce, tolerateMissedRuns, exceptDuring } = deadline;
  const own = limit.by === undefined ? { exceptDuring } : {};
  const terms = Object.entries({ inForce, tolerateMissedRuns, ...own });
  const unknown = terms.flatMap(([name, term = false]) => (isKnown(term) ? [] : [name]));
  if (unknown.length === 0 || proof.outcome === "not known") return proof;
  const isSure =
    proof.outcome === "kept"
      ? isKept(runs.arrival(one, asked(STRICTEST)), limit.days)
      : proof.arrival.arrives === "never" || !unknown.includes("exceptDuring");
  if (isSure) return proof;
  const because = `${joined(unknown)} of its deadline ${unknown.length === 1 ? "is" : "are"} known after apply`;
  return { outcome: "not known", arrival: { arrives: "not known", because } };
}

function provedOf(runs: RunsOnNodes, one: BaselineOfNodes, { days }: { days: number }, asked: AskedPatches): Proved {
  const arrival = runs.arrival(one, asked);
  const inForce = inForceAfter(runs, one, asked);
  const { exceptDuring, ...counted } = asked;
  const outcome = outcomeOf(arrival, days);
  const rejected = outcome === "kept" ? runs.rejected(one, asked) : [];
  return {
    outcome,
    arrival,
    ...(rejected.length > 0 ? { rejected } : {}),
    ...(asked.missedRuns ? { missedRuns: asked.missedRuns } : {}),
    ...(asked.inForce ? { untilInForce: true } : {}),
    ...(inForce && { inForce }),
    ...(exceptDuring && { except: { days: exceptDuring, longestMs: lengthOf(runs.arrival(one, counted)) } }),
  };
}

/** What a deadline asks of the patches of one severity, or of every patch: what they break, else the fewest days. */
export function proofOfPatches(
  runs: RunsOnNodes,
  one: BaselineOfNodes,
  deadline: DeadlineModel,
  { severity = ANY_SEVERITY, classification }: PatchesAsked,
): (Partial<Pick<DeadlineProof, "days" | "by">> & Proved) | undefined {
  const { operatingSystem } = one;
  if (!isKnown(operatingSystem)) return undefined;
  const isSecurity =
    classification === undefined || securityClassificationsOf(operatingSystem).includes(classification);
  const ofKind = isSecurity || classification === undefined ? {} : { classification };
  const isAsked = (each: string) => each === ANY_SEVERITY || (each === severity && isSecurity);
  // A deadline for every patch that is approved does not speak of one that no rule approves.
  const isAbout = (of: string, { arrival }: Pick<Proved, "arrival">) =>
    of === severity || arrival.arrives !== "never" || arrival.because !== APPROVED_BY_NO_RULE;
  const proofs = daysForSystem(deadline, operatingSystem)
    .filter((each) => isAsked(each.severity))
    .sort((a, b) => a.days - b.days)
    .flatMap(({ days, by, ...limit }) => {
      const proof = proved(runs, one, { severity, days, ...(by && { by }) }, deadline, ofKind);
      return isAbout(limit.severity, proof) ? [{ days, ...(by && { by }), ...proof }] : [];
    });
  const open = severitiesWithUnknownDays(deadline.days, operatingSystem).flatMap((each) => {
    const arrival = runs.arrival(one, { ...askedBy({ severity }, settled(deadline, MILDEST)), ...ofKind });
    return isAsked(each) && isAbout(each, { arrival }) ? [DAYS_UNKNOWN] : [];
  });
  const ofOutcome = (outcome: DeadlineProof["outcome"]) => proofs.find((proof) => proof.outcome === outcome);
  return ofOutcome("broken") ?? open[0] ?? ofOutcome("not known") ?? proofs[0];
}

const DAYS_UNKNOWN: Proved = {
  outcome: "not known",
  arrival: { arrives: "not known", because: DAYS_NOT_KNOWN },
};

/** What is asked about the patches of one severity. */
export function askedBy(limit: Pick<DeadlineOfSeverity, "severity" | "by">, deadline: SettledDeadline): AskedPatches {
  const { severity } = limit;
  return { ...(severity === ANY_SEVERITY ? {} : { severity }), ...termsOf(deadline, limit) };
}

/** A published rule knows of no days that do not count. */
export function termsOf(
  { inForce, tolerateMissedRuns, exceptDuring }: SettledDeadline,
  { by }: Pick<DeadlineOfSeverity, "by">,
): ArrivalTerms {
  const isLeftOut = by === undefined && exceptDuring !== undefined;
  return { inForce, missedRuns: tolerateMissedRuns, ...(isLeftOut ? { exceptDuring } : {}) };
}

export function isKept(arrival: ArrivalOfPatches, days: number): boolean {
  return arrival.arrives === "always" && lengthOf(arrival) <= days * DAY;
}

function outcomeOf(arrival: ArrivalOfPatches, days: number): DeadlineProof["outcome"] {
  if (arrival.arrives === "not known") return "not known";
  return isKept(arrival, days) ? "kept" : "broken";
}

/** Whether a run begins in each month, where a published rule asks for that. */
export interface RhythmProof extends Pick<DeadlineProof, "outcome"> {
  readonly by: PublishedDeadline;
  /** The first month without a run. */
  readonly emptyMonth?: string;
  /** Why it is not known whether there is one. */
  readonly because?: string;
}

/** Undefined where no rule asks for it. */
export function rhythmProof(runs: RunsOnNodes, from: Date, by: PublishedDeadline | undefined): RhythmProof | undefined {
  if (by?.everyMonth !== true) return undefined;
  const months = monthsAfter(from);
  const last = `${months.at(-1)}-28`;
  const until = Date.parse(`${last}T00:00:00Z`) + 10 * DAY;
  const begun = new Set(openRuns(runs.openings, from, until).map(({ month }) => month));
  const emptyMonth = months.find((month) => !begun.has(month));
  if (emptyMonth === undefined) return { by, outcome: "kept" };
  if (runs.doubts.length === 0) return { by, outcome: "broken", emptyMonth };
  return { by, outcome: "not known", because: runs.doubts.join(", ") };
}

/** The next twelve months that have not begun. */
function monthsAfter(from: Date): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1 + index, 1));
    return month.toISOString().slice(0, 7);
  });
}
