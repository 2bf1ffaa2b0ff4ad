import type { NotificationEvent, NotificationType } from "../../maintenance-window/patch-task-options";
import type { Listed } from "../../values/listed";
import type { SourceOptions } from "../policies/source-conditions";
import type { PatchEvent } from "./patch-events";

/** What went wrong, and not what went well. */
export const DEFAULT_NOTIFICATION_EVENTS = ["TimedOut", "Cancelled", "Failed"] as const satisfies NotificationEvent[];
/** One message for a command, however many nodes it runs on. */
export const DEFAULT_NOTIFICATION_TYPE: NotificationType = "Command";

/** Who is told what, and by which key it is encrypted. */
export interface PatchNotificationsOptions extends SourceOptions {
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

  /**
   * Changes of a command that the tasks tell, at least one.
   *
   * @default ["TimedOut", "Cancelled", "Failed"]
   */
  readonly notificationEvents?: readonly Listed<NotificationEvent>[];

  /**
   * Whether the command as a whole is told (`Command`), or each node (`Invocation`). In the message of a whole command
   * whose targets are tags, no instance is named.
   *
   * @default "Command"
   */
  readonly notificationType?: Listed<NotificationType>;

  /**
   * What else is told, by EventBridge: one rule for each. Those about windows tell of the windows that have a task
   * with these notifications; if there is none, of every window of the account and Region.
   *
   * @default - only what tasks themselves report
   */
  readonly events?: readonly PatchEvent[];

  /**
   * Tags of the topic, the key, the role and the rules.
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
