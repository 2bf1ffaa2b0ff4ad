import { OPERATIONS_TEXT_LIMITS } from "../../facts/patch-operations-limits";
import { NOTIFICATION_EVENTS, NOTIFICATION_TYPES } from "../../maintenance-window/patch-task-options";
import {
  PATCH_EVENT_NAMES,
  PATCH_EVENTS,
  type PatchEvent,
  type PatchEventFacts,
} from "../../patch-operations/notifications/patch-events";
import type { PatchNotificationsModel } from "../../patch-operations/notifications/read-patch-notifications";
import { KEY_ARN } from "../../patch-operations/policies/key-arn";
import { isAccountId } from "../../text/arn-parts";
import { asClause, joined, show } from "../../text/wording";
import { checkArn, checkTopicArn, TOPIC_ARN_HERE } from "../../values/arns";
import { eachKnown, isKnown, type Knowable } from "../../values/unknown";
import type { Check } from "../check/check";
import { defineCheck } from "../check/define-check";
import { checkChoice, checkRegion, checkTags } from "../check/shared-properties";

export const topicName = defineCheck({
  id: "PM711",
  severity: "error",
  on: "notifications",
  cause: "The name of the topic is not one that SNS accepts.",
  reason: "SNS refuses it when it is applied.",
  source: OPERATIONS_TEXT_LIMITS.topicName.source,
  fix: "Rename the topic, with what the message allows.",
  find: ({ name }, { problems }) => problems.text("name", name, OPERATIONS_TEXT_LIMITS.topicName),
});

export const topicKey = defineCheck({
  id: "PM712",
  severity: "error",
  on: "notifications",
  cause: "The KMS key of the topic is not given by its ARN.",
  reason: "The policy of the publishing role names the key, and SNS's own key cannot be used by services.",
  source: "maintenance window facts, E2",
  fix: "Write arn:aws:kms:REGION:ACCOUNT:key/ID, or leave it out: a topic that is made here gets a key of its own.",
  find: ({ kmsMasterKeyId }, { problems }) => checkArn("kmsMasterKeyId", kmsMasterKeyId, KEY_ARN, problems),
});

export const toldEvents = defineCheck({
  id: "PM713",
  severity: "error",
  on: "notifications",
  cause: "An entry of notificationEvents, or the notificationType, is not one that AWS sends.",
  reason: "Systems Manager notifies of five changes of a command, or of All, per command or per invocation.",
  source: "SSM API model, NotificationEvent and NotificationType",
  fix: "Use values that the message lists.",
  find: ({ notificationEvents, notificationType }, { problems }) => {
    if (isKnown(notificationEvents) && notificationEvents.length === 0) {
      problems.add("notificationEvents", "expected at least one, got an empty list; nothing would be sent");
    }
    eachKnown(notificationEvents, (event, index) =>
      checkChoice(`notificationEvents[${index}]`, event, NOTIFICATION_EVENTS, problems),
    );
    checkChoice("notificationType", notificationType, NOTIFICATION_TYPES, problems);
  },
});

export const watchedEvents = defineCheck({
  id: "PM714",
  severity: "error",
  on: "notifications",
  cause: "The list of watched events holds one that does not exist, twice the same, or one that is not known yet.",
  reason: "Each becomes a rule of its own, so that it must be known before Terraform runs.",
  source: "maintenance window facts, F",
  fix: "Take from what the message lists, each once.",
  find: ({ events }, { problems }) => {
    if (!isKnown(events)) {
      problems.add("events", "expected a list, got a value that is known after apply");
      return;
    }
    events.forEach((event, index) => {
      const path = `events[${index}]`;
      if (!isKnown(event)) problems.add(path, "expected an event, got a value that is known after apply");
      else if (events.indexOf(event) < index) problems.add(path, `expected each event once, got ${show(event)} again`);
      else checkChoice(path, event, PATCH_EVENT_NAMES, problems);
    });
  },
});

export const notificationsTagsAndRegion = defineCheck({
  id: "PM715",
  severity: "error",
  on: "notifications",
  cause: "A tag or the Region of the notifications is malformed.",
  reason: "The provider refuses a Region of another shape when it plans, AWS a tag when it is applied.",
  source: "SSM API model, TagKey and TagValue; provider, format aws-region",
  fix: "Write what the message expects.",
  find: ({ tags, region }, { problems }) => {
    checkTags(tags, problems);
    checkRegion(region, problems);
  },
});

/** Known when everything was made: a subscription comes after the topic that it is about. */
export const topicUnheard = defineCheck({
  id: "PM716",
  severity: "warning",
  on: "notifications",
  foundBy: "the construct of the notifications",
  cause: "Nothing subscribes to the topic of the notifications, as far as the program goes.",
  reason: "A topic keeps nothing: what is published while nobody is subscribed reaches nobody, and no error says so.",
  source: "maintenance window facts, E2",
  fix: "Give topicArn to an SnsTopicSubscription, or accept the finding where somebody subscribes elsewhere.",
});

export const existingTopic = defineCheck({
  id: "PM717",
  severity: "error",
  on: "notifications",
  cause: "The topic of the notifications is no standard SNS topic, or EventBridge cannot publish to it.",
  reason:
    "Systems Manager does not support FIFO topics; a rule of EventBridge reaches targets of its own Region, and those of another account only with a role, which a topic's rule does not have.",
  source: "maintenance window facts, E2",
  fix: "Give the ARN of a standard topic, arn:aws:sns:::NAME where each account and Region has its own; with events it must be there.",
  find: ({ topicArn, events, region, account }, { problems }) => {
    checkTopicArn("topicArn", topicArn, TOPIC_ARN_HERE, problems);
    if (typeof topicArn !== "string" || !TOPIC_ARN_HERE.pattern.test(topicArn)) return;
    if (!isKnown(events) || events.length === 0) return;
    const [, partition, , itsRegion, itsAccount, name] = topicArn.split(":");
    const fix = `give arn:${partition}:sns:::${name} for the topic of that name there, or leave events out: then nobody is notified of ${lostText(events)}`;
    const expectHere = (what: string, its: string | undefined, here: unknown, also = "") => {
      if (!its || typeof here !== "string" || its === here) return;
      const expected = `expected a topic of ${what} ${here}, where the events are`;
      problems.add("topicArn", `${expected}, got one of ${its}; ${fix}${also}`);
    };
    expectHere("Region", itsRegion, region);
    const policy = ", and the topic's policy must allow sns:Publish to the role of these notifications";
    if (isAccountId(account)) expectHere("account", itsAccount, account, policy);
  },
});

/** What is lost without events: of a single one what it tells. */
function lostText(events: readonly Knowable<string>[]): string {
  const names = events.filter(isKnown);
  const [only, ...others] = names;
  const facts = PATCH_EVENTS[only as PatchEvent] as PatchEventFacts | undefined;
  if (facts === undefined || others.length > 0) return joined(names);
  return `${only} (${asClause(facts.description)})`;
}

/** What can be wrong with notifications by themselves. */
export const PATCH_NOTIFICATIONS_CHECKS = [
  topicName,
  topicKey,
  toldEvents,
  watchedEvents,
  notificationsTagsAndRegion,
  existingTopic,
] as const satisfies readonly Check<PatchNotificationsModel>[];
