import type { ChangedPlan } from "../changed-plans";

interface Example {
  readonly plan: ChangedPlan;
  /** What a reviewer reads of it, with what it weighs. */
  readonly told: readonly string[];
}

/** Changes by name. */
export type Examples = Readonly<Record<string, Example>>;
