import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { planEnvironments, type StackPlace } from "../plan/plan-environments";
import type { PlanResources } from "../plan/plan-resources";
import type { PlannedResource } from "../plan/planned-resource";
import { highestRisk } from "../risk/risk";
import type { Change } from "./change";
import { detailsOf, foundChanges, type PlanChangesOptions } from "./plan-changes";
import { differsVisibly } from "./raw-changes";
import type { SideLookup } from "./resource-changes";

/**
 * What becomes of drift: it `stays`, the plan brings back what was recorded (`undone`), or the object is `gone` after the
 * plan anyway.
 */
export type DriftOutcome = "stays" | "undone" | "gone";

/** What somebody changed outside of Terraform; where it stays it weighs what the same change would. */
export interface Drift extends Change {
  readonly outcome: DriftOutcome;
}

const SILENT = ["nothing-visible", "moved", "deleted-because"];

/** What Terraform had recorded, as an environment; undefined where nothing differs from it. */
export function recordedEnvironment(
  { resources, drift }: PlanResources,
  configuration: unknown,
  place: StackPlace,
): PatchEnvironmentModel | undefined {
  const telling = drift.filter((one) => differsVisibly(one) && !one.isDeposed);
  if (telling.length === 0) return undefined;
  const kept = new Set(telling.map(({ address }) => address));
  return planEnvironments([...resources.filter(({ address }) => !kept.has(address)), ...telling], configuration, place)
    .before;
}

/** What was found to differ from what was recorded, of what decides about patching. */
export function planDrift(
  { resources, drift }: PlanResources,
  recorded: SideLookup,
  options: PlanChangesOptions,
  isRefreshOnly: boolean,
): readonly Drift[] {
  const { before: present, after: planned } = options.sides;
  const found = drift.filter(differsVisibly);
  if (found.length === 0) return [];
  return outcomes(foundChanges(found, { ...options, sides: { ...options.sides, before: recorded, after: present } }), {
    found,
    planned: resources,
    isRefreshOnly,
    saysOf: (whole) => detailsOf(whole, { ...options.sides, before: recorded, after: planned }).map(({ says }) => says),
  });
}

interface DriftedPlan {
  /** What differs: `before` as it was recorded, `after` as it was found. */
  readonly found: readonly PlannedResource[];
  /** What the plan does with the same resources, and with others. */
  readonly planned: readonly PlannedResource[];
  readonly isRefreshOnly: boolean;
  /** The sentences about a resource that goes from what was recorded to what is planned. */
  readonly saysOf: (resource: PlannedResource) => readonly string[];
}

/** Tells of what was found what becomes of it by the plan. */
export function outcomes(
  changes: readonly Change[],
  { found, planned, isRefreshOnly, saysOf }: DriftedPlan,
): readonly Drift[] {
  const plans = new Map(planned.map((resource) => [resource.address, resource]));
  const drifted = new Map(found.map((resource) => [resource.address, resource]));
  return changes.flatMap((change): readonly Drift[] => {
    const details = change.details.filter(({ kind }) => !SILENT.includes(kind));
    if (details.length === 0) return [];
    const resource = drifted.get(change.address) as PlannedResource;
    const plan = plans.get(change.address);
    const isGone = plan === undefined ? resource.after === undefined : plan.after === undefined;
    if (isGone && !isRefreshOnly) return [{ ...change, details, risk: "none", outcome: "gone" }];
    const isLeft = plan === undefined || plan.action === "no-op" || plan.action === "forget";
    // What is still otherwise than recorded after the plan.
    const left = isLeft ? undefined : saysOf({ ...resource, action: "update", after: plan.after });
    const standing = details.filter(({ says }) => left?.includes(says) !== false);
    const outcome = standing.length === 0 ? "undone" : "stays";
    return [{ ...change, details, risk: highestRisk(standing.map(({ risk }) => risk)), outcome }];
  });
}
