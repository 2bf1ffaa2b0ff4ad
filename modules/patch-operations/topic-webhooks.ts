import type { IConstruct } from "constructs";
import { webhookFindings, webhookHost } from "../../model/checks/patch-operations/topic-webhook-check";
import type { Finding } from "../../model/values/finding";
import { type Inputs, isOfTopic } from "./topic-policies";

/** The subscriptions of webhooks in a tree: none of them is ever confirmed. */
export class TopicWebhooks {
  private readonly subscriptions: readonly Inputs[];

  constructor(tree: IConstruct) {
    this.subscriptions = (tree.node.findAll() as Inputs[]).filter(
      ({ terraformResourceType: type, endpointInput }) =>
        type === "aws_sns_topic_subscription" && webhookHost(endpointInput) !== undefined,
    );
  }

  /** What is to be said of those to a topic. */
  public findings(topicArn: string): readonly Finding[] {
    const own = this.subscriptions.filter((one) => isOfTopic(one, one.topicArnInput, topicArn));
    return webhookFindings(own.flatMap(({ endpointInput }) => webhookHost(endpointInput) ?? []));
  }
}
