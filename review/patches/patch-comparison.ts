import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { type PatchExplainer, patchExplainer } from "../../model/explain/decision/explain-patch";
import { type Patch, packageText } from "../../model/explain/patch/patch";
import type { PatchVerdict } from "../../model/explain/patch/verdict";
import { firstInstallOf } from "../../model/explain/when/first-install";
import { isOperatingSystem, type OperatingSystem } from "../../model/facts/operating-systems";
import type { ListedPatch } from "../../model/patch-lists/listed-patch";
import type { InstallRuns } from "../../model/patching/install-runs";
import { type PatchGroupOfNodes, type Patching, patchingOf } from "../../model/patching/patching";
import { type Place, placeSlot, regionName } from "../../model/patching/place/place";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { localText } from "../../model/text/moments";
import { isKnown } from "../../model/values/unknown";
import { canonical } from "../changes/differences";

/** The two sides of one stack's plan. */
export interface ComparedStack {
  readonly name: string;
  readonly before: PatchEnvironmentModel;
  readonly after: PatchEnvironmentModel;
}

/** A patch that is approved today on one side of the plans only. */
export interface ComparedPatch {
  readonly id: string;
  /** What is installed: `openssl 1.0.2k-24.amzn2.0.17`. */
  readonly package?: string;
  /** `prod-eu/prod-web`; the stack is left out where there is one alone. */
  readonly patchGroups: readonly string[];
  /** The first run that installs it. */
  readonly firstRun?: string;
  /** The moment after which it will be approved, where it is not today. Absent: never, as things are. */
  readonly approvedFrom?: string;
}

/** A patch that is approved on neither side today, and later on one side at least. */
export interface WaitingPatch extends ComparedPatch {
  /** When it would have been without the plans. Absent: never. */
  readonly wasApprovedFrom?: string;
}

/** What plans change for the patches of a list, at the moment of the review. */
export interface PatchComparison {
  readonly approved: readonly ComparedPatch[];
  readonly notApproved: readonly ComparedPatch[];
  /** Those whose day moves, comes or goes. */
  readonly waiting: readonly WaitingPatch[];
  /** Of how many patches it cannot be said, by the reason; only where the plans change a baseline. */
  readonly unclear: readonly { readonly because: string; readonly patches: number }[];
}

/** What is known of the nodes beside their system. */
export interface ComparedNode {
  /** The product name that filters compare, `AmazonLinux2`. */
  readonly product?: string;
}

interface Side {
  /** The same text for the same baseline. */
  readonly baseline: string;
  readonly explain: PatchExplainer;
  readonly runs: InstallRuns;
}

interface Pair {
  readonly group: string;
  readonly before: Side;
  readonly after: Side;
}

/** Asks for every patch and group what the baseline says before the plan and after. */
export class PatchComparer {
  /** The systems for which some group has a baseline after the plans. */
  public readonly systems: readonly OperatingSystem[];
  private readonly pairs = new Map<OperatingSystem, readonly Pair[]>();
  private readonly approved = new Map<string, ComparedPatch>();
  private readonly notApproved = new Map<string, ComparedPatch>();
  private readonly waiting = new Map<string, WaitingPatch>();
  private readonly firstRuns = new Map<string, Occurrence>();
  private readonly unclear = new Map<string, Set<string>>();

  constructor(
    private readonly stacks: readonly ComparedStack[],
    private readonly at: Date,
    private readonly node: ComparedNode = {},
  ) {
    const all = stacks.flatMap(({ after }) => after.baselines.map(({ operatingSystem }) => operatingSystem));
    this.systems = [...new Set(all.filter(isKnown).filter(isOperatingSystem))];
  }

  public add({ id, patches }: ListedPatch, operatingSystem: OperatingSystem): void {
    for (const pair of this.pairsFor(operatingSystem)) {
      for (const patch of patches) this.compare(id, patch, pair);
    }
  }

  public get comparison(): PatchComparison {
    return {
      approved: [...this.approved.values()].sort(byId),
      notApproved: [...this.notApproved.values()].sort(byId),
      waiting: [...this.waiting.values()].sort(byId),
      unclear: [...this.unclear]
        .map(([because, patches]) => ({ because, patches: patches.size }))
        .sort((a, b) => (a.because < b.because ? -1 : 1)),
    };
  }

