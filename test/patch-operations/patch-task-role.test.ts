import { TerraformVariable } from "cdktf";
import { PatchTaskRole, type PatchTaskRoleProps } from "../../modules/patch-operations";
import { fleet } from "../support/fleet";
import { refusal } from "../support/refusal";
import { addresses, policies } from "./policies";

const PARTITION = "${data.aws_partition.Role_Partition_1A49D7D7.partition}";
const REGION = "${data.aws_region.Role_Region_2E35B8A0.id}";
const ACCOUNT = "${data.aws_caller_identity.Role_Account_E15083F6.account_id}";
const TRUST = "Role_Trust_229B7AE4";
const PERMISSIONS = "Role_Permissions_A25BF51A";
const NODES = [
  `arn:${PARTITION}:ec2:${REGION}:${ACCOUNT}:instance/*`,
  `arn:${PARTITION}:ssm:${REGION}:${ACCOUNT}:managed-instance/*`,
];
const DOCUMENT = `arn:${PARTITION}:ssm:${REGION}::document`;
const INSTALL = { document: "AWS-RunPatchBaseline", selections: ["tags"] } as const;

function refused(props: unknown): string {
  return refusal(() => new PatchTaskRole(fleet().stack, "Role", props as PatchTaskRoleProps));
}

const problem = (line: string) => `patch task role fleet/Role is not valid\n  - ${line}`;

test("a role is taken by Systems Manager, and may do what its task needs and nothing else", () => {
  const { stack, synth } = fleet();

  new PatchTaskRole(stack, "Role").allowPatchTask(INSTALL);

  expect(synth().resource).toEqual({
    aws_iam_role: { Role: { assume_role_policy: `\${data.aws_iam_policy_document.${TRUST}.json}` } },
    aws_iam_role_policy: {
      Role_Policy_C696881B: {
        role: "${aws_iam_role.Role.name}",
        policy: `\${data.aws_iam_policy_document.${PERMISSIONS}.json}`,
      },
    },
  });
  expect(policies(synth())).toEqual({
    [TRUST]: [
      {
        sid: "SystemsManager",
        actions: ["sts:AssumeRole"],
        principals: [{ type: "Service", identifiers: ["ssm.amazonaws.com"] }],
      },
    ],
    [PERMISSIONS]: [
      { sid: "RunDocument", actions: ["ssm:SendCommand"], resources: [`${DOCUMENT}/AWS-RunPatchBaseline`] },
      { sid: "RunOnNodes", actions: ["ssm:SendCommand"], resources: NODES },
      {
        sid: "FollowCommands",
        actions: [
          "ssm:CancelCommand",
          "ssm:DescribeInstanceInformation",
          "ssm:GetCommandInvocation",
          "ssm:ListCommandInvocations",
          "ssm:ListCommands",
        ],
        resources: ["*"],
      },
      { sid: "ReadTags", actions: ["ssm:ListTagsForResource"], resources: [NODES[1]] },
      { sid: "FindByTag", actions: ["tag:GetResources"], resources: ["*"] },
    ],
  });
});

