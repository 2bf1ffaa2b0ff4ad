import { literalText } from "./reference-text";

/** Types that subscribe to topics, and the argument that names these. Source: maintenance window facts, E6. */
const TOPICS_OF: Readonly<Record<string, string>> = {
  aws_sns_topic_subscription: "topic_arn",
  aws_chatbot_slack_channel_configuration: "sns_topic_arns",
  aws_chatbot_teams_channel_configuration: "sns_topic_arns",
};

export const SUBSCRIBER_TYPES: readonly string[] = Object.keys(TOPICS_OF);

type Values = Readonly<Record<string, unknown>>;

/** What a resource of such a type names as its topics: ARNs, references, or a value that is not known. */
export function topicsSubscribed(type: string, values: Values = {}): readonly unknown[] {
  return [values[TOPICS_OF[type] ?? ""] ?? []].flat();
}

/** `Slack channel C07EZ1ABC23`; undefined of what is no channel of a chat. It gets events alone, and nothing of Run Command. */
export function chatChannel(type: string, values: Values): string | undefined {
  const [chat] = /(?<=^aws_chatbot_)\w/.test(type) ? [type.includes("slack") ? "Slack" : "Teams"] : [];
  if (chat === undefined) return undefined;
  const names = [values.channel_name, values.slack_channel_id, values.channel_id];
  const name = names.find((one) => typeof one === "string" && literalText(one) !== undefined);
  return name === undefined ? `a ${chat} channel` : `${chat} channel ${name}`;
}
