import { TEXT_LIMITS } from "../../model/facts/limits";
import { textLength } from "../../model/text/text-length";
import { Problems, type TextLimit } from "../../model/values/problems";
import { SSM_BEHAVIOUR } from "../../offline-aws/behaviour/behaviour";

const COMMAND = "task_invocation_parameters.run_command_parameters";

/** The argument that each limit is about. */
const ARGUMENTS: Readonly<Record<keyof typeof TEXT_LIMITS, string>> = {
  baselineName: "aws_ssm_patch_baseline.name",
  baselineDescription: "aws_ssm_patch_baseline.description",
  filterValue: "aws_ssm_patch_baseline.approval_rule.patch_filter.values",
  patchId: "aws_ssm_patch_baseline.approved_patches",
  sourceName: "aws_ssm_patch_baseline.source.name",
  sourceConfiguration: "aws_ssm_patch_baseline.source.configuration",
  sourceProduct: "aws_ssm_patch_baseline.source.products",
  patchGroup: "aws_ssm_patch_group.patch_group",
  tagKey: "aws_ssm_patch_baseline.tags",
  tagValue: "aws_ssm_patch_baseline.tags",
  baselineId: "aws_ssm_patch_group.baseline_id",
  windowName: "aws_ssm_maintenance_window.name",
  windowDescription: "aws_ssm_maintenance_window.description",
  schedule: "aws_ssm_maintenance_window.schedule",
  targetDescription: "aws_ssm_maintenance_window_target.description",
  ownerInformation: "aws_ssm_maintenance_window_target.owner_information",
  targetKey: "aws_ssm_maintenance_window_target.targets.key",
  taskDescription: "aws_ssm_maintenance_window_task.description",
  taskArn: "aws_ssm_maintenance_window_task.task_arn",
  comment: `aws_ssm_maintenance_window_task.${COMMAND}.comment`,
  documentHash: `aws_ssm_maintenance_window_task.${COMMAND}.document_hash`,
  outputS3Bucket: `aws_ssm_maintenance_window_task.${COMMAND}.output_s3_bucket`,
  outputS3KeyPrefix: `aws_ssm_maintenance_window_task.${COMMAND}.output_s3_key_prefix`,
  logGroupName: `aws_ssm_maintenance_window_task.${COMMAND}.cloudwatch_config.cloudwatch_log_group_name`,
};
const LIMITS: readonly [string, TextLimit][] = Object.entries(TEXT_LIMITS);

test.each(LIMITS)("%s counts bytes where the provider checks a text that may hold more than ASCII", (name, limit) => {
  const [, type = "", path = ""] = /^(\w+)\.(.*)$/.exec(ARGUMENTS[name as keyof typeof TEXT_LIMITS]) ?? [];
  const argument = SSM_BEHAVIOUR[type]?.attributes[path];
  const checked = argument?.validation?.items ?? argument?.validation;
  const { items } = argument?.serviceLimits ?? {};
  const ofTag = { tagKey: items?.key, tagValue: items?.value }[name];
  const served = ofTag ?? items ?? argument?.serviceLimits;

  const holdsMore = limit.pattern?.test("é") ?? true;

  expect(argument).toBeDefined();
  expect(limit.unit).toBe(checked?.maxLength !== undefined && holdsMore ? "bytes" : "characters");
  expect(limit.maxLength).toBe(checked?.maxLength ?? served?.maxLength ?? longestOf(served?.pattern));
});

test.each([
  ["ascii", 5, 5],
  ["é", 2, 1],
  ["e\u0301", 2, 1],
  ["漢", 3, 1],
  ["🚀", 4, 1],
  ["", 0, 0],
])("%j has %d bytes and %d characters", (text, bytes, characters) => {
  expect(textLength(text, "bytes")).toBe(bytes);
  expect(textLength(text, "characters")).toBe(characters);
});

test("a limit in characters takes as many of those that UTF-16 writes in two units", () => {
  const limit: TextLimit = { minLength: 0, maxLength: 128, unit: "characters", source: "our own" };

  expect(said("🚀".repeat(128), limit)).toEqual([]);
  expect(said("🚀".repeat(129), limit)).toEqual([
    `expected 0 to 128 characters, got "${"🚀".repeat(30)}"… (129 characters)`,
  ]);
});

test("a long text is not cut within a character", () => {
  const limit: TextLimit = { minLength: 0, maxLength: 64, unit: "bytes", source: "our own" };

  expect(said(`a${"🚀".repeat(30)}`, limit)).toEqual([
    `expected 0 to 64 bytes, got "a${"🚀".repeat(29)}"… (121 bytes); the provider counts bytes, and "🚀" has 4`,
  ]);
});

function said(text: string, limit: TextLimit): string[] {
  const problems = new Problems();
  problems.text("text", text, limit);
  return problems.findings.map(({ message }) => message);
}

/** `128` of `^[a-z]{3,128}$` */
function longestOf(pattern = ""): number {
  return Number(/,(\d+)\}/.exec(pattern)?.[1]);
}
