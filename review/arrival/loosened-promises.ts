import { patchesText } from "../../model/arrival/deadline-words";
import { isThere, type NotedDeadline, type PromiseNote } from "../../model/arrival/promise-note";
import { PLAN_CHECKS } from "../../model/checks/plan/plan-checks";
import {
  ANY_SEVERITY,
  type DeadlineModel,
  fewestDays,
  fewestDaysOfUrgency,
} from "../../model/deadlines/deadline-model";
import { daysBeyond, uncountedText } from "../../model/deadlines/uncounted-days";
import { isOperatingSystem } from "../../model/facts/operating-systems";
import type { Urgency } from "../../model/facts/published-deadlines";
import { ALL_SEVERITIES, severitiesOf } from "../../model/facts/severities";
import type { PatchGroupModel } from "../../model/patch-group/patch-group-model";
import { baselineOfReference } from "../../model/patching/baseline-for";
import { counted, joined } from "../../model/text/wording";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
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
    const group = after.patchGroups.find(
      ({ patchGroup, region }) => patchGroup === old.patchGroup && isThere(old.region, region, after),
    );
    if (same === undefined && group === undefined) return [];
    return deadlineTexts(old, same, severitiesOfSystems(systemsOfGroup(group, after))).map(([at, message]) =>
      finding(same?.path ?? old.path, at, message),
    );
  });
  const releases = loosenedReleases(before.promises, now.promises, environments);
  return [
    ...deadlines,
    ...ofPolicies(before, now, after),
    ...ofAssociations(before, now, after),
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
    const planned = patchPolicies.find(({ name }) => name === old.policy);
    if (same === undefined && planned === undefined) return [];
    const baselines = planned !== undefined && isKnown(planned.baselines) ? planned.baselines : {};
    return deadlineTexts(old, same, severitiesOfSystems(Object.keys(baselines))).map(([at, message]) =>
      finding(same?.path ?? old.path, at, message),
    );
  });
}

/** An association is known by its name and Region, else by its construct. */
function ofAssociations(
  before: StackPromises,
  now: StackPromises,
  after: PlannedEnvironments["after"],
): readonly KeyedFinding[] {
  const noted = now.promises?.associations ?? [];
  return (before.promises?.associations ?? []).flatMap((old): readonly KeyedFinding[] => {
    const same =
      noted.find(({ association, region }) => association === old.association && region === old.region) ??
      noted.find(({ path }) => path === old.path);
    const isPlanned = after.associations?.some(
      ({ associationName, region }) => associationName === old.association && isThere(old.region, region, after),
    );
    if (same === undefined && isPlanned !== true) return [];
    return deadlineTexts(old, same, ALL_SEVERITIES).map(([at, message]) =>
      finding(same?.path ?? old.path, at, message),
    );
  });
}

function systemsOfGroup(
  group: PatchGroupModel | undefined,
  environment: PlannedEnvironments["after"],
): readonly Knowable<string>[] {
  return (group?.registrations ?? []).map(
    ({ baseline }) => baselineOfReference(baseline, environment)?.operatingSystem ?? baseline.operatingSystem,
  );
}

