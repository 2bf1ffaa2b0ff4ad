import type { Listed, Resolvable, UnlistedForm } from "../values/listed";
import type { AllOnlyOn } from "../values/no-value";

/** What AWS-RunPatchBaseline can do. Source: maintenance window facts, D3. */
export const PATCH_OPERATIONS = ["Scan", "Install"] as const;
export type PatchOperation = (typeof PATCH_OPERATIONS)[number];

/** What happens to a node after an installation. Source: maintenance window facts, D3. */
export const REBOOT_OPTIONS = ["RebootIfNeeded", "NoReboot"] as const;
export type RebootOption = (typeof REBOOT_OPTIONS)[number];

/** What happens to running work at the cutoff. Source: SSM API model, MaintenanceWindowTaskCutoffBehavior. */
export const CUTOFF_BEHAVIORS = ["CONTINUE_TASK", "CANCEL_TASK"] as const;
export type CutoffBehavior = (typeof CUTOFF_BEHAVIORS)[number];

/** Source: SSM API model, DocumentHashType. */
export const DOCUMENT_HASH_TYPES = ["Sha256", "Sha1"] as const;
export type DocumentHashType = (typeof DOCUMENT_HASH_TYPES)[number];

/** Changes that are published. Source: SSM API model, NotificationEvent. */
export const NOTIFICATION_EVENTS = ["All", "InProgress", "Success", "TimedOut", "Cancelled", "Failed"] as const;
export type NotificationEvent = (typeof NOTIFICATION_EVENTS)[number];

/** Source: SSM API model, NotificationType. */
export const NOTIFICATION_TYPES = ["Command", "Invocation"] as const;
export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

/** A tenth of the nodes at a time: small, and known to everybody who reads a plan. */
export const DEFAULT_MAX_CONCURRENCY = "10%";
/** The second node that fails stops the rest. */
export const DEFAULT_MAX_ERRORS = "1";

// No `never` and no literal: an editor would take every task without a `rebootOption` for a scan, and offer no other.
/**
 * Looks which patches are missing, and installs nothing. It never reboots, ignores a list of patches and calls no hooks,
 * so that it has none of the properties of `InstallOperation`; a `RebootOption` that a scan carries all the same can stay
 * in `otherParameters`.
 */
export interface ScanOperation extends AllOnlyOn<"Install", "rebootOption" | "installOverrideList" | "hooks"> {
  /** `Scan` looks which patches are missing; `Install` installs what the baseline approves. Required. */
  readonly operation: "Scan";
}

/** Installs what the baseline approves. */
export interface InstallOperation {
  /** `Install` installs what the baseline approves; `Scan` looks which patches are missing. Required. */
  readonly operation: "Install" | UnlistedForm;

  /**
   * What happens to a node after patches were installed. It has no default here: AWS's own reboots.
   *
   * - `RebootIfNeeded`: the node reboots whenever any patch was installed, whether that patch needs it or not; it
   *   also reboots for patches that were waiting for one since an earlier run. Without anything to install it stays up.
   * - `NoReboot`: the node stays up. Services may still be restarted by their packages. Patches that need a reboot
   *   stay `InstalledPendingReboot`, and the node non-compliant, until it is rebooted and scanned again.
   */
  readonly rebootOption: Listed<RebootOption>;

  /**
   * A list of patches to install in place of what the baseline approves: the address of a YAML file, `https://…` or
   * `s3://bucket/key`, up to 256 characters; its name has no quotes, backtick or `$`. Not together with
   * `baselineOverride`. A private bucket needs the form with `s3://`.
   *
   * @default - what the baseline approves
   */
  readonly installOverrideList?: string;

  /**
   * Pre and post scripts: documents that run on each node around the installation. The task then runs
   * AWS-RunPatchBaselineWithHooks, which accepts no override and no step timeout, does not work on macOS or outside of
   * AWS's commercial Regions, and needs agent 3.0.502. It installs without a reboot first, reboots afterwards, and goes
   * on to `onExit` when a step fails.
   *
   * @default - AWS-RunPatchBaseline, which calls nothing of yours
   */
  readonly hooks?: PatchHooks;
}

/** Documents around an installation, each by its name, or by its ARN where it is shared; at least one. */
export interface PatchHooks {
  /**
   * Before anything is installed; if it fails, nothing is.
   *
   * @default - AWS-Noop
   */
  readonly preInstall?: string;
  /**
   * After the installation, before a reboot.
   *
   * @default - AWS-Noop
   */
  readonly postInstall?: string;
  /**
   * At the end, after a reboot if there is one, and whatever failed before.
   *
   * @default - AWS-Noop
   */
  readonly onExit?: string;
}

/** Scan or install; there is no default. */
export type PatchOperationOptions = ScanOperation | InstallOperation;

/** Where the output of the nodes goes in CloudWatch Logs. */
export interface CloudwatchConfig {
  /**
   * 1 to 512 characters.
   *
   * @default - `/aws/ssm/` and the name of the document
   */
  readonly cloudwatchLogGroupName?: string;

  /**
   * Whether output is sent there at all.
   *
   * @default false
   */
  readonly cloudwatchOutputEnabled?: boolean | Resolvable;
}

