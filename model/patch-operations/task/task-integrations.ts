import type { NotificationEvent, NotificationType, PatchOperation } from "../../maintenance-window/patch-task-options";
import type { SelectionKind } from "../../maintenance-window/target-keys";

/** What surrounds a task, given as objects that know what it needs of them. */
export interface PatchTaskIntegrations {
  /**
   * The role with which the window runs this task, in place of `serviceRoleArn`. What the task needs is added to what
   * the role may do.
   *
   * @default - `serviceRoleArn`
   */
  readonly serviceRole?: IPatchTaskRole;

  /**
   * Where the output goes, in place of `outputS3Bucket`, `outputS3KeyPrefix` and `cloudwatchConfig`. Scan and install
   * get prefixes of their own.
   *
   * @default - `outputS3Bucket`
   */
  readonly logs?: IPatchLogs;

  /**
   * Who is notified, in place of `notificationConfig` and `notificationRoleArn`. Needs a `serviceRole` or
   * `serviceRoleArn`.
   *
   * @default - `notificationConfig`
   */
  readonly notifications?: IPatchNotifications;
}

/** What a task asks of the role with which its window runs it. */
export interface PatchTaskNeeds {
  /** The document, function or state machine that it runs. A name of AWS's own document; another is an ARN. */
  readonly document: string;
  /**
   * What runs it.
   *
   * @default "RUN_COMMAND"
   */
  readonly taskType?: "RUN_COMMAND" | "AUTOMATION" | "LAMBDA" | "STEP_FUNCTIONS";
  /**
   * ARNs of roles that the task hands on to an Automation.
   *
   * @default - it hands on no role
   */
  readonly passedRoleArns?: readonly string[];
  /** How its targets find their nodes. */
  readonly selections: readonly SelectionKind[];
  /** ARN of the role that publishes its notifications. */
  readonly notificationRoleArn?: string;
  /**
   * The Region in which its window runs it: only there the role may do what it needs.
   *
   * @default - the Region of the role's provider
   */
  readonly region?: string;
}

/** A role with which windows run their tasks. */
export interface IPatchTaskRole {
  readonly roleArn: string;
  /** Called by each task that uses the role, so that the role may do what its tasks need, and nothing else. */
  allowPatchTask(needs: PatchTaskNeeds): void;
}

/** Where the output of one task goes. */
export interface PatchOutput {
  readonly outputS3Bucket: string;
  readonly outputS3KeyPrefix: string;
  readonly cloudwatchLogGroupName?: string;
}

/** A place for the output of tasks; scan and install never share a prefix. */
export interface IPatchLogs {
  outputOf(operation: PatchOperation, windowName: string): PatchOutput;
  /** Where an override document of this name lies; absent where there is no place for one. */
  overrideUrl?(fileName: string): string;
}

/** Who is notified of what about tasks and windows. */
export interface IPatchNotifications {
  readonly topicArn: string;
  /** The same for a task, where whoever asks for `topicArn` is taken to subscribe. */
  readonly topicArnToPublish?: string;
  /** The role that publishes: `service_role_arn` inside of `run_command_parameters`. */
  readonly notificationRoleArn: string;
  readonly notificationEvents: readonly NotificationEvent[];
  readonly notificationType: NotificationType;
  /** Called by each window that has a task with these notifications: its events are published, and those of no other. */
  watchWindow(window: WatchedWindow): void;
}

export interface WatchedWindow {
  /** Its place in the tree. */
  readonly key: string;
  readonly windowId: string;
}
