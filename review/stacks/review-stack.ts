import type { Acceptance } from "../../model/acceptances/acceptance";
import type { WaitOfRing } from "../../model/patch-fleet/in-ring";
import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import { refuseDeepValue } from "../../model/values/nesting";
import { loosenedPromises, type StackPromises } from "../arrival/loosened-promises";
import { stageOfChange } from "../changes/grade";
import { acceptanceChanges } from "../findings/acceptance-changes";
import type { ComparedFindings } from "../findings/environment-findings";
import type { KeyedFinding } from "../findings/keyed-finding";
import { type ReviewedFinding, reviewedFindings } from "../findings/reviewed-finding";
import { planFingerprint } from "../plan/fingerprint";
import type { PlanEnvironments } from "../plan/plan-environments";
import { type PlanResources, planResources } from "../plan/plan-resources";
import type { PlanJson } from "../plan/plan-schema";
import { NOBODY } from "../reach/reach";
import type { ReviewedRuns } from "../reach/reviewed-runs";
import { type Stage, stageOfAll } from "../risk/production";
import { highestRisk } from "../risk/risk";
import { type PlanReview, reviewPlan } from "./plan-review";
import { type StackIdentity, stackIdentity } from "./stack-identity";
import type { StackReview } from "./stack-review";

/** What the program that made a stack says about it, and its plan does not. */
export interface StackDeclaration extends StackPromises {
  /** Construct paths by Terraform address; empty where no construct made it. */
  readonly paths: ReadonlyMap<string, string>;
  /** Findings that somebody answers for, in the program itself. */
  readonly acceptances?: readonly Acceptance[];
  /** 12 digits. */
  readonly account?: string;
  readonly ring?: string;
  /** What that ring adds to delays, or the lock of it. */
  readonly ringWait?: WaitOfRing;
  /** What a plan does not say of where it is applied and by which way: the stack's name, backend and connections. */
  readonly target?: unknown;
}

/** The plan of one stack, and what is known about it beside. */
export interface PlannedStack extends StackDeclaration {
  readonly name: string;
  readonly plan: PlanJson;
  /** The configuration it was planned from, else the plan itself, as one writes it in the working folder. */
  readonly file?: string;
  /** Where no real account was planned against: the one that ids name then, and nobody means. */
  readonly simulatedAccount?: string | undefined;
  /** Why its plan may not be all, as whoever made it knows. */
  readonly caveats?: readonly string[];
  /**
   * What the program said before the change, where that is known: its promises, what it accepted, and where what is deleted
   * stood.
   */
  readonly promisedBefore?: StackPromises & Partial<Pick<StackDeclaration, "paths" | "acceptances">>;
}

/** What is known of a stack before the checks have spoken: these look at all stacks together. */
export interface UncheckedStack {
  readonly review: Omit<StackReview, "risk" | "findings" | "beside">;
  readonly environments: PlanEnvironments;
  /** Those of another stack that differ from its own by the account alone. */
  readonly alike?: PlanEnvironments;
  readonly paths: ReadonlyMap<string, string>;
  readonly acceptances: readonly Acceptance[];
  /** What the checks say about the plan itself. */
  readonly findings: readonly KeyedFinding[];
  /** What of the account the stack has, by `heldKey`. */
  readonly held: ReadonlySet<string>;
}

/** A stack with its plan as it was read, and what that means. */
export interface ReadStack {
  readonly plan: PlanJson;
  readonly reading: PlanResources;
  /** Where it is, as its plan shows. */
  readonly found: StackIdentity;
  /** The same, as its program says where the plan does not show it. */
  readonly identity: StackIdentity;
  readonly stage: Stage;
  readonly meaning: PlanReview;
}

/** Says what the plan of one stack means. */
export function reviewStack(stack: PlannedStack, calendar: ReviewedRuns, existing?: ExistingAccounts): UncheckedStack {
  return namedStack(stack, readStack(stack, calendar, existing));
}

/** @throws UnreadableInput for values that are nested deeper than any honest ones */
export function readStack(stack: PlannedStack, calendar: ReviewedRuns, existing?: ExistingAccounts): ReadStack {
  const { plan, simulatedAccount } = stack;
  refuseDeepValue(plan);
  const reading = planResources(plan);
  const found = stackIdentity(plan, reading.resources, simulatedAccount);
  const identity = identityOf(stack, found);
  const stage = stageOfStack(stack.name, identity);
  const place = { ...identity, simulatedAccount };
  const meaning = reviewPlan(plan, reading, { place, stage, calendar, existing, notes: stack });
  return { plan, reading, found, identity, stage, meaning };
}

