import type { Acceptance } from "../../model/acceptances/acceptance";
import type { PromiseNote } from "../../model/arrival/promise-note";
import type { WaitOfRing } from "../../model/patch-fleet/in-ring";
import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import { counted } from "../../model/text/wording";
import { heldObjects, idsByAddress } from "../account/held-objects";
import { arrivalChanges } from "../arrival/arrival-changes";
import { deadlineChanges } from "../arrival/deadline-changes";
import { withNotes } from "../arrival/with-notes";
import type { Change } from "../changes/change";
import { deferredChanges } from "../changes/deferred-changes";
import { planChanges } from "../changes/plan-changes";
import { planDrift, recordedEnvironment } from "../changes/plan-drift";
import { NOT_SHOWN } from "../changes/raw-changes";
import { RegistrationBook } from "../changes/registration-book";
import { type FoundBaselines, type Sides, sideLookup } from "../changes/resource-changes";
import type { ComparedFindings } from "../findings/environment-findings";
import type { KeyedFinding } from "../findings/keyed-finding";
import { planFindings } from "../findings/plan-findings";
import { type ReviewedFinding, reviewedFindings } from "../findings/reviewed-finding";
import { surroundingChanges } from "../nodes/surrounding-changes";
import { surroundingDrift } from "../nodes/surrounding-drift";
import { planFingerprint } from "../plan/fingerprint";
import { type PlanCondition, planCondition } from "../plan/plan-condition";
import { isNoChange, planCounts } from "../plan/plan-counts";
import { type PlanEnvironments, planEnvironments } from "../plan/plan-environments";
import { isPatchingType, planResources } from "../plan/plan-resources";
import type { PlanJson } from "../plan/plan-schema";
import { type PlannedResource, plannedAction } from "../plan/planned-resource";
import type { ReviewedRuns } from "../reach/reviewed-runs";
import { highestRisk, RISKS } from "../risk/risk";
import { type StackIdentity, stackIdentity } from "./stack-identity";
import type { StackReview } from "./stack-review";

/** What the program that made a stack says about it, and its plan does not. */
export interface StackDeclaration {
  /** Construct paths by Terraform address; empty where no construct made it. */
  readonly paths: ReadonlyMap<string, string>;
  /** Findings that somebody answers for, in the program itself. */
  readonly acceptances?: readonly Acceptance[];
  /** 12 digits. */
  readonly account?: string;
  readonly ring?: string;
  /** What that ring adds to delays, or the lock of it. */
  readonly ringWait?: WaitOfRing;
  /** Deadlines and release calendars, which no argument of Terraform holds. */
  readonly promises?: PromiseNote;
  /** What a plan does not say of where it is applied and by which way: the stack's name, backend and connections. */
  readonly target?: unknown;
}

/** The plan of one stack, and what is known about it beside. */
export interface PlannedStack extends StackDeclaration {
  readonly name: string;
  readonly plan: PlanJson;
  /** The configuration it was planned from, else the plan itself, as one writes it in the working folder. */
  readonly file?: string;
}

/** What is known of a stack before the checks have spoken: these look at all stacks together. */
export interface UncheckedStack {
  readonly review: Omit<StackReview, "risk" | "findings" | "beside">;
  readonly environments: PlanEnvironments;
  readonly paths: ReadonlyMap<string, string>;
  readonly acceptances: readonly Acceptance[];
  /** What the checks say about the plan itself. */
  readonly findings: readonly KeyedFinding[];
  /** What of the account the stack has, by `heldKey`. */
  readonly held: ReadonlySet<string>;
}

/** Says what the plan of one stack means. */
export function reviewStack(stack: PlannedStack, calendar: ReviewedRuns, existing?: ExistingAccounts): UncheckedStack {
  const { name, plan, paths, acceptances = [], file } = stack;
  const reading = planResources(plan);
  const { resources } = reading;
  const identity = identityOf(stack, stackIdentity(plan, resources));
  const environments = withNotes(planEnvironments(resources, plan.configuration, identity), stack);
  const condition = planCondition(plan);
  const found = foundBaselines(resources);
  const held = heldObjects(resources);
  const account = existing && { beside: existing.beside(held), ids: idsByAddress(resources) };
  const sides: Sides = {
    before: sideLookup(environments.before, found, (side) => new RegistrationBook(resources, "before", side), account),
    after: sideLookup(environments.after, found, (side) => new RegistrationBook(resources, "after", side), account),
    calendar,
    planner: condition.planner,
  };
  const stackNames = identity.ring === undefined ? [name] : [name, identity.ring];
  const options = { sides, stackNames, paths };
  const around = surroundingChanges(reading.surroundings, options);
  const changes = [...planChanges(resources, options), ...around].sort(heaviestFirst);
  const counts = planCounts(plan);
  const recorded = recordedEnvironment(reading, plan.configuration, identity);
  const recordedSide = recorded === undefined ? sides.before : sideLookup(recorded, found);
  const driftAround = surroundingDrift(reading, recordedSide, options, condition.takesOverDrift);
  const review = {
    name,
    ...(file === undefined ? {} : { file }),
    ...identity,
    condition,
    isSynthesised: paths.size > 0,
    counts,
    hasChanges: !isNoChange(counts) || condition.takesOverDrift || condition.isPartial,
    fingerprint: planFingerprint(plan, reading, stack.target),
    changes,
    drift: [...planDrift(reading, recordedSide, options, condition.takesOverDrift), ...driftAround],
    hasOtherDrift: reading.hasOtherDrift || reading.driftAround.length > driftAround.length,
    deferred: deferredChanges(reading.deferred, paths),
    outputs: changedOutputs(plan),
    notShown: notShown(plan),
    arrivals: [
      ...arrivalChanges(environments.before, environments.after, calendar.at),
      ...deadlineChanges(environments.before, environments.after, calendar.at),
    ],
    others: otherTypes(plan, new Set(around.map(({ address }) => address))),
    caveats: caveatsOf(plan, condition),
  };
  // Where the drift is what is applied, what it leaves behind is new.
  const isTakenOver = condition.takesOverDrift && recorded !== undefined;
  return {
    review,
    environments: isTakenOver ? { ...environments, before: recorded } : environments,
    paths,
    acceptances,
    findings: planFindings(plan, reading.secrets),
    held,
  };
}

