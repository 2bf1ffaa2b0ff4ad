import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
import { ChatbotTeamsChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-teams-channel-configuration";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Testing } from "cdktf";
import { summariseEnvironment } from "../../../cli/summary/environment-summary";
import { readTerraformConfiguration } from "../../../model/terraform/read-terraform-configuration";
import {
  PatchBaseline,
  PatchGroup,
  PatchNotifications,
  type PatchNotificationsProps,
  PatchTaskRole,
} from "../../../modules";
import { sunday } from "../../construct/given";
import { fleet } from "../../support/fleet";

const NOW = new Date("2026-11-23T00:00:00Z");

interface Asked {
  readonly events?: PatchNotificationsProps["events"];
  readonly subscribers?: readonly (readonly [protocol: string, endpoint: string])[];
  /** A channel of Slack, and one of Teams. */
  readonly channels?: boolean;
  /** What stands otherwise in the stack as it is written. */
  readonly changed?: (text: string) => string;
}

/** What the summary says of whom a window notifies that reports to a topic. */
function told({
  events = [],
  subscribers = [],
  channels = false,
  changed = (text) => text,
}: Asked): string | undefined {
  const { stack } = fleet();
  const linux = PatchBaseline.predefined(stack, "Linux", { operatingSystem: "AMAZON_LINUX_2023" });
  const web = new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [linux] });
  const notifications = new PatchNotifications(stack, "Alerts", { events });
  sunday(stack, web, { notifications, serviceRole: new PatchTaskRole(stack, "Role") });
  for (const [index, [protocol, endpoint]] of subscribers.entries()) {
    new SnsTopicSubscription(stack, `Of${index}`, { topicArn: notifications.topicArn, protocol, endpoint });
  }
  if (channels) {
    const given = { configurationName: "a", iamRoleArn: "b", snsTopicArns: [notifications.topicArn] };
    new ChatbotSlackChannelConfiguration(stack, "Slack", {
      ...given,
      slackChannelId: "C07EZ1ABC23",
      slackTeamId: "T0",
    });
    const ids = { channelId: "19%3ab6ef", channelName: "patching", teamId: "c", tenantId: "d" };
    new ChatbotTeamsChannelConfiguration(stack, "Teams", { ...given, ...ids });
  }
  const configuration = JSON.parse(changed(Testing.synth(stack)));
  const text = summariseEnvironment(readTerraformConfiguration(configuration), NOW).join(" ").replace(/\s+/g, " ");
  return / (notifies .*?\)) on every/.exec(text)?.[1];
}

const MAIL = ["email", "ops@example.com"] as const;

test.each([
  ["a mail address", [MAIL], "ops@example.com by "],
  [
    "a page on the web, without what its address may hold",
    [["https", "https://a:b@hooks.example.com/T0/secret"]],
    "https hooks.example.com by ",
  ],
  ["a function of AWS", [["lambda", "arn:aws:lambda:eu-central-1:123456789012:function:page"]], "lambda page by "],
  ["a queue of the stack", [["sqs", "${aws_sqs_queue.Ops.arn}"]], "sqs Ops by "],
  ["a telephone, without its number", [["sms", "+821012345678"]], "sms by "],
  ["one that is known after apply", [["email", "${var.mail}"]], "email by "],
  [
    "several",
    [MAIL, ["email", "b@example.com"], ["sms", "+1"], ["sms", "+2"]],
    "ops@example.com, b@example.com and sms by ",
  ],
  ["nobody here", [], ""],
] as const)("a window tells who is notified: %s", (_, subscribers, who) => {
  expect(told({ subscribers })).toBe(`notifies ${who}topic Alerts (TimedOut, Cancelled, Failed)`);
});

test("a window tells the channels of a chat beside those who subscribe", () => {
  expect(told({ subscribers: [MAIL], channels: true })).toBe(
    "notifies ops@example.com, Slack channel C07EZ1ABC23 and Teams channel patching by topic Alerts (TimedOut, Cancelled, Failed)",
  );
});

test("a window tells of which events a rule notifies as well", () => {
  expect(told({ subscribers: [MAIL], events: ["windowExecution", "compliance"] })).toBe(
    "notifies ops@example.com by topic Alerts (TimedOut, Cancelled, Failed, windowExecution, compliance)",
  );
});

test("a rule notifies of what it is about, while it works", () => {
  const events = ["windowExecution"] as const;
  const without = "notifies topic Alerts (TimedOut, Cancelled, Failed)";

  expect(
    told({ events, changed: (text) => text.replace('maintenance_window.Sunday.id}\\"]', 'x.Other.id}\\"]') }),
  ).toBe(without);
  expect(
    told({ events, changed: (text) => text.replace('"event_pattern":', '"state": "DISABLED", "event_pattern":') }),
  ).toBe(without);
  expect(
    told({ events, changed: (text) => text.replace(/\\"status\\":\[.*?\]/, '\\"status\\":[\\"SUCCESS\\"]') }),
  ).toBe(without);
  expect(told({ events, changed: (text) => text.replace(/,\\"window-id\\":\[.*?\]/, "") })).toBe(
    "notifies topic Alerts (TimedOut, Cancelled, Failed, windowExecution)",
  );
});

test("a window that no command reports of tells whom a rule notifies", () => {
  const silent = (text: string) => text.replace(/"notification_config": \{[\s\S]*?\n +\},/, "");

  expect(told({ events: ["windowExecution"], subscribers: [MAIL], changed: silent })).toBe(
    "notifies ops@example.com by topic Alerts (windowExecution)",
  );
});
