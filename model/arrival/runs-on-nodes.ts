import { rejectedBy } from "../coverage/rejected-patches";
import { type InstallingBaselines, KEPT_ELSEWHERE } from "../patching/installing-baselines";
import { type Opening, openingsOf } from "../patching/runs/open-runs";
import type { WayOfPatching } from "../patching/ways/way-of-patching";
import { isKnown, jsonOfModel } from "../values/unknown";
import { type ArrivalOfPatches, type AskedPatches, arrivalBy, type OpeningsByBaseline, reachingBy } from "./arrival-by";
import type { BaselineOfNodes } from "./baselines-of-nodes";
import type { ReachingOfKinds } from "./gap-between";
import { earliestOf, waitsByEach } from "./waits";

/** What installs on the nodes of one system. */
export interface InstallingOnSystem {
  readonly by: readonly OpeningsByBaseline[];
  /** What installs as well by a baseline that cannot be known, each with the reason. */
  readonly otherBaselines: readonly string[];
  /** Runs that cannot be known of what does install. */
  readonly otherRuns: readonly string[];
}

/** The property that says when a policy or an association installs. */
export interface OwnSchedule {
  readonly of: string;
  readonly property: string;
}

/** What installs on every node of some nodes, week by week, and how long patches wait for it. */
export abstract class RunsOnNodes {
  private readonly baselines = new Map<BaselineOfNodes["reference"], InstallingBaselines>();

  protected constructor(protected readonly from: Date) {}

  /** Whatever installs on all of the nodes, by whichever baseline. */
  protected abstract get ways(): readonly WayOfPatching[];

  /** By which baselines it does so on those of one system. */
  protected abstract installingBaselines(one: BaselineOfNodes, operatingSystem: string): InstallingBaselines;

  /** Why it is not known what else installs on them. */
  protected abstract get uncertain(): readonly string[];

  /** What is said where nothing installs. */
  protected abstract readonly nothingInstalls: string;

  /** What is said where a patch must be in force, and nothing reboots. */
  public abstract readonly neverReboots: string;

  /** Of what installs alone, by one schedule; absent: a further window would install on them by the same baseline. */
  public abstract readonly ownSchedule?: OwnSchedule;

  /** When the nodes are patched, all of them. */
  public get openings(): readonly Opening[] {
    return openingsOf(this.ways, this.from).openings;
  }

  /** Why there may be more of them. */
  public get doubts(): readonly string[] {
    return [...new Set([...openingsOf(this.ways, this.from).notKnown, ...this.uncertain])];
  }

  /** Whether a run installs without the reboot that some patches need. */
  public get leavesReboots(): boolean {
    return this.ways.some(({ reboot }) => reboot === "never");
  }

  /** Whether a command may go on after its window has closed, and nobody knows for how long. */
  public get mayEndLater(): boolean {
    return this.ways.some(({ goesOn }) => goesOn !== undefined && goesOn.hours === undefined);
  }

  /** The same text for systems of groups of which all answers are the same, whatever account they are in. */
  public likenessOf(one: BaselineOfNodes): string {
    const ways = this.ways.map(({ reboot, goesOn }) => [reboot, goesOn]);
    const installing = [false, true].map((inForce) => {
      const { by, otherBaselines, otherRuns } = this.installing(one, inForce);
      const texts = by.map(({ baseline: { approvalRules, globalFilters, rejectedPatches, releases }, openings }) => [
        ...[approvalRules, globalFilters, rejectedPatches, releases],
        openings,
      ]);
      return [texts, otherBaselines, otherRuns];
    });
    return jsonOfModel([ways, installing, this.uncertain]);
  }