test("each task adds what it needs, in an order that is not that of the tasks", () => {
  const tasks = [
    INSTALL,
    { document: "AWS-RunPatchBaselineWithHooks", selections: ["resource group"] },
    { document: "AWS-RunPatchBaseline", selections: ["instances"], notificationRoleArn: "arn:aws:iam::1:role/sns" },
  ] as const;
  const oneWay = fleet();
  const otherWay = fleet();

  const role = new PatchTaskRole(oneWay.stack, "Role");
  for (const task of tasks) role.allowPatchTask(task);
  const other = new PatchTaskRole(otherWay.stack, "Role");
  for (const task of [...tasks].reverse()) other.allowPatchTask(task);

  const statements = policies(oneWay.synth())[PERMISSIONS] ?? [];
  expect(statements.filter(({ sid }) => !["RunOnNodes", "FollowCommands", "ReadTags"].includes(sid))).toEqual([
    {
      sid: "RunDocument",
      actions: ["ssm:SendCommand"],
      resources: [`${DOCUMENT}/AWS-RunPatchBaseline`, `${DOCUMENT}/AWS-RunPatchBaselineWithHooks`],
    },
    { sid: "FindByTag", actions: ["tag:GetResources"], resources: ["*"] },
    { sid: "FindGroups", actions: ["resource-groups:ListGroups"], resources: ["*"] },
    {
      sid: "FindInGroup",
      actions: ["resource-groups:ListGroupResources"],
      resources: [`arn:${PARTITION}:resource-groups:${REGION}:${ACCOUNT}:group/*`],
    },
    {
      sid: "ReadGroupedStacks",
      actions: ["cloudformation:DescribeStacks", "cloudformation:ListStackResources"],
      resources: [`arn:${PARTITION}:cloudformation:${REGION}:${ACCOUNT}:stack/*/*`],
    },
    {
      sid: "PassNotificationRole",
      actions: ["iam:PassRole"],
      resources: ["arn:aws:iam::1:role/sns"],
      condition: [{ test: "StringEquals", variable: "iam:PassedToService", values: ["ssm.amazonaws.com"] }],
    },
  ]);
  expect(policies(otherWay.synth())[PERMISSIONS]).toEqual(statements);
});

test("what lists a resource group may read tags and stacks, for a group is made of either", () => {
  const { stack, synth } = fleet();

  new PatchTaskRole(stack, "Role").allowPatchTask({ ...INSTALL, selections: ["resource group"], region: "us-east-1" });

  const US = `us-east-1:${ACCOUNT}`;
  expect(policies(synth())[PERMISSIONS]?.slice(4)).toEqual([
    { sid: "FindGroups", actions: ["resource-groups:ListGroups"], resources: ["*"] },
    {
      sid: "FindInGroup",
      actions: ["resource-groups:ListGroupResources"],
      resources: [`arn:${PARTITION}:resource-groups:${US}:group/*`],
    },
    { sid: "ReadGroupedTags", actions: ["tag:GetResources"], resources: ["*"] },
    {
      sid: "ReadGroupedStacks",
      actions: ["cloudformation:DescribeStacks", "cloudformation:ListStackResources"],
      resources: [`arn:${PARTITION}:cloudformation:${US}:stack/*/*`],
    },
  ]);
});

test("in each Region a role may do what its tasks there need, and nothing in another", () => {
  const { stack, synth } = fleet();
  const role = new PatchTaskRole(stack, "Role", { sourceArnCondition: true });

  role.allowPatchTask({ document: "AWS-RunPatchBaselineWithHooks", selections: ["tags"], region: "us-east-1" });
  role.allowPatchTask({ ...INSTALL, region: "ap-south-1" });
  role.allowPatchTask(INSTALL);

  const [documents, nodes, , tags] = policies(synth())[PERMISSIONS] ?? [];
  expect(documents?.resources).toEqual([
    `${DOCUMENT}/AWS-RunPatchBaseline`,
    `arn:${PARTITION}:ssm:ap-south-1::document/AWS-RunPatchBaseline`,
    `arn:${PARTITION}:ssm:us-east-1::document/AWS-RunPatchBaselineWithHooks`,
  ]);
  const managed = [REGION, "ap-south-1", "us-east-1"].map((region) => `arn:${PARTITION}:ssm:${region}:${ACCOUNT}:`);
  expect(tags?.resources).toEqual(managed.map((arn) => `${arn}managed-instance/*`));
  expect(nodes?.resources).toHaveLength(6);
  expect(policies(synth())[TRUST]?.[0]?.condition).toEqual([
    { test: "ArnLike", variable: "aws:SourceArn", values: managed.map((arn) => `${arn}*`) },
  ]);
});

test("a role for listed instances may not look for others, and none may pass a role without notifications", () => {
  const { stack, synth } = fleet();

  new PatchTaskRole(stack, "Role").allowPatchTask({ document: "AWS-RunPatchBaseline", selections: ["instances"] });

  expect(policies(synth())[PERMISSIONS]?.map(({ sid }) => sid)).toEqual([
    "RunDocument",
    "RunOnNodes",
    "FollowCommands",
    "ReadTags",
  ]);
});

