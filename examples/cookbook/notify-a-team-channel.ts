import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { TerraformStack } from "cdktf";
import { type MaintenanceWindow, PatchNotifications, PatchTaskRole, type WindowTarget } from "../../modules";

/** Notifies a Slack channel of what EventBridge reports of the window and its tasks; messages of Run Command do not arrive there. */
export function notifyATeamChannel(stack: TerraformStack, sunday: MaintenanceWindow, web: WindowTarget): void {
  const notifications = new PatchNotifications(stack, "Notifications", {
    events: ["taskExecution", "windowExecution"],
  });
  const trust = { Effect: "Allow", Principal: { Service: "chatbot.amazonaws.com" }, Action: "sts:AssumeRole" };
  const role = new IamRole(stack, "ChannelRole", {
    assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [trust] }),
  });
  new ChatbotSlackChannelConfiguration(stack, "Channel", {
    configurationName: "patching",
    slackTeamId: "T07EA123LEP",
    slackChannelId: "C07EZ1ABC23",
    iamRoleArn: role.arn,
    guardrailPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
    snsTopicArns: [notifications.topicArn],
  });

  sunday.addPatchTask("Install", {
    operation: "Install",
    targets: [web],
    rebootOption: "RebootIfNeeded",
    serviceRole: new PatchTaskRole(stack, "TaskRole"),
    notifications,
  });
}
