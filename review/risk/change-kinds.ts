import { BASELINE_KINDS } from "./baseline-kinds";
import type { ChangeKindFacts } from "./change-kind-facts";
import { GROUP_KINDS } from "./group-kinds";
import { PLAN_KINDS } from "./plan-kinds";
import { RISKS, type Risk } from "./risk";
import { TARGET_KINDS } from "./target-kinds";
import { TASK_KINDS } from "./task-kinds";
import { WAY_KINDS } from "./way-kinds";
import { WINDOW_KINDS } from "./window-kinds";

/** Every kind of change that a review tells apart. The names are stable: reports carry them. */
export const CHANGE_KINDS = {
  ...BASELINE_KINDS,
  ...GROUP_KINDS,
  ...WINDOW_KINDS,
  ...TARGET_KINDS,
  ...TASK_KINDS,
  ...WAY_KINDS,
  ...PLAN_KINDS,
} as const satisfies Record<string, ChangeKindFacts>;

export type ChangeKind = keyof typeof CHANGE_KINDS;

export function changeKindFacts(kind: ChangeKind): ChangeKindFacts {
  return CHANGE_KINDS[kind];
}

/** What a kind of change, or a finding, weighs. */
export type Weight = Pick<ChangeKindFacts, "risk" | "everywhere">;

/**
 * What a kind weighs: where all that it reaches is named as no production, one step less. What is to be told never
 * weighs nothing for that.
 */
export function weightOf({ risk, everywhere = false }: Weight, isProduction: boolean): Risk {
  if (isProduction || everywhere || risk === "none" || risk === "low") return risk;
  return RISKS[RISKS.indexOf(risk) - 1] ?? risk;
}
