import { operatingSystemFacts } from "../facts/operating-systems";
import type { PublishedDeadline, Urgency } from "../facts/published-deadlines";
import { severitiesOf } from "../facts/severities";
import { urgencyOf } from "../facts/severity-order";
import { isKnown, type Knowable } from "../values/unknown";
import type { UncountedDays } from "./uncounted-days";

/** Within how many days patches have to be on every node, as plain data. Terraform does not hold it. */
export interface DeadlineModel {
  /** Days by severity, as a user wrote them; `any` for every patch. */
  readonly days: Readonly<Record<string, Knowable<number>>>;
  readonly published?: PublishedDeadline;
  readonly acceptable: Knowable<boolean>;
  readonly inForce: Knowable<boolean>;
  readonly tolerateMissedRuns: Knowable<number>;
  /** Days that do not count for its own days. Absent: each does. */
  readonly exceptDuring?: Knowable<readonly UncountedDays[]>;
}

/** A deadline of which all is known that it asks for beside its days. */
export interface SettledDeadline extends Pick<DeadlineModel, "days" | "published"> {
  readonly acceptable: boolean;
  readonly inForce: boolean;
  readonly tolerateMissedRuns: number;
  readonly exceptDuring?: readonly UncountedDays[];
}

export const MOST_MISSED = 12;
/** What stands for terms that are not known yet: what asks least of a schedule, and what asks most. */
export const MILDEST = { inForce: false, tolerateMissedRuns: 0 };
export const STRICTEST = { inForce: true, tolerateMissedRuns: MOST_MISSED };

/**
 * A deadline with terms in place of those that are not known yet. Without days that do not count, where these are not:
 * then it asks most. A breach stays an error until it is known to be acceptable.
 */
export function settled(
  { acceptable, inForce, tolerateMissedRuns: missed, exceptDuring, ...rest }: DeadlineModel,
  unknown: typeof MILDEST,
): SettledDeadline {
  return {
    ...rest,
    acceptable: acceptable === true,
    inForce: isKnown(inForce) ? inForce : unknown.inForce,
    tolerateMissedRuns: isKnown(missed) ? missed : unknown.tolerateMissedRuns,
    ...(exceptDuring !== undefined && isKnown(exceptDuring) ? { exceptDuring } : {}),
  };
}

/** Patches that carry no severity; no filter on severity matches them. */
export const WITHOUT_SEVERITY = "without severity";
/** Every patch that a rule approves. */
export const ANY_SEVERITY = "any";

/** Days for one severity of one system. */
export interface DeadlineOfSeverity {
  /** `Critical`, `any` or `without severity`. */
  readonly severity: string;
  readonly days: number;
  /** The published rule that asks for it. Absent: the user's own days. */
  readonly by?: PublishedDeadline;
}

const RATED: readonly Urgency[] = ["critical", "high", "medium", "low"];

/** How urgent patches of a severity are, in the words of published rules. */
export function urgencyName(severity: string): Urgency {
  return RATED[urgencyOf(severity) ?? -1] ?? "unrated";
}

/** The days in which a published rule wants patches of an urgency, or every patch; undefined where it asks for none. */
export function daysOfUrgency(days: PublishedDeadline["days"], urgency: Urgency | "any"): number | undefined {
  if (urgency !== "any") return days[urgency] ?? days.any;
  const each = [...RATED, "unrated" as const].map((name) => days[name] ?? Number.POSITIVE_INFINITY);
  const longest = Math.max(...each);
  return days.any ?? (Number.isFinite(longest) ? longest : undefined);
}

/**
 * The fewest days in which patches of a severity are to be there, whichever part of a deadline asks for it: its own days,
 * those of every patch or those of a published rule. Infinite where none does.
 *
 * @param unknown - what days that are not known yet count as
 */
