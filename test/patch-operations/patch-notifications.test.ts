import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { PATCH_EVENT_NAMES } from "../../model/patch-operations/notifications/patch-events";
import { acceptFinding, findingsIn } from "../../modules";
import { MaintenanceWindow } from "../../modules/maintenance-window";
import { PatchNotifications, type PatchNotificationsProps, PatchTaskRole } from "../../modules/patch-operations";
import { fleet } from "../support/fleet";
import { refusal } from "../support/refusal";
import { annotationsOn } from "../support/warnings";
import { addresses, policies } from "./policies";

const WINDOW = { schedule: "cron(0 4 ? * SUN *)", duration: 3, cutoff: 1 };
const KEY = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const TOPIC = "${aws_sns_topic.Alerts.arn}";

const ONLY_TLS = {
  sid: "OnlyTls",
  effect: "Deny",
  actions: ["sns:Publish"],
  resources: [TOPIC],
  principals: [{ type: "*", identifiers: ["*"] }],
  condition: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
};

function refused(props: unknown): string {
  return refusal(() => new PatchNotifications(fleet().stack, "Alerts", props as PatchNotificationsProps));
}

const problem = (line: string) => `patch notifications fleet/Alerts is not valid\n  - ${line}`;

test("a topic with a key of its own, and a role that may publish to it", () => {
  const { stack, synth } = fleet();

  new PatchNotifications(stack, "Alerts");

  expect(synth().resource).toEqual({
    aws_kms_key: {
      Alerts_Key_D117377E: {
        description: "Encrypts notifications about patching",
        enable_key_rotation: true,
        policy: "${data.aws_iam_policy_document.Alerts_KeyPolicy_2012A6D2.json}",
      },
    },
    aws_sns_topic: { Alerts: { kms_master_key_id: "${aws_kms_key.Alerts_Key_D117377E.arn}" } },
    aws_sns_topic_policy: {
      Alerts_Policy_9A7AFDBB: {
        arn: TOPIC,
        policy: "${data.aws_iam_policy_document.Alerts_PolicyDocument_F80AC2E0.json}",
      },
    },
    aws_iam_role: {
      Alerts_Role_8900DF7C: {
        assume_role_policy: "${data.aws_iam_policy_document.Alerts_RoleTrust_49EFAF88.json}",
        description: "Publishes notifications about patching",
      },
    },
    aws_iam_role_policy: {
      Alerts_RolePolicy_5199BCD0: {
        role: "${aws_iam_role.Alerts_Role_8900DF7C.name}",
        policy: "${data.aws_iam_policy_document.Alerts_RolePermissions_2A7A475B.json}",
      },
    },
  });
  const { Alerts_KeyPolicy_2012A6D2: key, ...others } = policies(synth());
  expect(others).toEqual({
    Alerts_PolicyDocument_F80AC2E0: [ONLY_TLS],
    Alerts_RoleTrust_49EFAF88: [
      {
        sid: "SystemsManager",
        actions: ["sts:AssumeRole"],
        principals: [{ type: "Service", identifiers: ["ssm.amazonaws.com"] }],
      },
    ],
    Alerts_RolePermissions_2A7A475B: [
      { sid: "Publish", actions: ["sns:Publish"], resources: [TOPIC] },
      {
        sid: "UseTopicKey",
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["${aws_kms_key.Alerts_Key_D117377E.arn}"],
      },
    ],
  });
  expect(key?.map(({ sid, principals }) => [sid, principals?.[0]?.identifiers])).toEqual([
    [
      "Account",
      [
        "arn:${data.aws_partition.Alerts_Partition_139FD0BE.partition}:iam::${data.aws_caller_identity.Alerts_Account_35A83401.account_id}:root",
      ],
    ],
  ]);
});

test("a given key is used, and no key is made", () => {
  const { stack, synth } = fleet();

  new PatchNotifications(stack, "Alerts", {
    name: "patching",
    kmsMasterKeyId: KEY,
    tags: { Team: "platform" },
    region: "eu-west-1",
  });

  const { resource, data } = synth();
  expect(resource.aws_kms_key).toBeUndefined();
  expect(data?.aws_partition).toBeUndefined();
  expect(resource.aws_sns_topic?.Alerts).toEqual({
    name: "patching",
    kms_master_key_id: KEY,
    tags: { Team: "platform" },
    region: "eu-west-1",
  });
});

