import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import { heldByName } from "../../model/patching/existing/held-by-name";
import { EnvironmentView } from "../../model/patching/view/environment-view";
import { utcDate } from "../../model/text/moments";
import { counted, joined } from "../../model/text/wording";
import { heldObjects, idsByAddress } from "../account/held-objects";
import { arrivalChanges } from "../arrival/arrival-changes";
import { deadlineChanges } from "../arrival/deadline-changes";
import { type EnvironmentNotes, withNotes } from "../arrival/with-notes";
import type { Change } from "../changes/change";
import { deferredChanges } from "../changes/deferred-changes";
import { inFirstRing } from "../changes/first-ring";
import { withoutGeneratedNames } from "../changes/generated-names";
import { planChanges } from "../changes/plan-changes";
import { planDrift, recordedEnvironment } from "../changes/plan-drift";
import { NOT_SHOWN } from "../changes/raw-changes";
import { RegistrationBook } from "../changes/registration-book";
import { type FoundBaselines, type Sides, sideLookup } from "../changes/resource-changes";
import type { KeyedFinding } from "../findings/keyed-finding";
import { planFindings } from "../findings/plan-findings";
import { renamedAddresses } from "../findings/renamed-addresses";
import { surroundingChanges } from "../nodes/surrounding-changes";
import { surroundingDrift } from "../nodes/surrounding-drift";
import { withoutLeft } from "../plan/left-accounts";
import { type PlanCondition, planCondition } from "../plan/plan-condition";
import { isNoChange, planCounts } from "../plan/plan-counts";
import { type PlanEnvironments, planEnvironments, type StackPlace } from "../plan/plan-environments";
import { isPatchingType, type PlanResources } from "../plan/plan-resources";
import type { PlanJson } from "../plan/plan-schema";
import { type PlannedResource, plannedAction } from "../plan/planned-resource";
import { usedByPatching } from "../plan/used-by-patching";
import type { ReviewedRuns } from "../reach/reviewed-runs";
import type { Stage } from "../risk/production";
import { RISKS } from "../risk/risk";
import type { StackReview } from "./stack-review";

/** What a plan means, whatever the stack is called that it is of, and whoever wrote it. */
export interface PlanReview {
  readonly review: Pick<
    StackReview,
    | "condition"
    | "counts"
    | "hasChanges"
    | "isNew"
    | "changes"
    | "drift"
    | "hasOtherDrift"
    | "deferred"
    | "outputs"
    | "notShown"
    | "arrivals"
    | "others"
    | "used"
    | "reviewedWith"
    | "caveats"
  >;
  readonly environments: PlanEnvironments;
  /** What the checks say about the plan itself. */
  readonly findings: readonly KeyedFinding[];
  /** What of the account the stack has, by `heldKey`. */
  readonly held: ReadonlySet<string>;
}

export interface PlanReviewOptions {
  readonly place: StackPlace;
  /** What the names of the stack say about where it is. */
  readonly stage: Stage;
  readonly calendar: ReviewedRuns;
  readonly existing: ExistingAccounts | undefined;
  /** What the program says of its environment, and no argument of Terraform does. */
  readonly notes: EnvironmentNotes;
}

/** Says what a plan means. */
export function reviewPlan(plan: PlanJson, read: PlanResources, options: PlanReviewOptions): PlanReview {
  const { place, stage, calendar, existing, notes } = options;
  const { resources } = read;
  const environments = withNotes(planEnvironments(resources, plan.configuration, place, calendar.at), notes);
  const { reading, caveats } = withoutLeft(read, environments.after);
  const condition = planCondition(plan);
  const found = foundBaselines(resources);
  // Ids of a simulated account are none that the account which was read could have.
  const held =
    place.simulatedAccount === undefined || existing === undefined
      ? heldObjects(resources)
      : heldByName([new EnvironmentView(environments.before, calendar.at)], existing);
  const account = existing && { beside: existing.beside(held), ids: idsByAddress(resources) };
  const sides: Sides = {
    before: sideLookup(environments.before, found, (side) => new RegistrationBook(resources, "before", side), account),
    after: sideLookup(environments.after, found, (side) => new RegistrationBook(resources, "after", side), account),
    calendar,
    planner: condition.planner,
  };
  const told = { sides, stage, worded: withoutGeneratedNames(plan) };
  let known: ReadonlySet<string> | undefined;
  const isUsed = (address: string) => {
    known ??= usedByPatching(plan, reading.references);
    return known.has(address) || reading.documents.has(address);
  };
  const around = surroundingChanges(reading.surroundings, told, reading.surroundings, isUsed, idsOfGone(resources));
  const weighed = notes.ringWait?.isFirst ? inFirstRing : <One>(all: readonly One[]) => all;
  const changes = [...weighed([...planChanges(resources, told), ...around])].sort(heaviestFirst);
  const counts = planCounts(plan);
  const recorded = recordedEnvironment(reading, plan.configuration, place);
  const recordedSide = recorded === undefined ? sides.before : sideLookup(recorded, found);
  const driftAround = surroundingDrift(reading, recordedSide, told, condition.takesOverDrift);
  // Reckoned from the beginning of a day on, as at synth.
  const day = new Date(utcDate(calendar.at));
  const deadlines = deadlineChanges(environments.before, environments.after, day);
  const review = {
    condition,
    counts,
    hasChanges: !isNoChange(counts) || condition.takesOverDrift || condition.isPartial || condition.isErrored,
    ...(isNewStack(plan) ? { isNew: true as const } : {}),
    changes,
    drift: weighed([...planDrift(reading, recordedSide, told, condition.takesOverDrift), ...driftAround]),
    hasOtherDrift: reading.hasOtherDrift || reading.driftAround.length > driftAround.length,
    deferred: deferredChanges(reading.deferred),
    outputs: changedOutputs(plan),
    notShown: notShown(plan),
    arrivals: [...arrivalChanges(environments.before, environments.after, day), ...deadlines.says],
    ...notReviewed(
      plan,
      reading.documents,
      new Set(around.flatMap(({ address, renamedFrom = address }) => [address, renamedFrom])),
      isUsed,
    ),
    caveats: [...caveatsOf(plan, condition), ...caveats],
  };
  // Where the drift is what is applied, what it leaves behind is new.
  const isTakenOver = condition.takesOverDrift && recorded !== undefined;
  return {
    review,
    environments: isTakenOver ? { ...environments, before: recorded } : environments,
    findings: [...deadlines.findings, ...planFindings(plan, reading.secrets), ...renamedAddresses(changes, reading)],
    held,
  };
}

