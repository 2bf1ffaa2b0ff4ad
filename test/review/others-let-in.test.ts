import { idOf } from "./given-plans";
import { changed, command, kept, made, ROLE, removed, replaced, TASK, told } from "./given-ways";

const TOPIC = "arn:aws:sns:eu-central-1:123456789012:all";
const uses = (more: object) => kept(TASK, command("AWS-RunPatchBaseline", { Operation: "Scan" }, more));
const REPORT = uses({ notification_config: [{ notification_arn: TOPIC }] });
const WRITING = uses({ output_s3_bucket: "logs" });
const letting = (Action: string, Principal: unknown, more: object = {}) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action, Principal, Resource: "*", ...more }] });
const SERVICE = { Service: "events.amazonaws.com" };
const OWN = { AWS: "arn:aws:iam::123456789012:root" };
const ORGANIZATION = { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } };
const GROUPS = "http://acs.amazonaws.com/groups/global";
const granting = (permission: string, uri: string) => [{ grant: [{ permission, grantee: [{ type: "Group", uri }] }] }];
const blocking = (value: boolean) => ({
  block_public_acls: value,
  block_public_policy: value,
  ignore_public_acls: value,
  restrict_public_buckets: value,
});
const policyOf = (principal: unknown, more: object = {}) => ({
  arn: TOPIC,
  policy: letting("sns:Publish", principal, more),
});

test.each([
  [
    "the policy of a topic",
    [REPORT, made("aws_sns_topic_policy.all", { arn: TOPIC, policy: letting("sns:Publish", "*") })],
    ["high", "new policy of what window sunday uses: allows anybody sns:Publish"],
  ],
  [
    "under a condition",
    [REPORT, made("aws_sns_topic_policy.all", { arn: TOPIC, policy: letting("sns:Publish", "*", ORGANIZATION) })],
    ["medium", "new policy of what window sunday uses: allows anybody sns:Publish if aws:PrincipalOrgID is o-1"],
  ],
  [
    "under a condition that bounds nobody",
    [REPORT, made("aws_sns_topic_policy.all", { arn: TOPIC, policy: letting("sns:Publish", "*", { Condition: {} }) })],
    ["high", "new policy of what window sunday uses: allows anybody sns:Publish"],
  ],
  [
    "a policy that is replaced",
    [REPORT, replaced("aws_sns_topic_policy.all", policyOf(OWN), policyOf("*"))],
    [
      "high",
      "the policy all goes away, that of the topic to which window sunday reports",
      "new policy of what window sunday uses: allows anybody sns:Publish",
    ],
  ],
  [
    "a policy that changes",
    [REPORT, changed("aws_sns_topic_policy.all", policyOf(OWN), policyOf("*"))],
    ["high", "the policy all changes, that of the topic to which window sunday reports: allows anybody sns:Publish"],
  ],
  [
    "a condition that is gone",
    [REPORT, changed("aws_sns_topic_policy.all", policyOf("*", ORGANIZATION), policyOf("*"))],
    [
      "high",
      "the policy all changes, that of the topic to which window sunday reports: allows anybody sns:Publish without a condition (was only if aws:PrincipalOrgID is o-1)",
    ],
  ],
  [
    "that of a bucket",
    [
      WRITING,
      made("aws_s3_bucket_policy.logs", { bucket: "logs", policy: letting("s3:GetObject", { AWS: "222222222222" }) }),
    ],
    ["medium", "new policy of what window sunday uses: allows account 222222222222 s3:GetObject"],
  ],
  [
    "a public ACL",
    [WRITING, made("aws_s3_bucket_acl.logs", { bucket: "logs", acl: "public-read" })],
    ["high", "the ACL logs of what window sunday uses is public-read"],
  ],
  [
    "an ACL that lets in everybody with an account",
    [
      WRITING,
      changed(
        "aws_s3_bucket_acl.logs",
        { bucket: "logs", access_control_policy: granting("WRITE", "http://acs.amazonaws.com/groups/s3/LogDelivery") },
        { bucket: "logs", access_control_policy: granting("READ", `${GROUPS}/AuthenticatedUsers`) },
      ),
    ],
    ["high", "the ACL logs of what window sunday uses grants READ to AuthenticatedUsers"],
  ],
  [
    "the same of a bucket",
    [
      WRITING,
      made("aws_s3_bucket.logs", {
        bucket: "logs",
        grant: [{ uri: `${GROUPS}/AllUsers`, permissions: ["READ", "WRITE"] }],
      }),
    ],
    ["high", "the ACL logs of what window sunday uses grants READ and WRITE to AllUsers"],
  ],
  [
    "a bucket with a public ACL and a policy",
    [
      WRITING,
      changed(
        "aws_s3_bucket.logs",
        { bucket: "logs", acl: "private", policy: letting("s3:GetObject", OWN) },
        { bucket: "logs", acl: "public-read", policy: letting("s3:GetObject", "*") },
      ),
    ],
    [
      "high",
      "the bucket logs of what window sunday uses changes: allows anybody s3:GetObject",
      "the ACL logs of what window sunday uses is public-read",
    ],
  ],
  [
    "a public access block that goes away",
    [WRITING, removed("aws_s3_bucket_public_access_block.logs", { bucket: "logs", block_public_acls: true })],
    ["medium", "the public access block logs of what window sunday uses goes away"],
  ],
  [
    "one that is made and blocks nothing",
    [WRITING, made("aws_s3_bucket_public_access_block.logs", { bucket: "logs", ...blocking(false) })],
    [
      "medium",
      "the public access block logs of what window sunday uses does not have block_public_acls, block_public_policy, ignore_public_acls and restrict_public_buckets",
    ],
  ],
  [
    "one that no longer says that it blocks",
    [
      WRITING,
      changed(
        "aws_s3_bucket_public_access_block.logs",
        { bucket: "logs", ...blocking(true) },
        { bucket: "logs", ...blocking(true), block_public_policy: null },
      ),
    ],
    ["medium", "the public access block logs of what window sunday uses no longer has block_public_policy"],
  ],
  [
    "one that blocks less",
    [
      WRITING,
      changed(
        "aws_s3_bucket_public_access_block.logs",
        { bucket: "logs", block_public_acls: true, block_public_policy: true },
        { bucket: "logs", block_public_acls: true, block_public_policy: false },
      ),
    ],
    ["medium", "the public access block logs of what window sunday uses no longer has block_public_policy"],
  ],
])("what lets others in is told: %s", (_, resources, says) => {
  expect(told(...resources)).toEqual(says);
});