  /** When patches have had their first chance on every node of one system, over the releases of a year. */
  public arrival(one: BaselineOfNodes, asked: AskedPatches = {}): ArrivalOfPatches {
    const { operatingSystem, baseline } = one;
    if (!isKnown(operatingSystem)) {
      return notKnown([baseline === undefined ? KEPT_ELSEWHERE : "its operating system is not known yet"]);
    }
    const { by, otherBaselines, otherRuns } = this.installing(one, asked.inForce);
    // What a baseline approves that is kept elsewhere may be more than what the others do.
    const isOpen = asked.severity === undefined && otherBaselines.includes(KEPT_ELSEWHERE);
    if (isOpen || by.length === 0) return notKnown([otherBaselines[0] ?? KEPT_ELSEWHERE]);
    return arrivalBy(by, this.from, asked, (because, isApproved) => {
      const doubts = new Set(isApproved ? [...otherBaselines, ...otherRuns, ...this.uncertain] : otherBaselines);
      if (doubts.size > 0) return notKnown([...doubts]);
      return { arrives: "never", because: (isApproved ? this.whyNever(one, asked.inForce) : undefined) ?? because };
    });
  }

  /**
   * Whether a patch that is reissued waits for its approval anew: nothing bounds the days of one that keeps being
   * reissued.
   */
  public restartsWhenReissued(one: BaselineOfNodes, asked: AskedPatches = {}): boolean {
    const kinds = waitsByEach(
      this.installing(one, asked.inForce).by.map(({ baseline }) => baseline),
      asked,
    );
    if (typeof kinds === "string") return false;
    return kinds.map(earliestOf).some(({ days }) => typeof days === "number" && days > 0);
  }

  /** Names of patches that do not get onto the nodes, whatever rules approve. */
  public rejected(one: BaselineOfNodes, { inForce }: AskedPatches = {}): readonly string[] {
    return rejectedBy(this.installing(one, inForce).by.map(({ baseline }) => baseline));
  }

  /** By which ways patches get onto the nodes of one system; undefined where that is not known. */
  public reaching(one: BaselineOfNodes, asked: AskedPatches = {}): ReachingOfKinds | undefined {
    return isKnown(one.operatingSystem)
      ? reachingBy(this.installing(one, asked.inForce).by, this.from, asked)
      : undefined;
  }

  /** What installs on the nodes of one system, and by which baselines; with `inForce` what reboots where a patch needs it. */
  public installing(one: BaselineOfNodes, inForce = false): InstallingOnSystem {
    const { known, notKnown: otherBaselines } = this.baselinesOn(one);
    const otherRuns: string[] = [];
    const by = known.map(({ baseline, ways }): OpeningsByBaseline => {
      const { openings, notKnown } = openingsOf(
        ways.filter(({ reboot }) => !inForce || reboot === "may"),
        this.from,
      );
      const doubts = inForce ? ways.filter(({ reboot }) => reboot === "not known") : [];
      otherRuns.push(
        ...notKnown,
        ...doubts.map(({ carrier }) => `${carrier.name}: whether it reboots is not known yet`),
      );
      return { baseline, openings };
    });
    return { by, otherBaselines, otherRuns };
  }

  /** When patches are installed on the nodes of one system, with the names of what opens then. */
  public namedOpenings(one: BaselineOfNodes, inForce = false): readonly Opening[] {
    return this.baselinesOn(one).known.flatMap(
      ({ ways }) =>
        openingsOf(
          ways.filter(({ reboot }) => !inForce || reboot === "may"),
          this.from,
          true,
        ).openings,
    );
  }

  private baselinesOn(one: BaselineOfNodes): InstallingBaselines {
    const known = this.baselines.get(one.reference);
    if (known !== undefined) return known;
    const { operatingSystem } = one;
    const found = isKnown(operatingSystem)
      ? this.installingBaselines(one, operatingSystem)
      : { known: [], notKnown: [] };
    this.baselines.set(one.reference, found);
    return found;
  }

  private whyNever(one: BaselineOfNodes, inForce = false): string | undefined {
    const ways = this.baselinesOn(one).known.flatMap((installing) => installing.ways);
    if (ways.length === 0) return this.nothingInstalls;
    const nothing = inForce && ways.every(({ reboot }) => reboot === "never");
    return nothing ? this.neverReboots : undefined;
  }
}

function notKnown(doubts: readonly string[]): ArrivalOfPatches {
  return { arrives: "not known", because: [...new Set(doubts)].join(", ") };
}
