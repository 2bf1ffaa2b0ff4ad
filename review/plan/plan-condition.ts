import { entryOf } from "./entry-of";
import type { PlanJson } from "./plan-schema";
import { type Planner, plannerOf } from "./planner";

/** What kind of plan it is, and how far it is whole. */
export interface PlanCondition {
  readonly planner: Planner;
  /** Planning stopped half-way: what is told is not all, and nothing of it can be applied. */
  readonly isErrored: boolean;
  /** Made with `-target`, or something is deferred: other changes may come with the next plan. */
  readonly isPartial: boolean;
  /** Made with `-refresh-only`, and something was found: applying it takes what was found into the state. */
  readonly takesOverDrift: boolean;
  /** In words of who made the plan: why nothing changes. */
  readonly nothing: string;
}

export function planCondition(plan: PlanJson): PlanCondition {
  const isErrored = plan.errored === true;
  const hasWaiting = plan.deferred_changes.length > 0 || plan.deferred_action_invocations.length > 0;
  return {
    planner: plannerOf(plan),
    isErrored,
    // A plan that stopped is not complete for that alone.
    isPartial: hasWaiting || (plan.complete === false && !isErrored),
    takesOverDrift: isRefreshOnly(plan) && plan.applyable !== false,
    nothing: nothingText(plan),
  };
}

/** A plan with `-refresh-only` has no list of changes, as one of no resources has none; but what it is for is the drift. */
function isRefreshOnly(plan: PlanJson): boolean {
  return plan.resource_changes === undefined && plan.resource_drift.length > 0;
}

const MATCHES = "No changes. Your infrastructure matches the configuration.";

/**
 * What Terraform prints above a plan of nothing; the JSON does not say for what it was asked. Without a list of changes,
 * it either only looked (`-refresh-only`), or was to destroy what is not there (`-destroy`).
 */
function nothingText(plan: PlanJson): string {
  if (plan.resource_changes !== undefined) return MATCHES;
  const configured = resourcesIn(entryOf(plan.configuration, "root_module"));
  if (configured === "none") return MATCHES;
  if (hasResources(entryOf(entryOf(plan.prior_state, "values"), "root_module"))) {
    return "No changes. Your infrastructure still matches the configuration.";
  }
  return configured === "some" ? "No changes. No objects need to be destroyed." : "No changes.";
}

/** Whether a configuration has resources that every plan would list; `maybe` where count or for_each may make none. */
function resourcesIn(module: unknown): "some" | "maybe" | "none" {
  const own = listAt(module, "resources").filter((one) => entryOf(one, "mode") === "managed");
  if (own.some((one) => !isRepeated(one))) return "some";
  const called = Object.values(entryOf(module, "module_calls") ?? {}).map((call): "some" | "maybe" | "none" => {
    const inside = resourcesIn(entryOf(call, "module"));
    return inside === "some" && isRepeated(call) ? "maybe" : inside;
  });
  if (called.includes("some")) return "some";
  return own.length > 0 || called.includes("maybe") ? "maybe" : "none";
}

function isRepeated(block: unknown): boolean {
  return entryOf(block, "count_expression") !== undefined || entryOf(block, "for_each_expression") !== undefined;
}

function hasResources(module: unknown): boolean {
  const isManaged = (one: unknown) => entryOf(one, "mode") === "managed";
  return listAt(module, "resources").some(isManaged) || listAt(module, "child_modules").some(hasResources);
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const list = entryOf(value, name);
  return Array.isArray(list) ? list : [];
}
