import { WINDOW_TARGET_CHECKS } from "../../../../model/checks/maintenance-window/window-target-checks";
import { WINDOW_TASK_CHECKS } from "../../../../model/checks/maintenance-window/window-task-checks";
import { type Knowable, UNKNOWN } from "../../../../model/values/unknown";
import { said, targetOf, taskOf } from "./given";

const targeted = (key: string, values: readonly string[]) =>
  said(WINDOW_TARGET_CHECKS, targetOf({ targets: [{ key, values }] }));

test.each([
  ["tag:Department", "R&D"],
  ["tag:Department", "a,b"],
  ["tag:Role", "Web (prod)"],
  ["tag:Ring", "tier#1"],
  ["tag:Note", ""],
  ["tag-key", "a+b"],
  ["tag-key", "cost%"],
])("a target %s takes %j, as EC2 does in a tag", (key, value) => {
  expect(targeted(key, [value])).toEqual([]);
});

test("a key that already has the prefix would get a second one", () => {
  expect(targeted("tag:tag:Environment", ["prod"])).toEqual([
    'tags["tag:Environment"] (the key): expected the tag\'s own key, got "tag:Environment"; write "Environment" [PM332]',
  ]);
  expect(targeted("tag-key", ["Stage", "tag:Stage"])).toEqual([
    'tagKeys[1]: expected the tag\'s own key, got "tag:Stage"; write "Stage" [PM332]',
  ]);
});

const BUCKET =
  'outputS3Bucket: expected 3 to 63 characters out of lower-case letters, digits, "-" and ".", a letter or digit first and last';

test.each(["arn:aws:s3:::logs", "s3://logs", "abc d", "My_Bucket", "-logs", "logs.", "a..b", "192.168.0.1"])(
  "a bucket is not called %s",
  (outputS3Bucket) => {
    const task = taskOf({ runCommand: { ...command(), outputS3Bucket } });

    expect(said(WINDOW_TASK_CHECKS, task)).toEqual([`${BUCKET}, got ${JSON.stringify(outputS3Bucket)} [PM534]`]);
  },
);

test.each<Knowable<string>>(["logs", "my-logs.example.com", "1a2", UNKNOWN])(
  "a bucket can be called %s",
  (outputS3Bucket) => {
    expect(said(WINDOW_TASK_CHECKS, taskOf({ runCommand: { ...command(), outputS3Bucket } }))).toEqual([]);
  },
);

test("a log group has the characters of one", () => {
  const of = (cloudwatchLogGroupName: string) =>
    said(WINDOW_TASK_CHECKS, taskOf({ runCommand: { ...command(), cloudwatchConfig: { cloudwatchLogGroupName } } }));

  expect(of("/aws/ssm/patching.install#1")).toEqual([]);
  expect(of("arn:aws:logs:eu-central-1:123456789012:log-group:patching")).toEqual([
    'cloudwatchConfig.cloudwatchLogGroupName: expected 1 to 512 characters out of letters, digits, "_", "-", ".", "/" and "#", not beginning with aws/, got "arn:aws:logs:eu-central-1:123456789012:log-group:patching" [PM534]',
  ]);
  expect(of("aws/ssm")).toEqual([expect.stringContaining('not beginning with aws/, got "aws/ssm" [PM534]')]);
});

test.each([
  [2147483647, []],
  [2147483648, ["priority: expected a whole number from 0 to 2147483647, got 2147483648 [PM505]"]],
  [-1, ["priority: expected a whole number from 0 to 2147483647, got -1 [PM505]"]],
])("a priority is a number of 32 bits: %d", (priority, lines) => {
  expect(said(WINDOW_TASK_CHECKS, taskOf({ priority }))).toEqual(lines);
});

test("a patch task without the block of its command has no operation either", () => {
  expect(said(WINDOW_TASK_CHECKS, taskOf({ runCommand: undefined }))).toEqual([
    "operation: missing, expected one of Scan, Install [PM540]",
  ]);
  expect(said(WINDOW_TASK_CHECKS, taskOf({ runCommand: UNKNOWN }))).toEqual([]);
});

test.each(["AWS-ApplyPatchBaseline", "arn:aws:ssm:eu-central-1::document/AWS-ApplyPatchBaseline"])(
  "%s is a legacy document",
  (taskArn) => {
    expect(said(WINDOW_TASK_CHECKS, taskOf({ taskArn }))).toEqual([
      `taskArn: expected AWS-RunPatchBaseline, got ${taskArn}, a legacy document for Windows that patches no applications [PM555]`,
    ]);
  },
);

function command() {
  return { parameters: { Operation: ["Scan"] } };
}
