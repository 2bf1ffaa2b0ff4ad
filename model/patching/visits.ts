import type { Occurrence } from "../schedule/runs/occurrences";
import { isEveryNode, mayOverlap, type NodeFormula, wordsOf } from "./nodes/node-formula";
import { EVERY_NODE } from "./nodes/node-set";
import { placeSlot } from "./place/place";
import { type EnvironmentView, mayInstall } from "./view/environment-view";
import type { Opener } from "./ways/opener";
import { mayPatch, operationOf } from "./ways/task-operation";
import type { WayOfPatching } from "./ways/way-of-patching";

/** A window on one of its targets, or another way of patching on its nodes. */
export interface Visitor {
  /** The environment that it belongs to. */
  readonly view: EnvironmentView;
  readonly opener: Opener;
  readonly nodes: NodeFormula;
  /** How long it stays. Absent: it has no end, and is only known to begin. */
  readonly hours?: number;
  readonly installs: boolean;
  readonly scans: boolean;
}

/** One run of a visitor. */
export interface Visit {
  readonly by: Visitor;
  readonly run: Occurrence;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
}

/** Who visits the nodes that share a word such as `tag:Patch Group = Critical`, and when. */
export interface VisitedNodes {
  readonly word: string;
  readonly visitors: readonly Visitor[];
  /** In the order of their starts. */
  readonly visits: readonly Visit[];
}

const HOUR = 3_600_000;
/** What has no end is there for the minute in which it begins. */
const MINUTE = 60_000;
const KNOWN = new WeakMap<EnvironmentView, readonly VisitedNodes[]>();

/** Which runs of a window or another way are looked at. */
export type RunsOfOpener = (opener: Opener, view: EnvironmentView) => readonly Occurrence[];

/**
 * Nodes that more than one window or other way visits. Only targets with patch tasks, enabled windows and known
 * durations.
 *
 * @param runsOf - by default those of the year to come
 */
export function visitsByNodes(view: EnvironmentView, runsOf?: RunsOfOpener): readonly VisitedNodes[] {
  if (runsOf !== undefined) return visitedNodes([view], runsOf, isOther);
  if (view.openers.size < 2) return [];
  const known = KNOWN.get(view) ?? visitedNodes([view], runsOfTheYear, isOther);
  KNOWN.set(view, known);
  return known;
}

/** The same of nodes that several environments visit: those of one account, which is known. */
export function visitsAcross(
  views: readonly EnvironmentView[],
  runsOf: RunsOfOpener = runsOfTheYear,
): readonly VisitedNodes[] {
  const shared = placesOfSeveral(views);
  const meeting = views.filter(({ openers }) => placesOf(openers).some((place) => shared.has(place)));
  return visitedNodes(meeting, runsOf, isElsewhere);
}

/** Where several of the environments have something that opens. */
function placesOfSeveral(views: readonly EnvironmentView[]): ReadonlySet<string> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const { openers } of views) {
    for (const place of new Set(placesOf(openers))) (seen.has(place) ? shared : seen).add(place);
  }
  return shared;
}

function placesOf(openers: EnvironmentView["openers"]): readonly string[] {
  return [...openers.values()].flatMap(({ place }) => placeSlot(place) ?? []);
}

const runsOfTheYear: RunsOfOpener = (opener, view) => view.runsOf(opener);

/** By place and word. */
type Visited = Map<string, Map<string, Visitor[]>>;

function visitedNodes(
  views: readonly EnvironmentView[],
  runsOf: RunsOfOpener,
  isApart: (one: Visitor, other: Visitor) => boolean,
): readonly VisitedNodes[] {
  const visited: Visited = new Map();
  for (const view of views) {
    for (const opener of view.openers.values()) addVisitors(visited, view, opener);
  }
  return [...visited.values()].flatMap((here) => {
    meetEverybody(here);
    return [...here]
      .filter(([, visitors]) => visitors.some((visitor) => isApart(visitor, visitors[0] as Visitor)))
      .map(([word, visitors]) => ({ word, visitors, visits: visitsOf(visitors, runsOf) }));
  });
}

function addVisitors(visited: Visited, view: EnvironmentView, opener: Opener): void {
  const place = placeSlot(opener.place);
  if (place === undefined) return;
  const here = visited.get(place) ?? new Map<string, Visitor[]>();
  visited.set(place, here);
  for (const visitor of visitorsOf(view, opener)) {
    const words = isEveryNode(visitor.nodes) ? [EVERY_NODE] : wordsOf(visitor.nodes);
    for (const word of words) {
      const others = here.get(word);
      if (others === undefined) here.set(word, [visitor]);
      else others.push(visitor);
    }
  }
}

