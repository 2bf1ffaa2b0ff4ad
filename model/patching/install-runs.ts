import { associationAsTask } from "../association/association-as-task";
import type { Keyed } from "../environment/patch-environment-model";
import type { BroughtPatches } from "../maintenance-window/brought-patches";
import type { MaintenanceWindowModel } from "../maintenance-window/maintenance-window-model";
import type { Occurrence } from "../schedule/runs/occurrences";
import { names, reachesSome, reachOfWay, type WayToGroup } from "./groups/ways-to-group";
import { type InstallRun, installingRunsOf, LazyRuns } from "./install-run";
import { type Place, type SamePlace, samePlace } from "./place/place";
import { nextRunOfWindow, runsOfWindow } from "./runs/runs-of-opening";
import type { EnvironmentView } from "./view/environment-view";
import { installsByBaseline } from "./ways/installing-task";
import { mayPatch } from "./ways/task-operation";
import type { WayOfPatching, WindowTaskWay } from "./ways/way-of-patching";
import { windowName } from "./ways/window-name";

/** The patch group whose nodes are asked about. */
export interface AskedGroup {
  readonly patchGroup: string;
  readonly place: Place;
}

/** When windows install patches on one patch group, from a moment on. */
export class InstallRuns {
  /** Windows that may install as well, each with why it cannot be said: `Sunday: its schedule is not known yet`. */
  public readonly uncertain: readonly string[];
  /** The same without emergencies: what nodes get week by week does not hang on them. */
  public readonly uncertainByWeek: readonly string[];
  /** These without what is known to install by a baseline that an association or a policy brings along. */
  public readonly uncertainByNode: readonly string[];
  /** Windows that target the group and do not install, each with the reason: `Sunday is disabled`. */
  public readonly without: readonly string[];
  /** Emergencies that are to come. */
  public readonly emergencies: readonly Keyed<MaintenanceWindowModel>[];
  /** Those of them of which is written what they install. */
  public readonly brought: readonly BroughtRun[];
  private readonly windows: readonly LazyRuns[];

  constructor(view: EnvironmentView, { patchGroup, place }: AskedGroup, from: Date) {
    const uncertain: { readonly text: string; readonly isEmergency: boolean; readonly brings?: true }[] = [];
    const without: string[] = [];
    const emergencies: Keyed<MaintenanceWindowModel>[] = [];
    const brought: BroughtRun[] = [];
    const windows: LazyRuns[] = [];
    for (const window of view.windows) {
      const same = samePlace(view.placeOf(window), place);
      if (same.same === "no") continue;
      const found = windowOnGroup(view, window, patchGroup, same);
      const name = windowName(window);
      const doubt = (because: string) =>
        uncertain.push({ text: `${name}: ${because}`, isEmergency: found.isEmergency });
      const runs = runsOfWindow(window, from);
      if (runs.kind === "none") {
        if (found.isNamed) without.push(`${name} is disabled`);
      } else if (found.isEmergency && "runs" in runs && runs.runs.take(1).length === 0) {
        // It is over.
      } else if (found.installs === true) {
        if (window.isElsewhere === true) doubt("it is kept elsewhere");
        else if (runs.kind === "runs") windows.push(new LazyRuns(window, runs.runs, found.installing));
        else doubt(runs.because);
      } else if (found.installs === false) {
        if (found.isNamed) without.push(`${name} has no task that installs`);
      } else {
        if (found.isEmergency) emergencies.push(window);
        const run = found.isEmergency ? nextRunOfWindow(window, from) : undefined;
        if (run !== undefined && found.brings.length > 0) brought.push({ window, run, brings: found.brings });
        else doubt(found.installs);
      }
    }
    for (const way of view.ways) {
      if (way.kind === "window-task") continue;
      const found = runsOfWay(way, patchGroup, place, from);
      if (typeof found === "string") uncertain.push({ text: `${way.carrier.name}: ${found}`, isEmergency: false });
      else if (found instanceof LazyRuns) windows.push(found);
      else if (found !== undefined)
        uncertain.push({ text: `${way.carrier.name}: ${found.brings}`, isEmergency: false, brings: true });
    }
    this.uncertain = uncertain.map(({ text }) => text);
    const byWeek = uncertain.filter(({ isEmergency }) => !isEmergency);
    this.uncertainByWeek = byWeek.map(({ text }) => text);
    this.uncertainByNode = byWeek.filter(({ brings }) => !brings).map(({ text }) => text);
    this.without = without;
    this.emergencies = emergencies;
    this.brought = brought;
    this.windows = windows;
  }

  /** The windows that do install. */
  public get names(): readonly string[] {
    return this.windows.map(({ window }) => windowName(window));
  }

