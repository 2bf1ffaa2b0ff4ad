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
  private readonly policies: readonly Inputs[];

  constructor(root: IConstruct) {
    this.policies = (root.node.findAll() as Inputs[]).filter(
      ({ terraformResourceType: type, policyInput }) =>
        (type === "aws_sns_topic_policy" || type === "aws_sns_topic") && policyInput !== undefined,
    );
  }

  public mayPublish(topicArn: string, account: string): boolean {
    return this.policies.some(
      (policy) => isOfTopic(policy, policy.arnInput, topicArn) && mayPublish(writtenIn(policy), account),
    );
  }
}

/** @param arn - that it names; of a topic itself none */
export function isOfTopic(one: Inputs, arn: string | undefined, topicArn: string): boolean {
  if (arn === topicArn || (arn !== undefined && isSameReference(arn, topicArn))) return true;
  const topic = arn === undefined ? one : referred(one, arn, "aws_sns_topic", "arn");
  if (topic?.nameInput === undefined || topic.nameInput !== endOfArn(topicArn)) return false;
  const { account } = placeOfProvider(topic.provider ?? defaultProviderOf(TerraformStack.of(one)));
  return account === accountOfArn(topicArn);
}

function writtenIn(policy: Inputs): unknown {
  const { policyInput = "" } = policy;
  return referred(policy, policyInput, "aws_iam_policy_document", "json")?.statementInput ?? policyInput;
}

/** Each stack has names of its own. */
function isSameReference(one: string, other: string): boolean {
  const [token, asked] = [one, other].map((text) => Tokenization.reverseString(text).firstToken);
  return (
    idOf(token) !== undefined &&
    ["identifier", "originStack"].every((name) => propertyOf(token, name) === propertyOf(asked, name))
  );
}

/** What an attribute is of, in the same stack. */
function referred(from: IConstruct, attribute: string, type: string, name: string): Inputs | undefined {
  const asked = idOf(Tokenization.reverseString(attribute).firstToken);
  if (asked === undefined) return undefined;
  return (TerraformStack.of(from).node.findAll() as Inputs[]).find(
    (one) => one.terraformResourceType === type && idOf(one.interpolationForAttribute(name)) === asked,
  );
}

/** `aws_sns_topic.Patching.arn` */
function idOf(reference: unknown): unknown {
  return propertyOf(reference, "identifier");
}