/** What no longer installs on top, then destroys and replacements, then by weight, then by address. */
function heaviestFirst(a: Change, b: Change): number {
  const destroys = ({ action, details }: Change) =>
    details.some(({ kind }) => kind === "task-no-install") ? 2 : Number(action === "delete" || action === "replace");
  const weight = ({ risk }: Change) => RISKS.indexOf(risk);
  return destroys(b) - destroys(a) || weight(b) - weight(a) || (a.address < b.address ? -1 : 1);
}

function isNewStack({ resource_changes: resources = [] }: PlanJson): boolean {
  const own = resources.filter(({ mode }) => mode === "managed");
  return own.length > 0 && own.every(({ change }) => plannedAction(change.actions) === "create");
}

function idsOfGone(resources: readonly PlannedResource[]): readonly unknown[] {
  return resources.filter(({ action }) => action === "delete").map(({ before }) => before?.id);
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

/** What changes and has no sentence of its own, by type: what patching uses, and what nothing about patching refers to. */
function notReviewed(
  plan: PlanJson,
  documents: PlanResources["documents"],
  reviewed: ReadonlySet<string>,
  isUsed: (address: string) => boolean,
): Pick<StackReview, "others" | "used" | "reviewedWith"> {
  const all = (plan.resource_changes ?? []).filter(
    ({ address, mode, type, change }) =>
      mode === "managed" &&
      !isPatchingType(type) &&
      !reviewed.has(address) &&
      plannedAction(change.actions) !== "no-op",
  );
  const isReviewedWith = ({ address, change }: (typeof all)[number]) =>
    documents.has(address) && plannedAction(change.actions) === "create";
  const left = all.filter((one) => !isReviewedWith(one));
  const reviewedWith = typesOf(all.filter(isReviewedWith));
  return {
    others: typesOf(left.filter(({ address }) => !isUsed(address))),
    used: typesOf(left.filter(({ address }) => isUsed(address))),
    ...(Object.keys(reviewedWith).length === 0 ? {} : { reviewedWith }),
  };
}

function typesOf(resources: readonly { readonly type: string }[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function caveatsOf(plan: PlanJson, condition: PlanCondition): readonly string[] {
  const { planner, isErrored, isPartial, takesOverDrift } = condition;
  const waiting = waitingText(plan);
  return [
    ...(isErrored
      ? [`${planner} stopped with an error while planning: more may change than is shown, and nothing can be applied`]
      : []),
    ...(takesOverDrift ? [`a refresh-only plan: applying it takes the drift over into ${planner}'s state`] : []),
    ...(waiting === "" ? [] : [`the plan is partial: ${waiting} for the next plan`]),
    ...(isPartial && waiting === "" ? ["the plan is partial (-target): more may change than is shown"] : []),
  ];
}

/** `1 change waits`, `2 changes and 1 action wait`; empty for nothing. */
function waitingText({ deferred_changes: changes, deferred_action_invocations: actions }: PlanJson): string {
  const parts = [
    ...(changes.length === 0 ? [] : [counted(changes.length, "change")]),
    ...(actions.length === 0 ? [] : [counted(actions.length, "action")]),
  ];
  if (parts.length === 0) return "";
  return `${joined(parts)} ${changes.length + actions.length === 1 ? "waits" : "wait"}`;
}
