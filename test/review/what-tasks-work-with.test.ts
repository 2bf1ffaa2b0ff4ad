import type { GivenResource } from "./given-plans";
import { automation, changed, command, kept, quickSetup, ROLE, removed, SETUP, TASK, task, told } from "./given-ways";

// The roles of tasks and patch policies with what these may do, and what tasks call, read and write.

const INSTALL = kept(TASK, command("AWS-RunPatchBaseline", { Operation: "Install", RebootOption: "NoReboot" }));
const role = (more: object = {}) => ({ name: "task", arn: ROLE, ...more });
const trusting = (service: string) => JSON.stringify({ Statement: [{ Principal: { Service: service } }] });
const lettingIn = (Action: string, ...others: readonly string[]) =>
  JSON.stringify({
    Statement: [{ Service: "ssm.amazonaws.com" }, ...others].map((Principal) => ({
      Effect: "Allow",
      Action,
      Principal,
    })),
  });
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
    [
      changed(
        "aws_iam_role.it",
        role({ assume_role_policy: trusting("ssm.amazonaws.com") }),
        role({ assume_role_policy: trusting("*.ssm.amazonaws.com") }),
      ),
    ],
    "medium",
    "who may assume role it changes, with which window sunday works: allows *.ssm.amazonaws.com every action and no longer allows ssm.amazonaws.com every action",
  ],
  [
    "others may assume it as well",
    [
      changed(
        "aws_iam_role.it",
        role({ assume_role_policy: lettingIn("sts:AssumeRole") }),
        role({ assume_role_policy: lettingIn("sts:AssumeRole", "*") }),
      ),
    ],
    "high",
    "who may assume role it changes, with which window sunday works: allows anybody sts:AssumeRole",
  ],
  [
    "Systems Manager may no longer assume it",
    [
      changed(
        "aws_iam_role.it",
        role({ assume_role_policy: trusting("ssm.amazonaws.com") }),
        role({ assume_role_policy: trusting("ec2.amazonaws.com") }),
      ),
    ],
    "high",
    "Systems Manager may no longer assume role it, with which window sunday works",
  ],
  [
    "Systems Manager is denied it",
    [
      changed(
        "aws_iam_role.it",
        role({ assume_role_policy: trusting("ssm.amazonaws.com") }),
        role({
          assume_role_policy: JSON.stringify({
            Statement: { Effect: "Deny", Principal: { Service: "ssm.amazonaws.com" } },
          }),
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

const FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:SSMTell";
const MACHINE = "arn:aws:states:eu-central-1:123456789012:stateMachine:SSMCheck";
const CALL = kept(TASK, task("LAMBDA", FUNCTION, { lambda_parameters: [{ payload: "{}", qualifier: "live" }] }));
const START = kept(TASK, task("STEP_FUNCTIONS", MACHINE, { step_functions_parameters: [{ input: "{}" }] }));
const code = (hash: string) => ({ function_name: "SSMTell", arn: FUNCTION, source_code_hash: hash });
const steps = (definition: string) => ({ name: "SSMCheck", arn: MACHINE, definition });
const alias = (version: string) => ({ function_name: FUNCTION, name: "live", function_version: version });
const list = (content: string) => ({ bucket: "lists", key: "now/list.yaml", content });
const reading = (parameter: string, address: string) =>
  kept(TASK, command("AWS-RunPatchBaseline", { Operation: "Install", [parameter]: address }));
const commanding = (more: object) =>
  kept(TASK, task("RUN_COMMAND", "AWS-RunPatchBaseline", { run_command_parameters: [more] }));
const TOPIC = "arn:aws:sns:eu-central-1:123456789012:all";
const REPORT = commanding({ notification_config: [{ notification_arn: TOPIC }] });
const LOGGED = commanding({ cloudwatch_config: [{ cloudwatch_log_group_name: "patching" }] });
const allowing = (...actions: readonly string[]) =>
  JSON.stringify({
    Statement: ["Subscribe", ...actions].map((action) => ({
      Effect: "Allow",
      Action: `sns:${action}`,
      Resource: TOPIC,
    })),
  });
const WRITING = commanding({ output_s3_bucket: "logs" });
const WRITES_LOGS = JSON.stringify({
  Statement: [{ Effect: "Allow", Action: ["s3:PutObject"], Resource: ["arn:aws:s3:::logs/install/*"] }],
});

test.each<[string, readonly GivenResource[], string, string]>([
  [
    "a function that goes away",
    [CALL, removed("aws_lambda_function.tell", code("a"))],
    "high",
    "the function tell goes away, which window sunday calls",
  ],
  [
    "a function that changes",
    [CALL, changed("aws_lambda_function.tell", code("a"), code("b"))],
    "medium",
    "the function tell changes, which window sunday calls",
  ],
  [
    "the version of a function",
    [CALL, changed("aws_lambda_alias.live", alias("1"), alias("2"))],
    "medium",
    "the version live changes, which window sunday calls",
  ],
  [
    "a state machine that goes away",
    [START, removed("aws_sfn_state_machine.check", steps("{}"))],
    "high",
    "the state machine check goes away, which window sunday starts",
  ],
  [
    "a state machine that changes",
    [START, changed("aws_sfn_state_machine.check", steps("{}"), steps("[]"))],
    "medium",
    "the state machine check changes, which window sunday starts",
  ],
  [
    "a list of patches that changes",
    [reading("InstallOverrideList", "s3://lists/now/list.yaml"), changed("aws_s3_object.list", list("a"), list("b"))],
    "high",
    "the file list changes, from which window sunday reads what to install",
  ],
  [
    "baselines in a file, by the address of its bucket",
    [
      reading("BaselineOverride", "https://lists.s3.eu-central-1.amazonaws.com/now/list.yaml"),
      changed("aws_s3_bucket_object.list", list("a"), list("b")),
    ],
    "high",
    "the file list changes, from which window sunday reads what to install",
  ],
  [
    "baselines in a file, by the address of the service",
    [
      reading("BaselineOverride", "https://s3.eu-central-1.amazonaws.com/lists/now/list.yaml"),
      removed("aws_s3_object.list", list("a")),
    ],
    "high",
    "the file list goes away, from which window sunday reads what to install",
  ],
  [
    "the bucket of a list",
    [reading("InstallOverrideList", "s3://lists/now/list.yaml"), removed("aws_s3_bucket.lists", { bucket: "lists" })],
    "high",
    "the bucket lists goes away, from which window sunday reads what to install",
  ],
  [
    "the policy by which the role of nodes writes output",
    [WRITING, removed("aws_iam_role_policy.output", { role: "nodes", policy: WRITES_LOGS })],
    "medium",
    "the policy output is detached from role nodes: nodes with that role no longer write the output of window sunday, unless another policy allows it",
  ],
  [
    "the policy of the bucket of the logs",
    [WRITING, changed("aws_s3_bucket_policy.logs", { bucket: "logs", policy: "{}" }, { bucket: "logs", policy: "[]" })],
    "medium",
    "the policy logs changes, that of the bucket which window sunday uses",
  ],
  [
    "the policy of the bucket of a list, into which others may write as well",
    [
      reading("InstallOverrideList", "s3://lists/now/list.yaml"),
      changed(
        "aws_s3_bucket_policy.lists",
        { bucket: "lists", policy: lettingIn("s3:PutObject") },
        { bucket: "lists", policy: lettingIn("s3:PutObject", "*") },
      ),
    ],
    "high",
    "the policy lists changes, that of the bucket which window sunday uses: allows anybody s3:PutObject",
  ],
  [
    "a topic that goes away",
    [REPORT, removed("aws_sns_topic.all", { arn: TOPIC })],
    "high",
    "the topic all goes away, to which window sunday reports",
  ],
  [
    "a subscription of a topic that goes away",
    [
      REPORT,
      removed("aws_sns_topic_subscription.mail", { topic_arn: TOPIC, protocol: "email", endpoint: "a@b.example" }),
    ],
    "low",
    "the subscription mail goes away: its endpoint is no longer notified of window sunday",
  ],
  [
    "the key of a topic",
    [REPORT, changed("aws_sns_topic.all", { arn: TOPIC }, { arn: TOPIC, kms_master_key_id: "alias/key" })],
    "medium",
    "the topic all changes, to which window sunday reports",
  ],
  [
    "the key of a topic, which is known after apply and no policy",
    [
      REPORT,
      {
        ...changed("aws_sns_topic.all", { arn: TOPIC, kms_master_key_id: "alias/key" }, { arn: TOPIC }),
        unknown: { kms_master_key_id: true },
      },
    ],
    "medium",
    "the topic all changes, to which window sunday reports",
  ],
  [
    "the policy of a topic",
    [REPORT, removed("aws_sns_topic_policy.all", { arn: TOPIC, policy: "{}" })],
    "medium",
    "the policy all goes away, that of the topic to which window sunday reports",
  ],
  [
    "the policy of a topic, that only allows more",
    [
      REPORT,
      changed(
        "aws_sns_topic_policy.all",
        { arn: TOPIC, policy: allowing() },
        { arn: TOPIC, policy: allowing("Publish") },
      ),
    ],
    "low",
    "the policy all changes, that of the topic to which window sunday reports: allows sns:Publish on arn:aws:sns:eu-central-1:123456789012:all",
  ],
  [
    "a log group",
    [LOGGED, removed("aws_cloudwatch_log_group.it", { name: "patching" })],
    "medium",
    "the log group it goes away with all that it holds, into which window sunday writes",
  ],
  [
    "the role that an Automation is handed",
    [
      kept(TASK, automation("Own", { AutomationAssumeRole: `${ROLE}s/images` })),
      removed("aws_iam_role.images", { name: "images", arn: `${ROLE}s/images` }),
    ],
    "high",
    "the role images goes away, with which window sunday works",
  ],
])("what a task calls, reads and writes is told: %s", (_, resources, risk, sentence) => {
  expect(told(...resources)).toEqual([risk, sentence]);
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
