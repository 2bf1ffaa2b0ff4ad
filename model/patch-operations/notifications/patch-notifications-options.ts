import type { NotificationEvent, NotificationType } from "../../maintenance-window/patch-task-options";
import type { Listed } from "../../values/listed";
import type { SourceOptions } from "../policies/source-conditions";
import type { PatchEvent } from "./patch-events";

/** What went wrong, and not what went well. */
export const DEFAULT_NOTIFICATION_EVENTS = ["TimedOut", "Cancelled", "Failed"] as const satisfies NotificationEvent[];
/** One message for a command, however many nodes it runs on. */
export const DEFAULT_NOTIFICATION_TYPE: NotificationType = "Command";

/** What is published, whoever made the topic. */
export interface NotifiedChanges extends SourceOptions {
  /**
   * Changes of a command that the tasks publish, at least one.
   *
   * @default ["TimedOut", "Cancelled", "Failed"]
   */
  readonly notificationEvents?: readonly Listed<NotificationEvent>[];

  /**
   * Whether the command as a whole is reported (`Command`), or each node (`Invocation`). In the message of a whole command
   * whose targets are tags, no instance is named.
   *
   * @default "Command"
   */
  readonly notificationType?: Listed<NotificationType>;

  /**
   * What else is published, by EventBridge: one rule for each. Those about windows report windows that have a task
   * with these notifications; if there is none, of every window of the account and Region.
   *
   * @default - only what tasks themselves report
   */
  readonly events?: readonly PatchEvent[];

  /**
   * Tags of what is made: the role, the rules, and a topic and key of ours.
   *
   * @default - the provider's default tags alone
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * The Region of topic, key and rules; the windows must be there too.
   *
   * @default - the provider's Region
   */
  readonly region?: string;
}

/** Who is notified of what, and by which key it is encrypted. */
export interface PatchNotificationsOptions extends NotifiedChanges {
  /**
   * Name of the topic: 1 to 256 letters, digits, `_` and `-`.
   *
   * @default - a name that Terraform makes
   */
  readonly name?: string;

  /**
   * ARN of the KMS key that encrypts the topic. SNS's own key (`alias/aws/sns`) will not do: services cannot publish
   * with it, and its policy cannot be changed. The policy of a key of yours must let the account use it and, with
   * `events`, `events.amazonaws.com` too, without `aws:SourceAccount` or `aws:SourceArn`.
   *
   * @default - a key is made, rotated each year, with such a policy
   */
  readonly kmsMasterKeyId?: string;
}

/** A topic that exists, and what is published to it. */
export interface ExistingTopicOptions extends NotifiedChanges {
  /**
   * ARN of the topic, no FIFO topic. An account or a Region that is left out is the one where the windows are:
   * `arn:aws:sns:::patching` is the topic `patching` of each account and Region.
   *
   * Its policy is left to you. A topic of the same account needs none for the tasks; one of another account must allow
   * `sns:Publish` to the role (`role` of the notifications). With `events` it must be of the same account and
   * Region, and allow `sns:Publish` to `events.amazonaws.com`.
   */
  readonly topicArn: string;

  /**
   * ARN of the KMS key that encrypts the topic: the role may then use it. What the key's policy must allow is the same as
   * for a `PatchNotifications` with a key of yours.
   *
   * @default - the topic is not encrypted, or its key lets the role use it by itself
   */
  readonly kmsMasterKeyId?: string;
}
