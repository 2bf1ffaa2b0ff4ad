import { isThere, type NotedDeadline, type PromiseNote } from "../../model/arrival/promise-note";
import { PLAN_CHECKS } from "../../model/checks/plan/plan-checks";
import { ANY_SEVERITY, type DeadlineModel, daysOfUrgency, urgencyName } from "../../model/deadlines/deadline-model";
import type { Urgency } from "../../model/facts/published-deadlines";
import { counted, joined } from "../../model/text/wording";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { KeyedFinding } from "../findings/keyed-finding";
import { loosenedReleases, type PlannedEnvironments } from "./loosened-releases";

/** What a ring owes to the one before. */
export interface RingPromise {
  readonly ring: string;
  readonly soakDays: number;
  readonly daysOnRingBefore: number;
}

/** What a program promises of a stack. No argument of Terraform holds it, so that no plan tells when it changes. */
export interface StackPromises {
  readonly promises?: PromiseNote;
  readonly ringPromise?: RingPromise;
}

/**
 * What was promised and is promised no more, or less of it: `deadline Critical: 60 days, was 21`.
 *
 * @param environments - of a group that is gone after the plan, that is told
 */
export function loosenedPromises(
  before: StackPromises,
  now: StackPromises,
  environments: PlannedEnvironments,
): readonly KeyedFinding[] {
  const { after } = environments;
  const [noted, was] = [now.promises?.deadlines ?? [], before.promises?.deadlines ?? []];
  const deadlines = was.flatMap((old): readonly KeyedFinding[] => {
    const same = counterpartOf(old, noted, was);
    const isLeft = after.patchGroups.some(
      ({ patchGroup, region }) => patchGroup === old.patchGroup && isThere(old.region, region, after),
    );
    if (same === undefined && !isLeft) return [];
    return deadlineTexts(old, same).map(([at, message]) => finding(same?.path ?? old.path, at, message));
  });
  const releases = loosenedReleases(before.promises, now.promises, environments);
  return [
    ...deadlines,
    ...ofPolicies(before, now, after),
    ...releases.map(({ key, message }) => finding(key, "releases", message)),
    ...ringTexts(before.ringPromise, now.ringPromise),
  ];
}

/** A policy is known by what it is called, else by its construct. */
function ofPolicies(
  before: StackPromises,
  now: StackPromises,
  { patchPolicies = [] }: PlannedEnvironments["after"],
): readonly KeyedFinding[] {
  const noted = now.promises?.policies ?? [];
  return (before.promises?.policies ?? []).flatMap((old): readonly KeyedFinding[] => {
    const same = noted.find(({ policy }) => policy === old.policy) ?? noted.find(({ path }) => path === old.path);
    if (same === undefined && !patchPolicies.some(({ name }) => name === old.policy)) return [];
    return deadlineTexts(old, same).map(([at, message]) => finding(same?.path ?? old.path, at, message));
  });
}

type Noted = readonly NotedDeadline[];

/** The deadline of the same group: in the same Region, of the same construct, or the only one that there is and was. */
function counterpartOf(old: NotedDeadline, noted: Noted, was: Noted): NotedDeadline | undefined {
  const ofGroup = (all: Noted) => all.filter(({ patchGroup }) => patchGroup === old.patchGroup);
  const [named, known] = [ofGroup(noted), ofGroup(was)];
  // Of two Regions one may be given up: the deadline of the other one is no counterpart.
  const own = named.filter(({ path }) => path === old.path || !known.some((one) => one.path === path));
  const inRegion = own.filter(({ region }) => region === old.region);
  const isOfPath = ({ path }: NotedDeadline) => path === old.path;
  const found = inRegion.find(isOfPath) ?? inRegion[0] ?? own.find(isOfPath);
  // A Region that is written out from now on is the same one.
  return found ?? (known.length === 1 && own.length === 1 ? own[0] : undefined);
}

type Within = Pick<NotedDeadline, "within">;
type Told = readonly [at: string, message: string];

