import { noteTexts } from "../../review/render/phrases";
import { type GivenResource, idOf, planWith, reviewWith } from "./given-plans";
import { changed, command, kept, made, removed, TASK } from "./given-ways";

// "Not about patching" is said of what nothing about patching refers to.

const refersTo = (resource: GivenResource, argument: string, ...addresses: readonly string[]): GivenResource => ({
  ...resource,
  expressions: { ...resource.expressions, [argument]: { references: addresses.flatMap((one) => [`${one}.arn`, one]) } },
});
const INSTALL = kept(TASK, command("AWS-RunPatchBaseline", { Operation: "Install" }));
const untold = (...resources: readonly GivenResource[]) =>
  noteTexts(reviewWith(planWith(resources))).filter((note) => note.includes("not reviewed"));

test("what a task refers to is used by patching, and so is what that refers to", () => {
  expect(
    untold(
      refersTo(INSTALL, "service_role_arn", "aws_iam_role.task", "aws_sns_topic.all"),
      made("aws_iam_role.task", { name: "task" }),
      refersTo(made("aws_sns_topic.all", { name: "all" }), "kms_master_key_id", "aws_kms_key.all"),
      made("aws_kms_key.all", {}),
    ),
  ).toEqual(["Used by patching, not reviewed: 1 aws_iam_role, 1 aws_kms_key, 1 aws_sns_topic."]);
});

test("rules of EventBridge that tell of runs, and their targets, are used by patching; others are not", () => {
  const pattern = (detailType: string) => ({
    event_pattern: JSON.stringify({ source: ["aws.ssm"], "detail-type": [detailType] }),
  });
  const target = (name: string) => ({
    ...made(`aws_cloudwatch_event_target.${name}`, {}),
    expressions: {
      rule: { references: [`aws_cloudwatch_event_rule.${name}.name`, `aws_cloudwatch_event_rule.${name}`] },
    },
  });

  expect(
    untold(
      made("aws_cloudwatch_event_rule.failed", pattern("Maintenance Window Execution State-change Notification")),
      target("failed"),
      made("aws_cloudwatch_event_rule.parameter", pattern("Parameter Store Change")),
      target("parameter"),
      // What it is about is known after apply, and taken from a window.
      refersTo(made("aws_cloudwatch_event_rule.window", {}), "event_pattern", INSTALL.address),
      INSTALL,
    ),
  ).toEqual([
    "Used by patching, not reviewed: 2 aws_cloudwatch_event_rule, 1 aws_cloudwatch_event_target.",
    "Not about patching, not reviewed: 1 aws_cloudwatch_event_rule, 1 aws_cloudwatch_event_target.",
  ]);
});

test("within a block, too", () => {
  const blocks = [{ run_command_parameters: [{ output_s3_bucket: { references: ["aws_s3_bucket.logs.id"] } }] }];

  expect(
    untold({ ...INSTALL, expressions: { task_invocation_parameters: blocks } }, made("aws_s3_bucket.logs", {})),
  ).toEqual(["Used by patching, not reviewed: 1 aws_s3_bucket."]);
});

test("what stands by that under its name is used with it, another thing that refers to it is not", () => {
  expect(
    untold(
      refersTo(INSTALL, "service_role_arn", "aws_iam_role.task"),
      made("aws_iam_role.task", { name: "task" }),
      made("aws_iam_role.other", { name: "other" }),
      { ...made("aws_iam_role_policy.run", {}), expressions: { role: idOf("aws_iam_role.task") } },
      { ...made("aws_iam_role_policy.other", {}), expressions: { role: idOf("aws_iam_role.other") } },
      { ...made("aws_ecs_service.web", {}), expressions: { iam_role: idOf("aws_iam_role.task") } },
    ),
  ).toEqual([
    "Used by patching, not reviewed: 1 aws_iam_role, 1 aws_iam_role_policy.",
    "Not about patching, not reviewed: 1 aws_ecs_service, 1 aws_iam_role, 1 aws_iam_role_policy.",
  ]);
});

