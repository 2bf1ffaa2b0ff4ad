import type { GivenResource } from "./given-plans";
import { changed, command, kept, reasonsOf, removed, replaced, TASK, told } from "./given-ways";

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
const CHAT = "aws_chatbot_slack_channel_configuration.chat";
const chat = (more: object = {}) => ({ slack_channel_id: "C07EZ1ABC23", sns_topic_arns: [TOPIC], ...more });
const mail = (more: object = {}) => ({ topic_arn: TOPIC, protocol: "email", endpoint: "a@b.example", ...more });

test.each<[string, readonly GivenResource[], string, string]>([
  [
    "a subscription",
    [...BY_RULE, removed(MAIL, mail())],
    "medium",
    "the subscription goes away: a@b.example no longer gets what an event rule reports, and nobody else here does",
  ],
  [
    "a subscription by mail that is replaced",
    [REPORTING, ...BY_RULE, replaced(MAIL, mail(), mail())],
    "low",
    "the subscription is replaced (destroyed and re-created): a@b.example gets what an event rule and window sunday report only once it is confirmed",
  ],
  [
    "a subscription that becomes one of somebody else",
    [REPORTING, replaced(MAIL, mail(), mail({ endpoint: "c@d.example" }))],
    "low",
    "the subscription is replaced (destroyed and re-created): another endpoint gets what window sunday reports only once it is confirmed",
  ],
  [
    "a subscription of a queue that is replaced",
    [REPORTING, replaced(MAIL, mail({ protocol: "sqs" }), mail({ protocol: "sqs" }))],
    "low",
    "the subscription is replaced (destroyed and re-created): a@b.example misses what window sunday reports in between",
  ],
  [
    "a channel of Slack, the last one",
    [REPORTING, ...BY_RULE, removed(CHAT, chat())],
    "medium",
    "the subscription goes away: Slack channel C07EZ1ABC23 no longer gets what an event rule reports, and nobody else here does",
  ],
  [
    "a channel of Teams that a mail address outlives",
    [
      ...BY_RULE,
      kept(MAIL, mail()),
      removed("aws_chatbot_teams_channel_configuration.chat", {
        channel_id: "19%3ab6ef",
        channel_name: "patching",
        sns_topic_arns: [TOPIC],
      }),
    ],
    "low",
    "the subscription goes away: Teams channel patching no longer gets what an event rule reports",
  ],
  [
    "a channel that leaves the topic for another one",
    [...BY_RULE, changed(CHAT, chat(), chat({ sns_topic_arns: [`${TOPIC}-others`] }))],
    "medium",
    "the subscription goes away: Slack channel C07EZ1ABC23 no longer gets what an event rule reports, and nobody else here does",
  ],
  [
    "a mail address beside a channel, which gets events alone",
    [REPORTING, ...BY_RULE, kept(CHAT, chat()), removed(MAIL, mail())],
    "low",
    "the subscription goes away: a@b.example no longer gets what an event rule and window sunday report; a chat channel gets what event rules report alone",
  ],
  [
    "the filter of a subscription",
    [REPORTING, changed(MAIL, mail(), mail({ filter_policy: "{}" }))],
    "low",
    "the subscription has another filter: a@b.example may get less of what window sunday reports",
  ],
  [
    "the topic of a rule",
    [...BY_RULE, removed("aws_sns_topic.all", { arn: TOPIC })],
    "high",
    "the topic all goes away, to which an event rule reports",
  ],
  [
    "the policy of the topic, by which the rule may notify it",
    [...BY_RULE, removed("aws_sns_topic_policy.all", { arn: TOPIC, policy: "{}" })],
    "medium",
    "the policy all goes away, that of the topic to which an event rule reports",
  ],
  [
    "the policy of a topic that is replaced by the same",
    [REPORTING, replaced("aws_sns_topic_policy.all", { arn: TOPIC, policy: "{}" }, { arn: TOPIC, policy: "{}" })],
    "medium",
    "the policy all goes away, that of the topic to which window sunday reports",
  ],
  [
    "a rule",
    [removed(RULE, rule())],
    "medium",
    "the event rule goes away: nobody is notified of its events (a maintenance window failed, timed out, was cancelled, or was skipped)",
  ],
  [
    "a rule that is disabled",
    [changed(RULE, rule(), rule(undefined, { state: "DISABLED" }))],
    "medium",
    "the event rule is disabled: nobody is notified of its events (a maintenance window failed, timed out, was cancelled, or was skipped)",
  ],
  [
    "a rule of which some events are gone",
    [changed(RULE, rule(pattern(FAILURES, COMPLIANCE)), rule(pattern(COMPLIANCE)))],
    "medium",
    "the event rule is about fewer or other events",
  ],
  [
    "a rule that asks for more of an event",
    [changed(RULE, rule(), rule({ ...pattern(FAILURES), detail: { status: ["FAILED"] } }))],
    "medium",
    "the event rule is about fewer or other events",
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
  [
    "a channel gets another topic beside",
    [...BY_RULE, changed(CHAT, chat(), chat({ sns_topic_arns: [TOPIC, `${TOPIC}-others`] }))],
  ],
  [
    "a topic of a channel may be the same",
    [...BY_RULE, { ...changed(CHAT, chat(), {}), unknown: { sns_topic_arns: true } }],
  ],
  ["a rule is described otherwise", [changed(RULE, rule(), rule(undefined, { description: "other" }))]],
  ["what notifies the topic of the subscription is gone before", [removed(MAIL, mail())]],
  [
    "the rule that would notify the topic of the subscription is off",
    [kept(RULE, rule(undefined, { state: "DISABLED" })), kept(TARGET, target()), removed(MAIL, mail())],
  ],
  [
    "the rule whose target goes away is off",
    [kept(RULE, rule(undefined, { state: "DISABLED" })), removed(TARGET, target())],
  ],
])("nothing is lost where %s", (_, resources) => {
  expect(told(...resources)).toEqual(["none"]);
});

test("who is left hears of runs: one subscription of two, and its address in the web without what is secret", () => {
  const hook = mail({ protocol: "https", endpoint: "https://me:pass@hooks.example.com/services/T07/XXXX" });

  expect(told(...BY_RULE, kept(MAIL, mail()), removed("aws_sns_topic_subscription.team", hook))).toEqual([
    "low",
    "the subscription goes away: https://hooks.example.com/… no longer gets what an event rule reports",
  ]);
});

test("the last of all subscriptions is told with the weight of lost notifications, whoever goes with it", () => {
  const both = told(REPORTING, removed(MAIL, mail()), removed("aws_sns_topic_subscription.other", mail()));

  expect(both[0]).toBe("medium");
  expect(both.slice(1)).toEqual(both.slice(1).map(() => expect.stringMatching(/, and nobody else here does$/)));
});

test("a rule loses no events by windows that are deleted with them", () => {
  const of = (...ids: readonly string[]) => rule({ ...pattern(FAILURES), detail: { "window-id": ids } });
  const other = {
    id: "mw-00000000000000009",
    name: "wednesday",
    schedule: "cron(0 2 ? * WED *)",
    duration: 2,
    cutoff: 1,
  };

  expect(
    told(removed("aws_ssm_maintenance_window.wednesday", other), changed(RULE, of("mw-1", other.id), of("mw-1"))),
  ).not.toContainEqual(expect.stringContaining("event rule"));
});

test.each([
  ["nobody is notified of its events (a node stopped being compliant with its patch baseline)", pattern(COMPLIANCE)],
  ["nobody is notified of its events", pattern("Maintenance Window State-change Notification")],
])("a rule that goes says what it reported, and no more: %s", (says, of) => {
  expect(told(removed(RULE, rule(of)))).toEqual(["medium", `the event rule goes away: ${says}`]);
  expect(reasonsOf(removed(RULE, rule(of)))).toEqual(["medium: what it reported goes unnoticed"]);
});
