import type { PatchGroupTagKey } from "../patch-group/patch-group-model";
import type { NoneWith, NotWith } from "../values/no-value";

/** A patch group, as far as a window needs to know it: the tag that its nodes carry. */
export interface TargetedPatchGroup {
  /** The value of the tag. */
  readonly patchGroup: string;
  /** The key of the tag. */
  readonly tagKey: PatchGroupTagKey;
  /** The Region it is registered in. Undefined: of a `PatchGroup` its provider's, else wherever it is targeted. */
  readonly region?: string;
}

export interface WindowTargetBasics {
  /**
   * 3 to 128 letters, digits, `_`, `-` and `.`. A change replaces the target.
   *
   * @default - AWS shows the target by its id alone
   */
  readonly name?: string;

  /**
   * 3 to 128 bytes (AWS accepts 1, the provider 3). A change replaces the target.
   *
   * @default - AWS shows the target by its name or id alone
   */
  readonly description?: string;

  /**
   * 1 to 128 bytes which the events of the window carry to whoever listens.
   *
   * @default - events of the window name the target by its id alone
   */
  readonly ownerInformation?: string;

  /**
   * Whether what is selected by, and its values, are written in the order in which they stand here: patch groups, then
   * tags, then tag keys. For a target that exists already, in an order of its own.
   *
   * @default false - in an order of our own, so that listing them otherwise plans no change
   */
  readonly keepOrder?: boolean;

  /**
   * How many nodes are expected, a whole number from 1. Nothing is created for it: the checks ask whether the window is
   * long enough for them, and whether `maxErrors` can stop anything.
   *
   * @default - not known, and not asked
   */
  readonly expectedNodes?: number;
}

/** Nodes found by their tags. What is given here must all hold for a node. At least one of them must be given. */
export interface TaggedNodes
  extends NoneWith<NotWith.tagsOrPatchGroups, "instanceIds" | "resourceGroup" | "resourceTypeFilters"> {
  /**
   * Nodes of any of these patch groups, 1 to 50 of them. Groups of both tag keys become two registered targets, for
   * AWS ANDs the entries of one target.
   *
   * @default - whatever their patch group
   */
  readonly patchGroups?: readonly TargetedPatchGroup[];

  /**
   * Tags that a node must carry, each with any of 1 to 50 values. `*` is no wildcard: for any value use `tagKeys`.
   *
   * @default - whatever their tags
   */
  readonly tags?: { readonly [key: string]: readonly string[] };

  /**
   * Tag keys that a node must carry, all of them, whatever the values; 1 to 5.
   *
   * @default - whatever their tags
   */
  readonly tagKeys?: readonly string[];
}

/** Nodes named one by one. */
export interface ListedNodes
  extends NoneWith<NotWith.instanceIds, "patchGroups" | "tags" | "tagKeys" | "resourceGroup" | "resourceTypeFilters"> {
  /** 1 to 50 ids, `i-…` or `mi-…`. */
  readonly instanceIds: readonly string[];
}

/** Nodes in a resource group of AWS Resource Groups. */
export interface GroupedNodes
  extends NoneWith<NotWith.resourceGroup, "patchGroups" | "tags" | "tagKeys" | "instanceIds"> {
  /** The name of the group. */
  readonly resourceGroup: string;

  /**
   * Which members of the group are meant, by their types such as `AWS::EC2::Instance`; 1 to 5.
   *
   * @default - all of them
   */
  readonly resourceTypeFilters?: readonly string[];
}

/** Which nodes a window works on: found by tags, named one by one, or the members of a resource group. */
export type WindowTargetOptions = WindowTargetBasics & (TaggedNodes | ListedNodes | GroupedNodes);
