import { Construct } from "constructs";
import {
  PATCH_NOTIFICATIONS_CHECKS,
  topicUnheard,
} from "../../model/checks/patch-operations/patch-notifications-checks";
import type { NotificationEvent, NotificationType } from "../../model/maintenance-window/patch-task-options";
import { keyStatements, topicStatements } from "../../model/patch-operations/notifications/notification-policies";
import type { PatchEvent } from "../../model/patch-operations/notifications/patch-events";
import type { PatchNotificationsOptions } from "../../model/patch-operations/notifications/patch-notifications-options";
import {
  type PatchNotificationsModel,
  readPatchNotifications,
} from "../../model/patch-operations/notifications/read-patch-notifications";
import type { IPatchNotifications, WatchedWindow } from "../../model/patch-operations/task/task-integrations";
import type { Finding } from "../../model/values/finding";
import { addressableId } from "../construct/addressable-id";
import { META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { patchObjectsOf } from "../construct/patch-objects";
import { regionAt } from "../construct/regions";
import { checked } from "../construct/report";
import { type IamRole, KmsKey, SnsTopic, SnsTopicPolicy, TerraformStack } from "../framework/framework";
import { AwsHere } from "./aws-here";
import { ExistingPatchNotifications, type ExistingPatchNotificationsProps } from "./existing-patch-notifications";
import type { PatchEventRule } from "./patch-event-rule";
import { PolicyDocument } from "./policy-document";
import { tagsOrNothing } from "./tags-or-nothing";
import { TopicPublishers } from "./topic-publishers";
import { TopicSubscribers } from "./topic-subscribers";

export interface PatchNotificationsProps extends PatchNotificationsOptions, MetaArguments {}

/**
 * Who is notified when patching goes wrong: an encrypted topic, the role with which Systems Manager publishes to it, and
 * rules of EventBridge if asked for. To subscribe to the topic is left to you.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class PatchNotifications extends Construct implements IPatchNotifications {
  /** Publishes to a topic that something else made, by its ARN. A role that publishes is made, and the rules of `events`. */
  public static fromTopicArn(
    scope: Construct,
    id: string,
    props: ExistingPatchNotificationsProps,
  ): ExistingPatchNotifications {
    return new ExistingPatchNotifications(scope, id, props);
  }

  /** The role that publishes; the role of the window may pass it on. */
  public readonly role: IamRole;
  /** The key that was made for the topic, if none was given. */
  public readonly key?: KmsKey;
  /** The rules of EventBridge, by what they watch. */
  public readonly rules: Readonly<Partial<Record<PatchEvent, PatchEventRule>>>;
  /** What these notifications mean, as plain data. */
  public readonly model: PatchNotificationsModel;
  /** Where topic and rules lie: their own Region, else their provider's. Undefined: their provider names none. */
  public readonly region?: string;
  /** For tasks, which publish and do not listen. */
  public readonly topicArnToPublish: string;
  public readonly notificationRoleArn: string;
  public readonly notificationEvents: readonly NotificationEvent[];
  public readonly notificationType: NotificationType;

  private readonly topic: SnsTopic;
  private mayHaveSubscriber = false;
  private readonly publishers: TopicPublishers;
  private readonly here: AwsHere;

  constructor(scope: Construct, id: string, props: PatchNotificationsProps = {}) {
    super(scope, addressableId("patch notifications", scope, id, "a resource"));
    const { model, written } = checked(
      this,
      "patch notifications",
      (problems, tokens) => readPatchNotifications(props, problems, tokens, META_ARGUMENT_NAMES),
      PATCH_NOTIFICATIONS_CHECKS,
      { props, late: () => this.foundLate() },
    );
    this.model = model;
    this.notificationEvents = written.notificationEvents as NotificationEvent[];
    this.notificationType = written.notificationType as NotificationType;

    const { region, provider } = props;
    this.region = regionAt(this, props);
    this.here = new AwsHere(this, provider, region);
    const tags = tagsOrNothing(written.tags);
    if (props.kmsMasterKeyId === undefined) this.key = this.addKey(props, tags, written.events.length > 0);
    const keyArn = this.key?.arn ?? (props.kmsMasterKeyId as string);

    this.topic = new SnsTopic(this, "Default", {
      name: written.name,
      kmsMasterKeyId: keyArn,
      tags,
      region,
      ...metaArguments(props),
    });
    const topicArn = this.topic.arn;
    this.topicArnToPublish = topicArn;
    const topic = { arn: topicArn, keyArn };
    this.publishers = new TopicPublishers(this, topic, written, this.here, { region, provider });
    this.role = this.publishers.role;
    this.notificationRoleArn = this.role.arn;
    this.rules = this.publishers.rules;
    const ruleArns = Object.values(this.rules).map(({ resource }) => resource.arn);
    new SnsTopicPolicy(this, "Policy", {
      arn: topicArn,
      policy: new PolicyDocument(this, "PolicyDocument", topicStatements(topicArn, ruleArns), provider).json,
      region,
      provider,
    });
  }

  /** The topic, for whatever this class does not cover. */
  public get resource(): SnsTopic {
    this.listen();
    return this.topic;
  }

  /** What an `SnsTopicSubscription` of yours subscribes to; without one nobody is notified. */
  public get topicArn(): string {
    this.listen();
    return this.topicArnToPublish;
  }

  public watchWindow(window: WatchedWindow): void {
    this.publishers.watchWindow(window);
  }

  /** Whoever asks for the topic may subscribe to it. What was found before is then to be looked at again. */
  private listen(): void {
    if (this.mayHaveSubscriber) return;
    this.mayHaveSubscriber = true;
    patchObjectsOf(this).version += 1;
  }

  private foundLate(): readonly Finding[] {
    const subscribers = new TopicSubscribers(TerraformStack.of(this));
    const isHeard = this.mayHaveSubscriber || subscribers.has(this.topicArnToPublish);
    return isHeard ? subscribers.findings(this.topicArnToPublish) : [UNHEARD];
  }

  private addKey(
    { region, provider }: PatchNotificationsProps,
    tags: Record<string, string> | undefined,
    forEvents: boolean,
  ) {
    const statements = keyStatements(this.here, forEvents);
    return new KmsKey(this, "Key", {
      description: "Encrypts notifications about patching",
      enableKeyRotation: true,
      policy: new PolicyDocument(this, "KeyPolicy", statements, provider).json,
      tags,
      region,
      provider,
    });
  }
}

const UNHEARD: Finding = {
  checkId: topicUnheard.id,
  severity: topicUnheard.severity,
  path: "topicArn",
  message:
    "the topic has no subscription: nobody would be notified; give topicArn to an SnsTopicSubscription, " +
    "or accept this (acceptFinding) where somebody subscribes elsewhere",
};
