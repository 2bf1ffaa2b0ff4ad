import type { Keyed, PatchEnvironmentModel } from "../environment/patch-environment-model";
import type { MaintenanceWindowModel, WindowTaskModel } from "../maintenance-window/maintenance-window-model";
import type { PatchGroupModel } from "../patch-group/patch-group-model";
import type { WindowTiming } from "../schedule/grammar/window-timing";
import { type Occurrence, occurrences } from "../schedule/runs/occurrences";
import { Remembered } from "../values/remembered";
import { isKnown, type Knowable } from "../values/unknown";
import { type NodeSet, nodeSetOf } from "./node-set";
import { operationOf } from "./task-operation";
import { timingOfWindow } from "./window-timing-of";

export type KeyedWindow = Keyed<MaintenanceWindowModel>;
export type KeyedGroup = Keyed<PatchGroupModel>;

/** How far ahead runs are looked at: a year, and a month for who plans with a little delay. */
const MONTHS_AHEAD = 13;
/** Runs of one window that are looked at: five a day over that time. What runs more often is looked at less far ahead. */
const MOST_RUNS = 2000;

/** An environment, with what several checks ask about it worked out once. */
export class EnvironmentView {
  private readonly runs = new Map<string, readonly Occurrence[]>();
  private readonly targets = new Map<string, readonly TargetView[]>();

  constructor(
    public readonly environment: PatchEnvironmentModel,
    private readonly today: Date,
  ) {}

  public get windows(): readonly KeyedWindow[] {
    return this.environment.maintenanceWindows;
  }

  public get groups(): readonly KeyedGroup[] {
    return this.environment.patchGroups;
  }

  /** The Region of an object: its own, else the provider's; undefined where neither is named. */
  public regionOf({ region }: { readonly region?: Knowable<string> }): Knowable<string> | undefined {
    return region ?? this.environment.region;
  }

  /** Whether two objects may live in one Region. What is not known may be any. */
  public mayShareRegion(
    one: { readonly region?: Knowable<string> },
    other: { readonly region?: Knowable<string> },
  ): boolean {
    const [first, second] = [this.regionOf(one), this.regionOf(other)];
    return first === second || typeof first !== "string" || typeof second !== "string";
  }

  /** What each target of a window selects, and the tasks that run on it. */
  public targetsOf(window: KeyedWindow): readonly TargetView[] {
    const known = this.targets.get(window.key);
    if (known !== undefined) return known;
    const views = window.targets.map((target): TargetView => {
      const tasks = window.tasks.filter((task) => mayRunOn(task, target.key));
      return { key: target.key, nodes: nodeSetOf(target), expectedNodes: target.expectedNodes, tasks };
    });
    this.targets.set(window.key, views);
    return views;
  }

  /** The runs of a window from today on, in order; none where it is disabled or its schedule cannot be computed. */
  public runsOf(window: KeyedWindow): readonly Occurrence[] {
    const known = this.runs.get(window.key);
    if (known !== undefined) return known;
    const runs = this.computeRuns(window);
    this.runs.set(window.key, runs);
    return runs;
  }

  private computeRuns(window: KeyedWindow): readonly Occurrence[] {
    const timing = timingOfWindow(window);
    if (timing === undefined || window.enabled !== true) return [];
    return runsFrom(timing, this.today);
  }
}

/** By timing: a fleet opens its windows at the same few times in every account. */
const RUNS = new Remembered<readonly Occurrence[]>(100);

function runsFrom(timing: WindowTiming, today: Date): readonly Occurrence[] {
  return RUNS.answer(JSON.stringify([timing, today.getTime()]), () => {
    const until = new Date(today);
    until.setUTCMonth(until.getUTCMonth() + MONTHS_AHEAD);
    const found = occurrences(timing, { from: today, until, count: MOST_RUNS });
    return found.computable ? [...found.runs] : [];
  });
}

/** A registered target of a window. */
export interface TargetView {
  /** Within its window. */
  readonly key: string;
  readonly nodes: NodeSet;
  readonly expectedNodes?: Knowable<number>;
  readonly tasks: readonly WindowTaskModel[];
}

/** Whether the tasks of a target install on it, or may do so. */
export function mayInstall({ tasks }: Pick<TargetView, "tasks">): boolean {
  return tasks.some((task) => operationOf(task) !== "scan");
}

function mayRunOn(task: WindowTaskModel, targetKey: string): boolean {
  if (!isKnown(task.targets)) return true;
  return task.targets.some(
    (target) =>
      !isKnown(target) || (target.kind === "window-target" && (!isKnown(target.key) || target.key === targetKey)),
  );
}
