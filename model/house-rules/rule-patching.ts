import type { ArrivalOfPatches, AskedPatches } from "../arrival/arrival-by";
import { arrivalOfGroup } from "../arrival/arrival-of-group";
import type { Keyed } from "../environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../maintenance-window/maintenance-window-model";
import type { PatchGroupModel } from "../patch-group/patch-group-model";
import type { BaselineChoice } from "../patching/baseline-for";
import type { WayToGroup } from "../patching/groups/ways-to-group";
import type { PatchGroupOfNodes, Patching, RunsOfWay } from "../patching/patching";
import type { EnvironmentView } from "../patching/view/environment-view";
import type { WayOfPatching } from "../patching/ways/way-of-patching";
import { knownTiming } from "../patching/ways/window-timing-of";

/** Which patches are asked about, and of which of the group's systems. */
export interface AskedArrival extends AskedPatches {
  /** @default - all of them; the slowest counts */
  readonly operatingSystem?: string;
}

/** Who patches which nodes of a stack, by which baseline, and when: the same answers that every command gives. */
export class RulePatching {
  constructor(
    private readonly room: Patching,
    private readonly view: EnvironmentView,
  ) {}

  /** What scans or installs on the nodes of a group, or may do so. Nothing for a group whose name is not known yet. */
  public waysTo(group: Keyed<PatchGroupModel>): readonly WayToGroup[] {
    const nodes = this.nodesOf(group);
    return nodes === undefined ? [] : this.room.waysTo(nodes);
  }

  /** What a window does, one for each of its tasks. */
  public waysOf(window: Keyed<MaintenanceWindowModel>): readonly WayOfPatching[] {
    return this.view.waysOf(window);
  }

  /** The runs of a window from the moment of the question on, up to another one; or why they are not known. */
  public runs(window: Keyed<MaintenanceWindowModel>, until: Date): RunsOfWay {
    return this.room.runs({ enabled: window.enabled, timing: knownTiming(window) }, until);
  }

  /** Which baseline the nodes of a group follow that have an operating system, and why; undefined for an unknown group. */
  public baselineFor(group: Keyed<PatchGroupModel>, operatingSystem: string): BaselineChoice | undefined {
    const nodes = this.nodesOf(group);
    return nodes && this.room.baselineFor(nodes, operatingSystem);
  }

  /**
   * How long patches take from release to every node of a group, at the worst and on average: of every severity, or of
   * one; over all its baselines, or that of one system. Undefined for a group whose name is not known yet.
   */
  public arrival(group: Keyed<PatchGroupModel>, asked: AskedArrival = {}): ArrivalOfPatches | undefined {
    const nodes = this.nodesOf(group);
    return nodes && arrivalOfGroup(this.room.from, nodes, asked);
  }

  private nodesOf({ key }: Keyed<PatchGroupModel>): PatchGroupOfNodes | undefined {
    return this.room.groupsOf(this.view).find(({ registered }) => registered?.key === key);
  }
}
