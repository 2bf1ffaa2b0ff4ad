import type { GivenResource } from "./given-plans";
import { changed, command, kept, lettingIn, quickSetup, ROLE, removed, SETUP, TASK, told } from "./given-ways";

// The roles of tasks and patch policies, with what these may do.

const INSTALL = kept(TASK, command("AWS-RunPatchBaseline", { Operation: "Install", RebootOption: "NoReboot" }));
const role = (more: object = {}) => ({ name: "task", arn: ROLE, ...more });
const trusting = (service: string) => JSON.stringify({ Statement: [{ Principal: { Service: service } }] });
/** Another policy says who may assume the role. */
const trustChanged = (before: string, after: string) =>
  changed("aws_iam_role.it", role({ assume_role_policy: before }), role({ assume_role_policy: after }));
const OWN_POLICY = "arn:aws:iam::123456789012:policy/run";
const POLICY = { name: "run", arn: OWN_POLICY, policy: "{}" };
const DETACHED = "the policy run is detached from role task, with which window sunday works";

test.each<[string, readonly GivenResource[], string, string]>([
  [
    "it goes away",
    [removed("aws_iam_role.it", role())],
    "high",
    "the role it goes away, with which window sunday works",
  ],
  [
    "who may assume it changes",
    [trustChanged(trusting("ssm.amazonaws.com"), trusting("*.ssm.amazonaws.com"))],
    "medium",
    "who may assume role it changes, with which window sunday works: allows *.ssm.amazonaws.com every action and no longer allows ssm.amazonaws.com every action",
  ],
  [
    "others may assume it as well",
    [trustChanged(lettingIn("sts:AssumeRole"), lettingIn("sts:AssumeRole", "*"))],
    "high",
    "who may assume role it changes, with which window sunday works: allows anybody sts:AssumeRole",
  ],
  [
    "Systems Manager may no longer assume it",
    [trustChanged(trusting("ssm.amazonaws.com"), trusting("ec2.amazonaws.com"))],
    "high",
    "Systems Manager may no longer assume role it, with which window sunday works",
  ],
  [
    "Systems Manager is denied it",
    [
      trustChanged(
        trusting("ssm.amazonaws.com"),
        JSON.stringify({
          Statement: { Effect: "Deny", Principal: { Service: "ssm.amazonaws.com" } },
        }),
      ),
    ],
    "high",
    "Systems Manager may no longer assume role it, with which window sunday works",
  ],
  [
    "its boundary changes",
    [changed("aws_iam_role.it", role(), role({ permissions_boundary: OWN_POLICY }))],
    "medium",
    "permissions_boundary of role it changes, with which window sunday works",
  ],
  [
    "a policy of its own list changes",
    [changed("aws_iam_role.it", role({ inline_policy: [{ name: "run" }] }), role({ inline_policy: [] }))],
    "medium",
    "inline_policy of role it changes, with which window sunday works",
  ],
  [
    "a policy that is attached to it changes",
    [
      kept("aws_iam_role_policy_attachment.it", { role: "task", policy_arn: OWN_POLICY }),
      changed("aws_iam_policy.run", POLICY, { ...POLICY, policy: "[]" }),
    ],
    "medium",
    "the policy run of role task changes, with which window sunday works",
  ],
  [
    "a policy that is attached to it goes away",
    [
      kept("aws_iam_policy_attachment.it", { roles: ["task", "other"], policy_arn: OWN_POLICY }),
      removed("aws_iam_policy.run", POLICY),
    ],
    "high",
    "the policy run of role task goes away, with which window sunday works",
  ],
  [
    "it is left out of an attachment to several",
    [
      changed(
        "aws_iam_policy_attachment.it",
        { roles: ["task", "other"], policy_arn: OWN_POLICY },
        { roles: ["other"], policy_arn: OWN_POLICY },
      ),
    ],
    "high",
    DETACHED,
  ],
  [
    "a policy is left out of the list of all that are attached",
    [
      changed(
        "aws_iam_role_policy_attachments_exclusive.it",
        { role_name: "task", policy_arns: [OWN_POLICY] },
        { role_name: "task", policy_arns: [] },
      ),
    ],
    "high",
    DETACHED,
  ],
  [
    "a policy is left out of the list of all its own",
    [
      changed(
        "aws_iam_role_policies_exclusive.it",
        { role_name: "task", policy_names: ["run"] },
        { role_name: "task", policy_names: [] },
      ),
    ],
    "high",
    DETACHED,
  ],
])("of a task's role it is told that %s", (_, resources, risk, sentence) => {
  expect(told(INSTALL, ...resources)).toEqual([risk, sentence]);
});

