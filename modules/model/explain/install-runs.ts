import { windowsOfPatchGroup } from "../environment/targeting";
import { timingOfWindow } from "../environment/window-timing-of";
import type { MaintenanceWindowModel, WindowTaskModel } from "../maintenance-window/maintenance-window-model";
import { DOCUMENT_PARAMETERS } from "../maintenance-window/patch-document";
import type { Keyed, PatchEnvironmentModel } from "../patch-environment-model";
import { PATCH_DOCUMENT_NAMES } from "../patch-operations/patch-documents";
import { type Occurrence, occurrences } from "../schedule/occurrences";
import { isKnown, type Knowable } from "../unknown";
import { sameRegion } from "./baseline-for";

/** A run of a window that installs patches on a patch group. */
export interface InstallRun {
  readonly window: Keyed<MaintenanceWindowModel>;
  readonly run: Occurrence;
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
    for (const { window, tasks } of windowsOfPatchGroup(environment, patchGroup)) {
      if (!sameRegion(window.region, region)) continue;
      const name = windowName(window);
      const installs = tasks.map(whetherInstalls);
      const doubt = installs.find((answer) => answer !== true && answer !== false);
      if (window.enabled === false) without.push(`${name} is disabled`);
      else if (installs.includes(true)) {
        const runs = runsOf(window, from);
        if (typeof runs === "string") uncertain.push(`${name}: ${runs}`);
        else if (!isKnown(window.enabled)) uncertain.push(`${name}: whether it is enabled is not known yet`);
        else windows.push(new LazyRuns(window, runs));
      } else if (typeof doubt === "string") uncertain.push(`${name}: ${doubt}`);
      else without.push(`${name} has no task that installs`);
    }
    this.uncertain = uncertain;
    this.without = without;
    this.windows = windows;
  }

  /** The windows that do install. */
  public get names(): readonly string[] {
    return this.windows.map(({ window }) => windowName(window));
  }

  /** The first run that begins after a moment (itself excluded); undefined if there is none to be seen. */
  public firstAfter(moment: Date): InstallRun | undefined {
    let first: InstallRun | undefined;
    for (const lazy of this.windows) {
      const run = lazy.firstAfter(moment.getTime());
      if (run !== undefined && (first === undefined || run.instant < first.run.instant)) {
        first = { window: lazy.window, run };
      }
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
  private readonly known: Occurrence[] = [];
  private readonly rest: Iterator<Occurrence>;

  constructor(
    public readonly window: Keyed<MaintenanceWindowModel>,
    runs: Iterable<Occurrence>,
  ) {
    this.rest = runs[Symbol.iterator]();
  }

  public firstAfter(moment: number): Occurrence | undefined {
    while ((this.known.at(-1)?.instant.getTime() ?? Number.NEGATIVE_INFINITY) <= moment) {
      const next = this.rest.next();
      if (next.done) return undefined;
      this.known.push(next.value);
    }
    return this.known[firstIndex(this.known, (run) => run.instant.getTime() > moment)];
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

/** Whether a task installs what the baseline approves, or why that cannot be said. */
function whetherInstalls(task: WindowTaskModel): boolean | string {
  if (!isKnown(task.taskArn)) return "what its task runs is not known yet";
  const { taskArn } = task;
  const patches = PATCH_DOCUMENT_NAMES.some((name) => taskArn === name || taskArn.endsWith(`/${name}`));
  if (!patches || task.runCommand === undefined) return false;
  if (!isKnown(task.runCommand) || !isKnown(task.runCommand.parameters))
    return "the parameters of its task are not known yet";

  const { parameters } = task.runCommand;
  const operation = onlyValue(parameters[DOCUMENT_PARAMETERS.operation]);
  if (operation === undefined) return "the operation of its task is not known yet";
  if (operation !== "Install") return false;
  if (isGiven(parameters[DOCUMENT_PARAMETERS.baselineOverride])) return "its task brings a baseline of its own";
  if (isGiven(parameters[DOCUMENT_PARAMETERS.installOverrideList]))
    return "its task brings a list of patches of its own";
  return true;
}

type ParameterValues = Knowable<readonly Knowable<string>[]> | undefined;

function onlyValue(values: ParameterValues): string | undefined {
  const first = values !== undefined && isKnown(values) ? values[0] : undefined;
  return first !== undefined && isKnown(first) ? first : undefined;
}

function isGiven(values: ParameterValues): boolean {
  return values !== undefined && (!isKnown(values) || values.some((value) => value !== ""));
}
