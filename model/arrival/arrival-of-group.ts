import { operatingSystemLabel } from "../facts/operating-systems";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { BaselineReference } from "../patch-group/patch-group-model";
import { baselineOfReference } from "../patching/baseline-for";
import type { PatchGroupOfNodes } from "../patching/patching";
import { isKnown, type Knowable } from "../values/unknown";
import { releasesOfBaseline } from "./releases-of-baseline";
import { type ArrivalOfPatches, type ArrivalTerms, RunsOfGroup } from "./runs-of-group";
import { type Wait, waitOfRule, waitsOfSeverity } from "./waits";

/** Which patches are asked about. */
export interface AskedPatches extends ArrivalTerms {
  /**
   * As the system calls it: `Critical`. Then patches about security are meant, unless a classification says otherwise.
   *
   * @default - every patch that a rule approves
   */
  readonly severity?: string;
  /** As the system calls it: `Bugfix`. Only beside a severity. */
  readonly classification?: string;
}

/** A baseline of a group, as far as it is known here. */
export interface BaselineOfGroup {
  readonly operatingSystem: Knowable<string>;
  readonly reference: BaselineReference;
  /** Absent: it is kept elsewhere. */
  readonly baseline?: PatchBaselineModel;
}

/** The baselines that a group's nodes follow, one for each operating system. */
export function baselinesOfGroup({ registered, view }: PatchGroupOfNodes): readonly BaselineOfGroup[] {
  return (registered?.registrations ?? []).map(({ baseline: reference }): BaselineOfGroup => {
    const baseline = baselineOfReference(reference, view.environment);
    const operatingSystem = baseline?.operatingSystem ?? reference.operatingSystem;
    return { operatingSystem, reference, ...(baseline === undefined ? {} : { baseline }) };
  });
}

/** When patches by one baseline have had their first chance on every node of a group. */
export function arrivalByBaseline(
  runs: Pick<RunsOfGroup, "arrival">,
  { operatingSystem, baseline }: Omit<BaselineOfGroup, "reference">,
  asked: AskedPatches = {},
): ArrivalOfPatches {
  if (baseline === undefined) return { arrives: "not known", because: "its baseline is kept elsewhere" };
  if (!isKnown(operatingSystem)) return { arrives: "not known", because: "its operating system is not known yet" };
  const waits = waitsOf(baseline, operatingSystem, asked);
  if (typeof waits === "string") return { arrives: "not known", because: waits };
  const releases = releasesOfBaseline(baseline);
  return slowestOf(
    waits.map((wait): ArrivalOfPatches => {
      if (typeof wait.days === "number") return runs.arrival(wait.days, releases, asked);
      const { days: arrives, ...why } = wait;
      return { arrives, ...why } as ArrivalOfPatches;
    }),
  );
}

/** The slowest over all baselines of a group, or over that of one system. */
export function arrivalOfGroup(
  from: Date,
  group: PatchGroupOfNodes,
  asked: AskedPatches & { readonly operatingSystem?: string } = {},
): ArrivalOfPatches {
  const runs = new RunsOfGroup(from, group);
  const { operatingSystem: system } = asked;
  const baselines = baselinesOfGroup(group).filter((one) => system === undefined || one.operatingSystem === system);
  if (baselines.length > 0) return slowestOf(baselines.map((one) => arrivalByBaseline(runs, one, asked)));
  const of = system === undefined ? "" : ` for ${operatingSystemLabel(system)}`;
  return { arrives: "not known", because: `no baseline${of} is registered for it here` };
}

/** Days that the slowest of these patches waits; undefined where there is no such number. */
export function longestWaitOf(
  { operatingSystem, baseline }: Omit<BaselineOfGroup, "reference">,
  asked: AskedPatches = {},
): number | undefined {
  if (baseline === undefined || !isKnown(operatingSystem)) return undefined;
  const waits = waitsOf(baseline, operatingSystem, asked);
  if (typeof waits === "string") return undefined;
  const days = waits.flatMap((wait) => (typeof wait.days === "number" ? [wait.days] : []));
  return days.length === 0 || days.length < waits.length ? undefined : Math.max(...days);
}

function waitsOf(
  baseline: PatchBaselineModel,
  operatingSystem: string,
  { severity, classification }: AskedPatches,
): readonly Wait[] | string {
  if (severity === undefined) {
    const { approvalRules } = baseline;
    if (!isKnown(approvalRules)) return "its rules are not known yet";
    const waits = approvalRules.map((rule) => waitOfRule(rule, operatingSystem));
    return waits.length === 0 ? [{ days: "never", because: "no rule approves a patch" }] : waits;
  }
  const waits = waitsOfSeverity(baseline, severity, classification);
  return typeof waits === "string" ? waits : waits.map(({ wait }) => wait);
}

/** What is not known counts before what never arrives, and that before the longest way. */
export function slowestOf(answers: readonly ArrivalOfPatches[]): ArrivalOfPatches {
  return (
    answers.find(({ arrives }) => arrives === "not known") ??
    answers.find(({ arrives }) => arrives === "never") ??
    answers.reduce<ArrivalOfPatches | undefined>(
      (slowest, one) => (slowest === undefined || lengthOf(one) > lengthOf(slowest) ? one : slowest),
      undefined,
    ) ?? { arrives: "never", because: "approved by no rule" }
  );
}

/** Milliseconds from the worst release to its arrival; 0 where there is none. */
export function lengthOf(answer: ArrivalOfPatches): number {
  return answer.arrives === "always" ? answer.worst.installed.getTime() - answer.worst.released.getTime() : 0;
}
