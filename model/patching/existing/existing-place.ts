import type { PatchEnvironmentModel } from "../../environment/patch-environment-model";
import { PATCH_GROUP_TAG_KEYS } from "../../patch-group/patch-group-model";

/** What exists in one Region of an account, as it was read. */
export interface ExistingPlace {
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** Everything that patches there; the keys are AWS's ids. */
  readonly environment: PatchEnvironmentModel;
  readonly nodes: readonly ExistingNode[];
  /** Parts that could not be read: what is not here may exist all the same. */
  readonly notRead: readonly string[];
  /** Of what nothing can be missing. */
  readonly isWhole: Readonly<Record<"nodes" | "ways" | "groups", boolean>>;
}

/** A node that exists. */
export interface ExistingNode {
  readonly id: string;
  /** Tags that decide who patches it. */
  readonly tags: Readonly<Record<string, string>>;
  /** Whether its agent answers; `not managed`: Systems Manager does not know it, as with a stopped instance. */
  readonly connection: "online" | "offline" | "not managed";
  /** Undefined where its agent never said it, or in words that are not known. */
  readonly operatingSystem?: string;
}

/** The patch group that a node's tag names; undefined where it carries none. */
export function groupOfNode({ tags }: ExistingNode): string | undefined {
  return PATCH_GROUP_TAG_KEYS.map((key) => tags[key]).find((value) => value !== undefined && value !== "");
}
