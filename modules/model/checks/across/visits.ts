import type { Occurrence } from "../../schedule/occurrences";
import { type EnvironmentView, type KeyedWindow, mayInstall, type TargetView } from "./environment-view";
import { mayOverlap, type NodeSet, wordsOf } from "./node-set";
import { mayPatch, operationOf } from "./task-operation";

/** One run of a window on one of its targets. */
export interface Visit {
  readonly window: KeyedWindow;
  readonly nodes: NodeSet;
  readonly run: Occurrence;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly hours: number;
  readonly installs: boolean;
  readonly scans: boolean;
}

const HOUR = 3_600_000;

/**
 * All visits to the nodes that share a word such as `tag:Patch Group = Critical`, in the order of their starts. Only
 * targets with patch tasks, enabled windows and known durations.
 */
export function visitsByNodes(
  view: EnvironmentView,
): readonly { readonly word: string; readonly visits: readonly Visit[] }[] {
  const places = new Map<string, { word: string; targets: { window: KeyedWindow; target: TargetView }[] }>();
  for (const window of view.windows) {
    const region = view.regionOf(window);
    if (typeof window.duration !== "number" || typeof region === "symbol") continue;
    for (const target of view.targetsOf(window)) {
      if (!target.nodes.complete || !target.tasks.some(mayPatch)) continue;
      for (const word of wordsOf(target.nodes)) {
        const place = `${region ?? ""} ${word}`;
        const known = places.get(place) ?? { word, targets: [] };
        known.targets.push({ window, target });
        places.set(place, known);
      }
    }
  }
  return [...places.values()]
    .filter(({ targets }) => new Set(targets.map(({ window }) => window.key)).size > 1)
    .map(({ word, targets }) => ({
      word,
      visits: targets.flatMap(({ window, target }) => visitsOf(view, window, target)).sort((a, b) => a.start - b.start),
    }));
}

function visitsOf(view: EnvironmentView, window: KeyedWindow, target: TargetView): Visit[] {
  const hours = Number(window.duration);
  const installs = mayInstall(target);
  const scans = target.tasks.some((task) => operationOf(task) === "scan");
  return view.runsOf(window).map((run) => {
    const start = run.instant.getTime();
    return { window, nodes: target.nodes, run, start, end: start + hours * HOUR, hours, installs, scans };
  });
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
    open = open.filter(({ end }) => end > visit.start);
    const { key } = visit.window;
    const other = met.has(key)
      ? undefined
      : open.find(({ window, nodes }) => window.key !== key && mayOverlap(nodes, visit.nodes));
    if (other !== undefined) {
      met.add(key);
      found.push([other, visit]);
    }
    open.push(visit);
  }
  return found;
}

/** `Sun 2026-12-06 02:00 Asia/Seoul` */
export function clockOf({ local, zone }: Occurrence): string {
  const [day = "", time = ""] = local.split("T");
  return `${weekdayOf(day)} ${day} ${time} ${zone}`;
}

function weekdayOf(day: string): string {
  return ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
}
