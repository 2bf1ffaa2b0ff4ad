import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import type { TerraformStack } from "cdktf";
import type { OperationsDefinition } from "../../modules";

/** For the environment of a fleet: each account and Region has a topic `patching`, which is notified of its own windows. */
export const OPERATIONS: OperationsDefinition = {
  serviceRole: {},
  notifications: { topicArn: "arn:aws:sns:::patching", events: ["windowExecution"] },
};

/** Where the topic is made. The tasks need no policy of it; the rules of `events` publish by this statement alone. */
export function letEventsPublish(stack: TerraformStack, topicArn: string): void {
  const statement = {
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
  };
  new SnsTopicPolicy(stack, "TopicPolicy", {
    arn: topicArn,
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
  });
}
