import type { Keyed, PatchEnvironmentModel } from "../environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../maintenance-window/maintenance-window-model";
import { type Occurrence, occurrences } from "../schedule/runs/occurrences";
import { joined } from "../text/wording";
import { isKnown, type Knowable } from "../values/unknown";
import { sameRegion } from "./baseline-for";
import { installsByBaseline } from "./installing-task";
import { runsOn, type WindowOfPatchGroup, windowsOfPatchGroup } from "./targeting";
import { furtherCondition, mayRunOn, mayTarget } from "./uncertain-targeting";
import { timingOfWindow } from "./window-timing-of";

/** A run of a window that installs patches on a patch group. */
export interface InstallRun {
  readonly window: Keyed<MaintenanceWindowModel>;
  readonly run: Occurrence;
  /** What a node of the group needs besides, where the window does not work on all: `tag:Environment = prod`. */
  readonly onlyNodes?: string;
}

/** When windows install patches on one patch group, from a moment on. */
export class InstallRuns {
  /** Windows that may install as well, each with why it cannot be said: `Sunday: its schedule is not known yet`. */
  public readonly uncertain: readonly string[];
  /** Windows that target the group and do not install, each with the reason: `Sunday is disabled`. */
  public readonly without: readonly string[];
  private readonly windows: readonly LazyRuns[];

  constructor(environment: PatchEnvironmentModel, patchGroup: string, from: Date, region?: Knowable<string>) {
    const uncertain: string[] = [];
    const without: string[] = [];
    const windows: LazyRuns[] = [];
    for (const window of environment.maintenanceWindows) {
      if (!sameRegion(window.region, region)) continue;
      const name = windowName(window);
      const [visit] = windowsOfPatchGroup({ maintenanceWindows: [window] }, patchGroup);
      const installs = visit?.tasks.map(installsByBaseline) ?? [];
      const doubt =
        installs.find((answer) => typeof answer === "string") ?? doubtAboutTargets(window, visit, patchGroup);
      if (window.enabled === false) {
        if (visit !== undefined) without.push(`${name} is disabled`);
      } else if (visit !== undefined && installs.includes(true)) {
        const runs = runsOf(window, from);
        if (typeof runs === "string") uncertain.push(`${name}: ${runs}`);
        else if (!isKnown(window.enabled)) uncertain.push(`${name}: whether it is enabled is not known yet`);
        else windows.push(new LazyRuns(window, runs, onlyNodesOf(visit, patchGroup)));
      } else if (doubt !== undefined) uncertain.push(`${name}: ${doubt}`);
      else if (visit !== undefined) without.push(`${name} has no task that installs`);
    }
    this.uncertain = uncertain;
    this.without = without;
    this.windows = windows;
  }

  /** The windows that do install. */
  public get names(): readonly string[] {
    return this.windows.map(({ window }) => windowName(window));
  }

  /**
   * The first run that begins after a moment (itself excluded), the same object each time; undefined if there is none
   * to be seen.
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

/** What a window is called: its name in AWS; failing that, its key. */
export function windowName(window: Keyed<MaintenanceWindowModel>): string {
  return isKnown(window.name) ? window.name : window.key;
}

/** The runs of one window, computed as far as somebody asked. */
class LazyRuns {
  private readonly known: InstallRun[] = [];
  private readonly rest: Iterator<Occurrence>;

  constructor(
    public readonly window: Keyed<MaintenanceWindowModel>,
    runs: Iterable<Occurrence>,
    public readonly onlyNodes: string | undefined,
  ) {
    this.rest = runs[Symbol.iterator]();
  }

  public firstAfter(moment: number): InstallRun | undefined {
    while ((this.known.at(-1)?.run.instant.getTime() ?? Number.NEGATIVE_INFINITY) <= moment) {
      const next = this.rest.next();
      if (next.done) return undefined;
      const { window, onlyNodes } = this;
      this.known.push({ window, run: next.value, ...(onlyNodes === undefined ? {} : { onlyNodes }) });
    }
    return this.known[firstIndex(this.known, ({ run }) => run.instant.getTime() > moment)];
  }
}

/** The first place at which a condition holds, of a list in which it holds from some place on. */
function firstIndex<T>(list: readonly T[], holds: (entry: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Runs from a moment on, or why they cannot be computed. */
function runsOf(window: MaintenanceWindowModel, from: Date): Iterable<Occurrence> | string {
  const timing = timingOfWindow(window);
  if (timing === undefined) return "its schedule is not known yet";
  const runs = occurrences(timing, { from });
  return runs.computable ? runs.runs : `${runs.reason.property}: ${runs.reason.message}`;
}

/** Why it cannot be said whether a window that is not known to install on the group does so nevertheless. */
function doubtAboutTargets(
  window: MaintenanceWindowModel,
  visit: WindowOfPatchGroup | undefined,
  patchGroup: string,
): string | undefined {
  const possible = window.targets.filter((target) => mayTarget(target, patchGroup));
  const others = window.tasks.filter((task) => installsByBaseline(task) !== false && !visit?.tasks.includes(task));
  if (others.some((task) => mayRunOn(task, visit?.targets ?? []))) return "what its task runs on is not known yet";
  const isPossible = others.some((task) => runsOn(task, possible) || mayRunOn(task, possible));
  return isPossible ? "which patch groups it targets is not known yet" : undefined;
}

/** What nodes of the group need besides; undefined where some target of an installing task takes all of them. */
function onlyNodesOf({ targets, tasks }: WindowOfPatchGroup, patchGroup: string): string | undefined {
  const installing = tasks.filter((task) => installsByBaseline(task) === true);
  const conditions = targets
    .filter((target) => installing.some((task) => runsOn(task, [target])))
    .map((target) => furtherCondition(target, patchGroup));
  return conditions.includes(undefined) ? undefined : joined([...new Set(conditions.map(String))], "or");
}
