import { MaintenanceWindow, PatchTask } from "../../modules/maintenance-window";
import { fleet } from "../support/fleet";
import { refusal } from "../support/refusal";
import { group, ROLE, refusedTask, sunday, TOPIC, taskProblem, times, VALID } from "./given";

const long = (letter: string, count: number, unit = "characters") => `"${letter.repeat(60)}"… (${count} ${unit})`;
const NAME = 'expected 3 to 128 characters out of letters, digits, "_", "-" and "."';
const ROLE_WANTED = "expected the ARN of an IAM role such as arn:aws:iam::123456789012:role/patching";
const TOPIC_WANTED = "expected the ARN of an SNS topic such as arn:aws:sns:eu-central-1:123456789012:patching";
const CONCURRENCY = 'expected a count from 1, or a percentage from "1%" to "100%"';
const ERRORS = 'expected a count from 0, or a percentage from "0%" to "100%"';

const notifies = {
  serviceRoleArn: ROLE,
  notificationRoleArn: ROLE,
  notificationConfig: { notificationArn: TOPIC, notificationEvents: ["Failed"] },
};
const notification = (changes: object) => ({
  ...notifies,
  notificationConfig: { ...notifies.notificationConfig, ...changes },
});
const id = (index: number) => `i-${index.toString(16).padStart(8, "0")}`;

test.each<[string, object]>([
  ["a name of 3 characters", { name: "a.b" }],
  ["a name of 128 characters", { name: "a".repeat(128) }],
  ["a description of 1 character", { description: "a" }],
  ["a description of 128 characters", { description: "a".repeat(128) }],
  ["a concurrency of 1", { maxConcurrency: 1 }],
  ["a concurrency of 7 digits", { maxConcurrency: "9999999" }],
  ["a concurrency of 1%", { maxConcurrency: "1%" }],
  ["a concurrency of 100%", { maxConcurrency: "100%" }],
  ["no error at all", { maxErrors: 0 }],
  ["errors of 0%", { maxErrors: "0%" }],
  ["errors of 100%", { maxErrors: "100%" }],
  ["errors of 7 digits", { maxErrors: 9999999 }],
  ["a priority of 0", { priority: 0 }],
  ["a high priority", { priority: 1000 }],
  ["a cutoff behaviour", { cutoffBehavior: "CONTINUE_TASK" }],
  ["a timeout of 30 seconds", { timeoutSeconds: 30 }],
  ["a timeout of 2592000 seconds", { timeoutSeconds: 2592000 }],
  ["a step timeout of 1 second", { stepTimeoutSeconds: 1 }],
  ["a step timeout of 36000 seconds", { stepTimeoutSeconds: 36000 }],
  ["an empty comment", { comment: "" }],
  ["a comment of 100 characters", { comment: "a".repeat(100) }],
  ["the latest version", { documentVersion: "$LATEST" }],
  ["a version by number", { documentVersion: "12" }],
  ["a hash of 256 characters", { documentHash: "a".repeat(256), documentHashType: "Sha1" }],
  ["a bucket of 3 characters", { outputS3Bucket: "abc" }],
  ["a bucket of 63 characters", { outputS3Bucket: "a".repeat(63) }],
  ["a prefix of 500 characters", { outputS3Bucket: "abc", outputS3KeyPrefix: "a".repeat(500) }],
  ["a log group of 512 characters", { cloudwatchConfig: { cloudwatchLogGroupName: "a".repeat(512) } }],
  ["a log group of 1 character", { cloudwatchConfig: { cloudwatchLogGroupName: "a" } }],
  ["notifications with both roles", notifies],
  [
    "every event",
    notification({ notificationEvents: ["All", "InProgress", "Success", "TimedOut", "Cancelled", "Failed"] }),
  ],
  [
    "a topic of a government partition",
    notification({ notificationArn: "arn:aws-us-gov:sns:us-gov-west-1:123456789012:t" }),
  ],
  ["an installation without reboot", { rebootOption: "NoReboot" }],
  ["a list of 256 characters", { installOverrideList: `s3://bucket/${"k".repeat(244)}` }],
  ["a dollar in a folder", { installOverrideList: "https://host/$folder/list.yaml" }],
])("accepts %s", (_, changes) => {
  expect(refusedTask(changes)).toBe("accepted");
});

