import { describeWindowBrings } from "../../model/describe/describe-window-brings";
import { patchGroupsOf } from "../../model/patching/nodes/node-formula";
import { overlapsOf } from "../../model/patching/overlaps";
import type { Patching } from "../../model/patching/patching";
import { runOpenAt } from "../../model/patching/runs/run-open-at";
import { runsOfOpening } from "../../model/patching/runs/runs-of-opening";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import { isEmergency } from "../../model/patching/ways/emergency";
import { hoursOfReboots } from "../../model/patching/ways/hours-of-reboots";
import type { Opener } from "../../model/patching/ways/opener";
import { openingOfWays } from "../../model/patching/ways/opening-of-ways";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { zonesOfWays } from "../../model/patching/ways/zones-of-ways";
import { DEFAULT_TIME_ZONE, type WindowTiming } from "../../model/schedule/grammar/window-timing";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { zoneTransitions } from "../../model/schedule/zones/time-zone";
import { onClock } from "../../model/schedule/zones/whole-day";
import { utcDate } from "../../model/text/moments";
import { joined } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { isKnown } from "../../model/values/unknown";
import { regionOf } from "./region-of";

/** What happens to nodes at one time: a run of a window or another way, the same in several places once. */
export interface Opening {
  /** On the way's own clock: `2026-11-29`. */
  readonly day: string;
  /** `02:00` */
  readonly time: string;
  readonly zone: string;
  readonly name: string;
  readonly hours?: number;
  readonly does: "install" | "scan" | "unknown";
  readonly mayReboot: boolean;
  /** Within how many hours of its start nodes may reboot, for all that is known. Absent: none does. */
  readonly rebootHours?: number;
  /** It opens once; with what it installs, where that is known. */
  readonly emergency?: { readonly brings?: string };
  /** The moment itself, by which those of a day are ordered: two clocks may show the same hour. */
  readonly instant: number;
  /** Names of patch groups, sorted. */
  readonly patchGroups: readonly string[];
  /** `prod-eu · eu-central-1` */
  readonly places: readonly string[];
  /** It would run, were it not for a last day that is over, or a first one that is to come. */
  readonly closed?: Closed;
  /** Names of windows that are open at the same time on the same nodes. */
  readonly meets: readonly string[];
  /** The clock skips or repeats this time. */
  readonly clock?: "skipped" | "repeated";
}

/** A freeze, as the first and last days of windows make it; moments as they are written: `2027-01-04T00:00:00+01:00`. */
export interface Closed {
  readonly since?: string;
  readonly until?: string;
}

/** A change of the clocks in one of the zones that are used. */
export interface ClockChange {
  readonly day: string;
  readonly zone: string;
  readonly hours: number;
}

const DAY = 86_400_000;
/** A window that opens every five minutes for six weeks. */
const MOST_RUNS = 12_000;

/**
 * What happens in [from, until), moments or days, by local days, and within a day in the order in which it happens; also
 * what is open as that begins.
 *
 * @param stacks - those that are asked about. Absent: all in the room
 */
