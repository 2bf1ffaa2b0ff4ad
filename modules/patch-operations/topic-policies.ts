import type { IConstruct } from "constructs";
import { mayPublish } from "../../model/patch-operations/notifications/topic-policy";
import { accountOfArn, endOfArn } from "../../model/text/arn-parts";
import { propertyOf } from "../../model/values/property-of";
import { defaultProviderOf, placeOfProvider } from "../construct/provider-of";
import { type TerraformProvider, TerraformStack, Tokenization } from "../framework/framework";

/** By the names of types and properties and not by classes: bindings of another release may be in use. */
export interface Inputs extends IConstruct {
  readonly terraformResourceType?: string;
  readonly provider?: TerraformProvider;
  readonly nameInput?: string;
  readonly arnInput?: string;
  readonly policyInput?: string;
  readonly statementInput?: unknown;
  readonly topicArnInput?: string;
  readonly snsTopicArnsInput?: string[];
  readonly endpointInput?: string;
  readonly interpolationForAttribute: (name: string) => unknown;
}

/** Whether a policy in the tree may let roles of an account publish to a topic of another one. */
export class TopicPolicies {
  private readonly policies: readonly { readonly isOf: IsOfTopic; readonly written: unknown }[];
  private readonly known = new Map<string, boolean>();

  constructor(root: IConstruct) {
    this.policies = (root.node.findAll() as Inputs[])
      .filter(
        ({ terraformResourceType: type, policyInput }) =>
          (type === "aws_sns_topic_policy" || type === "aws_sns_topic") && policyInput !== undefined,
      )
      .map((policy) => ({ isOf: isOfTopic(policy, policy.arnInput), written: writtenIn(policy) }));
  }

  /** Asked for each account by each that publishes, and worked out once. */
  public mayPublish(topicArn: string, account: string): boolean {
    const key = `${account} ${topicArn}`;
    const answer =
      this.known.get(key) ?? this.policies.some(({ isOf, written }) => isOf(topicArn) && mayPublish(written, account));
    this.known.set(key, answer);
    return answer;
  }
}

export type IsOfTopic = (topicArn: string) => boolean;

/**
 * Whether something is about a topic. Which one it names is found once, for to find it is to walk through a stack.
 *
 * @param arn - that it names; of a topic itself none
 */
export function isOfTopic(one: Inputs, arn: string | undefined): IsOfTopic {
  const reference = arn === undefined ? undefined : referenceIn(arn);
  const topic = arn === undefined ? one : referred(one, arn, "aws_sns_topic", "arn");
  const name = topic?.nameInput;
  const account = topic && placeOfProvider(topic.provider ?? defaultProviderOf(TerraformStack.of(one))).account;
  return (topicArn) =>
    arn === topicArn ||
    isSameReference(reference, referenceIn(topicArn)) ||
    (name !== undefined && name === endOfArn(topicArn) && account === accountOfArn(topicArn));
}

function writtenIn(policy: Inputs): unknown {
  const { policyInput = "" } = policy;
  return referred(policy, policyInput, "aws_iam_policy_document", "json")?.statementInput ?? policyInput;
}

/** Each stack has names of its own. */
function isSameReference(one: unknown, other: unknown): boolean {
  return (
    idOf(one) !== undefined &&
    ["identifier", "originStack"].every((name) => propertyOf(one, name) === propertyOf(other, name))
  );
}

function referenceIn(text: string): unknown {
  return Tokenization.reverseString(text).firstToken;
}

/** What an attribute is of, in the same stack. */
function referred(from: IConstruct, attribute: string, type: string, name: string): Inputs | undefined {
  const asked = idOf(referenceIn(attribute));
  if (asked === undefined) return undefined;
  return (TerraformStack.of(from).node.findAll() as Inputs[]).find(
    (one) => one.terraformResourceType === type && idOf(one.interpolationForAttribute(name)) === asked,
  );
}

/** `aws_sns_topic.Patching.arn` */
function idOf(reference: unknown): unknown {
  return propertyOf(reference, "identifier");
}
