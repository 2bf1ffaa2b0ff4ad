import type { PatchDocument } from "../../maintenance-window/patch-documents";

/** What the role of windows says, beside what its tasks ask of it. */
export interface PatchTaskRoleOptions {
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
   * Whether only this account's Systems Manager may take the role (`aws:SourceAccount`). AWS documents this for other
   * uses of Systems Manager and not for windows: try it on one window before you rely on it, for a service that does
   * not send the value can then not take the role.
   *
   * @default false
   */
  readonly sourceAccountCondition?: boolean;

  /**
   * Whether only something of this account and Region in Systems Manager may take the role (`aws:SourceArn`). The same
   * caution holds as for `sourceAccountCondition`.
   *
   * @default false
   */
  readonly sourceArnCondition?: boolean;

  /**
   * Tags of the role.
   *
   * @default - the provider's default tags alone
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * The Region whose windows use the role: it may run commands there only. A role itself has no Region.
   *
   * @default - the provider's Region
   */
  readonly region?: string;
}
