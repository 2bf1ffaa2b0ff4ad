import type { Problems } from "../../values/problems";
import { PropsReader, type TokenHandling } from "../../values/props-reader";
import type { Knowable } from "../../values/unknown";
import { DEFAULT_NOTIFICATION_EVENTS, DEFAULT_NOTIFICATION_TYPE } from "./patch-notifications-options";

/** Notifications, as plain data. */
export interface PatchNotificationsModel {
  /** Of a topic that exists; with it, where the windows are. */
  readonly topicArn?: Knowable<string>;
  readonly account?: string;
  readonly name?: Knowable<string>;
  readonly kmsMasterKeyId?: Knowable<string>;
  readonly notificationEvents: Knowable<readonly Knowable<string>[]>;
  readonly notificationType: Knowable<string>;
  readonly events: Knowable<readonly Knowable<string>[]>;
  readonly sourceAccountCondition: Knowable<boolean>;
  readonly sourceArnCondition: Knowable<boolean>;
  readonly tags: Knowable<Readonly<Record<string, Knowable<string>>>>;
  readonly region?: Knowable<string>;
}

/**
 * Reads what a user wrote, with the defaults filled in; undefined where `props` is no object at all.
 *
 * @param existing - for a topic that exists: where the provider works
 */
export function readPatchNotifications(
  props: unknown,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[],
  existing?: { readonly region?: Knowable<string>; readonly account?: string },
): PatchNotificationsModel | undefined {
  const reader = PropsReader.open(props, "", problems, tokens);
  if (reader === undefined) return undefined;
  const model: PatchNotificationsModel = {
    ...(existing === undefined
      ? { name: reader.text("name") }
      : { topicArn: reader.requiredText("topicArn"), account: existing.account }),
    kmsMasterKeyId: reader.text("kmsMasterKeyId"),
    notificationEvents: reader.texts("notificationEvents") ?? DEFAULT_NOTIFICATION_EVENTS,
    notificationType: reader.text("notificationType") ?? DEFAULT_NOTIFICATION_TYPE,
    events: reader.texts("events") ?? [],
    sourceAccountCondition: reader.flag("sourceAccountCondition") ?? false,
    sourceArnCondition: reader.flag("sourceArnCondition") ?? false,
    tags: reader.textsByName("tags") ?? {},
    region: reader.text("region") ?? existing?.region,
  };
  reader.ignore(...others);
  reader.refuseOthers();
  return model;
}