test("EventBridge tells the topic of what it is asked for, one rule each", () => {
  const { stack, synth, all } = fleet();

  const alerts = new PatchNotifications(stack, "Alerts", { events: ["compliance", "windowExecution"] });

  const patterns = Object.values(all("aws_cloudwatch_event_rule")).map(({ event_pattern }) =>
    JSON.parse(event_pattern as string),
  );
  expect(patterns).toEqual([
    {
      source: ["aws.ssm"],
      "detail-type": ["Configuration Compliance State Change"],
      detail: { "compliance-status": ["non_compliant"], "compliance-type": ["Patch"] },
    },
    {
      source: ["aws.ssm"],
      "detail-type": ["Maintenance Window Execution State-change Notification"],
      detail: { status: ["FAILED", "TIMED_OUT", "CANCELLED", "CANCELED", "SKIPPED_OVERLAPPING"] },
    },
  ]);
  expect(all("aws_cloudwatch_event_target")[alerts.rules.compliance?.target.friendlyUniqueId ?? ""]).toEqual({
    rule: "${aws_cloudwatch_event_rule.Alerts_compliance_C5E3E100.name}",
    arn: TOPIC,
  });
  const rules = [
    "${aws_cloudwatch_event_rule.Alerts_windowExecution_1433D7B9.arn}",
    "${aws_cloudwatch_event_rule.Alerts_compliance_C5E3E100.arn}",
  ];
  const eventBridge = [{ type: "Service", identifiers: ["events.amazonaws.com"] }];
  expect(policies(synth()).Alerts_PolicyDocument_F80AC2E0).toEqual([
    ONLY_TLS,
    {
      sid: "PublishEvents",
      actions: ["sns:Publish"],
      resources: [TOPIC],
      principals: eventBridge,
      condition: [{ test: "ArnEquals", variable: "aws:SourceArn", values: rules }],
    },
  ]);
  expect(policies(synth()).Alerts_KeyPolicy_2012A6D2?.[1]).toEqual({
    sid: "PublishEvents",
    actions: ["kms:Decrypt", "kms:GenerateDataKey"],
    resources: ["*"],
    principals: eventBridge,
    condition: [
      {
        test: "ArnLike",
        variable: "kms:EncryptionContext:aws:sns:topicArn",
        values: [
          "arn:${data.aws_partition.Alerts_Partition_139FD0BE.partition}:sns:${data.aws_region.Alerts_Region_315D80A2.id}:${data.aws_caller_identity.Alerts_Account_35A83401.account_id}:*",
        ],
      },
    ],
  });
});

test("events of windows are those of the windows that are watched, each once, in the order of their places", () => {
  const { stack, all } = fleet();
  const alerts = new PatchNotifications(stack, "Alerts", { events: ["taskExecution", "commandInvocation"] });

  alerts.watchWindow({ key: "fleet/Sunday", windowId: "mw-sunday" });
  alerts.watchWindow({ key: "fleet/Monday", windowId: "mw-monday" });
  alerts.watchWindow({ key: "fleet/Sunday", windowId: "mw-sunday" });

  const details = Object.values(all("aws_cloudwatch_event_rule")).map(
    ({ event_pattern }) => JSON.parse(event_pattern as string).detail,
  );
  expect(details).toEqual([
    {
      status: ["Failed", "TimedOut", "Cancelled", "Canceled"],
      "document-name": ["AWS-RunPatchBaseline", "AWS-RunPatchBaselineWithHooks"],
    },
    { status: ["FAILED", "TIMED_OUT", "CANCELLED", "CANCELED"], "window-id": ["mw-monday", "mw-sunday"] },
  ]);
});

test("the order in which events are listed changes nothing", () => {
  const oneWay = fleet();
  const otherWay = fleet();

  new PatchNotifications(oneWay.stack, "Alerts", { events: PATCH_EVENT_NAMES });
  new PatchNotifications(otherWay.stack, "Alerts", { events: [...PATCH_EVENT_NAMES].reverse() });

  expect(JSON.stringify(otherWay.synth())).toBe(JSON.stringify(oneWay.synth()));
});

test("what went wrong is told by default, once for a command", () => {
  const { stack } = fleet();

  const byDefault = new PatchNotifications(stack, "Alerts");
  const given = new PatchNotifications(stack, "Others", {
    notificationEvents: ["All"],
    notificationType: "Invocation",
  });

  expect([byDefault.notificationEvents, byDefault.notificationType]).toEqual([
    ["TimedOut", "Cancelled", "Failed"],
    "Command",
  ]);
  expect([given.notificationEvents, given.notificationType]).toEqual([["All"], "Invocation"]);
});

test("who may assume the publishing role can be narrowed, to the Region where it is used", () => {
  const { stack, synth } = fleet();

  new PatchNotifications(stack, "Alerts", {
    region: "us-east-1",
    sourceAccountCondition: true,
    sourceArnCondition: true,
  });

  const account = "${data.aws_caller_identity.Alerts_Account_35A83401.account_id}";
  const partition = "${data.aws_partition.Alerts_Partition_139FD0BE.partition}";
  expect(policies(synth()).Alerts_RoleTrust_49EFAF88?.[0]?.condition).toEqual([
    { test: "StringEquals", variable: "aws:SourceAccount", values: [account] },
    { test: "ArnLike", variable: "aws:SourceArn", values: [`arn:${partition}:ssm:us-east-1:${account}:*`] },
  ]);
});