/** Where a system is not known, it may have each of them. */
function severitiesOfSystems(systems: readonly Knowable<string>[]): readonly string[] {
  const known = systems.filter((system) => isKnown(system) && isOperatingSystem(system)) as readonly string[];
  return systems.length === 0 || known.length < systems.length ? ALL_SEVERITIES : known.flatMap(severitiesOf);
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

const NO_DAYS = Number.POSITIVE_INFINITY;
/** What only Terraform knows from now on may be looser: it is told with what it was. */
const NOT_KNOWN = "known after apply";

type Within = Pick<NotedDeadline, "within">;
type Told = readonly [at: string, message: string];

/** @param severities - of the systems that the deadline is about */
function deadlineTexts(
  { within: old }: Within,
  now: Within | undefined,
  severities: readonly string[],
): readonly Told[] {
  if (now === undefined) return [["patchWithin", `no deadline any more, was ${deadlineText(old)}`]];
  const { within } = now;
  return [
    ...severityTexts(old, within),
    ...publishedTexts(old, within, severities),
    ...openTexts(old, within),
    ...(old.inForce === true && within.inForce === false
      ? [["patchWithin.inForce", "deadline: the reboot is no longer included; until now it was"] as const]
      : []),
    ...(isKnown(within.tolerateMissedRuns) &&
    isKnown(old.tolerateMissedRuns) &&
    within.tolerateMissedRuns < old.tolerateMissedRuns
      ? [
          [
            "patchWithin.tolerateMissedRuns",
            `deadline: proved with ${counted(within.tolerateMissedRuns, "missed run")}, was ${old.tolerateMissedRuns}`,
          ] as const,
        ]
      : []),
    ...uncountedTexts(old, within),
    // One that is not known stops the synth as well.
    ...(within.acceptable === true && old.acceptable !== true
      ? [["patchWithin.acceptable", "deadline: missing it may be accepted; until now it stopped the synth"] as const]
      : []),
  ];
}

/** Terms that asked for something and are not known any more. */
function openTexts(old: DeadlineModel, now: DeadlineModel): readonly Told[] {
  return (["inForce", "tolerateMissedRuns", "exceptDuring"] as const).flatMap((name): readonly Told[] => {
    const { [name]: was = [] } = old;
    const isOpen = isKnown(was) && was !== false && was !== 0 && now[name] === UNKNOWN;
    return isOpen ? [[`patchWithin.${name}`, `deadline: ${name} is ${NOT_KNOWN} from now on`]] : [];
  });
}

/** More days than before that do not count. */
function uncountedTexts(
  { exceptDuring: old = [] }: DeadlineModel,
  { exceptDuring = [] }: DeadlineModel,
): readonly Told[] {
  if (!isKnown(old) || !isKnown(exceptDuring)) return [];
  const more = daysBeyond(exceptDuring, old);
  const text = `deadline: no longer counts ${uncountedText(more)} (a freeze); until now it did`;
  return more.length === 0 ? [] : [["patchWithin.exceptDuring", text]];
}

/** The days of each severity, and of every patch, are compared with the fewest that any part of the deadline asks for. */
function severityTexts(old: DeadlineModel, now: DeadlineModel): readonly Told[] {
  const looser = Object.keys(old.days).flatMap((severity) => {
    const daysOf = (deadline: DeadlineModel, unknown: number) => fewestDays(deadline, severity, unknown);
    return looserDays(daysOf(old, NO_DAYS), (unknown) => daysOf(now, unknown)).map((days) => ({ severity, ...days }));
  });
  const ofAny = looser.find(({ severity }) => severity === ANY_SEVERITY);
  return looser.flatMap((one): readonly Told[] => {
    const { severity, was, is } = one;
    // What is true of every patch is said once.
    if (ofAny !== undefined && one !== ofAny && was === ofAny.was && is === ofAny.is) return [];
    return [[`patchWithin.${severity}`, `deadline ${patchesText([severity])}: ${loosenedText(is, was)}`]];
  });
}

interface LooserDays {
  readonly was: number;
  readonly is: Knowable<number>;
}

/** @param now - the days from now on, where those that are not known count as so many */
function looserDays(was: number, now: (unknown: number) => number): readonly LooserDays[] {
  const is = now(NO_DAYS);
  return is > was ? [{ was, is: now(0) < is ? UNKNOWN : is }] : [];
}

/** `60 days, was 21`, `none, was 1 day`, `known after apply, was 1 day` */
function loosenedText(is: Knowable<number>, was: number): string {
  if (!isKnown(is)) return `${NOT_KNOWN}, was ${counted(was, "day")}`;
  return is === NO_DAYS ? `none, was ${counted(was, "day")}` : `${counted(is, "day")}, was ${was}`;
}

/** The days of each urgency of a published rule are compared with what asks for them from now on. */
function publishedTexts(
  { published: old }: DeadlineModel,
  now: DeadlineModel,
  severities: readonly string[],
): readonly Told[] {
  if (old === undefined) return [];
  const looser = Object.entries(old.days).flatMap(([urgency, was]) => {
    const daysOf = (unknown: number) => fewestDaysOfUrgency(now, urgency as Urgency | "any", severities, unknown);
    return looserDays(was, daysOf).map((days) => ({ urgency, ...days }));
  });
  const [first] = looser;
  const { rule = "no published rule", everyMonth } = now.published ?? {};
  if (first === undefined && !(old.everyMonth === true && everyMonth !== true)) return [];
  const text =
    rule === old.rule && first !== undefined
      ? `${rule}: ${first.urgency === ANY_SEVERITY ? patchesText([ANY_SEVERITY]) : first.urgency} ${loosenedText(first.is, first.was)}`
      : `${rule}, was ${old.rule}`;
  return [["patchWithin.published", `deadline: ${text}`]];
}

function deadlineText({ days, published }: DeadlineModel): string {
  const own = Object.entries(days).map(([severity, limit]) => {
    const within = isKnown(limit) ? counted(limit, "day") : `days that are ${NOT_KNOWN}`;
    return `${patchesText([severity])} within ${within}`;
  });
  return joined([...own, ...(published === undefined ? [] : [published.rule])]);
}

function ringTexts(before: RingPromise | undefined, now: RingPromise | undefined): readonly KeyedFinding[] {
  if (before === undefined) return [];
  const key = `ring ${now?.ring ?? before.ring}`;
  return (["soakDays", "daysOnRingBefore"] as const).flatMap((name) => {
    const [was, is] = [before[name], now?.[name] ?? 0];
    return is < was ? [finding(key, "", `${name}: ${counted(is, "day")}, was ${was}`, LESS_TRIED)] : [];
  });
}

const LONGER_UNPATCHED = "nodes may stay unpatched for longer, and no resource shows it";
const LESS_TRIED = "nodes may get what nobody has tried for as long";

function finding(key: string, path: string, message: string, because = LONGER_UNPATCHED): KeyedFinding {
  const { id, severity } = PLAN_CHECKS.loosenedPromise;
  return { checkId: id, severity, key, path, message, because };
}
