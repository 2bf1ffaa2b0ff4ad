import type { GivenResource } from "./given-plans";
import { command, kept, made, TASK, told } from "./given-ways";

// A policy that is made, and denies what patching does: nothing allows it then.

const TOPIC = "arn:aws:sns:eu-central-1:123456789012:all";
const WORKING = kept(
  TASK,
  command(
    "AWS-RunPatchBaseline",
    { Operation: "Install", InstallOverrideList: "s3://lists/now.yaml" },
    { notification_config: [{ notification_arn: TOPIC }] },
  ),
);
const denying = (action: string, more: object = {}) =>
  JSON.stringify({ Statement: [{ Effect: "Deny", Action: action, Resource: "*", ...more }] });
const CORE = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

test.each<[string, readonly GivenResource[], string]>([
  [
    "of the role of a task",
    [WORKING, made("aws_iam_role_policy.deny", { name: "deny", role: "task", policy: denying("ssm:*") })],
    "new policy of role task, with which window sunday works: denies ssm:*",
  ],
  [
    "of the role of nodes",
    [
      kept("aws_iam_role_policy_attachment.core", { role: "nodes", policy_arn: CORE }),
      made("aws_iam_role_policy.deny", { name: "deny", role: "nodes", policy: denying("ssm:*") }),
    ],
    "new policy of role nodes, with which nodes are managed: denies ssm:*",
  ],
  [
    "of a bucket",
    [WORKING, made("aws_s3_bucket_policy.it", { bucket: "lists", policy: denying("s3:*", { Principal: "*" }) })],
    "new policy of what window sunday uses: denies anybody s3:*",
  ],
  [
    "of a topic",
    [WORKING, made("aws_sns_topic_policy.it", { arn: TOPIC, policy: denying("sns:Publish", { Principal: "*" }) })],
    "new policy of what window sunday uses: denies anybody sns:Publish",
  ],
])("a new policy is told that denies something to what patching uses: %s", (_, resources, sentence) => {
  expect(told(...resources)).toEqual(["medium", sentence]);
});

test.each<[string, readonly GivenResource[]]>([
  [
    "it denies what is not encrypted on its way",
    [
      WORKING,
      made("aws_s3_bucket_policy.it", {
        bucket: "lists",
        policy: denying("s3:*", { Principal: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
      }),
    ],
  ],
  [
    "nothing of patching works with the role",
    [made("aws_iam_role_policy.deny", { role: "x", policy: denying("ssm:*") })],
  ],
])("nothing is told of a new policy where %s", (_, resources) => {
  expect(told(...resources)).toEqual(["none"]);
});