test.each([
  ["all but", { Effect: "Allow", NotPrincipal: { Service: "ssm.amazonaws.com" } }],
  [
    "anybody",
    { Effect: "Allow", Principal: { AWS: "*" }, Condition: { StringEquals: { "aws:Service": "ssm.amazonaws.com" } } },
  ],
])("who names Systems Manager without letting it in, and lets in %s, is told of both", (who, Statement) => {
  const [old, now] = [trusting("ssm.amazonaws.com"), JSON.stringify({ Statement })];

  expect(
    told(INSTALL, changed("aws_iam_role.it", role({ assume_role_policy: old }), role({ assume_role_policy: now }))),
  ).toEqual([
    "high",
    "Systems Manager may no longer assume role it, with which window sunday works",
    expect.stringContaining(`who may assume role it changes, with which window sunday works: allows ${who} `),
  ]);
});

test.each<[string, readonly GivenResource[]]>([
  ["a role with which nothing works after the plan", [removed("aws_iam_role.it", { name: "old", arn: `${ROLE}-old` })]],
  ["a policy that is attached to another role", [changed("aws_iam_policy.run", POLICY, { ...POLICY, policy: "[]" })]],
  ["another tag of the role", [changed("aws_iam_role.it", role(), role({ tags: { team: "web" } }))]],
])("%s is not told", (_, resources) => {
  const moved = changed(
    TASK,
    { ...command("AWS-RunPatchBaseline", { Operation: "Scan" }), service_role_arn: `${ROLE}-old` },
    command("AWS-RunPatchBaseline", { Operation: "Scan" }),
  );

  expect(told(moved, ...resources)).toEqual(["medium", `service role: ${ROLE}, was ${ROLE}-old`]);
});

const PATCH_POLICY = kept(SETUP, {
  name: "setup",
  configuration_definition: [
    {
      ...quickSetup("AWSQuickSetupType-PatchPolicy", {
        PatchPolicyName: "setup",
        TargetAccounts: "123456789012",
        TargetRegions: "eu-central-1",
      }).configuration_definition[0],
      local_deployment_administration_role_arn: "arn:aws:iam::123456789012:role/admin",
      local_deployment_execution_role_name: "execution",
    },
  ],
});
const QUICK_SETUP_TAG = { "QSConfigId-ab12c": "ab12c" };

test.each<[string, GivenResource, string]>([
  [
    "the role that sets it up",
    removed("aws_iam_role.it", { name: "admin", arn: "arn:aws:iam::123456789012:role/admin" }),
    "the role it goes away, with which patch policy setup works",
  ],
  [
    "the role with which that works",
    removed("aws_iam_role.it", { name: "execution", arn: "arn:aws:iam::123456789012:role/execution" }),
    "the role it goes away, with which patch policy setup works",
  ],
  [
    "the tag by which nodes read its baselines",
    changed("aws_iam_role.it", { name: "node", tags_all: QUICK_SETUP_TAG }, { name: "node", tags_all: {} }),
    "role it loses the tag QSConfigId-ab12c: nodes with it can no longer read the baselines of a patch policy of Quick Setup",
  ],
])("what a patch policy works with is told: %s", (_, resource, sentence) => {
  expect(told(PATCH_POLICY, resource)).toEqual(["high", sentence]);
});