test("a node is used where a target names it, and the network that it needs is not", () => {
  expect(
    untold(
      refersTo(INSTALL, "targets", "aws_instance.web"),
      { ...made("aws_instance.web", {}), expressions: { subnet_id: idOf("aws_subnet.a") } },
      made("aws_subnet.a", {}),
    ),
  ).toEqual(["Used by patching, not reviewed: 1 aws_instance.", "Not about patching, not reviewed: 1 aws_subnet."]);
});

test("what is told in words is not counted here, and what is deleted and nothing named before is not about patching", () => {
  expect(
    untold(
      INSTALL,
      removed("aws_iam_role.task", { name: "task", arn: "arn:aws:iam::123456789012:role/task" }),
      removed("aws_kms_key.old", { arn: "arn:aws:kms:eu-central-1:123456789012:key/old" }),
    ),
  ).toEqual(["Not about patching, not reviewed: 1 aws_kms_key."]);
});

test("what patching used before is used by patching where it is deleted", () => {
  const arn = "arn:aws:sns:eu-central-1:123456789012:all";
  const key = "arn:aws:kms:eu-central-1:123456789012:key/all";
  const role = "arn:aws:iam::123456789012:role/publish";
  const reports = { notification_config: [{ notification_arn: arn }], service_role_arn: role };
  const quiet = command("AWS-RunPatchBaseline", { Operation: "Install" });
  const pattern = { source: ["aws.ssm"], "detail-type": ["Maintenance Window Execution State-change Notification"] };

  expect(
    untold(
      changed(TASK, command("AWS-RunPatchBaseline", { Operation: "Install" }, reports), quiet),
      removed("aws_sns_topic.all", { arn, kms_master_key_id: key }),
      removed("aws_kms_key.all", { arn: key }),
      removed("aws_kms_key.other", { arn: `${key}-other` }),
      removed("aws_sns_topic_policy.all", { arn, policy: "{}" }),
      removed("aws_sns_topic_subscription.mail", { topic_arn: arn, protocol: "email", endpoint: "a@b.example" }),
      removed("aws_chatbot_slack_channel_configuration.chat", { sns_topic_arns: [arn] }),
      removed("aws_iam_role.publish", { arn: role, id: "publish", name: "publish" }),
      removed("aws_iam_role_policy.publish", { id: "publish:run", role: "publish", policy: "{}" }),
      removed("aws_iam_role_policy.other", { id: "other:run", role: "other", policy: "{}" }),
      removed("aws_cloudwatch_event_rule.failed", { name: "failed", event_pattern: JSON.stringify(pattern) }),
      removed("aws_cloudwatch_event_target.topic", { rule: "failed", arn }),
    ),
  ).toEqual([
    "Used by patching, not reviewed: 1 aws_chatbot_slack_channel_configuration, 1 aws_cloudwatch_event_target, " +
      "1 aws_iam_role, 1 aws_iam_role_policy, 1 aws_kms_key, 1 aws_sns_topic, 1 aws_sns_topic_policy, 1 aws_sns_topic_subscription.",
    "Not about patching, not reviewed: 1 aws_iam_role_policy, 1 aws_kms_key.",
  ]);
});

test("a file that a deleted task read is used by patching where it is deleted", () => {
  const parameters = { Operation: "Install", InstallOverrideList: "s3://lists/now.yaml" };
  const content = "patches:\n  - id: openssl\n";

  expect(
    untold(
      removed(TASK, command("AWS-RunPatchBaseline", parameters)),
      removed("aws_s3_object.list", { bucket: "lists", key: "now.yaml", content }),
      removed("aws_s3_object.other", { bucket: "lists", key: "other.yaml", content }),
    ),
  ).toEqual(["Used by patching, not reviewed: 1 aws_s3_object.", "Not about patching, not reviewed: 1 aws_s3_object."]);
});
