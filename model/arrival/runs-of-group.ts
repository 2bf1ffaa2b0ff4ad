import { installingWays } from "../patching/groups/installing-ways";
import { reachOfWay } from "../patching/groups/ways-to-group";
import { InstallRuns } from "../patching/install-runs";
import type { PatchGroupOfNodes } from "../patching/patching";
import { indexAfter, type Opening, type OpenRun, openingsOf, openRuns } from "../patching/runs/open-runs";
import type { WayOfPatching } from "../patching/ways/way-of-patching";
import { RELEASE_DAYS, type ReleaseCalendar, releaseMoments } from "../releases/release-calendar";
import { Memo } from "../values/memo";
import { type Arrival, type ArrivalAnswer, arrival } from "./arrival";

/** How long patches take to be on every node of a group. */
export type ArrivalOfPatches =
  | ({ readonly arrives: "always" } & Arrival)
  | { readonly arrives: "never"; readonly because: string }
  | {
      readonly arrives: "not known";
      readonly because: string;
      /** The day of the lock, where it is the next promotion that decides. */
      readonly lockedUntil?: string;
    };

/** What is asked of a node beside that a run has worked on it. */
export interface ArrivalTerms {
  /**
   * Runs that a node misses after the approval of a patch.
   *
   * @default 0
   */
  readonly missedRuns?: number;
  /**
   * Whether the node must have been rebooted as well, where the patch asks for it: runs with NoReboot do not count.
   *
   * @default false
   */
  readonly inForce?: boolean;
}

/** When patches are released, and whether each release makes the one before needless. */
export interface Releases {
  readonly calendar: ReleaseCalendar;
  readonly areCumulative: boolean;
}

const DAY = 86_400_000;
/** The longest delay that AWS takes, and a year for a window that seldom runs. */
const AFTERWARDS = 730;
export const NEVER_REBOOTS = "every window installs with NoReboot";
const ANSWERS = new Memo<ArrivalAnswer>(2000);

/** What installs on every node of a group, week by week, and how long patches wait for it. */
export class RunsOfGroup {
  private knownWays: readonly WayOfPatching[] | undefined;
  private readonly known = new Map<boolean, ReturnType<typeof openingsOf>>();

  constructor(
    private readonly from: Date,
    private readonly group: PatchGroupOfNodes,
  ) {}

  private get ways(): readonly WayOfPatching[] {
    const { view, patchGroup, place } = this.group;
    this.knownWays ??= installingWays(view, patchGroup, place).filter(
      (way) => reachOfWay(way, patchGroup).reaches === "all",
    );
    return this.knownWays;
  }

  /** When the group's nodes are patched, all of them. */
  public get openings(): readonly Opening[] {
    return this.openingsFor(false).openings;
  }

  /** The same of what reboots where a patch needs it. */
  public get openingsInForce(): readonly Opening[] {
    return this.openingsFor(true).openings;
  }

  /** Whether a run installs without the reboot that some patches need. */
  public get leavesReboots(): boolean {
    return this.ways.some(({ reboot }) => reboot === "never");
  }

  /** Whether a command may go on after its window has closed, and nobody knows for how long. */
  public get mayEndLater(): boolean {
    return this.ways.some(({ goesOn }) => goesOn !== undefined && goesOn.hours === undefined);
  }

  /** The same text for groups of which all answers are the same, whatever account they are in. */
  public get likeness(): string {
    const { view } = this.group;
    const ways = this.ways.map(({ reboot, goesOn }) => [reboot, goesOn]);
    const { uncertainByWeek } = new InstallRuns(view, this.group, this.from);
    return JSON.stringify([ways, this.openingsFor(false), this.openingsFor(true), uncertainByWeek]);
  }

  /** Every run that works on all nodes, for as long as arrivals are looked at; none where some are not known. */
  public get runs(): readonly OpenRun[] {
    return lookedAt(this.openings, this.from);
  }

  /** When patches that wait so many days have had their first chance, over the releases of a year. */
  public arrival(waitDays: number, releases: Releases, terms: ArrivalTerms = {}): ArrivalOfPatches {
    const { inForce = false } = terms;
    const { openings, notKnown } = this.openingsFor(inForce);
    const found = arrivalBy(openings, this.from, waitDays, releases, terms);
    if (found.arrives === "always") return found;
    if (notKnown.length > 0) return { arrives: "not known", because: notKnown.join(", ") };
    const uncertain = new InstallRuns(this.group.view, this.group, this.from).uncertainByWeek;
    if (uncertain.length > 0) return { arrives: "not known", because: uncertain.join(", ") };
    return { arrives: "never", because: this.whyNever(inForce) ?? found.because };
  }

  private openingsFor(inForce: boolean): ReturnType<typeof openingsOf> {
    const known = this.known.get(inForce);
    if (known !== undefined) return known;
    const rebooting = inForce ? this.ways.filter(({ reboot }) => reboot === "may") : this.ways;
    const found = openingsOf(rebooting, this.from);
    const doubts = inForce ? this.ways.filter(({ reboot }) => reboot === "not known") : [];
    const notKnown = doubts.map(({ carrier }) => `${carrier.name}: whether it reboots is not known yet`);
    const openings = { ...found, notKnown: [...found.notKnown, ...notKnown] };
    this.known.set(inForce, openings);
    return openings;
  }

  private whyNever(inForce: boolean): string | undefined {
    if (this.ways.length === 0) return "no window installs on every node";
    const nothing = inForce && this.ways.every(({ reboot }) => reboot === "never");
    return nothing ? NEVER_REBOOTS : undefined;
  }
}

/** The first run after a moment, itself excluded, of windows that open at given times; or one that comes later. */
export function firstWholeRun(openings: readonly Opening[], after: Date, later = 0): OpenRun | undefined {
  const until = after.getTime() + AFTERWARDS * DAY;
  const runs = openRuns(openings, after, until);
  return runs[indexAfter(runs, after.getTime()) + later];
}

/** How long patches take by windows that open at given times. */
export function arrivalBy(
  openings: readonly Opening[],
  moment: Date,
  waitDays: number,
  { calendar, areCumulative }: Releases,
  { missedRuns = 0 }: ArrivalTerms = {},
): ArrivalAnswer {
  const from = moment.getTime();
  const question = JSON.stringify([openings, from, waitDays, calendar, areCumulative, missedRuns]);
  return ANSWERS.get(question, () => {
    const until = from + RELEASE_DAYS * DAY;
    const runs = lookedAt(openings, moment);
    const releases = releaseMoments(calendar, from, until);
    const known = releases === undefined ? {} : { releases, supersedes: areCumulative };
    return arrival({ runs, waitMs: waitDays * DAY, missedRuns, from, until, ...known });
  });
}

function lookedAt(openings: readonly Opening[], from: Date): readonly OpenRun[] {
  return openRuns(openings, from, from.getTime() + (RELEASE_DAYS + AFTERWARDS) * DAY);
}
