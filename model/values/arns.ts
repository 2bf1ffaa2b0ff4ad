import { quote } from "../text/wording";
import type { Problems } from "./problems";

export interface ArnShape {
  readonly pattern: RegExp;
  readonly inWords: string;
  readonly source: string;
}

export const ROLE_ARN: ArnShape = {
  // Without wildcards: what is passed on stands in a policy by this text.
  pattern: /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/,
  inWords: "the ARN of an IAM role such as arn:aws:iam::123456789012:role/patching",
  source: "provider, format arn",
};

export const TOPIC_ARN: ArnShape = {
  pattern: /^arn:aws(-[a-z]+)*:sns:[a-z]{2,}(-[a-z]+)+-\d{1,2}:\d{12}:[\w-]{1,256}$/,
  inWords: "the ARN of an SNS topic such as arn:aws:sns:eu-central-1:123456789012:patching",
  source: "provider, format arn",
};

/** One whose account or Region may be left out: those where the windows are. */
export const TOPIC_ARN_HERE: ArnShape = {
  ...TOPIC_ARN,
  inWords: `${TOPIC_ARN.inWords}, or arn:aws:sns:::patching for the topic of that name where the windows are`,
  pattern: /^arn:aws(-[a-z]+)*:sns:([a-z]{2,}(-[a-z]+)+-\d{1,2})?:(\d{12})?:[\w-]{1,256}$/,
};

/** A document of Systems Manager: one of an account, or AWS's own, which has none in its ARN. */
export const DOCUMENT_ARN: ArnShape = {
  pattern: /^arn:aws(-[a-z]+)*:ssm:[a-z]{2,}(-[a-z]+)+-\d{1,2}:(\d{12})?:document\/[\w.-]{3,128}$/,
  inWords: "the ARN of a document such as arn:aws:ssm:eu-central-1:123456789012:document/Mine",
  source: "maintenance window facts, E1",
};

/** An Automation: the document, or what AWS calls its definition, with a version. */
export const AUTOMATION_ARN: ArnShape = {
  pattern:
    /^arn:aws(-[a-z]+)*:ssm:[a-z]{2,}(-[a-z]+)+-\d{1,2}:(\d{12})?:(document|automation-definition)\/[\w.-]{3,128}(:[\w$]{1,20})?$/,
  inWords: "the ARN of an Automation such as arn:aws:ssm:eu-central-1:123456789012:document/Mine",
  source: "other ways facts, D1",
};

export const FUNCTION_ARN: ArnShape = {
  pattern:
    /^arn:aws(-[a-z]+)*:lambda:[a-z]{2,}(-[a-z]+)+-\d{1,2}:\d{12}:function:[\w-]{1,64}(:(\$LATEST|[\w-]{1,128}))?$/,
  inWords: "the ARN of a function such as arn:aws:lambda:eu-central-1:123456789012:function:SSM-check",
  source: "other ways facts, D1",
};

export const STATE_MACHINE_ARN: ArnShape = {
  pattern: /^arn:aws(-[a-z]+)*:states:[a-z]{2,}(-[a-z]+)+-\d{1,2}:\d{12}:stateMachine:[\w.+=@-]{1,80}(:[\w.-]{1,80})?$/,
  inWords: "the ARN of a state machine such as arn:aws:states:eu-central-1:123456789012:stateMachine:SSM-check",
  source: "other ways facts, D1",
};

/** A policy of an account, or one of AWS's own, as the limit of a role. */
export const POLICY_ARN: ArnShape = {
  pattern: /^arn:aws(-[a-z]+)*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]{1,576}$/,
  inWords: "the ARN of a policy of IAM such as arn:aws:iam::123456789012:policy/boundary",
  source: "provider, format arn",
};

/** Lets unknown and absent values pass. */
export function checkArn(path: string, value: unknown, { pattern, inWords }: ArnShape, problems: Problems): void {
  if (typeof value !== "string" || pattern.test(value)) return;
  problems.add(path, `expected ${inWords}, got ${quote(value)}`);
}

/** A topic that Systems Manager publishes to, which is no FIFO topic. Source: maintenance window facts, E2. */
export function checkTopicArn(path: string, value: unknown, shape: ArnShape, problems: Problems): void {
  if (typeof value !== "string" || !value.endsWith(".fifo")) checkArn(path, value, shape, problems);
  else
    problems.add(
      path,
      `expected a standard topic, got the FIFO topic ${quote(value)}; nothing would be sent to it, give the ARN of a standard one`,
    );
}
