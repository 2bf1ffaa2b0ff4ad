import type { PatchDocument } from "../../maintenance-window/patch-documents";
import type { SourceOptions } from "../policies/source-conditions";

/** What the role of windows says, beside what its tasks ask of it. */
export interface PatchTaskRoleOptions extends SourceOptions {
  /**
   * Name of the role: 1 to 64 letters, digits and `_+=,.@-`.
   *
   * @default - a name that Terraform makes
   */
  readonly name?: string;

  /**
   * Up to 1000 bytes, of characters that Latin-1 has.
   *
   * @default - IAM shows the role by its name alone
   */
  readonly description?: string;

  /**
   * Where the role stands among the account's roles, `/patching/`.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * ARN of the policy that limits whatever the role may do.
   *
   * @default - the role may do whatever its policy says
   */
  readonly permissionsBoundary?: string;

  /**
   * Documents that the role may run beside those of the tasks that use it: a name of AWS's own, or an ARN. Needed
   * where the role is used by its ARN only.
   *
   * @default - those of its tasks
   */
  readonly documents?: readonly (PatchDocument | `arn:${string}`)[];

  /**
   * Tags of the nodes on which the role may run commands, each with any of its values, as in
   * `nodeTags: critical.instanceTags`, but with lists. A node must have all of them.
   *
   * @default - every node of the account and Region
   */
  readonly nodeTags?: { readonly [key: string]: readonly string[] };

  /**
   * Tags of the role.
   *
   * @default - the provider's default tags alone
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * The Region in which the role may run `documents`. A role itself has no Region, and each task that uses it adds the
   * Region of its window by itself.
   *
   * @default - the provider's Region
   */
  readonly region?: string;
}