test("everything can be given, and a given Region is not looked up", () => {
  const { stack, synth } = fleet();

  new PatchTaskRole(stack, "Role", {
    name: "patching",
    description: "Runs patch windows",
    path: "/patching/",
    permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
    documents: ["AWS-RunPatchBaseline", "arn:aws:ssm:eu-west-1:123456789012:document/Mine"],
    nodeTags: { "Patch Group": ["Critical", "Web"] },
    tags: { Team: "platform" },
    region: "eu-west-1",
  });

  expect(synth().resource.aws_iam_role?.Role).toEqual({
    name: "patching",
    description: "Runs patch windows",
    path: "/patching/",
    permissions_boundary: "arn:aws:iam::123456789012:policy/boundary",
    assume_role_policy: `\${data.aws_iam_policy_document.${TRUST}.json}`,
    tags: { Team: "platform" },
  });
  expect(synth().data?.aws_region).toBeUndefined();
  const [documents, nodes] = policies(synth())[PERMISSIONS] ?? [];
  expect(documents?.resources).toEqual([
    `arn:${PARTITION}:ssm:eu-west-1::document/AWS-RunPatchBaseline`,
    "arn:aws:ssm:eu-west-1:123456789012:document/Mine",
  ]);
  expect(nodes?.condition).toEqual([
    { test: "StringEquals", variable: "ssm:resourceTag/Patch Group", values: ["Critical", "Web"] },
  ]);
});

test("who may assume the role can be narrowed, which AWS does not document for windows and so is off by itself", () => {
  const { stack, synth } = fleet();

  new PatchTaskRole(stack, "Role", {
    documents: ["AWS-RunPatchBaseline"],
    sourceAccountCondition: true,
    sourceArnCondition: true,
  });

  expect(policies(synth())[TRUST]?.[0]?.condition).toEqual([
    { test: "StringEquals", variable: "aws:SourceAccount", values: [ACCOUNT] },
    { test: "ArnLike", variable: "aws:SourceArn", values: [`arn:${PARTITION}:ssm:${REGION}:${ACCOUNT}:*`] },
  ]);
});

test("a role that no task uses is reported when the stack is synthesised", () => {
  const { stack, synth } = fleet();

  new PatchTaskRole(stack, "Role");

  expect(synth).toThrow(
    "[fleet/Role] expected a task that uses the role, but there is none; give it to a task as serviceRole, or name what it may run in documents [PM726]",
  );
});

test("a role that something else made is taken by its ARN, and nothing is created", () => {
  const { stack, synth } = fleet();

  const role = PatchTaskRole.fromRoleArn({ roleArn: "arn:aws:iam::123456789012:role/patching" });
  role.allowPatchTask();

  expect(role.roleArn).toBe("arn:aws:iam::123456789012:role/patching");
  expect(synth().resource).toBeUndefined();
  expect(stack.node.children.length).toBe(1);
});

test("throws when a role of elsewhere is given by its name", () => {
  expect(() => PatchTaskRole.fromRoleArn({ roleArn: "patching" })).toThrow(
    'existing patch task role is not valid\n  - roleArn: expected the ARN of an IAM role such as arn:aws:iam::123456789012:role/patching, got "patching" [PM001]',
  );
});

test("throws when a role of elsewhere is any role", () => {
  expect(() => PatchTaskRole.fromRoleArn({ roleArn: "arn:aws:iam::123456789012:role/*" })).toThrow(
    'roleArn: expected the ARN of an IAM role such as arn:aws:iam::123456789012:role/patching, got "arn:aws:iam::123456789012:role/*" [PM001]',
  );
});

test("takes AWS's own document by its ARN, which names no account", () => {
  expect(refused({ documents: ["arn:aws-cn:ssm:cn-north-1::document/AWS-RunPatchBaseline"] })).toBe("accepted");
});

test("takes a description of 1000 bytes, over several lines", () => {
  const { stack, only } = fleet();
  const description = `${"é".repeat(499)}\n.`;

  new PatchTaskRole(stack, "Role", { description, documents: ["AWS-RunPatchBaseline"] });

  expect(only("aws_iam_role").description).toBe(description);
});

