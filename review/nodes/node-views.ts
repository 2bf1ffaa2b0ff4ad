import type { EnvironmentView } from "../../model/patching/view/environment-view";
import type { PlannedResource } from "../plan/planned-resource";
import type { ReportingRule } from "./reporting-rules";
import type { ResourceGroup } from "./resource-groups";

/** Both sides of a plan, as the room sees them. */
export interface Views {
  readonly before: EnvironmentView;
  readonly after: EnvironmentView;
  /** The roles that have a policy, by the policy's ARN. */
  readonly attached: ReadonlyMap<string, readonly string[]>;
  /** The policies of the plan, by their ARNs. */
  readonly documents: ReadonlyMap<string, unknown>;
  /** Ids of windows that the plan deletes. */
  readonly gone: ReadonlySet<unknown>;
  /** Subscriptions of topics after the plan. */
  readonly subscribed: readonly PlannedResource[];
  /** What notifies topics and others of events of patching. */
  readonly reporting: readonly ReportingRule[];
  /** Resource groups that find their nodes by tags. */
  readonly groups: { readonly before: readonly ResourceGroup[]; readonly after: readonly ResourceGroup[] };
}
