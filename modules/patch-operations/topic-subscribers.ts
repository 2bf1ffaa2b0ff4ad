import type { IConstruct } from "constructs";
import { webhookFindings, webhookHost } from "../../model/checks/patch-operations/topic-webhook-check";
import { SUBSCRIBER_TYPES } from "../../model/terraform/topic-subscribers";
import type { Finding } from "../../model/values/finding";
import { type Inputs, type IsOfTopic, isOfTopic } from "./topic-policies";

/** Who subscribes in a tree, channels of a chat too; of webhooks none is ever confirmed. */
export class TopicSubscribers {
  private readonly all: readonly { readonly one: Inputs; readonly topics: readonly IsOfTopic[] }[];

  constructor(tree: IConstruct) {
    this.all = (tree.node.findAll() as Inputs[])
      .filter(({ terraformResourceType: type = "" }) => SUBSCRIBER_TYPES.includes(type))
      .map((one) => {
        const arns = [one.topicArnInput ?? one.snsTopicArnsInput].flat();
        return { one, topics: arns.flatMap((arn) => (arn ? isOfTopic(one, arn) : [])) };
      });
  }

  public has(topicArn: string): boolean {
    return this.of(topicArn).length > 0;
  }

  /** What is to be said of webhooks that subscribe to a topic. */
  public findings(topicArn: string): readonly Finding[] {
    return webhookFindings(this.of(topicArn).flatMap(({ endpointInput }) => webhookHost(endpointInput) ?? []));
  }

  private of(topicArn: string): readonly Inputs[] {
    return this.all.flatMap(({ one, topics }) => (topics.some((isOf) => isOf(topicArn)) ? one : []));
  }
}