/** What is published to an SNS topic. It needs `notificationRoleArn` and the task's own `serviceRoleArn`. */
export interface NotificationConfig {
  /** ARN of the topic. */
  readonly notificationArn: string;

  /** Changes of status that are published, at least one. Waiting and cancelling never are. */
  readonly notificationEvents: readonly Listed<NotificationEvent>[];

  /**
   * Whether the command as a whole is reported (`Command`), or each node (`Invocation`).
   *
   * @default - AWS decides
   */
  readonly notificationType?: Listed<NotificationType>;
}

/** How a task runs AWS-RunPatchBaseline, in Terraform's own argument names. */
export interface PatchRunOptions {
  /**
   * 3 to 128 letters, digits, `_`, `-` and `.`.
   *
   * @default - AWS shows the task by its id alone
   */
  readonly name?: string;

  /**
   * 1 to 128 bytes.
   *
   * @default - AWS shows the task by its name or id alone
   */
  readonly description?: string;

  /**
   * How many nodes at once: a count from 1, or a percentage of the targets from `"1%"` to `"100%"`; at most 7 characters.
   *
   * @default "10%"
   */
  readonly maxConcurrency?: number | string;

  /**
   * How many nodes may fail before no further one is begun: a count from 0, or a percentage from `"0%"` to `"100%"`; at most
   * 7 characters. With 1, the second failure stops the rest.
   *
   * @default "1"
   */
  readonly maxErrors?: number | string;

  /**
   * How many minutes a node is expected to take, more than 0, its reboot included. Nothing is created for it: the checks
   * ask whether the window is long enough for the `expectedNodes` of its targets.
   *
   * @default - not known, and not asked
   */
  readonly minutesPerNode?: number;

  /**
   * A whole number, 0 or more. Lower ones run first, equal ones at the same time; the next begin whatever the result
   * of those before.
   *
   * @default - AWS decides
   */
  readonly priority?: number;

  /**
   * What happens at the cutoff to what still runs. `CANCEL_TASK` cancels commands as far as that goes: a process on a
   * node may go on.
   *
   * @default - `CONTINUE_TASK`, AWS's default
   */
  readonly cutoffBehavior?: Listed<CutoffBehavior>;

  /**
   * Seconds within which the command must have started on a node, 30 to 2,592,000 (SSM API model, TimeoutSeconds). It
   * does not limit the run itself.
   *
   * @default - AWS decides
   */
  readonly timeoutSeconds?: number;

  /**
   * Seconds that a step of the document may take on a node, 1 to 36,000: its parameter `StepTimeoutSeconds`.
   *
   * @default - the document's own
   */
  readonly stepTimeoutSeconds?: number;

  /**
   * ARN of the role with which the window runs this task. Notifications need one.
   *
   * @default - the account's service-linked role, which AWS advises against
   */
  readonly serviceRoleArn?: string;

  /**
   * Up to 100 bytes, shown with each command.
   *
   * @default - commands are shown by the name of their document alone
   */
  readonly comment?: string;

  /**
   * `$DEFAULT`, `$LATEST`, or a number.
   *
   * @default - the document's default version
   */
  readonly documentVersion?: string;

  /**
   * Hash of the document, up to 256 bytes: with another one the command does not run.
   *
   * @default - not compared
   */
  readonly documentHash?: string;

  /**
   * `Sha1` is deprecated by AWS.
   *
   * @default - AWS decides
   */
  readonly documentHashType?: Listed<DocumentHashType>;

  /**
   * Bucket into which each node writes its output, 3 to 63 characters. The nodes' instance profile needs the right.
   *
   * @default - not kept; AWS shows the first 48,000 characters
   */
  readonly outputS3Bucket?: string;

  /**
   * What the keys in the bucket begin with, up to 500 characters.
   *
   * @default - keys begin with the id of the command
   */
  readonly outputS3KeyPrefix?: string;

  /**
   * Output to CloudWatch Logs.
   *
   * @default - the output does not go to CloudWatch Logs
   */
  readonly cloudwatchConfig?: CloudwatchConfig;

  /**
   * Notifications to an SNS topic.
   *
   * @default - nobody is notified how a command went
   */
  readonly notificationConfig?: NotificationConfig;

  /**
   * ARN of the role that publishes the notifications. In Terraform this is `service_role_arn` inside of
   * `run_command_parameters`, not to be taken for the task's own `service_role_arn`.
   *
   * @default - without a role nothing can be published, so that `notificationConfig` needs one
   */
  readonly notificationRoleArn?: string;

  /**
   * Parameters of the document that have no property here, as the document has them: `{ SnapshotId: [""] }`, which tasks
   * made in the console carry, or the `{ RebootOption: ["NoReboot"] }` of a scan, which changes nothing. They are written
   * as they are.
   *
   * @default - the properties say all of it
   */
  readonly otherParameters?: { readonly [name: string]: readonly string[] };

  /**
   * Baselines to follow in place of the registered ones, for this run alone: the address of a JSON file in S3,
   * `https://…` or `s3://bucket/key`, up to 256 characters; its name has no quotes, backtick or `$`. Reported
   * compliance still follows the registered baseline. Not together with `installOverrideList`.
   *
   * @default - the registered baselines
   */
  readonly baselineOverride?: string;
}
