import type { DeadlineModel } from "../deadlines/deadline-model";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { Knowable } from "../values/unknown";

/** The two spellings of the instance tag that puts a node into a patch group; case-sensitive. */
export const PATCH_GROUP_TAG_KEYS = ["Patch Group", "PatchGroup"] as const;
export type PatchGroupTagKey = (typeof PATCH_GROUP_TAG_KEYS)[number];
export const DEFAULT_TAG_KEY: PatchGroupTagKey = "Patch Group";

/** A patch group as plain data: a name, and one baseline for each operating system at most. */
export interface PatchGroupModel {
  /** The value of the node's tag. */
  readonly patchGroup: Knowable<string>;
  /** The tag key that our own targets use for this group. Terraform does not hold it, so a plan leaves it out. */
  readonly tagKey?: PatchGroupTagKey;
  readonly registrations: readonly PatchGroupRegistration[];
  readonly region?: Knowable<string>;
  /** Within how many days patches are to be on every node. Terraform does not hold it, so a plan leaves it out. */
  readonly patchWithin?: DeadlineModel;
}

export interface PatchGroupRegistration {
  /** The address of its resource in a plan, where each system has one. Absent: it belongs to the construct of the group. */
  readonly key?: string;
  readonly baseline: BaselineReference;
}

/**
 * Which baseline is meant, as far as it can be said:
 * - `managed`: one in the same environment, named by its key there (construct path or Terraform address);
 * - `predefined`: AWS's own default of the system;
 * - `existing`: one from elsewhere, by id or ARN; where another stack of the app makes it, with what it says.
 */
export type BaselineReference =
  | (BaselineReferenceBasics & { readonly kind: "managed"; readonly key: string })
  | (BaselineReferenceBasics & { readonly kind: "predefined" })
  | (BaselineReferenceBasics & {
      readonly kind: "existing";
      readonly baselineId: Knowable<string>;
      readonly beside?: BaselineBeside;
    });

/** A baseline that another stack of the same app makes. */
export interface BaselineBeside {
  readonly stack: string;
  readonly baseline: PatchBaselineModel;
}

interface BaselineReferenceBasics {
  readonly operatingSystem: Knowable<string>;
  /** Absent: the provider's Region. */
  readonly region?: Knowable<string>;
}
