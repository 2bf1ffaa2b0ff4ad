import { Construct } from "constructs";
import { PATCH_NOTIFICATIONS_CHECKS } from "../../model/checks/patch-operations/patch-notifications-checks";
import {
  accountOfTopicElsewhere,
  topicElsewhereFinding,
} from "../../model/checks/patch-operations/topic-elsewhere-check";
import type { NotificationEvent, NotificationType } from "../../model/maintenance-window/patch-task-options";
import type { PatchEvent } from "../../model/patch-operations/notifications/patch-events";
import type { ExistingTopicOptions } from "../../model/patch-operations/notifications/patch-notifications-options";
import {
  type PatchNotificationsModel,
  readPatchNotifications,
} from "../../model/patch-operations/notifications/read-patch-notifications";
import type { IPatchNotifications, WatchedWindow } from "../../model/patch-operations/task/task-integrations";
import type { Finding } from "../../model/values/finding";
import { grouped } from "../../model/values/grouped";
import { isKnown } from "../../model/values/unknown";
import { addressableId } from "../construct/addressable-id";
import { isInTree, type PatchObjects, patchObjectsOf } from "../construct/patch-objects";
import { defaultProviderOf, placeOfProvider } from "../construct/provider-of";
import { regionAt } from "../construct/regions";
import { checked } from "../construct/report";
import { type IamRole, type TerraformProvider, TerraformStack } from "../framework/framework";
import { AwsHere } from "./aws-here";
import type { PatchEventRule } from "./patch-event-rule";
import { TopicPolicies } from "./topic-policies";
import { TopicPublishers } from "./topic-publishers";
import { TopicSubscribers } from "./topic-subscribers";

export interface ExistingPatchNotificationsProps extends ExistingTopicOptions {
  /**
   * The provider that makes the role and the rules.
   *
   * @default - the default provider of the stack
   */
  readonly provider?: TerraformProvider;
}

/**
 * Publishes to a topic that is kept elsewhere: the role with which Systems Manager publishes to it, and rules of EventBridge if
 * asked for. The topic, its policy and its key stay as they are.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class ExistingPatchNotifications extends Construct implements IPatchNotifications {
  /** The role that publishes; the role of the window may pass it on. */
  public readonly role: IamRole;
  /** The rules of EventBridge, by what they watch. */
  public readonly rules: Readonly<Partial<Record<PatchEvent, PatchEventRule>>>;
  /** What these notifications mean, as plain data. */
  public readonly model: PatchNotificationsModel;
  /** Where the rules lie. Undefined without rules: every Region may publish to the topic. */
  public readonly region?: string;
  public readonly topicArn: string;
  public readonly notificationRoleArn: string;
  public readonly notificationEvents: readonly NotificationEvent[];
  public readonly notificationType: NotificationType;

  private readonly publishers: TopicPublishers;

  constructor(scope: Construct, id: string, props: ExistingPatchNotificationsProps) {
    super(scope, addressableId("patch notifications", scope, id, "children"));
    const { model, written } = checked(
      this,
      "patch notifications",
      (problems, tokens) => {
        const place = placeOfProvider(props?.provider ?? defaultProviderOf(TerraformStack.of(this)));
        return readPatchNotifications(props, problems, tokens, ["provider"], place);
      },
      PATCH_NOTIFICATIONS_CHECKS,
      { props, late: () => [...this.topicElsewhere(), ...publishingIn(this).subscribers.findings(this.topicArn)] },
    );
    this.model = model;
    this.notificationEvents = written.notificationEvents as NotificationEvent[];
    this.notificationType = written.notificationType as NotificationType;
    const { topicArn, kmsMasterKeyId, region, provider } = props;
    const here = new AwsHere(this, provider, region);
    this.topicArn = isKnown(model.topicArn) ? wholeArn(topicArn, here) : topicArn;
    const topic = { arn: this.topicArn, keyArn: kmsMasterKeyId };
    this.publishers = new TopicPublishers(this, topic, written, here, { region, provider });
    this.role = this.publishers.role;
    this.notificationRoleArn = this.role.arn;
    this.rules = this.publishers.rules;
    if (Object.keys(this.rules).length > 0) this.region = regionAt(this, props);
  }

  public watchWindow(window: WatchedWindow): void {
    this.publishers.watchWindow(window);
  }

  private topicElsewhere(): readonly Finding[] {
    const { model } = this;
    const owner = accountOfTopicElsewhere(model);
    if (owner === undefined) return [];
    const { byTopic, policies } = publishingIn(this);
    const accounts = new Set((byTopic.get(model.topicArn) ?? []).flatMap(({ account }) => account ?? []));
    const mayPublish = (account: string) => policies.mayPublish(this.topicArn, account);
    const finding = topicElsewhereFinding(owner, [...accounts].sort(), model, mayPublish);
    return finding === undefined ? [] : [finding];
  }
}

/** All of the tree that publish to topics from elsewhere, so that each of them says the same, and what lets them. */
function publishingIn(one: ExistingPatchNotifications): Publishing {
  const objects = patchObjectsOf(one);
  let known = PUBLISHING.get(objects);
  if (known?.version !== objects.version) {
    const published = objects.objects.flatMap(({ construct }): readonly PatchNotificationsModel[] => {
      const { model } = construct as Partial<ExistingPatchNotifications>;
      return model !== undefined && "topicArn" in model && isInTree(construct) ? [model] : [];
    });
    const elsewhere = published.filter((model) => accountOfTopicElsewhere(model) !== undefined);
    const byTopic = grouped(elsewhere, ({ topicArn }) => topicArn);
    known = {
      version: objects.version,
      byTopic,
      policies: new TopicPolicies(one.node.root),
      subscribers: new TopicSubscribers(one.node.root),
    };
    PUBLISHING.set(objects, known);
  }
  return known;
}

interface Publishing {
  readonly version: number;
  readonly byTopic: ReadonlyMap<unknown, readonly PatchNotificationsModel[]>;
  readonly policies: TopicPolicies;
  readonly subscribers: TopicSubscribers;
}

/** Worked out once for all that publish. */
const PUBLISHING = new WeakMap<PatchObjects, Publishing>();

/** With the Region and the account here where it has none. */
function wholeArn(arn: string, here: AwsHere): string {
  const [prefix, partition, service, region, account, name] = arn.split(":");
  return [prefix, partition, service, region || here.region, account || here.accountId, name].join(":");
}
