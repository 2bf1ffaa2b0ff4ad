import { deadlineOfNodes, nodesBesideGroups } from "../../model/arrival/patched-nodes";
import { MILDEST, settled } from "../../model/deadlines/deadline-model";
import { uncountedSpans, uncountedText } from "../../model/deadlines/uncounted-days";
import { describeApproval, describeExceptions } from "../../model/describe/describe-baseline";
import { describeNotified } from "../../model/describe/describe-notified";
import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { describeWay } from "../../model/describe/describe-way";
import { describeWindowBrings } from "../../model/describe/describe-window-brings";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import type { BaselineReference, PatchGroupModel } from "../../model/patch-group/patch-group-model";
import { baselineOfReference, systemOrder } from "../../model/patching/baseline-for";
import { membersText } from "../../model/patching/existing/node-counts";
import { waysReaching } from "../../model/patching/groups/reaching-ways";
import { reachesSome, reachOfWay } from "../../model/patching/groups/ways-to-group";
import { type WindowNamingGroup, windowsNaming } from "../../model/patching/groups/windows-naming";
import { type PatchGroupOfNodes, type Patching, patchingOf } from "../../model/patching/patching";
import { NOTHING_HERE, NOTHING_TARGETS_IT, notTargeted, perhapsTargeted } from "../../model/patching/perhaps-targeted";
import { regionName } from "../../model/patching/place/place";
import { nextRunOfWindow, runsOfOpening, runsOfWindow } from "../../model/patching/runs/runs-of-opening";
import type { EnvironmentView, KeyedGroup, KeyedWindow } from "../../model/patching/view/environment-view";
import { isEmergency } from "../../model/patching/ways/emergency";
import { wayMayPatch } from "../../model/patching/ways/way-may-patch";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { emergencyName, theEmergency, windowName } from "../../model/patching/ways/window-name";
import { knownTiming } from "../../model/patching/ways/window-timing-of";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";
import { describeWindowDates } from "../../model/schedule/words/describe-window-dates";
import { localTime } from "../../model/schedule/zones/local-time";
import { isUtc } from "../../model/schedule/zones/zone-data-note";
import { shortDate as dayAndMonth, localText } from "../../model/text/moments";
import { printable } from "../../model/text/printable";
import { joined } from "../../model/text/wording";
import { indented, WIDTH, wrapParts } from "../../model/text/wrap";
import { grouped } from "../../model/values/grouped";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { describeNodes, describeNodesOfTargets } from "../../review/reach/describe-target";
import { arrivalLines, deadlineLines } from "../arrival/arrival-lines";

const NEXT_RUNS = 3;

/**
 * Who gets which patches, and when: a block of lines for each patch group, at most 80 columns wide.
 *
 * @param only - the patch group that is asked about
 */
export function summariseEnvironment(
  environment: PatchEnvironmentModel,
  now: Date,
  patching = patchingOf([{ environment }], { from: now }),
  only?: string,
): readonly string[] {
  const view = patching.of(environment);
  const told = environment.patchGroups
    .filter(({ patchGroup }) => only === undefined || patchGroup === only)
    .map((group): ToldGroup => {
      const nodes = patching.groupsOf(view).find(({ registered }) => registered === group);
      const windows = nodes === undefined ? [] : windowLines(nodes, patching, now);
      const isPatched =
        nodes !== undefined && windows.every((line) => line !== NOTHING_TARGETS_IT && line !== NOTHING_HERE);
      const arrival = isPatched ? [...arrivalLines(patching, nodes), ...deadlineLines(patching, nodes)] : [];
      const members = nodes === undefined ? undefined : patching.membersOfGroup(nodes);
      const reach = members === undefined ? [] : [`reaches ${membersText(members)}`];
      const texts = [...reach, ...windows, ...arrival].map((text) => text.split(" "));
      return { name: nameOf(group, view), group, lines: [...baselineLines(group, environment), ...texts] };
    });
  const groups = alikeInRegions(told, view);
  const margin = 2 + Math.max(8, ...groups.map(({ name }) => name.length)) + 3;
  const blocks = [...groups]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, lines }) =>
      lines
        .flatMap((parts) => wrapParts(parts, WIDTH - margin))
        .map((line, index) => `  ${(index === 0 ? name : "").padEnd(margin - 2)}${line}`.trimEnd()),
    );
  const others = only === undefined ? otherNodesBlocks(view, margin, { patching, now }) : [];
  return [...blocks, ...others].flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}