/** What a plan means, in the words of the stack that it is of. */
export function namedStack(
  stack: PlannedStack,
  { identity, reading, meaning }: Pick<ReadStack, "identity" | "reading" | "meaning">,
): UncheckedStack {
  const { name, plan, paths, acceptances = [], file, target, promisedBefore } = stack;
  const { environments, findings, held } = meaning;
  const loosened = promisedBefore === undefined ? [] : loosenedPromises(promisedBefore, stack, environments);
  const before = loosened.length === 0 ? undefined : promisedBefore;
  const { condition, counts, hasChanges, ...rest } = meaning.review;
  const accepted = acceptanceChanges(promisedBefore?.acceptances ?? acceptances, acceptances);
  // What the plan deletes stands in the earlier synth alone.
  const known = new Map([...(promisedBefore?.paths ?? []), ...paths]);
  const review = {
    name,
    ...(file === undefined ? {} : { file }),
    ...identity,
    condition,
    isSynthesised: paths.size > 0,
    counts,
    hasChanges: hasChanges || loosened.length > 0,
    fingerprint: planFingerprint(plan, reading, target, reviewedNotes(stack, before)),
    ...rest,
    changes: withPaths(rest.changes, known),
    drift: withPaths(rest.drift, known),
    deferred: withPaths(rest.deferred, known),
    ...(stack.caveats === undefined ? {} : { caveats: [...rest.caveats, ...stack.caveats] }),
    ...(accepted.length === 0 ? {} : { acceptances: accepted }),
  };
  const together = loosened.length === 0 ? findings : [...loosened, ...findings];
  return { review, environments, paths, acceptances, findings: together, held };
}

/** What the program says of a stack, a review rests on, and no plan tells; what it said before, where that was more. */
function reviewedNotes(stack: StackDeclaration, before: StackPromises | undefined): object {
  const { account, ring, ringWait, ringPromise, promises, acceptances } = stack;
  const promised = before && { promises: before.promises, ringPromise: before.ringPromise };
  return { account, ring, ringWait, ringPromise, promises, acceptances, before: promised };
}

/** With what a construct calls them, where one made them. */
function withPaths<Told extends { readonly address: string; readonly path?: string }>(
  all: readonly Told[],
  paths: ReadonlyMap<string, string>,
): readonly Told[] {
  if (paths.size === 0) return all;
  return all.map((one) => {
    const path = paths.get(one.address);
    return path === undefined ? one : Object.assign({ address: one.address, path }, one);
  });
}

/** Names that tell where a stack is: its own, its ring's. */
export function stageOfStack(name: string, { ring }: StackIdentity): Stage {
  return stageOfAll(ring === undefined ? [name] : [name, ring]);
}

/** Where the stack is: as its plan shows, and as its program says where the plan does not show it yet. */
export function identityOf(declared: StackDeclaration, found: StackIdentity): StackIdentity {
  const account = found.account ?? declared.account;
  const ring = declared.ring ?? found.ring;
  return {
    regions: found.regions,
    ...(account === undefined ? {} : { account }),
    ...(ring === undefined ? {} : { ring }),
  };
}

/** Weighs findings; those of stacks that are alike, of which the same list was found, once. */
export class WeighedFindings {
  private readonly known = new Map<readonly KeyedFinding[], Weighed>();

  constructor(
    private readonly acceptances: readonly Acceptance[],
    private readonly today: Date,
  ) {}

  public of({ review, paths, acceptances: own, findings: ofPlan }: UncheckedStack, compared: ComparedFindings) {
    const { fresh, standing } = compared;
    const known = this.known.get(fresh);
    const stage = stageOfStack(review.name, review);
    const reaches = new Map(review.changes.map(({ address, reach }) => [address, reach]));
    const isProduction = (address: string) => stageOfChange(reaches.get(address) ?? NOBODY, stage) !== "not production";
    const isOwn = paths.size > 0 || own.length > 0;
    if (!isOwn && known?.ofPlan === ofPlan && known.standing === standing && known.stage === stage)
      return known.weighed;
    const weigh = (findings: readonly KeyedFinding[]) =>
      reviewedFindings(findings, [...own, ...this.acceptances], { today: this.today, paths, isProduction });
    // What was there before is no reason to stop a plan.
    const stood = weigh(standing).map((finding): ReviewedFinding => ({ ...finding, risk: "none", isStanding: true }));
    const weighed = [...weigh([...ofPlan, ...fresh]), ...stood];
    if (!isOwn) this.known.set(fresh, { ofPlan, standing, stage, weighed });
    return weighed;
  }
}

interface Weighed {
  readonly stage: Stage;
  readonly ofPlan: readonly KeyedFinding[];
  readonly standing: readonly KeyedFinding[];
  readonly weighed: readonly ReviewedFinding[];
}

/** The review of a stack with what the checks say about what its plan leaves behind. */
export function checkedStack(
  { review }: UncheckedStack,
  findings: readonly ReviewedFinding[],
): Omit<StackReview, "beside"> {
  const all = [...review.changes, ...review.drift, ...review.deferred, ...findings];
  const risk = highestRisk(all.map((one) => one.risk));
  return { ...review, risk, findings };
}