export function fewestDays(
  { days, published }: Pick<DeadlineModel, "days" | "published">,
  severity: string,
  unknown: number,
): number {
  const urgency = severity === ANY_SEVERITY ? ANY_SEVERITY : urgencyName(severity);
  const asked: readonly (Knowable<number> | undefined)[] = [
    days[severity],
    days[ANY_SEVERITY],
    published && daysOfUrgency(published.days, urgency),
  ];
  return Math.min(...asked.map((one = Number.POSITIVE_INFINITY) => (isKnown(one) ? one : unknown)));
}

/**
 * The fewest days in which all patches of an urgency are to be there, whichever part of a deadline asks for it.
 *
 * @param severities - those that the systems have
 */
export function fewestDaysOfUrgency(
  deadline: Pick<DeadlineModel, "days" | "published">,
  urgency: Urgency | "any",
  severities: readonly string[],
  unknown: number,
): number {
  const words = severities.filter((severity) => urgencyName(severity) === urgency);
  const { published } = deadline;
  const byRule = (published && daysOfUrgency(published.days, urgency)) ?? Number.POSITIVE_INFINITY;
  // Patches that carry no severity are not rated either, and no days by severity ask for them.
  const bySeverity =
    urgency === "unrated" || words.length === 0
      ? Number.POSITIVE_INFINITY
      : Math.max(...words.map((word) => fewestDays(deadline, word, unknown)));
  return Math.min(fewestDays({ days: deadline.days }, ANY_SEVERITY, unknown), byRule, bySeverity);
}

/** What a deadline asks of the patches of one system; nothing where it does not speak about the system. */
export function daysForSystem(
  { days, published, exceptDuring }: Pick<DeadlineModel, "days" | "published" | "exceptDuring">,
  operatingSystem: string,
): readonly DeadlineOfSeverity[] {
  const severities = severitiesOf(operatingSystem);
  const limits = new Map<string, DeadlineOfSeverity>();
  const add = (limit: DeadlineOfSeverity) => {
    // Where days are left out, a rule that counts them asks for more than the same days of one's own.
    const key = exceptDuring === undefined || limit.by === undefined ? limit.severity : `${limit.severity} by rule`;
    const known = limits.get(key);
    if (known === undefined || limit.days < known.days) limits.set(key, limit);
  };
  for (const [severity, own] of Object.entries(days)) {
    if (isKnown(own) && (severity === ANY_SEVERITY || severities.includes(severity))) add({ severity, days: own });
  }
  if (published !== undefined) for (const limit of publishedDays(published, severities)) add(limit);
  return [...limits.values()];
}

/** The severities of a system, or `any`, for which a deadline has days that are not known yet. */
export function severitiesWithUnknownDays(days: DeadlineModel["days"], operatingSystem: string): readonly string[] {
  const severities = [...severitiesOf(operatingSystem), ANY_SEVERITY];
  return Object.entries(days).flatMap(([name, own]) => (!isKnown(own) && severities.includes(name) ? [name] : []));
}

function publishedDays(by: PublishedDeadline, severities: readonly string[]): readonly DeadlineOfSeverity[] {
  const { any, unrated } = by.days;
  const limits: DeadlineOfSeverity[] = severities.flatMap((severity) => {
    const days = by.days[urgencyName(severity)];
    return days === undefined ? [] : [{ severity, days, by }];
  });
  if (any !== undefined) limits.push({ severity: ANY_SEVERITY, days: any, by });
  if (unrated !== undefined) {
    // Where a system rates nothing, any patch may be one that is critical.
    const fewest = Math.min(...Object.values(by.days));
    const isRated = severities.length > 0;
    limits.push({ severity: isRated ? WITHOUT_SEVERITY : ANY_SEVERITY, days: isRated ? unrated : fewest, by });
  }
  return limits;
}

/** Whether a deadline asks anything of a system. */
export function speaksAbout(
  { days, published }: Pick<DeadlineModel, "days" | "published">,
  operatingSystem: string,
): boolean {
  // What a system is called that came after this release is not known here.
  if (operatingSystemFacts(operatingSystem) === undefined) return true;
  return (
    published?.everyMonth === true ||
    daysForSystem({ days, published }, operatingSystem).length > 0 ||
    severitiesWithUnknownDays(days, operatingSystem).length > 0
  );
}
