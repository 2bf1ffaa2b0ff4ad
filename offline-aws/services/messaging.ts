import { uuid } from "../account/identifiers";
import { Refusal } from "../account/refusal";
import { arn, type CallContext, type ResourceBehaviour } from "../kind/kind";
import { text } from "../values/value";
import { namesOf, refuseSecond } from "./named";

/** `aws_sns_topic`. */
export const topic: ResourceBehaviour = {
  label: "SNS Topic",
  service: "SNS",
  operations: { create: "CreateTopic", update: "SetTopicAttributes", delete: "DeleteTopic" },
  create(planned, scope) {
    const names = namesOf(planned, "aws_sns_topic", scope);
    const id = arn(scope, "sns", names.name);
    const computed = {
      ...names,
      arn: id,
      owner: scope.account.id,
      policy: planned.policy ?? defaultTopicPolicy(id, scope),
      signature_version: planned.signature_version ?? 0,
      tracing_config: planned.tracing_config ?? "",
      fifo_throughput_scope: planned.fifo_throughput_scope ?? "",
      beginning_archive_time: "",
    };
    return { id, attributes: { ...planned, ...computed } };
  },
};

function defaultTopicPolicy(topicArn: string, scope: CallContext): string {
  return JSON.stringify({
    Id: "__default_policy_ID",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: scope.account.id },
        Action: "SNS:*",
        Resource: topicArn,
        Sid: "__default_statement_ID",
      },
    ],
    Version: "2008-10-17",
  });
}

/** `aws_sns_topic_policy`. */
export const topicPolicy: ResourceBehaviour = {
  label: "SNS Topic Policy",
  service: "SNS",
  operations: { create: "SetTopicAttributes", update: "SetTopicAttributes", delete: "SetTopicAttributes" },
  create(planned, scope) {
    refuseWithoutTopic(text(planned.arn), scope);
    return { id: text(planned.arn), attributes: { ...planned, owner: scope.account.id } };
  },
};

/** `aws_sns_topic_subscription`. */
export const topicSubscription: ResourceBehaviour = {
  label: "SNS Topic Subscription",
  service: "SNS",
  operations: { create: "Subscribe", update: "SetSubscriptionAttributes", delete: "Unsubscribe" },
  create(planned, scope) {
    const topicArn = text(planned.topic_arn);
    refuseWithoutTopic(topicArn, scope);
    const id = `${topicArn}:${uuid(scope.account.entropy("aws_sns_topic_subscription", scope.region, planned))}`;
    const byMail = text(planned.protocol).startsWith("email");
    const computed = {
      arn: id,
      owner_id: scope.account.id,
      pending_confirmation: byMail,
      confirmation_was_authenticated: !byMail,
      filter_policy_scope: planned.filter_policy_scope ?? "",
    };
    return { id, attributes: { ...planned, ...computed } };
  },
};

function refuseWithoutTopic(topicArn: string, scope: CallContext): void {
  const elsewhere = !topicArn.includes(`:${scope.account.id}:`);
  if (elsewhere || scope.account.mayHold("aws_sns_topic", topicArn, scope.region)) return;
  throw new Refusal("NotFound", `Topic does not exist: ${topicArn}`);
}

/** `aws_cloudwatch_event_rule`. */
export const eventRule: ResourceBehaviour = {
  label: "EventBridge Rule",
  service: "EventBridge",
  operations: { create: "PutRule", update: "PutRule", delete: "DeleteRule" },
  create(planned, scope) {
    const names = namesOf(planned, "aws_cloudwatch_event_rule", scope);
    const bus = text(planned.event_bus_name);
    const path = bus === "default" ? names.name : `${bus}/${names.name}`;
    const state = planned.state ?? (planned.is_enabled === false ? "DISABLED" : "ENABLED");
    return { id: path, attributes: { ...planned, ...names, state, arn: arn(scope, "events", `rule/${path}`) } };
  },
};

/** `aws_cloudwatch_event_target`. */
export const eventTarget: ResourceBehaviour = {
  label: "EventBridge Target",
  service: "EventBridge",
  operations: { create: "PutTargets", update: "PutTargets", delete: "RemoveTargets" },
  create(planned, scope) {
    const rule = text(planned.rule);
    const bus = text(planned.event_bus_name);
    if (
      !scope.account.mayHold("aws_cloudwatch_event_rule", bus === "default" ? rule : `${bus}/${rule}`, scope.region)
    ) {
      throw new Refusal("ResourceNotFoundException", `Rule ${rule} does not exist on EventBus ${bus}.`);
    }
    const target_id = namesOf(
      { ...planned, name: planned.target_id ?? null },
      "aws_cloudwatch_event_target",
      scope,
    ).name;
    return { id: `${rule}-${target_id}`, attributes: { ...planned, target_id } };
  },
};

/** `aws_cloudwatch_log_group`. */
export const logGroup: ResourceBehaviour = {
  label: "CloudWatch Logs Log Group",
  service: "CloudWatch Logs",
  operations: { create: "CreateLogGroup", update: "PutRetentionPolicy", delete: "DeleteLogGroup" },
  create(planned, scope) {
    const names = namesOf(planned, "aws_cloudwatch_log_group", scope);
    refuseSecond("aws_cloudwatch_log_group", names.name, scope, "ResourceAlreadyExistsException");
    const computed = {
      ...names,
      arn: arn(scope, "logs", `log-group:${names.name}`),
      log_group_class: planned.log_group_class ?? "STANDARD",
      deletion_protection_enabled: planned.deletion_protection_enabled ?? false,
    };
    return { id: names.name, attributes: { ...planned, ...computed } };
  },
  import: (id) => ({ id, name: id }),
};

/** `aws_kms_key`. */
export const kmsKey: ResourceBehaviour = {
  label: "KMS Key",
  service: "KMS",
  operations: { create: "CreateKey", update: "UpdateKeyDescription", delete: "ScheduleKeyDeletion" },
  create(planned, scope) {
    const id = uuid(scope.account.entropy("aws_kms_key", scope.region, planned));
    const computed = {
      key_id: id,
      arn: arn(scope, "kms", `key/${id}`),
      description: planned.description ?? "",
      multi_region: planned.multi_region ?? false,
      policy: planned.policy ?? defaultKeyPolicy(scope),
      rotation_period_in_days: planned.rotation_period_in_days ?? (planned.enable_key_rotation === true ? 365 : 0),
    };
    return { id, attributes: { ...planned, ...computed } };
  },
};

function defaultKeyPolicy(scope: CallContext): string {
  const Principal = { AWS: arn({ ...scope, region: "" }, "iam", "root") };
  return JSON.stringify({
    Id: "key-default-1",
    Statement: [{ Action: "kms:*", Effect: "Allow", Principal, Resource: "*", Sid: "Enable IAM User Permissions" }],
    Version: "2012-10-17",
  });
}
