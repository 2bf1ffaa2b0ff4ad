import type { IConstruct } from "constructs";
import { mayPublish } from "../../model/patch-operations/notifications/topic-policy";
import { accountOfArn, endOfArn } from "../../model/text/arn-parts";
import { propertyOf } from "../../model/values/property-of";
import { defaultProviderOf, placeOfProvider } from "../construct/provider-of";
import { type TerraformProvider, TerraformStack, Tokenization } from "../framework/framework";

/** By the names of types and properties and not by classes: bindings of another release may be in use. */
interface Inputs extends IConstruct {
  readonly terraformResourceType?: string;
  readonly provider?: TerraformProvider;
  readonly nameInput?: string;
  readonly arnInput?: string;
  readonly policyInput?: string;
  readonly statementInput?: unknown;
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
    return this.policies.some((policy) => isOf(policy, topicArn) && mayPublish(writtenIn(policy), account));
  }
}

function isOf(policy: Inputs, topicArn: string): boolean {
  const { arnInput: arn } = policy;
  if (arn === topicArn) return true;
  const topic = arn === undefined ? policy : referred(policy, arn, "aws_sns_topic", "arn");
  if (topic?.nameInput !== endOfArn(topicArn)) return false;
  const { account } = placeOfProvider(topic?.provider ?? defaultProviderOf(TerraformStack.of(policy)));
  return account === accountOfArn(topicArn);
}

function writtenIn(policy: Inputs): unknown {
  const { policyInput = "" } = policy;
  return referred(policy, policyInput, "aws_iam_policy_document", "json")?.statementInput ?? policyInput;
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