export function openingsOf(
  patching: Patching,
  from: Date,
  until: Date,
  stacks?: ReadonlySet<string>,
): readonly Opening[] {
  const meets = meetingsOf(patching.environments, from, until);
  const openings = inStacks(patching, stacks).flatMap((view) =>
    freezesOnce([...view.openers.values()].flatMap((opener) => openingsOfOpener(opener, view, meets, from, until))),
  );
  const alike = grouped(openings, (opening) => JSON.stringify({ ...opening, places: [] }));
  return [...alike.values()]
    .map((same) => ({ ...(same[0] as Opening), places: same.flatMap(({ places }) => places) }))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/** The time zones that something runs by; where nothing does, that of answers. */
export function clocksOf(patching: Patching, stacks?: ReadonlySet<string>): readonly string[] {
  const zones = zonesOfWays(inStacks(patching, stacks).flatMap(({ ways }) => ways));
  return zones.length > 0 ? zones : [DEFAULT_TIME_ZONE];
}

/** When the clocks change in [from, until), of every zone that something runs by. */
export function clockChangesOf(
  patching: Patching,
  from: Date,
  until: Date,
  stacks?: ReadonlySet<string>,
): readonly ClockChange[] {
  return clocksOf(patching, stacks).flatMap((zone) =>
    zoneTransitions(zone, onClock(from, zone), onClock(until, zone)).map(({ instant, offsetBefore, offsetAfter }) => ({
      day: utcDate(new Date(instant.getTime() + offsetBefore * 1000)),
      zone,
      hours: (offsetAfter - offsetBefore) / 3600,
    })),
  );
}

function inStacks({ environments }: Patching, stacks: ReadonlySet<string> | undefined): readonly EnvironmentView[] {
  return stacks === undefined ? environments : environments.filter(({ stack }) => stacks.has(stack));
}

type OpeningOfNodes = Opening & { readonly nodes: readonly string[] };

/**
 * One window before a freeze and another one after it: at a time at which either of them opens for the same nodes,
 * nothing is closed, and between them the time is closed once.
 */
function freezesOnce(openings: readonly OpeningOfNodes[]): readonly Opening[] {
  const isReal = ({ closed }: Opening) => closed === undefined;
  const timeOf = ({ instant, does, nodes, places }: OpeningOfNodes) => JSON.stringify([instant, does, nodes, places]);
  const open = new Set(openings.filter(isReal).map(timeOf));
  const closed = grouped(
    openings.filter((one) => !isReal(one) && !open.has(timeOf(one))),
    timeOf,
  );
  const once = [...closed.values()].map((together): Opening => {
    const names = [...new Set(together.map(({ name }) => name))].sort();
    const since = inOrder(together.map(({ closed }) => closed?.since)).at(-1);
    const [until] = inOrder(together.map(({ closed }) => closed?.until));
    const closed = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
    return { ...(together[0] as Opening), name: joined(names), closed };
  });
  return [...openings.filter(isReal), ...once].map(({ nodes: _, ...one }: Opening & { nodes?: unknown }) => one);
}

function inOrder(moments: readonly (string | undefined)[]): readonly string[] {
  return moments
    .filter((one) => one !== undefined)
    .sort((one, other) => new Date(one).getTime() - new Date(other).getTime());
}

/** What tells the nodes of a way from others: the name of each patch group, else all that is asked of them. */
function nodesKeys({ nodes }: WayOfPatching): readonly string[] {
  return nodes.anyOf.flatMap((formula) => {
    const [group] = patchGroupsOf(formula);
    if (group !== undefined && formula.selections.size === 1) return [...group[1]];
    return JSON.stringify([...formula.selections].map(([key, values]) => [key, [...values].sort()]));
  });
}

function groupsOf({ nodes }: WayOfPatching): readonly string[] {
  return nodes.anyOf.flatMap((formula) => patchGroupsOf(formula).flatMap(([, values]) => [...values]));
}

function openingsOfOpener(
  opener: Opener,
  view: EnvironmentView,
  meets: Meetings,
  from: Date,
  until: Date,
): readonly OpeningOfNodes[] {
  const { carrier, place, timing, hours, enabled, ways } = opener;
  if (ways.length === 0 || enabled === false || !timing.known) return [];
  const { operation: does, mayReboot } = openingOfWays(ways);
  const rebootHours = hoursOfReboots(opener);
  const { startDate, endDate, ...always } = timing.timing;
  const real = runsIn(opener, from, until);
  const isReal = new Set(real.map(({ instant }) => instant.getTime()));
  const undated = { enabled: true, timing: { known: true, timing: always } } as const;
  const others = startDate === undefined && endDate === undefined ? [] : listed(undated, from, until);
  const closed = others.filter(({ instant }) => !isReal.has(instant.getTime()));
  const basics = {
    name: carrier.name,
    ...(isKnown(hours) ? { hours } : {}),
    does,
    mayReboot,
    ...(rebootHours === undefined ? {} : { rebootHours }),
    ...emergencyOf(opener, view),
    patchGroups: [...new Set(ways.flatMap(groupsOf))].sort(),
    nodes: [...new Set(ways.flatMap(nodesKeys))].sort(),
    places: [[view.stack, regionOf(place.region).region].filter(Boolean).join(" · ")],
  };
  return [
    ...real.map((run) => ({ ...momentOf(run), ...basics, meets: meets(opener, run) })),
    ...closed.map((run) => ({
      ...momentOf(run),
      ...basics,
      meets: [],
      closed: whyClosed(run, { startDate, endDate }),
    })),
  ];
}

function emergencyOf({ window }: Opener, view: EnvironmentView): Pick<Opening, "emergency"> {
  if (window === undefined || !isEmergency(window)) return {};
  const brings = describeWindowBrings(window, view);
  return { emergency: brings === undefined ? {} : { brings } };
}

/** What is at work on the same nodes during a run of an opener. */
type Meetings = (opener: Opener, run: Occurrence) => readonly string[];

function meetingsOf(views: readonly EnvironmentView[], from: Date, until: Date): Meetings {
  const own = new Map(
    views
      .flatMap(({ openers }) => [...openers.values()])
      .map((opener) => [opener, runsIn(opener, from, until).map((run) => ({ ...run }))]),
  );
  const overlaps = overlapsOf(views, (opener) => own.get(opener) ?? []);
  const names = new Map(
    [...own].map(([opener, list]) => [
      opener,
      new Map(list.map((run) => [run.instant.getTime(), [...(overlaps.get(run) ?? [])].sort()])),
    ]),
  );
  return (opener, { instant }) => names.get(opener)?.get(instant.getTime()) ?? [];
}

/** Also the one that is open as the time begins. */
function runsIn(opener: Opener, from: Date, until: Date): readonly Occurrence[] {
  const open = runOpenAt(opener, from);
  return [...(open === undefined ? [] : [open]), ...listed(opener, from, until)];
}

function listed(opener: Pick<Opener, "enabled" | "timing">, from: Date, until: Date): readonly Occurrence[] {
  const found = runsOfOpening(opener, from);
  if (!("runs" in found) || !opener.timing.known) return [];
  const end = onClock(until, opener.timing.timing.scheduleTimezone ?? DEFAULT_TIME_ZONE);
  return found.runs.before(end.getTime(), MOST_RUNS);
}

function momentOf({ instant, local, zone, daylightSaving }: Occurrence) {
  return {
    instant: instant.getTime(),
    day: local.slice(0, 10),
    time: local.slice(11, 16),
    zone,
    ...(daylightSaving === undefined ? {} : { clock: daylightSaving }),
  };
}

function whyClosed(run: Occurrence, { startDate, endDate }: Pick<WindowTiming, "startDate" | "endDate">): Closed {
  if (startDate !== undefined && run.instant < new Date(startDate)) return { until: startDate };
  return endDate === undefined ? {} : { since: endDate };
}

/** The Monday of the week in which a moment lies, UTC. */
export function mondayBefore(moment: Date): Date {
  const day = new Date(Math.floor(moment.getTime() / DAY) * DAY);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY);
}

function sortKey({ day, instant, name, zone }: Opening): string {
  return [day, String(instant).padStart(16, "0"), name, zone].join(" ");
}