function deadlineTexts({ within: old }: Within, now: Within | undefined): readonly Told[] {
  if (now === undefined) return [["patchWithin", `no deadline any more, was ${deadlineText(old)}`]];
  const { within } = now;
  const severities = Object.entries(old.days).flatMap(([severity, days]): readonly Told[] => {
    if (!isKnown(days) || asksWithin(within, severity, days)) return [];
    const is = within.days[severity];
    const text =
      is === undefined ? `none, was ${counted(days, "day")}` : `${counted(is as number, "day")}, was ${days}`;
    return [[`patchWithin.${severity}`, `deadline ${severity}: ${text}`]];
  });
  return [
    ...severities,
    ...publishedTexts(old, within),
    ...(old.inForce && !within.inForce
      ? [
          [
            "patchWithin.inForce",
            "deadline: need not be in force, only installed; until now runs had to reboot",
          ] as const,
        ]
      : []),
    ...(within.tolerateMissedRuns < old.tolerateMissedRuns
      ? [
          [
            "patchWithin.tolerateMissedRuns",
            `deadline: proved with ${counted(within.tolerateMissedRuns, "missed run")}, was ${old.tolerateMissedRuns}`,
          ] as const,
        ]
      : []),
    ...(within.acceptable && !old.acceptable
      ? [["patchWithin.acceptable", "deadline: a breach may be accepted, until now it stopped the synth"] as const]
      : []),
  ];
}

/** Whether patches of a severity are to be there within some days, whichever part of a deadline asks for it. */
function asksWithin({ days, published }: DeadlineModel, severity: string, most: number): boolean {
  const urgency = severity === ANY_SEVERITY ? ANY_SEVERITY : urgencyName(severity);
  const asked: readonly (Knowable<number> | undefined)[] = [
    days[severity],
    days[ANY_SEVERITY],
    published && daysOfUrgency(published.days, urgency),
  ];
  // What is not known yet may be as few.
  return asked.some((one) => one !== undefined && (!isKnown(one) || one <= most));
}

/** Of one published rule and another the days of each urgency are compared. */
function publishedTexts({ published: old }: DeadlineModel, { published: now }: DeadlineModel): readonly Told[] {
  if (old === undefined) return [];
  const looser = Object.entries(old.days).flatMap(([urgency, was]) => {
    const is = now && daysOfUrgency(now.days, urgency as Urgency | "any");
    return is !== undefined && is <= was ? [] : [{ urgency, was, is }];
  });
  const [first] = looser;
  if (first === undefined && !(old.everyMonth === true && now?.everyMonth !== true)) return [];
  const { urgency, was, is } = first ?? {};
  const rule = now?.rule ?? "no published rule";
  const text =
    rule === old.rule
      ? `${rule}: ${urgency === ANY_SEVERITY ? "every patch" : urgency} ${is === undefined ? "none" : counted(is, "day")}, was ${was}`
      : `${rule}, was ${old.rule}`;
  return [["patchWithin.published", `deadline: ${text}`]];
}

function deadlineText({ days, published }: DeadlineModel): string {
  const own = Object.entries(days).flatMap(([severity, limit]) =>
    isKnown(limit) ? [`${severity} within ${counted(limit, "day")}`] : [],
  );
  return joined([...own, ...(published === undefined ? [] : [published.rule])]);
}

function ringTexts(before: RingPromise | undefined, now: RingPromise | undefined): readonly KeyedFinding[] {
  if (before === undefined) return [];
  const key = `ring ${now?.ring ?? before.ring}`;
  return (["soakDays", "daysOnRingBefore"] as const).flatMap((name) => {
    const [was, is] = [before[name], now?.[name] ?? 0];
    return is < was ? [finding(key, "", `${name}: ${counted(is, "day")}, was ${was}`)] : [];
  });
}

function finding(key: string, path: string, message: string): KeyedFinding {
  const { id, severity } = PLAN_CHECKS.loosenedPromise;
  return { checkId: id, severity, key, path, message };
}
