import type { DeferredResource } from "../plan/plan-resources";
import { changeKindFacts } from "../risk/change-kinds";
import type { Risk } from "../risk/risk";

/** What Terraform leaves to a later plan. */
export interface DeferredChange {
  readonly address: string;
  /** Where the construct stands in the program, where that is known. */
  readonly path?: string;
  readonly type: string;
  /** Why, in Terraform's word: `instance_count_unknown`. */
  readonly reason: string;
  /** Why, in ours. */
  readonly says: string;
  readonly risk: Risk;
}

/** Source: Terraform, internal/command/jsonplan, reasons of deferred changes. */
const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    instance_count_unknown: "how many there are (count or for_each) is known after apply",
    resource_config_unknown: "its arguments are known after apply",
    provider_config_unknown: "its provider's configuration is known after apply",
    absent_prereq: "something that it needs does not exist yet",
    deferred_prereq: "something that it depends on waits, too",
    excluded: "it was excluded from this plan",
    not_included: "it was not included in this plan",
  }),
);

/** Each deferred change with its reason; those that are not about patching, too: nobody else counts them. */
export function deferredChanges(deferred: readonly DeferredResource[]): readonly DeferredChange[] {
  return deferred.map(({ resource: { address, type, actions }, reason }) => {
    const because = REASONS.get(reason) ?? (reason === "unknown" ? "the plan does not say why" : reason);
    return {
      address,
      type,
      reason,
      says: `waits for the next plan (${actions}): ${because}`,
      risk: changeKindFacts("deferred").risk,
    };
  });
}
