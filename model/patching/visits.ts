import type { Occurrence } from "../schedule/runs/occurrences";
import { mayOverlap, type NodeFormula, wordsOf } from "./nodes/node-formula";
import { placeSlot } from "./place/place";
import { type EnvironmentView, type KeyedWindow, mayInstall, type TargetView } from "./view/environment-view";
import { mayPatch, operationOf } from "./ways/task-operation";

/** A window on one of its targets. */
export interface Visitor {
  readonly window: KeyedWindow;
  readonly nodes: NodeFormula;
  readonly hours: number;
  readonly installs: boolean;
  readonly scans: boolean;
}

/** One run of a window on one of its targets. */
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
const KNOWN = new WeakMap<EnvironmentView, readonly VisitedNodes[]>();

/** Which runs of a window are looked at. */
export type RunsOfWindow = (window: KeyedWindow) => readonly Occurrence[];

/**
 * Nodes that more than one window visits. Only targets with patch tasks, enabled windows and known durations.
 *
 * @param runsOf - by default those of the year to come
 */
export function visitsByNodes(view: EnvironmentView, runsOf?: RunsOfWindow): readonly VisitedNodes[] {
  if (runsOf !== undefined) return visitedNodes(view, runsOf);
  const known = KNOWN.get(view) ?? visitedNodes(view, (window) => view.runsOf(window));
  KNOWN.set(view, known);
  return known;
}

function visitedNodes(view: EnvironmentView, runsOf: RunsOfWindow): readonly VisitedNodes[] {
  const places = new Map<string, { word: string; visitors: Visitor[] }>();
  for (const window of view.windows) {
    const here = placeSlot(view.placeOf(window));
    if (typeof window.duration !== "number" || here === undefined) continue;
    for (const target of view.targetsOf(window)) {
      if (!target.nodes.complete || !target.tasks.some(mayPatch)) continue;
      const visitor = visitorOf(window, target, window.duration);
      for (const word of wordsOf(target.nodes)) {
        const place = `${here} ${word}`;
        const known = places.get(place) ?? { word, visitors: [] };
        known.visitors.push(visitor);
        places.set(place, known);
      }
    }
  }
  return [...places.values()]
    .filter(({ visitors }) => visitors.some(({ window }) => window.key !== visitors[0]?.window.key))
    .map(({ word, visitors }) => ({ word, visitors, visits: visitsOf(visitors, runsOf) }));
}

function visitorOf(window: KeyedWindow, target: TargetView, hours: number): Visitor {
  const scans = target.tasks.some((task) => operationOf(task) === "scan");
  return { window, nodes: target.nodes, hours, installs: mayInstall(target), scans };
}

function visitsOf(visitors: readonly Visitor[], runsOf: RunsOfWindow): readonly Visit[] {
  const visits: Visit[] = [];
  for (const by of visitors) {
    for (const run of runsOf(by.window)) {
      const start = run.instant.getTime();
      visits.push({ by, run, start, end: start + by.hours * HOUR });
    }
  }
  return visits.sort((a, b) => a.start - b.start);
}

/**
 * Visits that begin while another window is there, each with the one before; once for a window, and not for those in
 * `said`. One walk over the visits: what has ended is dropped.
 */
export function meetings(visits: readonly Visit[], said: ReadonlySet<string>): readonly (readonly [Visit, Visit])[] {
  const found: [Visit, Visit][] = [];
  const met = new Set(said);
  let open: Visit[] = [];
  for (const visit of visits) {
    if (open.some(({ end }) => end <= visit.start)) open = open.filter(({ end }) => end > visit.start);
    const { key } = visit.by.window;
    const other = met.has(key) ? undefined : open.find((one) => meet(one, visit));
    if (other !== undefined) {
      met.add(key);
      found.push([other, visit]);
    }
    open.push(visit);
  }
  return found;
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

/** Visits of two windows that share a word meet, unless something else that they ask for keeps their nodes apart. */
function meet({ by: one }: Visit, { by: other }: Visit): boolean {
  return one.window.key !== other.window.key && mayOverlap(one.nodes, other.nodes);
}
