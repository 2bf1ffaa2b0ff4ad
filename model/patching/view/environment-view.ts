import type { Keyed, PatchEnvironmentModel } from "../../environment/patch-environment-model";
import type { MaintenanceWindowModel, WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import type { PatchGroupModel } from "../../patch-group/patch-group-model";
import type { Occurrence } from "../../schedule/runs/occurrences";
import { grouped } from "../../values/grouped";
import { isKnown, type Knowable } from "../../values/unknown";
import { type NodeFormula, nodesOfTarget } from "../nodes/node-formula";
import { mayBeOnePlace, type Place, type Placeable, placeOf } from "../place/place";
import { runsOfOpening } from "../runs/runs-of-opening";
import { associationWays } from "../ways/association-ways";
import { type Opener, openerOfWay, openerOfWindow } from "../ways/opener";
import { patchPolicyWays } from "../ways/patch-policy-ways";
import { mayPatch, operationOf } from "../ways/task-operation";
import { wayMayPatch } from "../ways/way-may-patch";
import type { AssociationWay, PatchPolicyWay, WayOfPatching, WindowTaskWay } from "../ways/way-of-patching";
import { windowTaskWays } from "../ways/window-task-ways";

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
  private ownPlace: Place | undefined;
  private knownWays: readonly WayOfPatching[] | undefined;
  private knownOpeners: ReadonlyMap<string, Opener> | undefined;
  private waysByWindow: ReadonlyMap<string, readonly WindowTaskWay[]> | undefined;

  /** @param number - tells it from other environments of the same room */
  constructor(
    public readonly environment: PatchEnvironmentModel,
    private readonly today: Date,
    public readonly stack = "",
    private readonly number = 0,
  ) {}

  /** Everything that scans or installs here, or may do so; and what else windows do to nodes. */
  public get ways(): readonly WayOfPatching[] {
    const { environment, stack, number } = this;
    this.knownWays ??= [
      ...windowTaskWays(environment, stack, number),
      ...associationWays(environment, stack, number),
      ...patchPolicyWays(environment, stack, number),
    ];
    return this.knownWays;
  }

  /** What associations and patch policies do, beside all windows; those that patch or may do so. */
  public get waysBesideWindows(): readonly (AssociationWay | PatchPolicyWay)[] {
    return this.ways.filter((way) => way.kind !== "window-task").filter(wayMayPatch);
  }

  /** What the tasks of a window do. */
  public waysOf(window: KeyedWindow): readonly WindowTaskWay[] {
    this.waysByWindow ??= byWindow(this.ways);
    return this.waysByWindow.get(window.key) ?? [];
  }

  /** Everything that opens on a schedule of its own, by its key. */
  public get openers(): ReadonlyMap<string, Opener> {
    this.knownOpeners ??= new Map(
      [
        ...this.windows.map((window) => openerOfWindow(window, this.placeOf(window), this.waysOf(window))),
        ...this.waysBesideWindows.map(openerOfWay),
      ].map((opener) => [opener.key, opener]),
    );
    return this.knownOpeners;
  }

  /** Where an object is: decided by its own Region and its provider. */
  public readonly placeOf = (object: Placeable): Place => {
    if (object.region !== undefined || object.provider !== undefined) {
      return placeOf(object, this.environment, this.stack, this.number);
    }
    this.ownPlace ??= placeOf({}, this.environment, this.stack, this.number);
    return this.ownPlace;
  };

  public get windows(): readonly KeyedWindow[] {
    return this.environment.maintenanceWindows;
  }

  public get groups(): readonly KeyedGroup[] {
    return this.environment.patchGroups;
  }

  /** Whether two objects may live in one Region. What is not known, or named by nobody, may be any. */
  public mayShareRegion(one: Placeable, other: Placeable): boolean {
    return mayBeOnePlace(this.placeOf(one), this.placeOf(other));
  }

  /** What each target of a window selects, and the tasks that run on it. */
  public targetsOf(window: KeyedWindow): readonly TargetView[] {
    const known = this.targets.get(window.key);
    if (known !== undefined) return known;
    const views = window.targets.map((target): TargetView => {
      const tasks = window.tasks.filter((task) => mayRunOn(task, target.key));
      return { key: target.key, nodes: nodesOfTarget(target), expectedNodes: target.expectedNodes, tasks };
    });
    this.targets.set(window.key, views);
    return views;
  }

  /** The runs of what opens from today on, in order; none where it is disabled or its schedule cannot be computed. */
  public runsOf({ key }: Pick<Opener, "key">): readonly Occurrence[] {
    const known = this.runs.get(key);
    if (known !== undefined) return known;
    const opener = this.openers.get(key);
    const runs = opener === undefined ? [] : runsOfAYear(opener, this.today);
    this.runs.set(key, runs);
    return runs;
  }
}

function runsOfAYear(opener: Opener, today: Date): readonly Occurrence[] {
  const until = new Date(today);
  until.setUTCMonth(until.getUTCMonth() + MONTHS_AHEAD);
  const found = runsOfOpening(opener, today);
  return found.kind === "runs" ? found.runs.before(until.getTime(), MOST_RUNS) : [];
}

/** A registered target of a window. */
export interface TargetView {
  /** Within its window. */
  readonly key: string;
  readonly nodes: NodeFormula;
  readonly expectedNodes?: Knowable<number>;
  readonly tasks: readonly WindowTaskModel[];
}

/** Whether the tasks of a target install on it, or may do so. */
export function mayInstall({ tasks }: Pick<TargetView, "tasks">): boolean {
  return tasks.some((task) => mayPatch(task) && operationOf(task) !== "scan");
}

function byWindow(ways: readonly WayOfPatching[]): ReadonlyMap<string, readonly WindowTaskWay[]> {
  const ofWindows = ways.flatMap((way) => (way.kind === "window-task" ? [way] : []));
  return grouped(ofWindows, ({ window }) => window.key);
}

function mayRunOn(task: WindowTaskModel, targetKey: string): boolean {
  if (!isKnown(task.targets)) return true;
  return task.targets.some(
    (target) =>
      !isKnown(target) || (target.kind === "window-target" && (!isKnown(target.key) || target.key === targetKey)),
  );
}
