import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { TerraformStack } from "cdktf";
import type { OperationsDefinition, PatchFleet } from "../../modules";

const REGION = "eu-central-1";
const TOPIC = `arn:aws:sns:${REGION}:111111111111:patching`;

/**
 * For the environment of a fleet in this Region: the tasks of every account publish to this topic. Whether they may
 * publish to one of another Region, AWS does not say.
 */
export const OPERATIONS: OperationsDefinition = { serviceRole: {}, notifications: { topicArn: TOPIC } };

/** Once, in a stack of the topic's own account: who is notified, and that the roles of every account may publish. */
export function publishToOneTopic(stack: TerraformStack, fleet: PatchFleet): void {
  new SnsTopicSubscription(stack, "Mail", {
    region: REGION,
    topicArn: TOPIC,
    protocol: "email",
    endpoint: "patching@example.com",
  });
  const statement = {
    Effect: "Allow",
    Principal: { AWS: Object.values(fleet.stacks).map(({ account }) => `arn:aws:iam::${account.id}:root`) },
    Action: "sns:Publish",
    Resource: TOPIC,
  };
  new SnsTopicPolicy(stack, "TopicPolicy", {
    region: REGION,
    arn: TOPIC,
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
  });
}
