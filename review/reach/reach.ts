import type { Keyed, PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { baselinesOfWay } from "../../model/patching/baseline-of-way";
import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import { allMembers, type Members } from "../../model/patching/existing/members";
import { reachesSome } from "../../model/patching/groups/ways-to-group";
import type { AskedGroup } from "../../model/patching/install-runs";
import { isEveryNode } from "../../model/patching/nodes/node-formula";
import { nodeSetOf } from "../../model/patching/nodes/node-set";
import { type Patching, patchingOf } from "../../model/patching/patching";
import type { Placeable } from "../../model/patching/place/place";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import { wayMayInstall, wayMayReboot } from "../../model/patching/ways/way-may-patch";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { windowName } from "../../model/patching/ways/window-name";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { describeTarget, isOpen, patchGroupsOf } from "./describe-target";
import { remainingWays } from "./remaining-ways";
import type { ReviewedRuns } from "./reviewed-runs";

/** Whom a change reaches, and when. */
export interface Reach {
  /** Names of patch groups, sorted. */
  readonly patchGroups: readonly string[];
  /** Nodes that are selected in another way: `3 nodes by id`. */
  readonly others: readonly string[];
  /** Those of the patch groups that it reached before, and does not reach any more. */
  readonly noLonger?: readonly string[];
  /** Whether every node that no registered group claims may be meant. */
  readonly isDefault: boolean;
  /** The operating systems of those nodes, where they are known. */
  readonly defaultSystems?: readonly string[];
  /** Whether it reaches further nodes, which are known after apply. */
  readonly isOpen?: true;
  /** The first run that brings the change to a node. */
  readonly nextRun?: Occurrence;
  /** Of several stacks that are told as one: the latest of their next runs, where these are not the same. */
  readonly lastRun?: Occurrence;
  /** Whether that run, or a later one, may reboot nodes. */
  readonly mayReboot: boolean;
  /** Whether nothing installs by a baseline any more: what it approves has no effect then. */
  readonly isIdle?: true;
  /** Names of emergency windows that are to come for the same groups: they bring along what they install. */
  readonly emergencies?: readonly string[];
  /** The nodes that exist among those that it reaches. Absent: the account was not read. */
  readonly members?: Members;
}

export const NOBODY: Reach = { patchGroups: [], others: [], isDefault: false, mayReboot: false };

type Window = Keyed<MaintenanceWindowModel>;

/** Answers for one environment; looks its groups up once. */
export class Reaches {
  private readonly patching: Patching;
  private readonly view: EnvironmentView;
  private readonly groupsByBaseline = new Map<string, AskedGroup[]>();
  private readonly defaults: ReadonlySet<string>;
  private readonly windowByPart = new Map<string, Window>();

  constructor(
    environment: PatchEnvironmentModel,
    private readonly calendar: ReviewedRuns,
    private readonly beside?: ExistingAccounts,
  ) {
    this.patching = patchingOf([{ environment }], { from: calendar.at, ...(beside === undefined ? {} : { beside }) });
    this.view = this.patching.of(environment);
    for (const group of this.patching.groups) {
      for (const { baseline } of group.registered?.registrations ?? []) {
        if (baseline.kind !== "managed") continue;
        this.groupsByBaseline.set(baseline.key, [...(this.groupsByBaseline.get(baseline.key) ?? []), group]);
      }
    }
    this.defaults = new Set(
      environment.defaultBaselines.flatMap(({ baseline }) => (baseline.kind === "managed" ? [baseline.key] : [])),
    );
    for (const window of environment.maintenanceWindows) {
      for (const { key } of [window, ...window.targets, ...window.tasks]) this.windowByPart.set(key, window);
    }
  }

  /** The nodes of its groups, those of the ways that go by it whatever the groups follow, and all others as a default. */
  public ofBaseline(key: string): Reach {
    const ways = this.view.ways.filter(
      (way) => way.operation !== "scan" && baselinesOfWay(way, this.view).known.includes(key),
    );
    const groups = { ...this.ofGroups(this.groupsFollowing(key)), isDefault: this.defaults.has(key) };
    return ways.map((way) => this.ofWay(way)).reduce(joinReach, groups);
  }

  /** The groups that a baseline is registered for. */
  public groupsFollowing(key: string): readonly AskedGroup[] {
    return this.groupsByBaseline.get(key) ?? [];
  }

  /** A group where an object says that it is. */
  public groupAt(patchGroup: string, object: Placeable): AskedGroup {
    return { patchGroup, place: this.view.placeOf(object) };
  }

  public ofGroups(groups: readonly AskedGroup[]): Reach {
    const runs = groups.map((group) => this.patching.installRuns({ ...group, view: this.view, registered: undefined }));
    const justBefore = new Date(this.calendar.at.getTime() - 1);
    const emergencies = new Set(runs.flatMap((one) => one.emergencies.map(windowName)));
    return {
      ...NOBODY,
      patchGroups: [...new Set(groups.map(({ patchGroup }) => patchGroup))].sort(),
      ...earliest(runs.map((one) => one.firstAfter(justBefore)?.run)),
      mayReboot: groups.some((group) => this.mayRebootGroup(group)),
      ...(emergencies.size === 0 ? {} : { emergencies: [...emergencies].sort() }),
      ...membersOf(groups.map((group) => this.patching.membersOfGroup(group))),
    };
  }

  /** When some of those that install on a group do so next, and whether they reboot its nodes. */
  public runsOf(ways: readonly WayOfPatching[]): Pick<Reach, "nextRun" | "mayReboot"> {
    return { ...earliest(ways.map((way) => this.patching.nextRun(way))), mayReboot: ways.some(wayMayReboot) };
  }

  public ofDefault(): Reach {
    return { ...NOBODY, isDefault: true };
  }

  /** The nodes of a system that no group claims, where an object is; a group of the account claims its nodes, too. */
  public membersOfDefault(systems: ReadonlySet<string>, object: Placeable): Members | undefined {
    const place = this.view.placeOf(object);
    return this.beside?.membersOfDefault(systems, place, (patchGroup, operatingSystem) => {
      const { by } = this.patching.baselineFor(
        { ...this.groupAt(patchGroup, object), view: this.view, registered: undefined },
        operatingSystem,
      );
      return by === "group";
    });
  }

  public ofWindow(key: string): Reach {
    const window = this.windowByPart.get(key);
    return window === undefined ? NOBODY : this.ofNodes(window, window.targets, this.view.waysOf(window));
  }

  public ofTarget(key: string): Reach {
    const window = this.windowByPart.get(key);
    const targets = window?.targets.filter((target) => target.key === key) ?? [];
    return window === undefined ? NOBODY : this.ofNodes(window, targets, this.view.waysOf(window));
  }

  public ofTask(key: string): Reach {
    const window = this.windowByPart.get(key);
    const way = window && this.view.waysOf(window).find(({ task }) => task.key === key);
    if (window === undefined || way === undefined) return NOBODY;
    const reach = this.ofNodes(window, way.targets, [way]);
    return way.nodes.complete ? reach : { ...reach, isOpen: true };
  }

  /** What an association or a patch policy works on. Of what also scans, the next run is that which installs. */
  public ofWays(key: string): Reach {
    const ways = this.waysOf(key);
    const reaches = (those: readonly WayOfPatching[]) => those.map((way) => this.ofWay(way)).reduce(joinReach, NOBODY);
    const installing = ways.filter(({ operation }) => operation !== "scan");
    const { nextRun, ...all } = reaches(ways);
    return { ...all, ...earliest([installing.length === 0 ? nextRun : reaches(installing).nextRun]) };
  }

  /** What patches by something: a window, a target or a task of it, an association, a patch policy. */
  public waysOf(key: string): readonly WayOfPatching[] {
    const window = this.windowByPart.get(key);
    if (window === undefined) return this.view.ways.filter(({ carrier }) => carrier.key === key);
    const ways = this.view.waysOf(window);
    const target = window.targets.find((one) => one.key === key);
    if (target !== undefined) return ways.map((way) => ({ ...way, targets: [target] }));
    return key === window.key ? ways : ways.filter(({ task }) => task.key === key);
  }

  /** What patches the nodes of ways that are gone from here. */
  public without(gone: readonly WayOfPatching[], nameOf: (key: string) => string | undefined): readonly string[] {
    return remainingWays(gone, this.view.ways, { room: this.patching, nameOf });
  }

  private ofWay(way: WayOfPatching): Reach {
    const isEvery = way.nodes.anyOf.some(isEveryNode);
    const others = way.targets.filter((target) => patchGroupsOf(target).length === 0).map(describeTarget);
    const run = this.patching.nextRun(way);
    return {
      patchGroups: [...new Set(way.targets.flatMap(patchGroupsOf))].sort(),
      others: isEvery ? ["every node"] : [...new Set(others)].sort(),
      isDefault: false,
      ...(way.targets.some(isOpen) ? { isOpen: true } : {}),
      ...(run === undefined ? {} : { nextRun: run }),
      mayReboot: wayMayReboot(way),
      ...membersOf([this.patching.membersOf(way)]),
    };
  }

  private ofNodes(window: Window, targets: WayOfPatching["targets"], ways: readonly WayOfPatching[]): Reach {
    const others = targets.filter((target) => patchGroupsOf(target).length === 0).map(describeTarget);
    return {
      patchGroups: [...new Set(targets.flatMap(patchGroupsOf))].sort(),
      others: [...new Set(others)].sort(),
      isDefault: false,
      ...(targets.some(isOpen) ? { isOpen: true } : {}),
      ...earliest([this.calendar.nextRun(window)]),
      mayReboot: ways.some(wayMayReboot),
      ...membersOf([this.patching.membersOf({ nodes: nodeSetOf(targets, true), place: this.view.placeOf(window) })]),
    };
  }

  /** Whether something installs by a baseline, or may do so. */
  public mayInstallBy(baseline: string): boolean {
    const groups = this.groupsFollowing(baseline);
    return (
      this.defaults.has(baseline) ||
      groups.some((group) => this.hasWay(group, wayMayInstall)) ||
      this.view.ways.some((way) => wayMayInstall(way) && baselinesOfWay(way, this.view).known.includes(baseline))
    );
  }

  /** By what a group's nodes follow: not by an emergency, nor by what brings a baseline of its own. */
  private mayRebootGroup(group: AskedGroup): boolean {
    return this.hasWay(group, wayMayReboot);
  }

  private hasWay(group: AskedGroup, isMeant: (way: WayOfPatching) => boolean): boolean {
    return this.patching
      .waysTo({ ...group, view: this.view, registered: undefined })
      .some(({ way, reach }) => reachesSome(reach) && !way.isEmergency && goesByNode(way) && isMeant(way));
  }
}

/** By the baseline of its nodes, or so for all that is known. */
function goesByNode({ follows }: WayOfPatching): boolean {
  return follows.by !== "override";
}

/** What a change leaves and what it comes to: it is weighed by both, and groups that it reaches no longer are told apart. */
export function changedReach(old: Reach, now: Reach): Reach {
  // Nodes that are found in another way may be of any group.
  const mayReachAny = now.others.length > 0 || now.isDefault || now.isOpen === true;
  const left = mayReachAny ? [] : old.patchGroups.filter((one) => !now.patchGroups.includes(one));
  return { ...joinReach(old, now), ...losing(left) };
}

function losing(patchGroups: readonly string[]): Pick<Reach, "noLonger"> {
  return patchGroups.length === 0 ? {} : { noLonger: patchGroups };
}

/** Both at once. */
export function joinReach(a: Reach, b: Reach): Reach {
  const emergencies = [...new Set([...(a.emergencies ?? []), ...(b.emergencies ?? [])])].sort();
  const still = [a, b].flatMap(groupsStill);
  const left = [...new Set([...(a.noLonger ?? []), ...(b.noLonger ?? [])])].filter((one) => !still.includes(one));
  return {
    patchGroups: [...new Set([...a.patchGroups, ...b.patchGroups])].sort(),
    others: [...new Set([...a.others, ...b.others])].sort(),
    isDefault: a.isDefault || b.isDefault,
    ...(a.isOpen || b.isOpen ? { isOpen: true } : {}),
    ...earliest([a.nextRun, b.nextRun]),
    ...latest([a.lastRun, b.lastRun]),
    mayReboot: a.mayReboot || b.mayReboot,
    ...(emergencies.length === 0 ? {} : { emergencies }),
    ...membersOf([a.members, b.members]),
    ...losing(left.sort()),
  };
}

/** The patch groups that something reaches and does not lose. */
export function groupsStill({ patchGroups, noLonger = [] }: Reach): readonly string[] {
  return patchGroups.filter((one) => !noLonger.includes(one));
}

/** Those that were read, each node once. */
function membersOf(sets: readonly (Members | undefined)[]): { readonly members?: Members } {
  const read = sets.filter((set) => set !== undefined);
  return read.length === 0 ? {} : { members: allMembers(read) };
}

/** Of stacks that are told as one: from the first of their next runs to the last. */
export function runsOfAll(reaches: readonly Reach[]): Pick<Reach, "nextRun" | "lastRun"> {
  const runs = reaches.flatMap(({ nextRun }) => nextRun ?? []);
  const isSame = runs.every((run) => run.local === runs[0]?.local && run.zone === runs[0]?.zone);
  return { ...earliest(runs), ...(isSame ? {} : latest(runs)) };
}

function latest(runs: readonly (Occurrence | undefined)[]): { readonly lastRun?: Occurrence } {
  const last = inOrder(runs).at(-1);
  return last === undefined ? {} : { lastRun: last };
}

function earliest(runs: readonly (Occurrence | undefined)[]): { readonly nextRun?: Occurrence } {
  const [first] = inOrder(runs);
  return first === undefined ? {} : { nextRun: first };
}

function inOrder(runs: readonly (Occurrence | undefined)[]): readonly Occurrence[] {
  const known = runs.filter((run) => run !== undefined);
  return known.sort((a, b) => a.instant.getTime() - b.instant.getTime());
}