test.each<[string, unknown, string]>([
  [
    "a topic with a blank in its name",
    { name: "patch alerts" },
    'name: expected 1 to 256 characters out of letters, digits, "_" and "-", got "patch alerts" [PM711]',
  ],
  [
    "a Region that is none",
    { region: "Paris" },
    'region: expected the code of a Region such as eu-central-1, got "Paris" [PM715]',
  ],
  [
    "SNS's own key",
    { kmsMasterKeyId: "alias/aws/sns" },
    'kmsMasterKeyId: expected the ARN of a KMS key such as arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab, got "alias/aws/sns" [PM712]',
  ],
  [
    "nothing to tell",
    { notificationEvents: [] },
    "notificationEvents: expected at least one, got an empty list; nothing would be sent [PM713]",
  ],
  [
    "a change that nobody tells",
    { notificationEvents: ["Failure"] },
    'notificationEvents[0]: expected one of All, InProgress, Success, TimedOut, Cancelled, Failed, got "Failure" [PM713]',
  ],
  [
    "an event twice",
    { events: ["compliance", "compliance"] },
    'events[1]: expected each event once, got "compliance" again [PM714]',
  ],
  [
    "an event that does not exist",
    { events: ["windowExecutions"] },
    'events[0]: expected one of windowExecution, taskExecution, targetInvocation, command, commandInvocation, compliance, got "windowExecutions"; did you mean windowExecution [PM714]',
  ],
])("throws when there is %s", (_, props, line) => {
  expect(refused(props)).toBe(problem(line));
});

test("throws when the watched events are known after apply, for each is a rule", () => {
  const { stack } = fleet();
  const any = new TerraformVariable(stack, "any", {});

  const make = () => new PatchNotifications(stack, "Alerts", { events: any.listValue as never });

  expect(make).toThrow(problem("events: expected a list, got a value that is known after apply [PM714]"));
});

test("variables pass", () => {
  const { stack, synth } = fleet();
  const any = new TerraformVariable(stack, "any", {});

  new PatchNotifications(stack, "Alerts", {
    name: any.stringValue,
    kmsMasterKeyId: any.stringValue,
    notificationEvents: any.listValue as never,
    notificationType: any.stringValue as never,
    region: any.stringValue,
  });

  expect(synth().resource.aws_sns_topic?.Alerts).toEqual({
    name: "${var.any}",
    kms_master_key_id: "${var.any}",
    region: "${var.any}",
  });
});

describe("a topic to which nobody is subscribed", () => {
  const UNHEARD =
    "topicArn: the topic has no subscription: nobody would be notified; give topicArn to an SnsTopicSubscription," +
    " or accept this (acceptFinding) where somebody subscribes elsewhere [PM716]";

  test("is told, also where tasks publish to it", () => {
    const { stack } = fleet();
    const alerts = new PatchNotifications(stack, "Alerts", { events: ["windowExecution"] });
    const window = new MaintenanceWindow(stack, "Sunday", { ...WINDOW, name: "sunday" });
    const role = new PatchTaskRole(stack, "TaskRole");
    const targets = [window.addTarget("Web", { tags: { Role: ["web"] } })];
    window.addPatchTask("Scan", { operation: "Scan", targets, notifications: alerts, serviceRole: role });

    expect(annotationsOn(alerts, "warn")).toEqual([UNHEARD]);
  });

  test.each<[string, (alerts: PatchNotifications) => unknown]>([
    ["whose ARN is asked for", ({ topicArn }) => topicArn],
    ["whose resource is asked for", ({ resource }) => resource],
  ])("is not told of one %s, also after a first look", (_, ask) => {
    const { stack } = fleet();
    const alerts = new PatchNotifications(stack, "Alerts");
    const found = () => findingsIn(stack).map(({ finding }) => finding.checkId);

    expect(found()).toContain("PM716");
    expect(ask(alerts)).toBeTruthy();
    expect(found()).not.toContain("PM716");
  });

  test("is not told of one that a chat channel names, wherever that has its ARN from", () => {
    const { stack } = fleet();
    const alerts = new PatchNotifications(stack, "Alerts", { events: ["windowExecution"] });
    new ChatbotSlackChannelConfiguration(stack, "Chat", {
      configurationName: "patching",
      iamRoleArn: "arn:aws:iam::123456789012:role/chat",
      slackChannelId: "C07EZ1ABC23",
      slackTeamId: "T0",
      snsTopicArns: [alerts.topicArnToPublish],
    });

    expect(annotationsOn(alerts, "warn")).toEqual([]);
  });

  test("can be accepted, for a team may subscribe itself", () => {
    const { stack } = fleet();
    const alerts = new PatchNotifications(stack, "Alerts");
    acceptFinding(alerts, { check: "PM716", reason: "they subscribe themselves", owner: "ops", until: "2027-03-31" });

    expect(annotationsOn(alerts, "info")).toEqual([expect.stringMatching(/^PM716 accepted until 2027-03-31 \(ops\)/)]);
  });
});

