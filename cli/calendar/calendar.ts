import { nodesBesideGroups } from "../../model/arrival/patched-nodes";
import { describeWindowBrings } from "../../model/describe/describe-window-brings";
import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import { allMembers } from "../../model/patching/existing/members";
import { countsOf, type NodeCounts } from "../../model/patching/existing/node-counts";
import type { AskedNodes } from "../../model/patching/groups/reaching-ways";
import { nodeSetOf } from "../../model/patching/nodes/node-set";
import { patchGroupsOfTarget } from "../../model/patching/nodes/targeting";
import { othersOnNodes } from "../../model/patching/others-on-nodes";
import { overlapsOf } from "../../model/patching/overlaps";
import type { Patching } from "../../model/patching/patching";
import { samePlace } from "../../model/patching/place/place";
import { runOpenAt } from "../../model/patching/runs/run-open-at";
import { runsOfOpening } from "../../model/patching/runs/runs-of-opening";
import { EnvironmentView } from "../../model/patching/view/environment-view";
import { isEmergency } from "../../model/patching/ways/emergency";
import { hoursOfReboots } from "../../model/patching/ways/hours-of-reboots";
import type { Opener } from "../../model/patching/ways/opener";
import { type OpeningOfWays, openingOfWays } from "../../model/patching/ways/opening-of-ways";
import type { SelectedNodes, WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { DEFAULT_TIME_ZONE } from "../../model/schedule/grammar/window-timing";
import { clockChangeCaveat, type Occurrence } from "../../model/schedule/runs/occurrences";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";
import { describeWindowDates } from "../../model/schedule/words/describe-window-dates";
import { zoneTransitions } from "../../model/schedule/zones/time-zone";
import { onClock } from "../../model/schedule/zones/whole-day";
import { ZONE_DATA_RELEASE } from "../../model/schedule/zones/zone-data";
import type { ZoneTransition } from "../../model/schedule/zones/zone-history";
import { grouped } from "../../model/values/grouped";
import { isKnown } from "../../model/values/unknown";
import { arrivalLines } from "../arrival/arrival-lines";
import { patchingOfStacks } from "../stacks/patching-of-stacks";
import { type PlaceLabels, placeLabels } from "../stacks/place-labels";
import type { Stack } from "../stacks/read-stacks";
import { type ClosedTime, closedTimes } from "./closed-times";
import { endOf, type NextRun, nextRunOf } from "./next-run";

/** When the windows, associations and policies of some stacks run, in [from, until); also what is open as that begins. */
export interface Calendar {
  readonly from: Date;
  readonly until: Date;
  /** The release of the IANA database that local times come from. */
  readonly timeZoneData: string;
  readonly hasSeveralRegions: boolean;
  readonly windows: readonly CalendarWindow[];
  /** Patch groups that nothing targets, nor may target, by stack. */
  readonly withoutWindow: readonly GroupWithoutWindow[];
  /** When nothing installs on patch groups, by the dates of their windows. */
  readonly closed: readonly ClosedTime[];
}

export interface GroupWithoutWindow {
  readonly stack: string;
  readonly patchGroup: string;
  readonly region?: string;
  readonly where: string;
}

/** A window, or an association or policy that patches without one. */
export interface CalendarWindow {
  readonly stack: string;
  /** Its own Region, else the provider's; absent where nobody names one. */
  readonly region?: string;
  /** What a stack of a fleet says: its account, by name and id, and its ring. */
  readonly account?: string;
  readonly accountId?: string;
  readonly ring?: string;
  /** Where it is, as far as there is more than one such place here: `prod-eu · ring prod · eu-central-1`. */
  readonly where: string;
  readonly kind: "maintenance window" | "association" | "patch policy";
  /** What its tasks do to nodes; absent where it has none. */
  readonly does?: OpeningOfWays;
  readonly key: string;
  readonly name: string;
  readonly patchGroups: readonly string[];
  /** `Sun 02:00 Asia/Seoul` */
  readonly schedule: string;
  readonly zone: string;
  /** `until Mon 2026-12-14 09:00`: the dates between which it opens. */
  readonly dates: readonly string[];
  readonly enabled: boolean;
  /** It opens once, and brings along what it installs. */
  readonly isEmergency?: true;
  readonly next: NextRun;
  /** Until when a command may go on, and reboot nodes, of a window that opened before; absent: none does. */
  readonly goesOnUntil?: Date;
  readonly runs: readonly CalendarRun[];
  /** Whether there are more runs than are listed. */
  readonly isCut: boolean;
  /** When the clocks of its zone change. */
  readonly clockChanges: readonly ZoneTransition[];
  /** What it installs in place of what the baselines approve: `KB5039217 and openssl*`; absent where it brings nothing. */
  readonly brings?: string;
  /** How long patches take from release to every node of its groups, over all that installs on them. */
  readonly arrival: readonly ArrivalOfGroups[];
  /** What the runs rest on, or why there are none. */
  readonly notes: readonly string[];
  /** The nodes that exist among those that it works on; absent where the account was not read. */
  readonly nodes?: NodeCounts & { readonly mayBeMore?: string };
  /** What else installs on them, in sentences. */
  readonly others?: readonly string[];
}

/** Patch groups of which the same is to be said; none where it is said of what a policy patches beside them. */
export interface ArrivalOfGroups {
  readonly patchGroups: readonly string[];
  /** `on every node at most 7.2 days after release, typically 3.6` */
  readonly says: string;
}

export interface CalendarRun extends Occurrence {
  /** Absent: how long the window is open is not known yet, or it is none and has no end. */
  readonly end?: Date;
  /** Names of what is at work on the same nodes at the same time. */
  readonly overlaps: readonly string[];
  readonly notes: readonly string[];
}

/** Runs that are listed of one window; a year has 8,760 hours. */
export const MOST_RUNS = 2000;

interface Range {
  readonly from: Date;
  readonly until: Date;
}

/** What is asked of a calendar. */
export interface CalendarOptions extends Range {
  /**
   * The only patch group.
   *
   * @default - all of them
   */
  readonly patchGroup?: string;
  /**
   * The only stacks that are listed, of all that are in the room.
   *
   * @default - all of them
   */
  readonly only?: ReadonlySet<string>;
  /**
   * Whether only what may reboot nodes is listed.
   *
   * @default false
   */
  readonly onlyReboots?: boolean;
  /** What exists in accounts. Absent: they were not read. */
  readonly existing?: ExistingAccounts;
}

/** Computes the calendar of all windows. */
export function calendarOf(
  stacks: readonly Stack[],
  { from, until, patchGroup, only, onlyReboots = false, existing }: CalendarOptions,
): Calendar {
  const patching = patchingOfStacks(stacks, from, existing);
  const { environments, groupsOf, neighbours } = patching;
  const labels = placeLabels(stacks, environments);
  const isMeant = (group: string) => patchGroup === undefined || group === patchGroup;
  const isHere = ({ stack }: { readonly stack: string }) => only === undefined || only.has(stack);
  const windows = windowsOf(patching, labels, { from, until });
  const withoutWindow = environments.flatMap((view) =>
    groupsOf(view)
      .filter(({ patchGroup: group, registered }) => {
        return registered !== undefined && !neighbours.mayTarget(group, view, registered);
      })
      .map(({ place, patchGroup: group }) => ({ patchGroup: group, ...labels.of(place) })),
  );
  return {
    from,
    until,
    timeZoneData: ZONE_DATA_RELEASE,
    hasSeveralRegions: labels.hasSeveralRegions,
    windows: windows
      .filter(isHere)
      .filter(
        ({ patchGroups, does }) =>
          (patchGroup === undefined || patchGroups.some(isMeant)) && (!onlyReboots || does?.mayReboot === true),
      ),
    withoutWindow: withoutWindow.filter((group) => isHere(group) && isMeant(group.patchGroup)),
    closed: closedTimes(groupsNamed(patching), labels, { from, until }).filter(
      (group) => isHere(group) && isMeant(group.patchGroup),
    ),
  };
}

function windowsOf(patching: Patching, labels: PlaceLabels, range: Range): readonly CalendarWindow[] {
  const views = patching.environments;
  const placed = views.flatMap((view) => [...view.openers.values()].map((opener) => ({ opener, view })));
  const openers = placed.map(({ opener }) => opener);
  const runs = new Map(openers.map((opener) => [opener, runsIn(opener, onClockOf(opener, range))]));
  const overlaps = overlapsOf(views, (opener) => runs.get(opener)?.runs ?? []);
  return placed.map(({ opener, view }): CalendarWindow => {
    const { carrier, place, timing, ways } = opener;
    const found = runs.get(opener) as RunsInRange;
    const zone = zoneOf(opener);
    const schedule = timing.known ? describeSchedule(timing.timing) : "";
    const opensOnce = opener.window !== undefined && isEmergency(opener.window);
    const brings = opener.window && describeWindowBrings(opener.window, view);
    return {
      ...labels.of(place),
      kind: opener.window === undefined ? KINDS[ways[0]?.kind ?? "window-task"] : KINDS["window-task"],
      key: carrier.key,
      name: carrier.name,
      patchGroups: patchGroupsOf(opener),
      ...(ways.length === 0 ? {} : { does: openingOfWays(ways) }),
      schedule,
      zone,
      dates: timing.known && !opensOnce ? describeWindowDates(timing.timing, schedule, range.from) : [],
      enabled: opener.enabled !== false,
      ...(opensOnce ? { isEmergency: true } : {}),
      next: found.next,
      ...goingOn(opener, range.from),
      runs: found.runs.map((run) => calendarRun(run, opener, overlaps.get(run))),
      isCut: found.isCut,
      clockChanges: clockChangesOf(found, zone, onClockOf(opener, range)),
      ...(brings === undefined ? {} : { brings }),
      arrival: arrivalOf(opener, view, patching),
      notes: found.notes,
      ...nodesOf(opener, patching),
    };
  });
}

/** Of the run before a moment: until when its commands may go on, beyond the end of the window. */
function goingOn(opener: Opener, from: Date): Pick<CalendarWindow, "goesOnUntil"> {
  const hours = hoursOfReboots(opener);
  if (hours === undefined || !isKnown(opener.hours) || hours <= opener.hours) return {};
  const run = runOpenAt({ ...opener, hours }, from);
  return run === undefined ? {} : { goesOnUntil: endOf(run, hours) };
}

/** The groups that something names, once for each place of each stack. */
function groupsNamed({ environments }: Patching): readonly AskedNodes[] {
  return environments.flatMap((view) => {
    const named = [...view.openers.values()].flatMap((opener) =>
      patchGroupsOf(opener).map((patchGroup) => ({ view, patchGroup, place: opener.place })),
    );
    return [...new Map(named.map((one) => [JSON.stringify([one.patchGroup, one.place]), one])).values()];
  });
}

/** Of what installs by the baselines, week by week: how long patches take to the groups that it names, or to its nodes. */
function arrivalOf(opener: Opener, view: EnvironmentView, patching: Patching): readonly ArrivalOfGroups[] {
  if (opener.ways.every(({ operation, isEmergency }) => operation !== "install" || isEmergency)) return [];
  const names = patchGroupsOf(opener);
  const ofGroups = patching
    .groupsOf(view)
    .filter(({ patchGroup, place }) => names.includes(patchGroup) && samePlace(place, opener.place).same !== "no")
    .flatMap((group) => arrivalLines(patching, group).map((says) => ({ says, patchGroup: group.patchGroup })));
  const beside = nodesBesideGroups(view).filter(({ way }) => opener.ways.includes(way));
  const ofPolicies = beside.flatMap((nodes) => arrivalLines(patching, nodes));
  return [
    ...[...grouped(ofGroups, ({ says }) => says)].map(([says, same]) => ({
      patchGroups: same.map(({ patchGroup }) => patchGroup),
      says,
    })),
    ...ofPolicies.map((says) => ({ patchGroups: [], says })),
  ];
}

/** The nodes of an opener that exist, and what others install on them. */
function nodesOf({ window, ways, place }: Opener, patching: Patching): Pick<CalendarWindow, "nodes" | "others"> {
  const sets = window === undefined ? ways.map(({ nodes }) => nodes) : [nodeSetOf(window.targets, true)];
  const read = sets.flatMap((nodes) => patching.membersOf({ nodes, place }) ?? []);
  const existing = patching.beside?.at(place);
  if (read.length === 0 || existing === undefined) return {};
  const { nodes, mayBeMore } = allMembers(read);
  const { ways: theirs } = new EnvironmentView(existing.environment, patching.from);
  return {
    nodes: { ...countsOf({ nodes }), ...(mayBeMore === undefined ? {} : { mayBeMore }) },
    others: othersOnNodes(patching, { nodes, ours: ways, theirs }),
  };
}

const KINDS = {
  "window-task": "maintenance window",
  association: "association",
  "patch-policy": "patch policy",
} as const satisfies Readonly<Record<WayOfPatching["kind"], string>>;

/** The groups that it names; a policy ignores groups, and may find its nodes by their tag all the same. */
function patchGroupsOf({ window, ways }: Opener): readonly string[] {
  const targets: readonly SelectedNodes[] = window?.targets ?? ways.flatMap((way) => way.targets);
  const groups = targets.flatMap((target) => patchGroupsOfTarget(target).flatMap((found) => found.patchGroups));
  return [...new Set(groups)].sort();
}

/** The clocks that change after its last run are of no concern to a window. */
function clockChangesOf({ runs, isCut }: RunsInRange, zone: string, { from, until }: Range): readonly ZoneTransition[] {
  const last = runs.at(-1)?.instant;
  return last === undefined ? [] : zoneTransitions(zone, from, isCut ? until : last);
}

function zoneOf({ timing }: Opener): string {
  return (timing.known ? timing.timing.scheduleTimezone : undefined) ?? DEFAULT_TIME_ZONE;
}

function onClockOf(opener: Opener, { from, until }: Range): Range {
  const zone = zoneOf(opener);
  return { from: onClock(from, zone), until: onClock(until, zone) };
}

interface RunsInRange {
  readonly next: NextRun;
  readonly runs: readonly Occurrence[];
  readonly isCut: boolean;
  readonly notes: readonly string[];
}

function runsIn(opener: Opener, { from, until }: Range): RunsInRange {
  const none = { runs: [], isCut: false };
  if (opener.window?.isElsewhere === true) {
    return { ...none, next: { kind: "not known" }, notes: ["it is kept elsewhere"] };
  }
  const found = runsOfOpening(opener, from);
  const open = runOpenAt(opener, from);
  const next = nextRunOf(opener, found, open, { from, until });
  if (!("runs" in found)) return { ...none, next, notes: [found.because] };
  const all = [...(open === undefined ? [] : [open]), ...found.runs.before(until.getTime(), MOST_RUNS + 1)];
  return {
    next,
    // Copies: the runs of one schedule are the same objects for whatever has it.
    runs: all.slice(0, MOST_RUNS).map((run) => ({ ...run })),
    isCut: all.length > MOST_RUNS,
    notes: [...("because" in found ? [found.because] : []), ...found.caveats.map(({ message }) => message)],
  };
}

function calendarRun(run: Occurrence, { hours }: Opener, overlaps: ReadonlySet<string> = new Set()): CalendarRun {
  const caveat = clockChangeCaveat(run);
  return {
    ...run,
    ...(isKnown(hours) ? { end: endOf(run, hours) } : {}),
    overlaps: [...overlaps],
    notes: caveat === undefined ? [] : [caveat.message],
  };
}
