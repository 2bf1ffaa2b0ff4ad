import { type AwsPlace, EVENT_BRIDGE, type PolicyStatement } from "../policies/policy-statement";
import { KEY_ITSELF } from "../policies/unscoped-actions";

/** What the account itself may do with the key: look after it, and use it where its own policies say so. */
const ACCOUNT_KEY_ACTIONS = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:CreateGrant",
  "kms:Decrypt",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

/** A publisher makes a data key, and SNS opens it again. Source: maintenance window facts, E2. */
const PUBLISHING_KEY_ACTIONS = ["kms:Decrypt", "kms:GenerateDataKey"];

/** What the publishing role may do. */
export function publishingStatements(topicArn: string, kmsKeyArn: string | undefined): readonly PolicyStatement[] {
  const publish: PolicyStatement = { sid: "Publish", actions: ["sns:Publish"], resources: [topicArn] };
  if (kmsKeyArn === undefined) return [publish];
  return [publish, { sid: "UseTopicKey", actions: PUBLISHING_KEY_ACTIONS, resources: [kmsKeyArn] }];
}

/** The topic's own policy: nothing without TLS, and EventBridge for its rules. The account needs no word of it. */
export function topicStatements(topicArn: string, ruleArns: readonly string[]): readonly PolicyStatement[] {
  const onlyTls: PolicyStatement = {
    sid: "OnlyTls",
    effect: "Deny",
    actions: ["sns:Publish"],
    resources: [topicArn],
    principals: [{ type: "*", identifiers: ["*"] }],
    conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
  };
  if (ruleArns.length === 0) return [onlyTls];
  return [
    onlyTls,
    {
      sid: "PublishEvents",
      actions: ["sns:Publish"],
      resources: [topicArn],
      principals: [{ type: "Service", identifiers: [EVENT_BRIDGE] }],
      conditions: [{ test: "ArnEquals", variable: "aws:SourceArn", values: ruleArns }],
    },
  ];
}

/** The policy of the key that is made for the topic. */
export function keyStatements(place: AwsPlace, forEvents: boolean): readonly PolicyStatement[] {
  const account: PolicyStatement = {
    sid: "Account",
    actions: ACCOUNT_KEY_ACTIONS,
    resources: [KEY_ITSELF],
    principals: [{ type: "AWS", identifiers: [`arn:${place.partition}:iam::${place.accountId}:root`] }],
  };
  if (!forEvents) return [account];
  return [
    account,
    {
      sid: "PublishEvents",
      actions: PUBLISHING_KEY_ACTIONS,
      resources: [KEY_ITSELF],
      principals: [{ type: "Service", identifiers: [EVENT_BRIDGE] }],
      // Delivery fails with aws:SourceAccount or aws:SourceArn here; the topic is what SNS does tell the key.
      conditions: [
        {
          test: "ArnLike",
          variable: "kms:EncryptionContext:aws:sns:topicArn",
          values: [`arn:${place.partition}:sns:${place.region}:${place.accountId}:*`],
        },
      ],
    },
  ];
}