  private compare(id: string, patch: Patch, { group, before, after }: Pair): void {
    // What no plan changes is approved as before, whatever it may be.
    if (before.baseline === after.baseline) return;
    const old = before.explain(patch, this.at);
    const now = after.explain(patch, this.at);
    const [because] = [now, old].flatMap((verdict) => (verdict.outcome === "unknown" ? [verdict.because] : []));
    if (because !== undefined) {
      this.unclear.set(because, (this.unclear.get(because) ?? new Set()).add(id));
      return;
    }
    const [was, is] = [isApproved(old), isApproved(now)];
    const [wasApprovedFrom, approvedFrom] = [old, now].map(approvedLater);
    if (was === is && (is || wasApprovedFrom === approvedFrom)) return;
    const list = was === is ? this.waiting : is ? this.approved : this.notApproved;
    const name = patch.package === undefined ? undefined : packageText(patch.package);
    // In each group it may wait for another day.
    const key = `${id} ${name ?? ""} ${wasApprovedFrom ?? ""} ${approvedFrom ?? ""}`;
    const known = list.get(key);
    const groups = new Set([...(known?.patchGroups ?? []), group]);
    const own = is ? firstRunOf(now, after.runs, this.at) : undefined;
    const first = earlier(this.firstRuns.get(key), own);
    if (first !== undefined) this.firstRuns.set(key, first);
    list.set(key, {
      id,
      ...(name === undefined ? {} : { package: name }),
      patchGroups: [...groups].sort(),
      ...(first === undefined ? {} : { firstRun: localText(first) }),
      ...(approvedFrom === undefined ? {} : { approvedFrom }),
      ...(wasApprovedFrom === undefined || is ? {} : { wasApprovedFrom }),
    });
  }

  private pairsFor(operatingSystem: OperatingSystem): readonly Pair[] {
    const known = this.pairs.get(operatingSystem);
    if (known !== undefined) return known;
    const found = this.stacks.flatMap(({ name, before, after }) => {
      const sides = [before, after].map((environment) => patchingOf([{ environment }], { from: this.at }));
      const groups = new Map<string, PatchGroupOfNodes>();
      for (const group of sides.flatMap((side) => side.groups)) {
        groups.set(JSON.stringify([group.patchGroup, placeSlot(group.place)]), group);
      }
      const names = [...groups.values()].map(({ patchGroup }) => patchGroup);
      return [...groups.values()].map(({ patchGroup, place }): Pair => {
        const isOneOfMany = names.indexOf(patchGroup) !== names.lastIndexOf(patchGroup);
        const label = isOneOfMany ? `${patchGroup} (${regionName(place.region)})` : patchGroup;
        const group = this.stacks.length === 1 ? label : `${name}/${label}`;
        const [old, now] = sides.map((side) => this.side(side, patchGroup, place, operatingSystem)) as [Side, Side];
        return { group, before: old, after: now };
      });
    });
    this.pairs.set(operatingSystem, found);
    return found;
  }

  private side(patching: Patching, patchGroup: string, place: Place, operatingSystem: OperatingSystem): Side {
    const [view] = patching.environments;
    const group = patching.group(view as EnvironmentView, patchGroup, place);
    const { baseline, because } = patching.baselineFor(group, operatingSystem);
    const explain: PatchExplainer =
      baseline === undefined
        ? () => ({ outcome: "unknown", because, rules: [], caveats: [] })
        : patchExplainer(baseline, this.node);
    return { baseline: canonical(baseline ?? because), explain, runs: patching.installRuns(group) };
  }
}

function isApproved({ outcome }: PatchVerdict): boolean {
  return outcome === "approved";
}

function approvedLater(verdict: PatchVerdict): string | undefined {
  return verdict.outcome === "waiting" ? verdict.until.toISOString() : undefined;
}

function firstRunOf(verdict: PatchVerdict, runs: InstallRuns, at: Date): Occurrence | undefined {
  const first = firstInstallOf(verdict, runs, at);
  return first.will === "install" ? first.run : undefined;
}

function earlier(one: Occurrence | undefined, other: Occurrence | undefined): Occurrence | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.instant <= other.instant ? one : other;
}

function byId(a: ComparedPatch, b: ComparedPatch): number {
  const [one, other] = [`${a.id} ${a.package ?? ""}`, `${b.id} ${b.package ?? ""}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