/** A patch group, with what is told of it in lines of parts. */
interface ToldGroup {
  readonly name: string;
  readonly group: KeyedGroup;
  readonly lines: readonly (readonly string[])[];
}

/** A group of which the same is told in each of its Regions, once, with their names. */
function alikeInRegions(told: readonly ToldGroup[], view: EnvironmentView): readonly ToldGroup[] {
  const byGroup = grouped(told, ({ group: { patchGroup } }) => (isKnown(patchGroup) ? patchGroup : Symbol()));
  return [...byGroup.values()].flatMap((same) => {
    const [first] = same as [ToldGroup];
    const { group, lines } = first;
    if (same.length === 1 || same.some((one) => JSON.stringify(one.lines) !== JSON.stringify(lines))) return same;
    const regions = same.map((one) => regionName(view.placeOf(one.group).region)).sort();
    return [
      { group, name: printable(textOf(group.patchGroup)), lines: [...lines, `alike in ${joined(regions)}`.split(" ")] },
    ];
  });
}

interface Asked {
  readonly patching: Patching;
  readonly now: Date;
}

/**
 * Ways that name none of the groups, or have a deadline of their own: whom they work on, when, and how long patches
 * take. What a group tells stands there.
 */
function otherNodesBlocks(
  view: EnvironmentView,
  margin: number,
  { patching, now }: Asked,
): readonly (readonly string[])[] {
  const beside = nodesBesideGroups(view);
  const hasDeadline = (way: WayOfPatching) =>
    beside.some((nodes) => nodes.way === way && deadlineOfNodes(nodes) !== undefined);
  const isTold = (way: WayOfPatching) =>
    !hasDeadline(way) &&
    view.groups.some(({ patchGroup }) => {
      if (!isKnown(patchGroup)) return true;
      const reach = reachOfWay(way, patchGroup);
      return reachesSome(reach) || reach.reaches === "not known";
    });
  const told = view.ways.filter((way) => wayMayPatch(way) && !way.isEmergency && !isTold(way));
  // A policy does the same in each of its Regions, and so do associations of one name.
  const texts = told.map((way) => {
    const own = beside.find((one) => one.way === way);
    const arrival = own === undefined ? [] : [...arrivalLines(patching, own), ...deadlineLines(patching, own)];
    const nodes = describeNodesOfTargets(way.targets);
    return { way, nodes, lines: [...wayText(way, [], now), ...arrival] };
  });
  const alike = grouped(texts, ({ way, nodes, lines }) => JSON.stringify([way.carrier.name, nodes, lines]));
  return [...alike.values()].map((together) => {
    const [{ nodes, lines }] = together as [(typeof texts)[number]];
    return [
      ...indented(`${nodes}${regionsText(together.map(({ way }) => way))}`, "  "),
      ...lines.flatMap((line) => indented(line, " ".repeat(margin))),
    ];
  });
}

/** ` (eu-central-1, eu-west-1)` */
function regionsText(ways: readonly WayOfPatching[]): string {
  const regions = [...new Set(ways.map(({ place }) => regionName(place.region)))].sort();
  return regions.length < 2 ? "" : ` (${regions.join(", ")})`;
}

/** A line for each baseline, in parts: the name of its system does not break. */
function baselineLines(group: PatchGroupModel, environment: PatchEnvironmentModel): readonly (readonly string[])[] {
  const baselines = group.registrations.map(({ baseline }) => baseline).sort((a, b) => systemOrder(a) - systemOrder(b));
  const width = Math.max(0, ...baselines.map((baseline) => systemOf(baseline).length));
  return baselines.map((baseline) => {
    return [`${systemOf(baseline).padEnd(width)} `, ...approvalOf(baseline, environment).split(" ")];
  });
}

function approvalOf(reference: BaselineReference, environment: PatchEnvironmentModel): string {
  if (reference.kind === "predefined") return "AWS's own default baseline";
  const baseline = baselineOfReference(reference, environment);
  if (baseline !== undefined) {
    const beside = reference.kind === "existing" ? reference.beside : undefined;
    const where = beside === undefined ? "" : ` (baseline of stack ${beside.stack})`;
    return describeApproval(baseline) + describeExceptions(baseline) + where;
  }
  if (reference.kind === "existing") {
    return `existing baseline ${isKnown(reference.baselineId) ? reference.baselineId : NOT_KNOWN_YET}`;
  }
  return `baseline ${reference.key}`;
}

