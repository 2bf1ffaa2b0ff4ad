import type { Keyed } from "../environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../maintenance-window/maintenance-window-model";
import type { Occurrence } from "../schedule/runs/occurrences";
import { onlyNodesOf, type WayToGroup } from "./groups/ways-to-group";
import type { RunList } from "./runs/run-list";
import { runsOfOpening } from "./runs/runs-of-opening";

/** What installs: a window, or an association of State Manager. Its duration is not known where it has no end. */
export type Installer = Keyed<Pick<MaintenanceWindowModel, "name" | "duration">>;

/** A run of a window, or of an association, that installs patches on a patch group. */
export interface InstallRun {
  readonly window: Installer;
  readonly run: Occurrence;
  /** What a node of the group needs besides, where the window does not work on all: `tag:Environment = prod`. */
  readonly onlyNodes?: string;
  /** Hours until its work is done, where that takes longer than the window is open. */
  readonly workHours?: number;
}

/** The runs of one window, as runs that install. */
export class LazyRuns {
  private readonly known = new Map<Occurrence, InstallRun>();

  public readonly onlyNodes: string | undefined;
  private readonly workHours: number;

  constructor(
    public readonly window: Installer,
    private readonly runs: RunList,
    installing: readonly WayToGroup[],
  ) {
    this.onlyNodes = onlyNodesOf(installing);
    this.workHours = Math.max(0, ...installing.map(({ way }) => way.goesOn?.hours ?? 0));
  }

  public firstAfter(moment: number): InstallRun | undefined {
    const run = this.runs.firstAfter(moment);
    if (run === undefined) return undefined;
    const { window, onlyNodes, workHours } = this;
    const known = this.known.get(run) ?? {
      window,
      run,
      ...(onlyNodes === undefined ? {} : { onlyNodes }),
      ...(workHours === 0 ? {} : { workHours }),
    };
    this.known.set(run, known);
    return known;
  }
}

/** When a way installs, from a moment on; a text says why that cannot be said. */
export function installingRunsOf({ way, reach }: WayToGroup, from: Date): LazyRuns | string {
  if (way.operation === "unknown") return "whether it installs is not known yet";
  const runs = runsOfOpening(way, from);
  if (runs.kind !== "runs") return runs.because;
  const { carrier, hours: duration } = way;
  return new LazyRuns({ key: carrier.key, name: carrier.name, duration }, runs.runs, [{ way, reach }]);
}
