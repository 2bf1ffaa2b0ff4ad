import type { Finding } from "../values/finding";
import { grouped } from "../values/grouped";
import { parseCalendarDate } from "../values/parse-date";
import { liesWithin } from "../values/value-path";
import type { Acceptance } from "./acceptance";
import { acceptedAt } from "./accepted-at";

/** A finding and the object that it is about: construct path or address. */
export interface PlacedFinding {
  readonly key: string;
  readonly finding: Finding;
  /** Objects that it is about together with that one, as the stacks of a ring: it is accepted on any of them for all. */
  readonly together?: readonly string[] | undefined;
}

/** A finding, with what was said about it. */
export interface JudgedFinding<Placed extends PlacedFinding = PlacedFinding> {
  readonly placed: Placed;
  /** The acceptance that holds, so that the finding is only listed. */
  readonly accepted?: Acceptance;
  /** An acceptance that held once; the finding counts again. */
  readonly expired?: Acceptance;
}

export interface JudgedFindings<Placed extends PlacedFinding = PlacedFinding> {
  readonly judged: readonly JudgedFinding<Placed>[];
  /** Acceptances that match no finding at all, and the same of no other stack does. */
  readonly idle: readonly Acceptance[];
}

const DAY = 86_400_000;

/**
 * Holds findings against acceptances. An error is never accepted. Of several that match, one that still holds counts,
 * then the first.
 */
export function applyAcceptances<Placed extends PlacedFinding>(
  findings: readonly Placed[],
  acceptances: readonly Acceptance[],
  today: Date,
): JudgedFindings<Placed> {
  const byCheck = grouped(acceptances, ({ check }) => check);
  const used = new Set<Acceptance>();
  const judged = findings.map((placed): JudgedFinding<Placed> => {
    if (placed.finding.severity === "error") return { placed };
    const { key, finding, together = [key] } = placed;
    const matching = (byCheck.get(finding.checkId) ?? []).filter((acceptance) =>
      together.some((one) => matches(acceptance, { key: one, path: finding.path })),
    );
    for (const acceptance of matching) used.add(acceptance);
    const accepted = matching.find((acceptance) => acceptanceHolds(acceptance, today));
    if (accepted !== undefined) return { placed, accepted };
    return matching[0] === undefined ? { placed } : { placed, expired: matching[0] };
  });
  const elsewhere = grouped([...used], wordsOf);
  const isInLoop = (acceptance: Acceptance) =>
    elsewhere.get(wordsOf(acceptance))?.some(({ scope }) => stackOf(scope) !== stackOf(acceptance.scope)) === true;
  return { judged, idle: acceptances.filter((acceptance) => !used.has(acceptance) && !isInLoop(acceptance)) };
}

/** All that is written but where: a loop over the stacks of a fleet accepts in each what only some of them have. */
function wordsOf({ check, at, reason, owner, until }: Acceptance): string {
  return JSON.stringify([check, at, reason, owner, until]);
}

function stackOf(scope: string): string | undefined {
  return scope.split("/")[0];
}

/**
 * Whether an acceptance is about this place. A property takes in what is below it; a name stands for itself alone, for a
 * dot is part of it: `kernel` is not `kernel.x86_64`.
 */
export function matches(
  { check, scope, at }: Acceptance,
  { key, path }: { readonly key: string; readonly path: string },
): boolean {
  if (scope !== "" && key !== scope && !key.startsWith(`${scope}/`)) return false;
  if (at === undefined || path === at) return true;
  return acceptedAt(check) === undefined && liesWithin(path, at);
}

/** What is found, without the advice to accept it: `…; attach it, or accept this (acceptFinding) where …`. */
export function withoutAdviceToAccept(message: string): string {
  return message.replace(/; [^;]*\baccept this \([^;]*$/, "");
}

/** Below a finding that counts again. */
export function wasAcceptedText({ until, owner, reason }: Pick<Acceptance, "until" | "owner" | "reason">): string {
  return `It was accepted until ${until} (${owner}): ${reason}`;
}

/** The day itself included. */
export function acceptanceHolds({ until }: Pick<Acceptance, "until">, today: Date): boolean {
  const lastDay = parseCalendarDate(until);
  return lastDay !== undefined && today.getTime() < lastDay.getTime() + DAY;
}
