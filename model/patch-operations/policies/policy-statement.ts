/** One statement of a policy, before it becomes a block of `data.aws_iam_policy_document`. */
export interface PolicyStatement {
  /** Letters and digits, told in the policy. */
  readonly sid: string;
  /** @default "Allow" */
  readonly effect?: "Deny";
  /** `service:Action`, never with a `*`. A denial may name a whole service. */
  readonly actions: readonly string[];
  /** ARNs. Left out where the policy hangs on the resource itself: in the trust of a role. */
  readonly resources?: readonly string[];
  readonly principals?: readonly PolicyPrincipals[];
  readonly conditions?: readonly PolicyCondition[];
}

export interface PolicyPrincipals {
  /** `*` is everybody, and asks for a condition or a denial. */
  readonly type: "Service" | "AWS" | "*";
  readonly identifiers: readonly string[];
}

export interface PolicyCondition {
  readonly test: "StringEquals" | "ArnEquals" | "ArnLike" | "Bool";
  readonly variable: string;
  readonly values: readonly string[];
}

/** Where something lives in AWS; each part may be a token of Terraform. */
export interface AwsPlace {
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** The service that runs windows and their commands. Source: maintenance window facts, E1. */
export const SYSTEMS_MANAGER = "ssm.amazonaws.com";
/** The service that hands events on. Source: maintenance window facts, E2. */
export const EVENT_BRIDGE = "events.amazonaws.com";