/** Where the stack is: as its plan shows, and as its program says where the plan does not show it yet. */
function identityOf(said: StackDeclaration, found: StackIdentity): StackIdentity {
  const account = found.account ?? said.account;
  const ring = said.ring ?? found.ring;
  return {
    regions: found.regions,
    ...(account === undefined ? {} : { account }),
    ...(ring === undefined ? {} : { ring }),
  };
}

/** The review of a stack with what the checks say about what its plan leaves behind. */
export function checkedStack(
  { review, paths, acceptances: own, findings: ofPlan }: UncheckedStack,
  { fresh, standing }: ComparedFindings,
  acceptances: readonly Acceptance[],
  today: Date,
): Omit<StackReview, "beside"> {
  const weigh = (findings: readonly KeyedFinding[]) =>
    reviewedFindings(findings, [...own, ...acceptances], { today, paths });
  // What was there before is no reason to stop a plan.
  const stood = weigh(standing).map((finding): ReviewedFinding => ({ ...finding, risk: "none", isStanding: true }));
  const weighed = [...weigh([...ofPlan, ...fresh]), ...stood];
  const all = [...review.changes, ...review.drift, ...review.deferred, ...weighed];
  const risk = highestRisk(all.map((one) => one.risk));
  return { ...review, risk, findings: weighed };
}

/** Destroys and replacements on top, then by weight, then by address. */
function heaviestFirst(a: Change, b: Change): number {
  const destroys = ({ action }: Change) => Number(action === "delete" || action === "replace");
  const weight = ({ risk }: Change) => RISKS.indexOf(risk);
  return destroys(b) - destroys(a) || weight(b) - weight(a) || (a.address < b.address ? -1 : 1);
}

function foundBaselines(resources: readonly PlannedResource[]): FoundBaselines {
  const found = resources.filter(({ isData }) => isData);
  const texts = (name: string) =>
    found.flatMap(({ address, before, after }) => {
      const value = (after ?? before)?.[name];
      return typeof value === "string" && value !== "" ? [[address, value] as const] : [];
    });
  return { systems: new Map(texts("operating_system")), names: new Map(texts("name")) };
}

function notShown(plan: PlanJson): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { type, change } of plan.resource_changes ?? []) {
    if (!isPatchingType(type) || !change.actions.includes("update")) continue;
    for (const name of NOT_SHOWN) {
      const unknown = (change.after_unknown as Record<string, unknown> | null | undefined)?.[name] === true;
      const differs = JSON.stringify(change.before?.[name]) !== JSON.stringify(change.after?.[name]);
      if (unknown || differs) counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  return counts;
}

const OUTPUT_SYMBOLS: Readonly<Record<string, string>> = { create: "+", update: "~", delete: "-" };

/** Names alone: an output may hold anything. */
function changedOutputs({ output_changes: outputs }: PlanJson): readonly string[] {
  return Object.entries(outputs)
    .filter(([, { actions }]) => !actions.includes("no-op"))
    .map(([name, { actions }]) => `${OUTPUT_SYMBOLS[actions[0] ?? ""] ?? "~"} ${name}`)
    .sort();
}

/** What nothing about patching refers to. */
function otherTypes(plan: PlanJson, told: ReadonlySet<string>): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { address, mode, type, change } of plan.resource_changes ?? []) {
    if (mode !== "managed" || isPatchingType(type) || told.has(address) || plannedAction(change.actions) === "no-op")
      continue;
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function caveatsOf({ deferred_changes: deferred }: PlanJson, condition: PlanCondition): readonly string[] {
  const { planner, isErrored, isPartial, takesOverDrift } = condition;
  const waiting = counted(deferred.length, "change waits", "changes wait");
  return [
    ...(isErrored
      ? [`${planner} stopped with an error while planning: more may change than is told, and nothing can be applied`]
      : []),
    ...(takesOverDrift ? [`a refresh-only plan: applying it takes the drift over into ${planner}'s state`] : []),
    ...(deferred.length > 0 ? [`the plan is partial: ${waiting} for the next plan`] : []),
    ...(isPartial && deferred.length === 0 ? ["the plan is partial (-target): more may change than is told"] : []),
  ];
}