function windowLines(group: PatchGroupOfNodes, patching: Patching, now: Date): readonly string[] {
  const naming = windowsNaming(group.view, group.patchGroup, group.place);
  const here = naming.filter(({ same }) => same.same === "yes");
  const perhaps = perhapsTargeted(group);
  const weekly = here.filter(({ isEmergency }) => !isEmergency);
  const beside = waysReaching(group).filter((way) => way.kind !== "window-task" && wayMayPatch(way));
  const emergencies = here.filter(({ isEmergency }) => isEmergency);
  const isNone = weekly.length + perhaps.length + beside.length === 0;
  const none = isNone ? (emergencies.length > 0 ? [NOTHING_TARGETS_IT] : notTargeted(group, patching)) : [];
  const isNamed = weekly.length > 1;
  const systems = knownSystemsOf(group);
  const inOrder = [
    ...weekly.map(({ window, ways }): ToldWindow => {
      const isOpened = window.isElsewhere !== true && window.enabled !== false;
      return {
        next: nextOf(window, now),
        lines: windowText(window, ways, { isNamed, systems, now }),
        ...(isOpened ? { notified: describeNotified(ways.map(({ way }) => way)) } : {}),
      };
    }),
    ...emergencies.flatMap((found) => comingEmergency(found, systems, now)),
  ].sort((a, b) => a.next - b.next || 0);
  return [...withNotified(inOrder), ...beside.flatMap((one) => wayText(one, systems, now)), ...none, ...perhaps];
}

/** A window in lines, and the topics that it notifies. */
interface ToldWindow {
  readonly next: number;
  readonly lines: readonly string[];
  readonly notified?: string | undefined;
}

/** Below each window what it notifies; below all of them, where that is the same. */
function withNotified(windows: readonly ToldWindow[]): readonly string[] {
  const [same, ...others] = new Set(windows.map(({ notified }) => notified));
  if (windows.length > 1 && same !== undefined && others.length === 0) {
    return [...windows.flatMap(({ lines }) => lines), `each ${same}`];
  }
  return windows.flatMap(({ lines, notified }) => [...lines, ...(notified === undefined ? [] : [notified])]);
}

/** The systems that a group is registered for; none where one of them is not known. */
function knownSystemsOf(group: PatchGroupOfNodes): readonly string[] {
  const systems = group.registered?.registrations.map(({ baseline }) => baseline.operatingSystem) ?? [];
  return systems.every(isKnown) ? systems : [];
}