/** What works on every node meets whoever works on some, and others of its kind. */
function meetEverybody(here: Map<string, Visitor[]>): void {
  const everywhere = here.get(EVERY_NODE) ?? [];
  for (const [word, visitors] of here) if (word !== EVERY_NODE) visitors.push(...everywhere);
}

/** Whether two are different windows or ways; a policy's scans and installations are not. */
export function isOther(one: Visitor, other: Visitor): boolean {
  return isElsewhere(one, other) || one.opener.carrier.key !== other.opener.carrier.key;
}

/** Whether two belong to different environments. */
export function isElsewhere(one: Visitor, other: Visitor): boolean {
  return one.view !== other.view;
}

function visitorsOf(view: EnvironmentView, opener: Opener): readonly Visitor[] {
  const { window } = opener;
  if (window === undefined) return opener.ways.flatMap((way) => visitorsOfWay(view, opener, way));
  const { duration: hours } = window;
  if (typeof hours !== "number") return [];
  return view.targetsOf(window).flatMap((target): readonly Visitor[] => {
    if (!target.nodes.complete || !target.tasks.some(mayPatch)) return [];
    const scans = target.tasks.some((task) => operationOf(task) === "scan");
    return [{ view, opener, nodes: target.nodes, hours, installs: mayInstall(target), scans }];
  });
}

/** An association or a patch policy, which has no end. */
function visitorsOfWay(view: EnvironmentView, opener: Opener, { nodes, operation }: WayOfPatching): readonly Visitor[] {
  const scans = operation === "scan";
  return nodes.anyOf
    .filter(({ complete }) => complete)
    .map((formula) => ({ view, opener, nodes: formula, installs: !scans, scans }));
}

function visitsOf(visitors: readonly Visitor[], runsOf: RunsOfOpener): readonly Visit[] {
  const visits: Visit[] = [];
  for (const by of visitors) {
    const length = by.hours === undefined ? MINUTE : by.hours * HOUR;
    for (const run of runsOf(by.opener, by.view)) {
      const start = run.instant.getTime();
      visits.push({ by, run, start, end: start + length });
    }
  }
  return visits.sort((a, b) => a.start - b.start);
}

/** Others that a window or way is told to meet: AWS has hardly more in an account and Region. */
export const MOST_MET = 50;

/**
 * The first visit of each window or way that begins while another one is there, with that other one: once for each of
 * the first of these. One walk over the visits: what has ended is dropped.
 */
export function firstMeetings(
  visits: readonly Visit[],
  isMeant: (earlier: Visit, later: Visit) => boolean,
): readonly (readonly [Visit, Visit])[] {
  const found: [Visit, Visit][] = [];
  const met = new Map<EnvironmentView, Map<string, Set<string>>>();
  let open: Visit[] = [];
  let firstEnd = Number.POSITIVE_INFINITY;
  for (const visit of visits) {
    if (firstEnd <= visit.start) {
      open = open.filter(({ end }) => end > visit.start);
      firstEnd = open.reduce((first, { end }) => Math.min(first, end), Number.POSITIVE_INFINITY);
    }
    const { view, opener } = visit.by;
    const metHere = met.get(view) ?? new Map<string, Set<string>>();
    met.set(view, metHere);
    const others = metHere.get(opener.carrier.key) ?? new Set();
    metHere.set(opener.carrier.key, others);
    for (const other of open) {
      if (others.size >= MOST_MET) break;
      const name = nameAmongAll(other);
      if (others.has(name) || !isMeant(other, visit) || !meet(other, visit)) continue;
      others.add(name);
      found.push([other, visit]);
    }
    open.push(visit);
    firstEnd = Math.min(firstEnd, visit.end);
  }
  return found;
}

function nameAmongAll({ by: { view, opener } }: Visit): string {
  return `${view.stack} ${opener.carrier.key}`;
}

/** Every two visits that are open at the same time, the earlier one first. */
export function allMeetings(visits: readonly Visit[]): readonly (readonly [Visit, Visit])[] {
  const found: [Visit, Visit][] = [];
  let open: Visit[] = [];
  for (const visit of visits) {
    open = open.filter(({ end }) => end > visit.start);
    for (const other of open) if (meet(other, visit)) found.push([other, visit]);
    open.push(visit);
  }
  return found;
}

/** Visits of two that share a word meet, unless something else that they ask for keeps their nodes apart. */
function meet({ by: one }: Visit, { by: other }: Visit): boolean {
  return isOther(one, other) && mayOverlap(one.nodes, other.nodes);
}
