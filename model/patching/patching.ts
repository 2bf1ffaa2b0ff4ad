import type { PatchEnvironmentModel } from "../environment/patch-environment-model";
import type { Occurrence } from "../schedule/runs/occurrences";
import { isKnown } from "../values/unknown";
import { type BaselineChoice, baselineAt } from "./baseline-for";
import type { ExistingAccounts } from "./existing/existing-accounts";
import type { Members } from "./existing/members";
import { reachOfWay, type WayToGroup } from "./groups/ways-to-group";
import { type AskedGroup, InstallRuns } from "./install-runs";
import { Neighbours } from "./neighbours";
import { type Place, samePlace } from "./place/place";
import { runsOfOpening } from "./runs/runs-of-opening";
import { EnvironmentView, type KeyedGroup } from "./view/environment-view";
import type { WayOfPatching } from "./ways/way-of-patching";
import { type WaysMeet, waysMeet } from "./ways/ways-meet";

/** An environment, and the stack that it belongs to. */
export interface StackedEnvironment {
  readonly environment: PatchEnvironmentModel;
  /** @default - there is one stack alone */
  readonly stack?: string;
}

export interface PatchingOptions {
  /** The moment from which on runs are asked for. */
  readonly from: Date;
  /** What was read of accounts, without what the environments have. Absent: nothing was. */
  readonly beside?: ExistingAccounts;
}

/** A patch group: nodes whose tag has a value, in one Region of one account. */
export interface PatchGroupOfNodes {
  readonly view: EnvironmentView;
  readonly place: Place;
  readonly patchGroup: string;
  /** Undefined: nobody registers it, so that its nodes follow the default of their system. */
  readonly registered: KeyedGroup | undefined;
}

/** Runs of a way, or why they are not known. */
export type RunsOfWay =
  | { readonly runs: readonly Occurrence[] }
  | { readonly runs: "none"; readonly because: string }
  | { readonly runs: "not known"; readonly because: string };

/**
 * The room that answers who patches which nodes, by which baseline, and when. Built once; everything else that needs
 * such an answer asks here. What is not known is said with its reason, and what to do about it is the reader's choice.
 */
export function patchingOf(environments: readonly StackedEnvironment[], { from, beside }: PatchingOptions): Patching {
  return new Patching(environments, from, beside);
}

/** Every registered patch group of an environment whose name is known. */
export function groupsOf(view: EnvironmentView): readonly PatchGroupOfNodes[] {
  return view.groups.flatMap((group): readonly PatchGroupOfNodes[] => {
    const { patchGroup } = group;
    return isKnown(patchGroup) ? [{ view, place: view.placeOf(group), patchGroup, registered: group }] : [];
  });
}

/** Runs that are looked at of one way. */
const MOST_RUNS = 20_000;

/** In milliseconds; a next run further ahead is not looked for. */
const YEAR = 366 * 86_400_000;

export class Patching {
  public readonly environments: readonly EnvironmentView[];
  private readonly views: ReadonlyMap<PatchEnvironmentModel, EnvironmentView>;
  private knownNeighbours: Neighbours | undefined;

  constructor(
    environments: readonly StackedEnvironment[],
    /** The moment from which on runs are asked for. */
    public readonly from: Date,
    /** What exists beside the environments, as far as accounts were read. */
    public readonly beside?: ExistingAccounts,
  ) {
    this.environments = environments.map(
      ({ environment, stack }, number) => new EnvironmentView(environment, from, stack, number),
    );
    this.views = new Map(this.environments.map((view) => [view.environment, view]));
  }

  /** What is known of one of the environments. @throws RangeError for one that the room was not built from */
  public of(environment: PatchEnvironmentModel): EnvironmentView {
    const view = this.views.get(environment);
    if (view === undefined) throw new RangeError("expected an environment that the room was built from");
    return view;
  }

  /** What may lie in other stacks of the same account. */
  public get neighbours(): Neighbours {
    this.knownNeighbours ??= new Neighbours(this.environments);
    return this.knownNeighbours;
  }

  /** Every registered patch group whose name is known, in the order of the environments. */
  public get groups(): readonly PatchGroupOfNodes[] {
    return this.environments.flatMap(groupsOf);
  }

  /** The same of one environment. */
  public readonly groupsOf = groupsOf;

  /** The nodes of a group where an object of an environment is, whether somebody registers it there or not. */
  public group(view: EnvironmentView, patchGroup: string, place: Place): PatchGroupOfNodes {
    const registered = view.groups.find(
      (group) => group.patchGroup === patchGroup && samePlace(view.placeOf(group), place).same === "yes",
    );
    return { view, place, patchGroup, registered };
  }

  /** Which baseline the nodes of a group follow that have an operating system, and why. */
  public baselineFor({ view, place, patchGroup }: PatchGroupOfNodes, operatingSystem: string): BaselineChoice {
    const { environment, placeOf } = view;
    return baselineAt({ operatingSystem, patchGroup }, place, { environment, placeOf, beside: this.beside });
  }

  /** The nodes of a group that exist; undefined where nothing was read of its place. */
  public membersOfGroup({ patchGroup, place }: AskedGroup): Members | undefined {
    return this.beside?.membersOfGroup(patchGroup, place);
  }

  /** The nodes that a way works on. */
  public membersOf({ nodes, place }: Pick<WayOfPatching, "nodes" | "place">): Members | undefined {
    return this.beside?.members(nodes, place);
  }

  /** The ways that reach the nodes of a group or may do so; not those that are known not to. */
  public waysTo({ view, place, patchGroup }: PatchGroupOfNodes): readonly WayToGroup[] {
    return view.ways
      .filter((way) => samePlace(way.place, place).same !== "no")
      .map((way) => ({ way, reach: reachOfWay(way, patchGroup) }))
      .filter(({ reach }) => reach.reaches !== "none");
  }

  /** When patches are installed on the nodes of a group, from the room's moment on or from another one. */
  public installRuns(group: PatchGroupOfNodes, from: Date = this.from): InstallRuns {
    return new InstallRuns(group.view, group, from);
  }

  /** The first run of a way within a year from the room's moment on; undefined where there is none, or none is known. */
  public nextRun(way: Pick<WayOfPatching, "enabled" | "timing">): Occurrence | undefined {
    const { runs } = this.runs(way, new Date(this.from.getTime() + YEAR), 1);
    return typeof runs === "string" ? undefined : runs[0];
  }

  /** The runs of a way from the room's moment on, up to another one. */
  public runs(
    { enabled, timing }: Pick<WayOfPatching, "enabled" | "timing">,
    until: Date,
    most = MOST_RUNS,
  ): RunsOfWay {
    const found = runsOfOpening({ enabled, timing }, this.from);
    if (found.kind === "runs") return { runs: found.runs.before(until.getTime(), most) };
    return { runs: found.kind === "none" ? "none" : "not known", because: found.because };
  }

  /** Whether two ways work on the same nodes. Nodes live in one Region of one account. */
  public meet(one: WayOfPatching, other: WayOfPatching): WaysMeet {
    return waysMeet(one, other);
  }
}