test.each<[string, object, string]>([
  ["the name has 2 characters", { name: "ab" }, `name: ${NAME}, got "ab" [PM501]`],
  ["the name has 129 characters", { name: "a".repeat(129) }, `name: ${NAME}, got ${long("a", 129)} [PM501]`],
  ["the description is empty", { description: "" }, 'description: expected 1 to 128 bytes, got "" [PM502]'],
  [
    "the description has 129 characters",
    { description: "a".repeat(129) },
    `description: expected 1 to 128 bytes, got ${long("a", 129, "bytes")} [PM502]`,
  ],
  ["the role is a name", { serviceRoleArn: "patching" }, `serviceRoleArn: ${ROLE_WANTED}, got "patching" [PM504]`],
  ["the role is a topic", { serviceRoleArn: TOPIC }, `serviceRoleArn: ${ROLE_WANTED}, got "${TOPIC}" [PM504]`],
  ["the priority is -1", { priority: -1 }, "priority: expected a whole number from 0 to 2147483647, got -1 [PM505]"],
  ["the priority is 0.5", { priority: 0.5 }, "priority: expected a whole number from 0 to 2147483647, got 0.5 [PM505]"],
  [
    "the cutoff behaviour is misspelt",
    { cutoffBehavior: "CANCEL_TASKS" },
    'cutoffBehavior: expected one of CONTINUE_TASK, CANCEL_TASK, got "CANCEL_TASKS"; did you mean CANCEL_TASK [PM506]',
  ],
  ["the concurrency is 0", { maxConcurrency: 0 }, `maxConcurrency: ${CONCURRENCY}, got "0" [PM520]`],
  ["the concurrency is 0%", { maxConcurrency: "0%" }, `maxConcurrency: ${CONCURRENCY}, got "0%" [PM520]`],
  ["the concurrency is 101%", { maxConcurrency: "101%" }, `maxConcurrency: ${CONCURRENCY}, got "101%" [PM520]`],
  ["the concurrency is a fraction", { maxConcurrency: 1.5 }, `maxConcurrency: ${CONCURRENCY}, got "1.5" [PM520]`],
  [
    "the concurrency has 8 digits",
    { maxConcurrency: 10000000 },
    `maxConcurrency: ${CONCURRENCY}, got "10000000" [PM520]`,
  ],
  [
    "the concurrency is a list",
    { maxConcurrency: [] },
    "maxConcurrency: expected a number or a string, got a list of 0 entries [PM001]",
  ],
  ["the errors are -1", { maxErrors: -1 }, `maxErrors: ${ERRORS}, got "-1" [PM520]`],
  ["the errors are 101%", { maxErrors: "101%" }, `maxErrors: ${ERRORS}, got "101%" [PM520]`],
  ["the errors have 8 digits", { maxErrors: "10000000" }, `maxErrors: ${ERRORS}, got "10000000" [PM520]`],
  [
    "the timeout is 29",
    { timeoutSeconds: 29 },
    "timeoutSeconds: expected a whole number from 30 to 2592000, got 29 [PM533]",
  ],
  [
    "the timeout is 2592001",
    { timeoutSeconds: 2592001 },
    "timeoutSeconds: expected a whole number from 30 to 2592000, got 2592001 [PM533]",
  ],
  [
    "the step timeout is 0",
    { stepTimeoutSeconds: 0 },
    "stepTimeoutSeconds: expected a whole number from 1 to 36000, got 0 [PM545]",
  ],
  [
    "the step timeout is 36001",
    { stepTimeoutSeconds: 36001 },
    "stepTimeoutSeconds: expected a whole number from 1 to 36000, got 36001 [PM545]",
  ],
  [
    "the comment has 101 characters",
    { comment: "a".repeat(101) },
    `comment: expected 0 to 100 bytes, got ${long("a", 101, "bytes")} [PM530]`,
  ],
  [
    "the version is 0",
    { documentVersion: "0" },
    'documentVersion: expected $DEFAULT, $LATEST or a number from 1 as a string, got "0" [PM531]',
  ],
  [
    "the version is in lower case",
    { documentVersion: "$latest" },
    'documentVersion: expected $DEFAULT, $LATEST or a number from 1 as a string, got "$latest" [PM531]',
  ],
  [
    "the hash has 257 characters",
    { documentHash: "a".repeat(257) },
    `documentHash: expected 0 to 256 bytes, got ${long("a", 257, "bytes")} [PM532]`,
  ],
  [
    "the hash is of another kind",
    { documentHash: "a", documentHashType: "sha256" },
    'documentHashType: expected one of Sha256, Sha1, got "sha256"; did you mean Sha256 [PM532]',
  ],
  [
    "the bucket has 2 characters",
    { outputS3Bucket: "ab" },
    'outputS3Bucket: expected 3 to 63 characters out of lower-case letters, digits, "-" and ".", a letter or digit first and last, got "ab" [PM534]',
  ],
  [
    "the bucket has 64 characters",
    { outputS3Bucket: "a".repeat(64) },
    `outputS3Bucket: expected 3 to 63 characters out of lower-case letters, digits, "-" and ".", a letter or digit first and last, got ${long("a", 64)} [PM534]`,
  ],
  [
    "the prefix has 501 characters",
    { outputS3Bucket: "abc", outputS3KeyPrefix: "a".repeat(501) },
    `outputS3KeyPrefix: expected 0 to 500 characters, got ${long("a", 501)} [PM534]`,
  ],
  [
    "the log group is empty",
    { cloudwatchConfig: { cloudwatchLogGroupName: "" } },
    'cloudwatchConfig.cloudwatchLogGroupName: expected 1 to 512 characters out of letters, digits, "_", "-", ".", "/" and "#", not beginning with aws/, got "" [PM534]',
  ],
  [
    "the log group has 513 characters",
    { cloudwatchConfig: { cloudwatchLogGroupName: "a".repeat(513) } },
    `cloudwatchConfig.cloudwatchLogGroupName: expected 1 to 512 characters out of letters, digits, "_", "-", ".", "/" and "#", not beginning with aws/, got ${long("a", 513)} [PM534]`,
  ],
  [
    "the operation is misspelt",
    { operation: "install" },
    'operation: expected one of Scan, Install, got "install"; did you mean Install [PM540]',
  ],
  ["the operation is missing", { operation: undefined }, "operation: missing, expected a string [PM001]"],
  [
    "the reboot option is misspelt",
    { rebootOption: "NoReboots" },
    'rebootOption: expected one of RebootIfNeeded, NoReboot, got "NoReboots"; did you mean NoReboot [PM541]',
  ],
  [
    "the reboot option of an installation is missing",
    { rebootOption: undefined },
    "rebootOption: missing, expected one of RebootIfNeeded, NoReboot for an installation; " +
      "AWS would reboot whenever any patch was installed, so write it if that is meant [PM542]",
  ],
  [
    "both overrides are given",
    { installOverrideList: "s3://lists/a.yaml", baselineOverride: "s3://lists/b.json" },
    "installOverrideList: expected one of installOverrideList or baselineOverride, got both; the run would fail on every node [PM543]",
  ],
  [
    "the list is no address",
    { installOverrideList: "lists/a.yaml" },
    'installOverrideList: expected https://… or s3://bucket/key, got "lists/a.yaml" [PM544]',
  ],
  [
    "the override is a bucket",
    { baselineOverride: "s3://lists/" },
    'baselineOverride: expected https://… or s3://bucket/key, got "s3://lists/" [PM544]',
  ],
  ...["`", "'", '"', "$"].map((character): [string, object, string] => [
    `the list's file name has ${character}`,
    { installOverrideList: `s3://lists/a${character}.yaml` },
    `installOverrideList: expected a file name without quotes, backtick and $, got ${JSON.stringify(`a${character}.yaml`)}; rename the file [PM544]`,
  ]),
  [
    "the list's address has 257 characters",
    { installOverrideList: `s3://bucket/${"k".repeat(245)}` },
    `installOverrideList: expected 0 to 256 characters, got "s3://bucket/${"k".repeat(48)}"… (257 characters) [PM544]`,
  ],
  [
    "the topic is a name",
    notification({ notificationArn: "patching" }),
    `notificationConfig.notificationArn: ${TOPIC_WANTED}, got "patching" [PM550]`,
  ],
  [
    "the topic is missing",
    notification({ notificationArn: undefined }),
    "notificationConfig.notificationArn: missing, expected a string [PM001]",
  ],
  [
    "an event is one of AWS's own misprints",
    notification({ notificationEvents: ["All", "FAILURE"] }),
    'notificationConfig.notificationEvents[1]: expected one of All, InProgress, Success, TimedOut, Cancelled, Failed, got "FAILURE" [PM551]',
  ],
  ...[undefined, []].map((notificationEvents): [string, object, string] => [
    `the events are ${JSON.stringify(notificationEvents)}`,
    notification({ notificationEvents }),
    "notificationConfig.notificationEvents: expected at least one of All, InProgress, Success, TimedOut, Cancelled, Failed, got an empty list; nothing would be sent [PM551]",
  ]),
  [
    "the kind of notification is another",
    notification({ notificationType: "invocation" }),
    'notificationConfig.notificationType: expected one of Command, Invocation, got "invocation"; did you mean Invocation [PM552]',
  ],
  [
    "notifications have no role to publish with",
    { ...notifies, notificationRoleArn: undefined },
    "notificationRoleArn: missing, expected the role that publishes notifications; give its ARN [PM553]",
  ],
  [
    "the role to publish with is none",
    { ...notifies, notificationRoleArn: "publisher" },
    `notificationRoleArn: ${ROLE_WANTED}, got "publisher" [PM553]`,
  ],
  [
    "notifications leave the task's role to AWS",
    { ...notifies, serviceRoleArn: undefined },
    "serviceRoleArn: missing, expected a role that may pass the publishing role on, for the service-linked role may not; give serviceRole: new PatchTaskRole(…), in an environment or a fleet operations.serviceRole: {} [PM554]",
  ],
  [
    "neither targets nor instances are given",
    { targets: undefined },
    "targets: expected targets of the window or instanceIds, got neither; the task would run nowhere [PM510]",
  ],
  [
    "the targets are an empty list",
    { targets: [] },
    "targets: expected targets of the window or instanceIds, got neither; the task would run nowhere [PM510]",
  ],
  [
    "a target is a name",
    { targets: ["Critical"] },
    'targets[0]: expected what addTarget of the window returned, got "Critical" [PM001]',
  ],
])("throws when %s", (_, changes, line) => {
  expect(refusedTask(changes)).toBe(taskProblem(line));
});