/** When a window runs next. What never runs again, or is not known to, stands last. */
function nextOf(window: KeyedWindow, now: Date): number {
  return nextRunOfWindow(window, now)?.instant.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** `emergency openssl: Sun 29 Nov 22:00 UTC, 3 h  Install openssl*, no reboot`; nothing once it is over. */
function comingEmergency(
  { window, ways }: WindowNamingGroup,
  systems: readonly string[],
  now: Date,
): readonly ToldWindow[] {
  const run = nextRunOfWindow(window, now);
  if (run === undefined) return [];
  const name = emergencyName(windowName(window));
  const when = `${shortDate(run.local, now)} ${run.local.slice(11)} ${run.zone}${hoursText(window)}`;
  const lines = [`${name}: ${when}  ${whatText(ways, systems)}`];
  return [{ next: run.instant.getTime(), lines, notified: describeNotified(ways.map(({ way }) => way)) }];
}

function windowText(
  window: KeyedWindow,
  ways: WindowNamingGroup["ways"],
  { isNamed, systems, now }: { readonly isNamed: boolean; readonly systems: readonly string[]; readonly now: Date },
): readonly string[] {
  if (window.isElsewhere === true) {
    return [isKnown(window.name) ? `window ${window.name}, which is kept elsewhere` : `a window ${NOT_KNOWN_YET}`];
  }
  const timing = knownTiming(window);
  const when = timing.known ? describeSchedule(timing.timing) : `schedule ${NOT_KNOWN_YET}`;
  const runs = nextRuns({ timing, enabled: window.enabled }, now);
  const name = isNamed ? `${windowName(window)}: ` : "";
  const opens = [`${name}${when}${hoursText(window)}`, ...describeWindowDates(window, when, now)].join(", ");
  if (window.enabled === false) return [opens + DISABLED];
  return [`${opens}${enabledText(window)}  ${whatText(ways, systems)}`, ...runs];
}

/** `, 3 h`: how long it is open. */
function hoursText({ duration }: KeyedWindow): string {
  return isKnown(duration) ? `, ${duration} h` : "";
}

/** What its tasks do. */
function whatText(ways: WindowNamingGroup["ways"], systems: readonly string[]): string {
  return ways.length === 0 ? "no task" : ways.map(({ way }) => describeWay(way, systems)).join("; ");
}

function wayText(way: WayOfPatching, systems: readonly string[], now: Date): readonly string[] {
  if (!way.timing.known) return [`${way.carrier.name}: ${way.timing.because}  ${describeWay(way, systems)}`];
  const hours = isKnown(way.hours) ? `, ${way.hours} h` : "";
  const when = describeSchedule(way.timing.timing) + hours;
  if (way.enabled === false) return [when + DISABLED];
  return [`${when}${enabledText(way)}  ${describeWay(way, systems)}`, ...nextRuns(way, now)];
}

/** In place of what it would do. */
const DISABLED = " (disabled)";

function enabledText({ enabled }: Pick<WayOfPatching, "enabled">): string {
  return isKnown(enabled) ? "" : `, enabled ${NOT_KNOWN_YET}`;
}

function nextRuns(opening: Pick<WayOfPatching, "timing" | "enabled">, now: Date): readonly string[] {
  const next = runsOfOpening(opening, now);
  if (next.kind !== "runs") return [];
  const dates = next.runs.take(NEXT_RUNS).map(({ local }) => shortDate(local, now));
  return dates.length === 0 ? ["no further run"] : [`next: ${dates.join(", ")}`];
}

/**
 * Each emergency adds patches, and changes nothing about the weeks: a note, also once it is over.
 *
 * @param zones - by whose clocks its time is told as well
 */
export function emergencyNotes(view: EnvironmentView, now: Date, zones: readonly string[]): readonly string[] {
  return view.windows.filter(isEmergency).flatMap((window) => emergencyText(window, { view, now, zones }));
}

interface NoteContext {
  readonly view: EnvironmentView;
  readonly now: Date;
  readonly zones: readonly string[];
}

function emergencyText(window: KeyedWindow, { view, now, zones }: NoteContext): readonly string[] {
  const runs = runsOfWindow(window, now);
  if (runs.kind !== "runs") return [];
  const [run] = runs.runs.take(1);
  const name = `note: ${theEmergency(windowName(window))}`;
  if (run === undefined) return [`${name} is over: it installs nothing any more`];
  const nodes = joined(window.targets.map(describeNodes));
  const brings = describeWindowBrings(window, view);
  const what = brings === undefined ? "" : ` ${brings}`;
  const when = `${localText(run)}${byOtherClocks(run, zones)}${inFreeze(run, view)}`;
  return [`${name} installs${what} once, ${when}, on ${nodes}`];
}

/** `, in a freeze (2026-12-15 through 2027-01-05)`: in days that a deadline of the environment does not count. */
function inFreeze({ instant }: Occurrence, { groups }: EnvironmentView): string {
  const days = groups.flatMap(({ patchWithin }) => (patchWithin && settled(patchWithin, MILDEST).exceptDuring) ?? []);
  const freeze = days.find((one) =>
    uncountedSpans([one]).some(({ from, until }) => from <= instant.getTime() && instant.getTime() < until),
  );
  return freeze === undefined ? "" : `, in a freeze (${uncountedText([freeze])})`;
}

/** Clocks that are told; who has more of them reckons from UTC. */
const MOST_CLOCKS = 3;

/** ` (Sun 2026-11-29 23:00 Europe/Berlin)` */
function byOtherClocks({ instant, zone }: Occurrence, zones: readonly string[]): string {
  const others = [...new Set(zones)].filter((other) => other !== zone && !isUtc(other));
  const texts = others.map((other) => localText(localTime(instant, other)));
  return texts.length === 0 || texts.length > MOST_CLOCKS ? "" : ` (${joined(texts)})`;
}

/** `Sun 29 Nov`, with the year where it is not the present one. */
function shortDate(local: string, now: Date): string {
  const year = local.slice(0, 4);
  return year === String(now.getUTCFullYear()) ? dayAndMonth(local) : `${dayAndMonth(local)} ${year}`;
}

function systemOf({ operatingSystem }: BaselineReference): string {
  return isKnown(operatingSystem) ? operatingSystemLabel(operatingSystem) : `system ${NOT_KNOWN_YET}`;
}

/** `web (us-east-1)` where a stack has groups in several Regions. */
function nameOf(group: KeyedGroup, view: EnvironmentView): string {
  const regions = new Set(view.groups.map((one) => regionName(view.placeOf(one).region)));
  const name = printable(textOf(group.patchGroup));
  return regions.size > 1 ? `${name} (${regionName(view.placeOf(group).region)})` : name;
}

function textOf(value: Knowable<string>): string {
  return isKnown(value) ? value : NOT_KNOWN_YET;
}
