import { parameterOf } from "../../model/describe/describe-task";
import type { Keyed, PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { MaintenanceWindowModel, WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { DOCUMENT_PARAMETERS } from "../../model/maintenance-window/patch-document";
import { windowsOfPatchGroup } from "../../model/patching/nodes/targeting";
import { installs } from "../../model/patching/ways/installing-task";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { counted } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";
import { describeTarget, patchGroupsOf } from "./describe-target";
import type { RunCalendar } from "./run-calendar";

/** Whom a change reaches, and when. */
export interface Reach {
  /** Names of patch groups, sorted. */
  readonly patchGroups: readonly string[];
  /** Machines that are selected in another way: `3 machines by id`. */
  readonly others: readonly string[];
  /** Whether every node without a group may be meant. */
  readonly isDefault: boolean;
  /** The first run that brings the change to a machine. */
  readonly nextRun?: Occurrence;
  /** Whether that run, or a later one, may reboot machines. */
  readonly mayReboot: boolean;
}

export const NOBODY: Reach = { patchGroups: [], others: [], isDefault: false, mayReboot: false };

type Window = Keyed<MaintenanceWindowModel>;

/** Answers for one environment; looks its groups up once. */
export class Reaches {
  private readonly groupsByBaseline = new Map<string, string[]>();
  private readonly defaults: ReadonlySet<string>;
  private readonly windows: ReadonlyMap<string, Window>;
  private readonly windowByPart = new Map<string, Window>();

  constructor(
    private readonly environment: PatchEnvironmentModel,
    private readonly calendar: RunCalendar,
  ) {
    for (const { patchGroup, registrations } of environment.patchGroups) {
      if (!isKnown(patchGroup)) continue;
      for (const { baseline } of registrations) {
        if (baseline.kind !== "managed") continue;
        this.groupsByBaseline.set(baseline.key, [...(this.groupsByBaseline.get(baseline.key) ?? []), patchGroup]);
      }
    }
    this.defaults = new Set(
      environment.defaultBaselines.flatMap(({ baseline }) => (baseline.kind === "managed" ? [baseline.key] : [])),
    );
    this.windows = new Map(environment.maintenanceWindows.map((window) => [window.key, window]));
    for (const window of environment.maintenanceWindows) {
      for (const { key } of [...window.targets, ...window.tasks]) this.windowByPart.set(key, window);
    }
  }

  public ofBaseline(key: string): Reach {
    const reach = this.ofGroups(this.groupsByBaseline.get(key) ?? []);
    return { ...reach, isDefault: this.defaults.has(key) };
  }

  public ofGroups(names: readonly string[]): Reach {
    const patchGroups = [...new Set(names)].sort();
    const visits = patchGroups.flatMap((name) => windowsOfPatchGroup(this.environment, name));
    const installing = visits.filter(({ tasks }) => tasks.some(installs));
    const runs = installing.map(({ window }) => this.calendar.nextRun(window));
    return {
      ...NOBODY,
      patchGroups,
      ...earliest(runs),
      mayReboot: installing.some(({ tasks }) => tasks.some(mayReboot)),
    };
  }

  public ofDefault(): Reach {
    return { ...NOBODY, isDefault: true };
  }

  public ofWindow(key: string): Reach {
    const window = this.windows.get(key);
    return window === undefined
      ? NOBODY
      : this.ofWindowPart(
          window,
          window.targets.map((target) => target.key),
        );
  }

  public ofTarget(key: string): Reach {
    const window = this.windowByPart.get(key);
    return window === undefined ? NOBODY : this.ofWindowPart(window, [key]);
  }

  public ofTask(key: string): Reach {
    const window = this.windowByPart.get(key);
    const task = window?.tasks.find((one) => one.key === key);
    if (window === undefined || task === undefined) return NOBODY;
    const targets = isKnown(task.targets) ? task.targets.filter(isKnown) : [];
    const named = targets.flatMap((target) =>
      target.kind === "window-target" && isKnown(target.key) ? [target.key] : [],
    );
    const byId = targets.flatMap((target) =>
      target.kind === "instances" && isKnown(target.instanceIds) ? target.instanceIds : [],
    );
    const reach = this.ofWindowPart(window, named);
    return byId.length === 0
      ? reach
      : { ...reach, others: [...reach.others, `${counted(byId.length, "machine")} by id`] };
  }

  private ofWindowPart(window: Window, targetKeys: readonly string[]): Reach {
    const targets = window.targets.filter(({ key }) => targetKeys.includes(key));
    const others = targets.filter((target) => patchGroupsOf(target).length === 0).map(describeTarget);
    return {
      patchGroups: [...new Set(targets.flatMap(patchGroupsOf))].sort(),
      others: [...new Set(others)].sort(),
      isDefault: false,
      ...earliest([this.calendar.nextRun(window)]),
      mayReboot: window.tasks.some(mayReboot),
    };
  }
}

/** Both at once: what a change leaves and what it comes to. */
export function joinReach(a: Reach, b: Reach): Reach {
  return {
    patchGroups: [...new Set([...a.patchGroups, ...b.patchGroups])].sort(),
    others: [...new Set([...a.others, ...b.others])].sort(),
    isDefault: a.isDefault || b.isDefault,
    ...earliest([a.nextRun, b.nextRun]),
    mayReboot: a.mayReboot || b.mayReboot,
  };
}

function earliest(runs: readonly (Occurrence | undefined)[]): { readonly nextRun?: Occurrence } {
  const known = runs.filter((run) => run !== undefined);
  const [first] = known.sort((a, b) => a.instant.getTime() - b.instant.getTime());
  return first === undefined ? {} : { nextRun: first };
}

/** Installing reboots unless it is told not to. Source: maintenance window facts, D3. */
function mayReboot(task: WindowTaskModel): boolean {
  return installs(task) && parameterOf(task.runCommand, DOCUMENT_PARAMETERS.rebootOption) !== "NoReboot";
}