  /**
   * The first run that begins after a moment (itself excluded), the same object each time; undefined if there is none.
   *
   * @param nodes - runs that work on `some` nodes of the group are enough, or only those on `all` count
   */
  public firstAfter(moment: Date, nodes: "some" | "all" = "some"): InstallRun | undefined {
    let first: InstallRun | undefined;
    for (const window of this.windows) {
      if (nodes === "all" && window.onlyNodes !== undefined) continue;
      const next = window.firstAfter(moment.getTime());
      if (next !== undefined && (first === undefined || next.run.instant < first.run.instant)) first = next;
    }
    return first;
  }
}

/** An emergency that is to come, and what it installs on the group, or on some of its nodes. */
export interface BroughtRun {
  readonly window: Keyed<MaintenanceWindowModel>;
  readonly run: Occurrence;
  readonly brings: readonly BroughtPatches[];
}

type TaskToGroup = WayToGroup & { readonly way: WindowTaskWay };

/**
 * What an association or a patch policy installs on a patch group; a text says why that cannot be said. It adds to what
 * windows do, and none of them keeps the other away.
 */
function runsOfWay(
  way: WayOfPatching,
  patchGroup: string,
  place: Place,
  from: Date,
): LazyRuns | string | { readonly brings: string } | undefined {
  const same = samePlace(way.place, place);
  if (same.same === "no" || way.operation === "scan") return undefined;
  const reach = reachOfWay(way, patchGroup);
  if (reach.reaches === "none" || reach.reaches === "by something else") return undefined;
  if (way.kind === "association" && !mayPatch(associationAsTask(way.association))) return undefined;
  if (way.operation === "unknown") return "whether it installs is not known yet";
  if (reach.reaches === "not known") return reach.because;
  if (same.same === "not known") return same.because;
  if (way.follows.by === "not known") return way.follows.because;
  if (way.follows.by === "override") return { brings: way.follows.because };
  return installingRunsOf({ way, reach }, from);
}

/** What a window does to a patch group. */
interface WindowOnGroup {
  /** Whether one of its targets names the group. */
  readonly isNamed: boolean;
  /** By the baselines of the group's nodes; a text says why it is not known. */
  readonly installs: boolean | string;
  readonly installing: readonly WayToGroup[];
  readonly isEmergency: boolean;
  /** What is installed in place of what the baselines approve, where all of it is known; else none. */
  readonly brings: readonly BroughtPatches[];
}

function windowOnGroup(
  view: EnvironmentView,
  window: Keyed<MaintenanceWindowModel>,
  patchGroup: string,
  same: SamePlace,
): WindowOnGroup {
  const ways = view.waysOf(window).map((way): WayToGroup & { readonly way: WindowTaskWay } => ({
    way,
    reach: reachOfWay(way, patchGroup),
  }));
  const reaching = ways.filter(({ reach }) => reachesSome(reach));
  const installing = reaching.filter(({ way }) => installsByBaseline(way.task) === true);
  const isEmergency = ways.some(({ way }) => way.isEmergency);
  const isNamed = window.targets.some((target) => names(target, patchGroup));
  const basics = { isNamed, installing, isEmergency, brings: same.same === "yes" ? allBrought(ways, reaching) : [] };
  if (installing.length > 0) return { ...basics, installs: same.same === "not known" ? same.because : true };
  const others = window.isElsewhere === true && isNamed ? "which tasks it has is not known" : false;
  return { ...basics, installs: doubtAbout(reaching) ?? doubtAboutTargets(ways) ?? others };
}

/** What ways bring to a group; none where one of them may bring something that is not known, or may reach it. */
function allBrought(ways: readonly TaskToGroup[], reaching: readonly TaskToGroup[]): readonly BroughtPatches[] {
  if (doubtAboutTargets(ways) !== undefined) return [];
  const doubtful = reaching.filter(({ way }) => typeof installsByBaseline(way.task) === "string");
  const brings = doubtful.flatMap(({ way }) => way.task.brought ?? []);
  return brings.length === doubtful.length ? brings : [];
}

/** Why it cannot be said whether ways that reach a group install on it. */
function doubtAbout(reaching: readonly TaskToGroup[]): string | undefined {
  return reaching.map(({ way }) => installsByBaseline(way.task)).find((answer) => typeof answer === "string");
}

/** Why it cannot be said whether ways that may install reach a group. */
function doubtAboutTargets(ways: readonly TaskToGroup[]): string | undefined {
  const doubts = ways.flatMap(({ way, reach }) =>
    reach.reaches === "not known" && installsByBaseline(way.task) !== false ? [reach.because] : [],
  );
  return doubts[0];
}
