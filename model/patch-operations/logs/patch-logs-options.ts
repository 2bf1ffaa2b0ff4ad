/** Days after which output is deleted: a year and the month in which the year's audit is made. */
export const DEFAULT_EXPIRATION_DAYS = 400;
/** Days after which a version that was overwritten or deleted is gone for good. */
export const NONCURRENT_VERSION_DAYS = 30;
/** Days after which an upload that was begun and never finished is cleaned away. */
export const UNFINISHED_UPLOAD_DAYS = 7;

/** What the place for command output says. Names of Terraform's arguments, where one argument is meant. */
export interface PatchLogsOptions {
  /**
   * Name of the bucket: 3 to 63 lower-case letters, digits and `-`.
   *
   * @default - a name that Terraform makes, behind `bucketPrefix` if that is given
   */
  readonly bucket?: string;

  /**
   * What the name begins with, where Terraform makes it; up to 37 characters.
   *
   * @default - Terraform makes the whole name
   */
  readonly bucketPrefix?: string;

  /**
   * What every key begins with, without a slash at its ends: `patching/eu`. The agent puts neither the account nor the
   * window into a key, so that what several accounts write into one bucket is told apart by it.
   *
   * @default - keys begin with the operation and the name of the window
   */
  readonly keyPrefix?: string;

  /**
   * Days after which output is deleted.
   *
   * @default 400
   */
  readonly expirationDays?: number;

  /**
   * ARN of the KMS key with which the bucket encrypts. The nodes need it too; the key's own policy is left to you.
   *
   * @default - S3's own keys (SSE-S3)
   */
  readonly kmsMasterKeyId?: string;

  /**
   * Whether Terraform may delete the bucket together with what is in it.
   *
   * @default false
   */
  readonly forceDestroy?: boolean;

  /**
   * Id of the organisation (`o-…`) whose nodes may write too, each below its own account: an account with the id
   * 222222222222 gives its tasks `PatchLogs.fromBucket({ bucket, keyPrefix: "222222222222" })`, behind the `keyPrefix`
   * of this place if there is one. Their own instance profiles must allow it as well; `instancePolicyDocument` does.
   *
   * @default - nodes of the bucket's account only
   */
  readonly organizationId?: string;

  /**
   * Name of a CloudWatch log group which is made too, and gets the output as it comes; 1 to 512 characters.
   *
   * @default - output goes to the bucket alone
   */
  readonly logGroupName?: string;

  /**
   * Days that the log group keeps its lines, out of those that CloudWatch Logs offers; 0 is for ever.
   *
   * @default 400
   */
  readonly retentionInDays?: number;

  /**
   * ARN of the KMS key of the log group. Its policy must let CloudWatch Logs use it.
   *
   * @default - CloudWatch Logs' own key
   */
  readonly logGroupKmsKeyId?: string;

  /**
   * Tags of the bucket and the log group.
   *
   * @default - the provider's default tags alone
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * The Region they live in.
   *
   * @default - the provider's Region
   */
  readonly region?: string;
}
