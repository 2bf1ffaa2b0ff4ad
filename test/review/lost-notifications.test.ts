import type { GivenResource } from "./given-plans";
import { changed, command, kept, removed, replaced, TASK, told } from "./given-ways";

// Who learns of runs and of compliance: topics, their subscriptions, and rules of EventBridge that notify them.

const TOPIC = "arn:aws:sns:eu-central-1:123456789012:all";
const REPORTING = kept(
  TASK,
  command(
    "AWS-RunPatchBaseline",
    { Operation: "Install" },
    { notification_config: [{ notification_arn: TOPIC, notification_type: "Command" }] },
  ),
);
const pattern = (...types: readonly string[]) => ({ source: ["aws.ssm"], "detail-type": types });
const FAILURES = "Maintenance Window Execution State-change Notification";
const COMPLIANCE = "Configuration Compliance State Change";
const rule = (of: object = pattern(FAILURES), more: object = {}) => ({
  name: "failed",
  event_pattern: JSON.stringify(of),
  state: "ENABLED",
  ...more,
});
const RULE = "aws_cloudwatch_event_rule.failed";
const TARGET = "aws_cloudwatch_event_target.topic";
const target = (arn = TOPIC) => ({ rule: "failed", arn });
/** A rule that notifies the topic, and no task that does. */
const BY_RULE = [kept(RULE, rule()), kept(TARGET, target())];
const MAIL = "aws_sns_topic_subscription.mail";
const mail = (more: object = {}) => ({ topic_arn: TOPIC, protocol: "email", endpoint: "a@b.example", ...more });

test.each<[string, readonly GivenResource[], string, string]>([
  [
    "a subscription",
    [...BY_RULE, removed(MAIL, mail())],
    "low",
    "the subscription mail goes away: its endpoint no longer gets what event rule failed reports",
  ],
  [
    "a subscription by mail that is replaced",
    [REPORTING, ...BY_RULE, replaced(MAIL, mail(), mail())],
    "low",
    "the subscription mail is replaced (destroyed and re-created): its endpoint gets what event rule failed and window sunday report only once it is confirmed",
  ],
  [
    "a subscription that becomes one of somebody else",
    [REPORTING, replaced(MAIL, mail(), mail({ endpoint: "c@d.example" }))],
    "low",
    "the subscription mail is replaced (destroyed and re-created): another endpoint gets what window sunday reports only once it is confirmed",
  ],
  [
    "a subscription of a queue that is replaced",
    [REPORTING, replaced(MAIL, mail({ protocol: "sqs" }), mail({ protocol: "sqs" }))],
    "low",
    "the subscription mail is replaced (destroyed and re-created): its endpoint misses what window sunday reports in between",
  ],
  [
    "the filter of a subscription",
    [REPORTING, changed(MAIL, mail(), mail({ filter_policy: "{}" }))],
    "low",
    "the subscription mail has another filter: its endpoint may get less of what window sunday reports",
  ],
  [
    "the topic of a rule",
    [...BY_RULE, removed("aws_sns_topic.all", { arn: TOPIC })],
    "high",
    "the topic all goes away, to which event rule failed reports",
  ],
  [
    "the policy of the topic, by which the rule may notify it",
    [...BY_RULE, removed("aws_sns_topic_policy.all", { arn: TOPIC, policy: "{}" })],
    "medium",
    "the policy all goes away, that of the topic to which event rule failed reports",
  ],
  [
    "the policy of a topic that is replaced by the same",
    [REPORTING, replaced("aws_sns_topic_policy.all", { arn: TOPIC, policy: "{}" }, { arn: TOPIC, policy: "{}" })],
    "medium",
    "the policy all goes away, that of the topic to which window sunday reports",
  ],
  ["a rule", [removed(RULE, rule())], "medium", "the event rule failed goes away: nobody is notified of its events"],
  [
    "a rule that is disabled",
    [changed(RULE, rule(), rule(undefined, { state: "DISABLED" }))],
    "medium",
    "the event rule failed is disabled: nobody is notified of its events",
  ],
  [
    "a rule of which some events are gone",
    [changed(RULE, rule(pattern(FAILURES, COMPLIANCE)), rule(pattern(COMPLIANCE)))],
    "medium",
    "the event rule failed is about fewer or other events",
  ],
  [
    "a rule that asks for more of an event",
    [changed(RULE, rule(), rule({ ...pattern(FAILURES), detail: { status: ["FAILED"] } }))],
    "medium",
    "the event rule failed is about fewer or other events",
  ],
  [
    "the target of a rule",
    [kept(RULE, rule()), removed(TARGET, target())],
    "low",
    "event rule failed no longer notifies all",
  ],
  [
    "another target of a rule",
    [kept(RULE, rule()), replaced(TARGET, target(), target(`${TOPIC}-others`))],
    "low",
    "event rule failed no longer notifies all",
  ],
])("lost or fewer notifications are told: %s", (_, resources, risk, sentence) => {
  expect(told(...resources)).toEqual([risk, sentence]);
});

test.each<[string, readonly GivenResource[]]>([
  ["a rule about something else goes away", [removed(RULE, rule(pattern("Parameter Store Change")))]],
  ["a subscription of another topic goes away", [...BY_RULE, removed(MAIL, mail({ topic_arn: `${TOPIC}-others` }))]],
  ["a rule is about more events", [changed(RULE, rule(), rule(pattern(FAILURES, COMPLIANCE)))]],
  ["a rule is described otherwise", [changed(RULE, rule(), rule(undefined, { description: "other" }))]],
  ["what notifies the topic of the subscription is gone before", [removed(MAIL, mail())]],
])("nothing is lost where %s", (_, resources) => {
  expect(told(...resources)).toEqual(["none"]);
});
