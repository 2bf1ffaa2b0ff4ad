import type { Finding } from "../../values/finding";
import { defineCheck } from "../check/define-check";

/** Known when everything was made: a subscription comes after the topic that it is about. */
export const topicWebhook = defineCheck({
  id: "PM719",
  severity: "warning",
  on: "notifications",
  foundBy: "the construct of the notifications",
  cause: "A webhook of Slack or Teams subscribes to the topic of the notifications.",
  reason:
    "SNS first sends an address to visit, and nothing more until somebody does. A webhook visits nothing, and no plan or apply says that nothing arrives.",
  source: "maintenance window facts, E6",
  fix: "Remove the subscription, and name the topic in sns_topic_arns of an aws_chatbot_slack_channel_configuration or aws_chatbot_teams_channel_configuration, which posts events; or subscribe a Lambda function that posts to the webhook.",
});

const WEBHOOK = /^https:\/\/(hooks\.slack(?:-gov)?\.com|[\w-]+(?:\.[\w-]+)*\.webhook\.office\.com)(?:[:/?#]|$)/i;

/** The host alone, for who knows the whole address may post there; undefined for any other address. */
export function webhookHost(address: unknown): string | undefined {
  return typeof address === "string" ? WEBHOOK.exec(address)?.[1]?.toLowerCase() : undefined;
}

/** What is said of those that subscribe to a topic. */
export function webhookFindings(hosts: readonly string[]): readonly Finding[] {
  const { id: checkId, severity } = topicWebhook;
  return [...new Set(hosts)].sort().map((host) => {
    const service = host.includes("slack") ? "slack" : "teams";
    return {
      checkId,
      severity,
      path: "topicArn",
      message:
        `the subscription of https://${host} is never confirmed, for a webhook does not visit the address that SNS sends ` +
        `first: nobody would be notified there; name the topic in snsTopicArns of an ` +
        `aws_chatbot_${service}_channel_configuration, which posts events, or subscribe a Lambda function`,
    };
  });
}