test.each<[string, readonly string[], string]>([
  ["51 instances are listed", times(51, id), "instanceIds: expected 1 to 50 instance ids, got 51 [PM512]"],
  ["no instance is listed", [], "instanceIds: expected 1 to 50 instance ids, got 0 [PM512]"],
  [
    "an instance is none",
    ["web-1"],
    'instanceIds[0]: expected i- and 8 or 17 hexadecimal digits, or mi- and 17, got "web-1" [PM512]',
  ],
])("throws when %s", (_, instanceIds, line) => {
  expect(refusedTask({ targets: undefined, instanceIds }, { allowUnassociatedTargets: true })).toBe(taskProblem(line));
});

test("a task accepts 50 instances where its window allows instances", () => {
  const instances = { targets: undefined, instanceIds: times(50, id) };

  expect(refusedTask(instances, { allowUnassociatedTargets: true })).toBe("accepted");
  expect(refusedTask(instances)).toBe(
    taskProblem(
      "instanceIds: expected targets of the window, got instance ids; " +
        "set allowUnassociatedTargets on the window, or register them with addTarget [PM513]",
    ),
  );
});

test("throws when both targets and instances are given", () => {
  expect(refusedTask({ instanceIds: [id(1)] }, { allowUnassociatedTargets: true })).toBe(
    taskProblem(
      "targets: expected one of targets or instanceIds, got both; add a second task for the instances [PM510]",
    ),
  );
});

