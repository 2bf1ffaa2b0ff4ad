import type { BroughtPatches } from "../../model/maintenance-window/brought-patches";
import type { NotifiedTopic } from "../../model/maintenance-window/maintenance-window-model";
import type { TerraformObject } from "../../model/terraform/terraform-value";

/**
 * What a plan does to a resource, by Terraform's list of actions; `other` is a list that this release does not know.
 * `replace` may delete or create first, `replace-forget` leaves the old object in AWS. Source: Terraform, "JSON output
 * format", change representation.
 */
const ACTIONS = {
  "no-op": "no-op",
  create: "create",
  read: "read",
  update: "update",
  delete: "delete",
  "delete, create": "replace",
  "create, delete": "replace",
  forget: "forget",
  "create, forget": "replace-forget",
  "forget, create": "replace-forget",
} as const;

export type PlannedAction = (typeof ACTIONS)[keyof typeof ACTIONS] | "other";

/** What is destroyed for a resource at another address, where nothing joins the two. */
export interface Renamed {
  readonly from: string;
  /** Whether all that is known of it stays: else its name alone tells that it is the same. */
  readonly isEqual: boolean;
  /** Whether it refers to something else that was renamed. */
  readonly isAlong: boolean;
}

/** One resource of a plan, its values made safe to show: unknown and sensitive ones are UNKNOWN, references are kept. */
export interface PlannedResource {
  readonly address: string;
  /** Where it stood before a `moved` block. */
  readonly previousAddress?: string;
  /** Absent: nothing is destroyed for it, or something joins the two. */
  readonly renamed?: Renamed;
  readonly type: string;
  readonly isData: boolean;
  /** The key of its provider in the configuration. Absent: the default one, or one that the plan does not tell. */
  readonly provider?: string;
  readonly action: PlannedAction;
  /** As Terraform lists them: `delete, create`. */
  readonly actions: string;
  /** Terraform's own reason, such as `delete_because_each_key`. */
  readonly actionReason?: string;
  readonly createsFirst: boolean;
  /** Arguments that force the replacement: `operating_system`. */
  readonly replacedBecause: readonly string[];
  readonly isImported: boolean;
  /** What it is taken over by: `pb-0123456789abcdef0`. */
  readonly importId?: string;
  /** Why values of it are not known here: they are sensitive, known after apply, or some are this and some that. */
  readonly unknownBecause?: "sensitive" | "known after apply" | "both";
  /** True for the leftover of an interrupted replacement, which is cleaned up. */
  readonly isDeposed: boolean;
  /** Absent where it does not exist before. */
  readonly before?: TerraformObject;
  /** Absent where it does not exist afterwards. */
  readonly after?: TerraformObject;
  /** What a window's task is told to install by a document that the plan has. Absent: by none. */
  readonly brought?: { readonly before?: BroughtPatches; readonly after?: BroughtPatches };
  /** The topics that a window's task told before of what it does. Absent: none. */
  readonly topics?: readonly NotifiedTopic[];
  /** Arguments with a sensitive value that changes; the values are told nowhere. */
  readonly secretChanges: readonly string[];
}

/** The action of a resource by Terraform's list of actions. */
export function plannedAction(actions: readonly string[]): PlannedAction {
  const name = actions.join(", ");
  return Object.hasOwn(ACTIONS, name) ? ACTIONS[name as keyof typeof ACTIONS] : "other";
}
