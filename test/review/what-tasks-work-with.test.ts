import type { GivenResource } from "./given-plans";
import { automation, changed, command, kept, lettingIn, ROLE, removed, TASK, task, told } from "./given-ways";

// What tasks call, read and write.

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
    "medium",
    "the subscription goes away: a@b.example no longer gets what window sunday reports, and nobody else here does",
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