test("a task accepts 10 registered targets, where one with both tag keys counts twice", () => {
  const { window } = sunday();
  const one = (index: number) => window.addTarget(`T${index}`, { patchGroups: [group(`G${index}`)] });
  const both = window.addTarget("Both", { patchGroups: [group("Old"), group("New", "PatchGroup")] });
  const [eight, nine] = [times(8, one), times(9, (index) => one(index + 8))];
  const scan = (taskId: string, targets: typeof eight) =>
    refusal(() => window.addPatchTask(taskId, { operation: "Scan", targets }));

  expect(scan("Ten", [...eight, both])).toBe("accepted");
  expect(scan("Eleven", [...nine, both])).toBe(
    "patch task fleet/Sunday/Eleven is not valid\n  - targets: expected 1 to 10 registered targets, got 11 [PM511]",
  );
});

test("throws when a target belongs to another window", () => {
  const { stack, window } = sunday();
  const other = new MaintenanceWindow(stack, "Monday", VALID);
  const mine = window.addTarget("Mine", { patchGroups: [group("Critical")] });
  const theirs = other.addTarget("Theirs", { patchGroups: [group("Critical")] });

  expect(refusal(() => window.addPatchTask("Scan", { operation: "Scan", targets: [mine, theirs] }))).toBe(
    "patch task fleet/Sunday/Scan is not valid\n  - targets[1]: expected a target of fleet/Sunday, " +
      "got fleet/Monday/Theirs, which belongs to fleet/Monday; add a target to this window [PM001]",
  );
});

test("throws when a task has no window", () => {
  const { stack } = fleet();

  expect(refusal(() => new PatchTask(stack, "Scan", { operation: "Scan", instanceIds: [id(1)] } as never))).toBe(
    "patch task fleet/Scan is not valid\n  - window: missing, expected a MaintenanceWindow [PM001]",
  );
});
