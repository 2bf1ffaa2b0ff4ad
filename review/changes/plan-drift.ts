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

/** What was found to differ from what was recorded. */
export function planDrift(
  { resources, drift }: PlanResources,
  recorded: SideLookup,
  options: PlanChangesOptions,
  isRefreshOnly: boolean,
): readonly Drift[] {
  const { before: present, after: planned } = options.sides;
  const telling = drift.filter(differsVisibly);
  if (telling.length === 0) return [];
  const plans = new Map(resources.map((resource) => [resource.address, resource]));
  const found = new Map(telling.map((resource) => [resource.address, resource]));
  const changes = foundChanges(telling, { ...options, sides: { ...options.sides, before: recorded, after: present } });
  return changes.flatMap((change): readonly Drift[] => {
    const details = change.details.filter(({ kind }) => !SILENT.includes(kind));
    if (details.length === 0) return [];
    const resource = found.get(change.address) as PlannedResource;
    const plan = plans.get(change.address);
    const isGone = plan === undefined ? resource.after === undefined : plan.after === undefined;
    if (isGone && !isRefreshOnly) return [{ ...change, details, risk: "none", outcome: "gone" }];
    const isLeft = plan === undefined || plan.action === "no-op" || plan.action === "forget";
    const standing = isLeft ? details : details.filter(({ says }) => leftBy(plan, resource).includes(says));
    const outcome = standing.length === 0 ? "undone" : "stays";
    return [{ ...change, details, risk: highestRisk(standing.map(({ risk }) => risk)), outcome }];
  });

  /** What is still otherwise than recorded after the plan. */
  function leftBy(plan: PlannedResource, resource: PlannedResource): readonly string[] {
    const whole: PlannedResource = { ...resource, action: "update", after: plan.after };
    return detailsOf(whole, { ...options.sides, before: recorded, after: planned }).map(({ says }) => says);
  }
}