test("so is what a new topic of the same plan allows, whose ARN is known after apply", () => {
  const arn = { references: ["aws_sns_topic.all.arn", "aws_sns_topic.all"] };
  const after = { policy: letting("sns:Publish", "*") };

  expect(
    told(
      { ...REPORT, expressions: { task_invocation_parameters: [{ run_command_parameters: [{ arn }] }] } },
      made("aws_sns_topic.all", { name: "all" }),
      {
        address: "aws_sns_topic_policy.all",
        after,
        unknown: { arn: true },
        expressions: { arn: idOf("aws_sns_topic.all") },
      },
    ),
  ).toEqual(["high", "new policy of what patching uses: allows anybody sns:Publish"]);
});

test.each([
  ["is made", undefined, ["low", "new policy of what patching uses: what it allows is known after apply"]],
  [
    "changes",
    { arn: TOPIC, policy: letting("sns:Publish", SERVICE) },
    ["medium", "the policy all of what patching uses changes: what it allows is known after apply"],
  ],
])("a policy that %s and is known after apply says so", (_, before, says) => {
  const arn = { references: ["aws_sns_topic.all.arn", "aws_sns_topic.all"] };
  const uses = { expressions: { task_invocation_parameters: [{ run_command_parameters: [{ arn }] }] } };
  const policy = { address: "aws_sns_topic_policy.all", after: {}, expressions: { arn: idOf("aws_sns_topic.all") } };

  expect(
    told(
      { ...uses, ...WRITING },
      { ...made("aws_sns_topic.all", { name: "all" }), unknown: { policy: true } },
      { ...policy, unknown: { arn: true, policy: true }, ...(before && { before }) },
    ),
  ).toEqual(says);
});

test("a policy of what only the configuration names is told as one that is named", () => {
  const arn = { references: ["aws_sns_topic.all.arn", "aws_sns_topic.all"] };
  const uses = { expressions: { task_invocation_parameters: [{ run_command_parameters: [{ arn }] }] } };
  const policy = changed("aws_sns_topic_policy.all", policyOf(SERVICE), policyOf({ AWS: "222222222222" }));

  expect(
    told({ ...uses, ...WRITING }, made("aws_sns_topic.all", { name: "all" }), {
      ...policy,
      expressions: { arn: idOf("aws_sns_topic.all") },
    }),
  ).toEqual([
    "medium",
    "the policy all of what patching uses changes: allows account 222222222222 sns:Publish and no longer allows events.amazonaws.com sns:Publish",
  ]);
});

test.each([
  ["a service", made("aws_sns_topic_policy.all", { arn: TOPIC, policy: letting("sns:Publish", SERVICE) })],
  ["the own account", made("aws_sns_topic_policy.all", { arn: TOPIC, policy: letting("sns:Publish", OWN) })],
  ["another topic", made("aws_sns_topic_policy.all", { arn: `${TOPIC}2`, policy: letting("sns:Publish", "*") })],
  [
    "a bucket whose policy is computed",
    { ...made("aws_s3_bucket.logs", { bucket: "logs" }), unknown: { policy: true } },
  ],
  ["a block of all", made("aws_s3_bucket_public_access_block.logs", { bucket: "logs", ...blocking(true) })],
  ["a private ACL", made("aws_s3_bucket_acl.logs", { bucket: "logs", acl: "private" })],
])("%s is no news", (_, resource) => {
  const arn = "arn:aws:ssm:eu-central-1:123456789012:patchbaseline/pb-0123456789abcdef0";
  const baseline = { id: "pb-0123456789abcdef0", arn, name: "linux", operating_system: "AMAZON_LINUX_2023" };

  expect(told(kept("aws_ssm_patch_baseline.linux", baseline), REPORT, WRITING, resource)).toEqual(["none"]);
});

test("a new role of a provider of identities of the own account says that whoever has a token may assume it", () => {
  const scan = { ...command("AWS-RunPatchBaseline", { Operation: "Scan" }), service_role_arn: ROLE };
  const provider = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
  const policy = letting("sts:AssumeRoleWithWebIdentity", { Federated: provider });

  expect(told(kept(TASK, scan), made("aws_iam_role.it", { name: "task", assume_role_policy: policy }))).toEqual([
    "high",
    `new role of what window sunday uses: allows ${provider} sts:AssumeRoleWithWebIdentity`,
  ]);
});

test("a new role is told with who else may assume it", () => {
  const scan = { ...command("AWS-RunPatchBaseline", { Operation: "Scan" }), service_role_arn: ROLE };
  const policy = letting("sts:AssumeRole", { AWS: "222222222222" });

  expect(told(kept(TASK, scan), made("aws_iam_role.it", { name: "task", assume_role_policy: policy }))).toEqual([
    "medium",
    "new role of what window sunday uses: allows account 222222222222 sts:AssumeRole",
  ]);
});