describe("a webhook that subscribes to the topic", () => {
  const said = (host: string, service: string) =>
    `topicArn: the subscription of https://${host} is never confirmed, for a webhook does not visit the address that SNS ` +
    `sends first: nobody would be notified there; name the topic in snsTopicArns of an ` +
    `aws_chatbot_${service}_channel_configuration, which posts events, or subscribe a Lambda function [PM719]`;
  const subscribe = (alerts: Construct, topicArn: string, endpoint: string) =>
    new SnsTopicSubscription(alerts.node.scope as Construct, `On${endpoint.length}`, {
      topicArn,
      protocol: "https",
      endpoint,
    });

  test.each([
    ["https://hooks.slack.com/services/T0/B0/secret", "hooks.slack.com", "slack"],
    ["https://Example.webhook.office.com/webhookb2/secret", "example.webhook.office.com", "teams"],
  ])("is told by its host alone: %s", (endpoint, host, service) => {
    const { stack } = fleet();
    const alerts = new PatchNotifications(stack, "Alerts");

    subscribe(alerts, alerts.topicArn, endpoint);

    expect(annotationsOn(alerts, "warn")).toEqual([said(host, service)]);
  });

  test("is told of a topic that is kept elsewhere, and of one by its resource", () => {
    const { stack } = fleet();
    const topicArn = "arn:aws:sns:eu-central-1:123456789012:alerts";
    const there = PatchNotifications.fromTopicArn(stack, "There", { topicArn });
    const alerts = new PatchNotifications(stack, "Alerts");

    subscribe(there, topicArn, "https://hooks.slack.com/services/T0");
    subscribe(alerts, alerts.resource.arn, "https://hooks.slack.com/services/T1/2");

    expect([alerts, there].map((one) => annotationsOn(one, "warn"))).toEqual([
      [`${said("hooks.slack.com", "slack")}\n    The same in 1 more place of this stack.`],
      ["topicArn: the same as in fleet/Alerts [PM719]"],
    ]);
  });

  test.each([
    "https://hooks.slack.com.example.com/x",
    "https://example.com/hooks.slack.com/",
    "https://webhook.office.com/x",
    "http://hooks.slack.com/x",
  ])("is none of another host: %s", (endpoint) => {
    const { stack } = fleet();
    const alerts = new PatchNotifications(stack, "Alerts");
    const others = new PatchNotifications(stack, "Others");

    subscribe(alerts, alerts.topicArn, endpoint);
    subscribe(alerts, others.topicArn, "https://hooks.slack.com/services/T0");

    expect(annotationsOn(alerts, "warn")).toEqual([]);
  });
});

test("the state addresses are pinned: changing one is a breaking change", () => {
  const { stack, synth } = fleet();

  const alerts = new PatchNotifications(stack, "Alerts", { events: PATCH_EVENT_NAMES });

  expect(addresses(synth()).filter((address) => address.includes("policy"))).toEqual([
    "aws_iam_role_policy.Alerts_RolePolicy_5199BCD0",
    "aws_sns_topic_policy.Alerts_Policy_9A7AFDBB",
  ]);
  expect([alerts.resource, alerts.role, alerts.key].map((one) => one?.friendlyUniqueId)).toEqual([
    "Alerts",
    "Alerts_Role_8900DF7C",
    "Alerts_Key_D117377E",
  ]);
  expect(
    Object.values(alerts.rules).flatMap(({ resource, target }) => [resource.friendlyUniqueId, target.friendlyUniqueId]),
  ).toEqual([
    "Alerts_windowExecution_1433D7B9",
    "Alerts_windowExecution_Topic_B492E30B",
    "Alerts_taskExecution_C5FD345B",
    "Alerts_taskExecution_Topic_06CA5181",
    "Alerts_targetInvocation_ABE9DA9C",
    "Alerts_targetInvocation_Topic_D6EE4E8B",
    "Alerts_command_47452E52",
    "Alerts_command_Topic_4D2A2422",
    "Alerts_commandInvocation_1ACA6C50",
    "Alerts_commandInvocation_Topic_9F32DA26",
    "Alerts_compliance_C5E3E100",
    "Alerts_compliance_Topic_EBCD13E2",
  ]);
  expect(alerts.node.defaultChild).toBe(alerts.resource);
});