test.each<[string, unknown, string]>([
  [
    "a name with a blank",
    { name: "patch role" },
    'name: expected 1 to 64 characters out of letters, digits and "_", "+", "=", ",", ".", "@", "-", got "patch role" [PM721]',
  ],
  [
    "a description one byte too long",
    { description: "é".repeat(501) },
    `description: expected 0 to 1000 bytes out of what Latin-1 can print, spaces, tabs and line breaks, got "${"é".repeat(60)}"… (1002 bytes); the provider counts bytes, and "é" has 2 [PM721]`,
  ],
  [
    "a description in another script",
    { description: "パッチ" },
    'description: expected 0 to 1000 bytes out of what Latin-1 can print, spaces, tabs and line breaks, got "パッチ" (9 bytes); the provider counts bytes, and "パ" has 3 [PM721]',
  ],
  [
    "a document of your own by its name",
    { documents: ["AWS-RunPatchBaseline", "Mine"] },
    'documents[1]: expected AWS-RunPatchBaseline, AWS-RunPatchBaselineWithHooks or the ARN of a document such as arn:aws:ssm:eu-central-1:123456789012:document/Mine, got "Mine" [PM722]',
  ],
  ...[
    "arn:*",
    "arn:aws:ssm:*:*:document/*",
    "arn:aws:ssm:eu-central-1:123456789012:document/*",
    "arn:aws:ssm:eu-central-1:123456789012:document/AWS-Run?",
    "arn:aws:ssm:eu-central-1:*:document/Mine",
    "arn:aws:s3:::bucket/document/Mine",
    "arn:aws:ssm:eu-central-1:123456789012:parameter/Mine",
  ].map((arn): [string, unknown, string] => [
    `a document ${arn}, which would be any, or none`,
    { documents: [arn] },
    `documents[0]: expected AWS-RunPatchBaseline, AWS-RunPatchBaselineWithHooks or the ARN of a document such as arn:aws:ssm:eu-central-1:123456789012:document/Mine, got "${arn}" [PM722]`,
  ]),
  ...[
    "*",
    "boundary",
    "arn:aws:iam::123456789012:policy/*",
    "arn:aws:iam::*:policy/boundary",
    "arn:aws:iam::123456789012:role/boundary",
    "arn:aws:s3:::bucket",
  ].map((arn): [string, unknown, string] => [
    `a limit ${arn}, which is no policy`,
    { permissionsBoundary: arn },
    `permissionsBoundary: expected the ARN of a policy of IAM such as arn:aws:iam::123456789012:policy/boundary, got "${arn}" [PM725]`,
  ]),
  [
    "a path without its slashes",
    { path: "patching" },
    'path: expected 1 to 512 characters out of printable ASCII without spaces, with "/" first and last, got "patching" [PM725]',
  ],
  [
    "a node tag without values",
    { nodeTags: { Team: [] } },
    'nodeTags["Team"]: expected at least one value, got an empty list [PM723]',
  ],
  [
    "a Region that is none",
    { region: "Frankfurt" },
    'region: expected the code of a Region such as eu-central-1, got "Frankfurt" [PM724]',
  ],
])("throws when there is %s", (_, props, line) => {
  expect(refused(props)).toBe(problem(line));
});

test("variables pass", () => {
  const { stack, synth } = fleet();
  const any = new TerraformVariable(stack, "any", {});

  new PatchTaskRole(stack, "Role", {
    name: any.stringValue,
    documents: [any.stringValue as never],
    nodeTags: { Team: [any.stringValue] },
    region: any.stringValue,
  });

  const [documents, nodes] = policies(synth())[PERMISSIONS] ?? [];
  expect(documents?.resources).toEqual(["${var.any}"]);
  expect(nodes?.condition?.[0]?.values).toEqual(["${var.any}"]);
});

test("the state addresses are pinned: changing one is a breaking change", () => {
  const { stack, synth } = fleet();

  const role = new PatchTaskRole(stack, "Role", { documents: ["AWS-RunPatchBaseline"] });

  expect(addresses(synth())).toEqual(["aws_iam_role.Role", "aws_iam_role_policy.Role_Policy_C696881B"]);
  expect(role.node.defaultChild).toBe(role.resource);
});
